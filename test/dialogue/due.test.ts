// When a check-in falls due, or is asked for: what is asked, what is left alone, and when the next one comes.
import { describe, expect, it } from 'vitest';
import { chooses, postsOf, withoutSeen } from '../talking.ts';
import {
  answers,
  at,
  cardIn,
  DUE,
  dateIn,
  falls,
  lineOf,
  played,
  press,
  prompting,
  refuses,
  say,
  searching,
  who,
} from './advised.ts';

/** Six months after `DUE`; 20 November 2027 is a Saturday. */
const NEXT = '2027-11-22T09:00:00+01:00';

const OTHERS = [lineOf('t2'), lineOf('t3'), lineOf('t4')];

describe('a due check-in', () => {
  const moved = [
    ...(['stop', 'done', 'cancel', 'restart'] as const).map((verb) => [verb, () => press(verb)] as const),
    ['a week later', () => press('snooze', 'week')],
    ['a month later', () => say('ask me in a month')],
    ['handed over to the west, where it is earlier', () => press('hand-over', 'u2 America/New_York')],
  ] as const;

  it.each(moved)('asks nothing where it was just put off or stopped: %s', (_, event) => {
    const [before] = played(searching(), at(DUE, event()));

    const [talk, effects] = played(before, falls());

    expect(effects).toEqual([]);
    expect(withoutSeen(talk)).toEqual(withoutSeen(before));
  });

  it.each(moved)('still speaks for the others of its digest: %s', (_, event) => {
    const [before] = played(searching(), at(DUE, event()));
    const [, effects] = played(before, falls(DUE, DUE, { digest: [lineOf('t1'), ...OTHERS] }));

    expect(effects).toEqual([
      { kind: 'post', name: 'digest', card: { kind: 'digest', lines: OTHERS }, into: 'room' },
    ]);
  });

  it('says nothing where its digest would speak for nobody else', () => {
    const [before] = played(searching(), at(DUE, press('stop')));

    expect(played(before, falls(DUE, DUE, { digest: [lineOf('t1')] }))[1]).toEqual([]);
  });

  it.each([
    ['the same answer', () => [press('correct', 'audience')]],
    ['another need', () => [press('correct', 'need'), chooses('need', 'behaviour', who())]],
  ])('asks in spite of a question that was opened again for %s, and sets the next date', (_, reopen) => {
    const [before] = played(searching(), ...reopen());
    expect(before.open, 'a question waits').not.toBeNull();

    const [talk, effects] = played(before, falls());

    expect(postsOf(effects)).toEqual(['check-in']);
    expect(dateIn(effects)).toBe(NEXT);
    expect(talk).toMatchObject({ phase: 'advised', open: null, checkIn: { at: NEXT } });
    expect(effects[0], 'the question is not left open above').toMatchObject({ card: { kind: 'closed' } });
  });

  it('of a digest speaks for all in the room, and its own thread stays quiet', () => {
    const lines = [lineOf('t1'), ...OTHERS];
    const [talk, effects] = played(searching(), falls(DUE, DUE, { digest: lines }));

    expect(effects).toEqual([
      { kind: 'post', name: 'digest', card: { kind: 'digest', lines }, into: 'room' },
      { kind: 'check-in', at: NEXT },
    ]);
    expect(talk).toMatchObject({ digested: DUE, review: null, checkIn: { at: NEXT } });
  });

  it('for which a digest speaks only sets the next date', () => {
    const [talk, effects] = played(searching(), falls(DUE, DUE, { inDigest: true }));

    expect(effects).toEqual([{ kind: 'check-in', at: NEXT }]);
    expect(talk.digested).toBe(DUE);
  });
});

describe('a check-in that is asked for', () => {
  it.each([
    ['in words', () => say('ask me now')],
    ['by a button', () => press('ask')],
  ])('comes at once, and no date moves: %s', (_, event) => {
    const before = searching();

    const [talk, effects] = played(before, event());

    expect(effects).toMatchObject([{ kind: 'post', name: 'check-in', card: { late: undefined } }]);
    expect([talk.checkIn, talk.series]).toEqual([before.checkIn, before.series]);
  });

  it('keeps what was answered in the one under way', () => {
    const [, effects] = played(prompting(), falls(), answers('a-examples hundreds'), press('ask'));

    const lines = cardIn(effects, 'check-in')?.items ?? [];
    expect(lines.find(({ id }) => id === 'a-examples')?.chosen).toBe('hundreds');
    expect(postsOf(effects)).toEqual(['check-in']);
  });

  it('is on time after a digest, which told how late it was', () => {
    const [named] = played(searching(), falls(DUE, '2027-05-18T07:00:00Z', { inDigest: true }));

    const [talk, effects] = played(named, at('2027-05-23T08:00:00Z', press('ask')));

    expect(cardIn(effects, 'check-in')).toMatchObject({ late: undefined });
    expect(talk.digested).toBeNull();
  });

  it('says no more why the last one came elsewhere, since it is in the thread again', () => {
    const [moved, asking] = played(searching(), falls(), refuses('check-in'));
    expect(cardIn(asking, 'check-in')?.moved, 'it was elsewhere').toContain('is_archived');

    const [talk, effects] = played(moved, press('ask'));

    expect(cardIn(effects, 'check-in')).toMatchObject({ moved: undefined });
    expect(talk.reach).toBe('thread');
  });
});
