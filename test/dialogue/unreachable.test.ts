// A check-in that the platform refuses: where it is asked instead, the end where nobody is left, and the way back.
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { chooses, postsOf, withoutSeen } from '../talking.ts';
import {
  answers,
  at,
  cardIn,
  DUE,
  dateIn,
  falls,
  ground,
  played,
  press,
  prompting,
  refuses,
  say,
  searching,
  who,
} from './advised.ts';

const NEXT = '2027-11-22T09:00:00+01:00';

/** Where the check-in is asked; undefined where it is not. */
const placeIn = (effects: readonly Effect[]): unknown =>
  effects.flatMap((one) =>
    one.kind === 'post' && one.card.kind === 'check-in' ? [one.into ?? 'thread'] : [],
  )[0];

/** Owned by u1, then u2, then u1 again, then u3. */
function handedOn(): Talk {
  const over = ['u2', 'u1', 'u3'].map((to) => press('hand-over', `${to} Europe/Berlin`));
  return played(searching(), ...over)[0];
}

/** Nobody is left to ask. */
function unreachable(talk = searching()): Talk {
  let [next] = played(talk, falls());
  while (next.ended === null) [next] = played(next, refuses('check-in'));
  return next;
}

describe('a check-in that is refused', () => {
  it('moves from thread to room to owner to those who owned it before, the latest first, and ends there', () => {
    let [talk, effects] = played(handedOn(), falls());
    const places = [placeIn(effects)];
    while (talk.ended === null) {
      [talk, effects] = played(talk, refuses('check-in', `reason ${places.length}`));
      places.push(placeIn(effects));
    }

    expect(places).toEqual([
      ...['thread', 'room', { person: 'u3' }, { person: 'u1' }, { person: 'u2' }],
      undefined,
    ]);
    expect(talk.ended).toEqual({ why: 'unreachable', at: '2027-05-20T07:05:00Z', reason: 'reason 5' });
    expect(
      effects.filter(({ kind }) => kind !== 'edit'),
      'nothing more is sent',
    ).toEqual([{ kind: 'no-check-in' }]);
  });

  it('says in the next place why it comes there, with the word of the platform, and keeps what was answered', () => {
    const [, effects] = played(
      prompting(),
      falls(),
      answers('a-examples hundreds'),
      refuses('check-in', 'thread_locked'),
    );

    const card = cardIn(effects, 'check-in');
    expect(card?.moved).toBe(
      'I can no longer write in the thread where we talked (thread_locked), so I ask here.',
    );
    expect(card?.items.find(({ id }) => id === 'a-examples')?.chosen).toBe('hundreds');
    expect(dateIn(effects), 'the date is set already').toBeUndefined();
  });

  it.each(['same', 'snooze', 'stop', 'cancel', 'restart'] as const)(
    'moves nowhere where it was answered or put off meanwhile: %s',
    (verb) => {
      const [before] = played(searching(), falls(), press(verb));

      const [talk, effects] = played(before, refuses('check-in'));

      expect(effects).toEqual([]);
      expect(withoutSeen(talk)).toEqual(withoutSeen(before));
    },
  );

  it('begins in the thread again the next time', () => {
    const [moved] = played(searching(), falls(), refuses('check-in'), refuses('check-in'));
    expect(moved.reach, 'it went on').toEqual({ person: 'u1' });

    const [talk, effects] = played(moved, falls('2027-11-22T08:00:00Z'));

    expect(placeIn(effects)).toBe('thread');
    expect(cardIn(effects, 'check-in')).toMatchObject({ moved: undefined });
    expect(talk.reach).toBe('thread');
  });
});

describe('a talk in which nobody can be reached', () => {
  it.each<[what: string, event: () => Event]>([
    ['words', () => say('what is RAG?')],
    ['words among people', () => ({ ...say('shall we get lunch?', 'u2'), overheard: true }) as Event],
    ['a press', () => press('why')],
    ['a late click', () => chooses('audience', 'shared', who('u2'))],
  ])('goes on as soon as somebody is there again: %s', (_, event) => {
    const [talk, effects] = played(unreachable(), at('2027-06-01T08:00:00Z', event()));

    expect(talk).toMatchObject({ ended: null, series: '2027-11-20T09:00:00', checkIn: { at: NEXT } });
    expect(dateIn(effects)).toBe(NEXT);
    expect(placeIn(played(talk, falls('2027-11-22T08:00:00Z'))[1])).toBe('thread');
  });

  it('goes on with the first date that is still to come, however long it was silent', () => {
    const [, effects] = played(unreachable(), at('2029-01-08T08:00:00Z', press('why')));

    expect(dateIn(effects)).toBe('2029-05-21T09:00:00+02:00');
  });

  it('takes the date that somebody names instead, and none where they stop it', () => {
    expect(dateIn(played(unreachable(), at(DUE, say('ask me in a month')))[1])).toBe(
      '2027-06-21T09:00:00+02:00',
    );
    for (const verb of ['stop', 'done', 'cancel', 'restart'] as const)
      expect(dateIn(played(unreachable(), press(verb))[1]), verb).toBeNull();
  });

  it.each<[what: string, event: () => Event]>([
    ['a check-in', () => falls('2027-11-22T08:00:00Z')],
    ['a refusal', () => refuses('check-in')],
    ['a digest’s refusal', () => refuses('digest')],
  ])('is not woken by what no person does: %s', (_, event) => {
    const before = unreachable();

    const [talk, effects] = played(before, event());

    expect(effects).toEqual([]);
    expect(withoutSeen(talk)).toEqual(withoutSeen(before));
  });
});

describe('a digest that is refused', () => {
  it('lets each that was due ask in its own thread, and say how late it is', () => {
    const [due] = played(searching(), falls(DUE, '2027-05-18T07:00:00Z', { inDigest: true }));

    const [talk, effects] = played(due, refuses('digest'));

    expect(placeIn(effects)).toBe('thread');
    expect(cardIn(effects, 'check-in')?.late).toBe('2 days late');
    expect(dateIn(effects), 'the next date is set already').toBeUndefined();
    expect(talk.digested).toBeNull();
  });

  it.each<[what: string, events: () => Event[], own: string]>([
    ['as it was', () => [], '2027-05-20T09:00:00+02:00'],
    ['put off meanwhile', () => [say('ask me in 8 months')], '2027-07-20T09:00:00+02:00'],
    [
      'with the recommendation being made anew',
      () => [press('correct', 'need'), chooses('need', 'behaviour', who())],
      '2027-05-20T09:00:00+02:00',
    ],
  ])('gives each that is not due yet its own date again: %s', (_, events, own) => {
    const [before] = played(searching(), ...events());

    expect(played(before, at('2027-05-17T07:00:00Z', refuses('digest')))[1]).toEqual([
      { kind: 'check-in', at: own },
    ]);
  });

  it.each<[what: string, since: () => Event[]]>([
    ['a later one was asked by itself', () => [falls('2027-11-22T08:00:00Z'), press('same')]],
    ['a new recommendation came', () => [at('2027-06-01T08:00:00Z', say('examples 1500'))]],
    ['it was put off', () => [at('2027-06-01T08:00:00Z', say('ask me in 9 months'))]],
    [
      'a condition is waited for',
      () => [at('2027-06-01T08:00:00Z', say('ask me when we have 5,000 examples'))],
    ],
  ])('asks nothing now of one whose own digest is long over: %s', (_, since) => {
    const [before] = played(prompting(), falls(DUE, DUE, { inDigest: true }), ...since());

    expect(played(before, at('2027-11-23T08:00:00Z', refuses('digest')))[1]).toEqual([
      { kind: 'check-in', at: before.checkIn?.at },
    ]);
  });

  it('changes nothing where all was stopped meanwhile', () => {
    for (const verb of ['stop', 'done', 'cancel', 'restart'] as const) {
      const [before] = played(searching(), falls(DUE, DUE, { inDigest: true }), press(verb));

      expect(played(before, refuses('digest'))[1], verb).toEqual([]);
    }
  });

  it('asks nothing of one that was answered by then', () => {
    const [before] = played(searching(), falls(DUE, DUE, { inDigest: true }), press('ask'), press('same'));

    expect(postsOf(played(before, refuses('digest'))[1])).toEqual([]);
  });
});

it('a refusal of a message that was asked before in another place moves nothing', () => {
  const [moved] = played(searching(), falls(), refuses('check-in'));
  const stale = { ...refuses('check-in'), asked: 'thread' } as const;

  expect(moved.reach).toBe('room');
  expect(step(moved, stale as Event, ground)[1]).toEqual([]);
});
