// A talk of form 4, which kept its last recommendation only and "stopped" as the words of a date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisionsOf } from '../../src/dialogue/history.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { readTalk } from '../../src/dialogue/upgrade.ts';
import { frozen, postsOf } from '../talking.ts';
import { at, cardIn, dateIn, falls, played, press, say } from './advised.ts';

const STORED = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'talk-form-4.json'), 'utf8');

const stopped = (): Talk => frozen(readTalk(STORED, 'talk4'));

/** The same talk, had nobody stopped it. */
function going(): Talk {
  const { checkIn, ...talk } = JSON.parse(STORED) as Record<'checkIn', { at: string }>;
  const words = 'Thu 25 Nov 2027, 09:00 Berlin';
  return frozen(readTalk(JSON.stringify({ ...talk, checkIn: { ...checkIn, words } }), 'talk4'));
}

const LATER = '2027-06-01T08:00:00Z';

describe('a stopped talk', () => {
  it('has its end, told by whom it belongs to and no later than now', () => {
    const { owner, ended, advised } = stopped();

    expect(ended).toEqual({ why: 'stopped', by: owner, at: advised?.at });
    expect(decisionsOf(stopped()).map(({ kind }) => kind)).toEqual(['closed', 'advised']);
  });

  it('asks nothing, and sets no date by itself', () => {
    expect(played(stopped(), falls('2027-11-25T08:00:00Z'))[1]).toEqual([]);
    expect(dateIn(played(stopped(), at(LATER, say('examples 600')))[1])).toBeUndefined();
  });

  it('goes on with a date that somebody names, at whatever time', () => {
    const [talk, effects] = played(stopped(), at(LATER, say('ask me in 3 months')));

    expect(dateIn(effects)).toBe('2027-09-01T09:00:00+02:00');
    expect(talk.ended).toBeNull();
  });

  it('can be handed over', () => {
    const [talk] = played(stopped(), press('hand-over', 'U0BEN Asia/Tokyo'));

    expect(talk).toMatchObject({ owner: 'U0BEN', checkIn: { at: '2027-11-25T09:00:00+09:00' } });
  });
});

describe('a talk that went on', () => {
  it('has no end, and its one recommendation as the first decision', () => {
    const { ended, decisions, advised } = going();

    expect(ended).toBeNull();
    expect(decisions).toEqual([{ at: advised?.at, kind: 'advised', verdict: advised?.verdict, why: [] }]);
  });

  it('is asked on its date, in its thread, about the recommendation that it has', () => {
    const [talk, effects] = played(going(), falls('2027-11-25T08:00:00Z'));

    expect(postsOf(effects)).toEqual(['check-in']);
    expect(cardIn(effects, 'check-in')).toMatchObject({ since: '2026-11-25', mention: undefined });
    expect(effects[0]).toMatchObject({ name: 'check-in', refers: 'card' });
    expect(talk.series).toBe('2028-05-25T09:00:00');
  });
});
