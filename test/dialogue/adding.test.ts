// A need told later, beside the one that stands.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { aTalk, chooses, opens, postsOf, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

let count = 0;
const who = () => ({ key: `a${++count}` });
const played = (talk: Talk, ...events: readonly Event[]): Talk =>
  events.reduce((now, event) => step(now, event, ground)[0], talk);

const asking = (): Talk =>
  played(aTalk(), opens('our bot does not know our documents, they change daily', who()));
const advised = (): Talk =>
  played(asking(), chooses('audience', 'shared', who()), chooses('running', 'nothing', who()));
const sums = (): Talk => played(aTalk(), opens('', who()), chooses('need', 'neither', who()));

describe('a need told beside another', () => {
  it.each([
    'actually it must calculate margins too',
    'it should also book tables',
    'It has to add up totals as well.',
  ])('that code does keeps the first one: "%s"', (text) => {
    for (const talk of [asking(), advised()]) {
      const [next, effects] = step(talk, says(text, who()), ground);

      expect(next.answers.need).toEqual(talk.answers.need);
      expect(next.checkIn).toEqual(talk.checkIn);
      expect(postsOf(effects)[0]).toBe('notice code-beside');
    }
  });

  it.each(['actually the tone is wrong too', 'it also sounds too formal'])(
    'makes facts and manner both: "%s"',
    (text) => {
      for (const talk of [asking(), advised()])
        expect(played(talk, says(text, who())).answers.need?.option).toBe('both');
    },
  );

  it('leaves sums to a tool where facts or manner come in', () => {
    const [next, effects] = step(sums(), says('it also does not know our documents', who()), ground);

    expect(next.answers.need?.option).toBe('facts');
    expect(postsOf(effects)).toContain('notice keep-tool');
  });

  it('replaces the first one where nothing says that it adds', () => {
    expect(
      played(advised(), says('actually it must calculate margins and totals', who())).answers.need?.option,
    ).toBe('neither');
  });

  it.each(['we also have 40 letters', 'our customers use it too'])('is not told by "%s"', (text) => {
    expect(played(advised(), says(text, who())).answers.need?.option).toBe('facts');
  });
});
