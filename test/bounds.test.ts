// Texts that nobody types and somebody sends: every one is answered, soon, and nothing is lost.

import { Readable, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { adviseLine } from '../adapters/commands/advise.ts';
import { runLines } from '../adapters/commands/lines.ts';
import { openGuide } from '../knowledge/open.ts';
import { OFFICE_HOURS } from '../src/checkin/workhours.ts';
import { step } from '../src/dialogue/step.ts';
import { newTalk } from '../src/dialogue/talk.ts';
import { adviceVersion } from '../src/version.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

const fresh = newTalk({ id: 't', tenant: 'local', owner: 'u', zone: 'UTC' });
const AT = '2026-11-23T09:00:00Z';

describe('a text beyond measure', () => {
  it('with a number that no machine number can hold still gets a recommendation', async () => {
    const handle = adviseLine({ ground, now: () => AT, zone: 'UTC' });
    const text = `we have ${'9'.repeat(400)} approved examples, the tone is wrong and a careful prompt misses our style`;

    const result = await handle({ text, answers: { stage: 'live' } });

    expect(result.approach).toBeDefined();
    expect(result.understood).not.toHaveProperty('examples');
  });

  // Quadratic reading took minutes at this length; the limit of time is the test's own.
  it.each(['gpt4.', '!', '. ', ')" ', '1,', 'some hundred \n'])(
    'made of %j is read',
    { timeout: 20_000 },
    (piece) => {
      const text = `${piece.repeat(200_000 / piece.length)}x`;
      const [talk] = step(fresh, { key: 'a', by: 'u', at: AT, kind: 'opened', text }, ground);

      const [, effects] = step(talk, { key: 'b', by: 'u', at: AT, kind: 'said', text }, ground);

      expect(effects.find(({ kind }) => kind === 'post')).toMatchObject({ card: { about: 'text-cut' } });
    },
  );

  it('as one endless line is refused, and the next line is answered', { timeout: 20_000 }, async () => {
    const input = Readable.from([
      '{"q":"',
      ...Array.from({ length: 60 }, () => 'x'.repeat(1_000_000)),
      '"}\n{"id":2}\n',
    ]);
    let written = '';
    const output = new Writable({
      write(chunk, _, done) {
        written += String(chunk);
        done();
      },
    });

    const status = await runLines(input, output, async () => ({ fine: true }));

    expect(status).toBe(1);
    expect(written.trim().split('\n')).toEqual([
      expect.stringContaining('more than'),
      '{"id":2,"fine":true}',
    ]);
  });
});
