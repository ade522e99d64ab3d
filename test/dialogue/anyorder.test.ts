// Whatever people and the calendar do, in whatever order: the series goes forward, and one date at most is set.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recomputed, wallTimeAt } from '../../src/checkin/walltime.ts';
import { nextWorking } from '../../src/checkin/workhours.ts';
import type { Effect } from '../../src/dialogue/outcome.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { AT, frozen } from '../talking.ts';
import { at, dateIn, falls, lineOf, played, press, prompting, refuses, say } from './advised.ts';

const DAY = 24 * 3_600_000;

/** What people do. */
const DONE: readonly (() => Event)[] = [
  ...['week', 'month', 'quarter', 'half-year'].map((choice) => () => press('snooze', choice)),
  ...['Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'].flatMap((zone) =>
    ['u1', 'u2'].map((to) => () => press('hand-over', `${to} ${zone}`)),
  ),
  ...(['stop', 'done', 'ask', 'same', 'conclude', 'mention', 'mute'] as const).map(
    (verb) => () => press(verb),
  ),
  ...[
    'ask me in 3 weeks',
    'ask me when we have 90 examples',
    'examples 40',
    'examples 95',
    'examples 1500',
  ].map((text) => () => say(text)),
];
const REFUSED: readonly (() => Event)[] = [() => refuses('check-in'), () => refuses('digest')];

type Move = { kind: 'done'; event: () => Event } | { kind: 'days'; days: number } | { kind: Falls };

/** `late`: somebody did something between the bell and the event that it made. */
type Falls = 'alone' | 'in-digest' | 'with-digest' | 'late';

const MOVE: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...DONE).map((event) => ({ kind: 'done' as const, event })) },
  { weight: 1, arbitrary: fc.constantFrom(...REFUSED).map((event) => ({ kind: 'done' as const, event })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 250 }).map((days) => ({ kind: 'days' as const, days })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Falls>('alone', 'in-digest', 'with-digest', 'late').map((kind) => ({ kind })),
  },
);

const DIGESTS = {
  ...{ alone: {}, late: {} },
  'in-digest': { inDigest: true },
  'with-digest': { digest: ['t1', 't2', 't3', 't4'].map(lineOf) },
} as const;

/** A talk with its date, as the store keeps it, and the time (ms). */
type World = { talk: Talk; date: string | null; now: number };

const iso = (ms: number): string => new Date(ms).toISOString();

/** One event, and what it must keep to. */
function happens({ talk: before, date, now }: World, event: Event): World {
  const [talk, effects] = played(before, at(iso(now), event));
  const set = dateIn(effects);
  checkSeries(before, talk, event, now);
  if (talk.ended) expect(set ?? null, 'no date while it has ended').toBeNull();
  if (set) expect(nextWorking(set.slice(0, 19)), 'when people are there').toBe(set.slice(0, 19));
  expect(postsOfCheckIn(effects), 'at most once').toBeLessThanOrEqual(1);
  return { talk: frozen(talk), date: set === undefined ? date : set, now };
}

const postsOfCheckIn = (effects: readonly Effect[]): number =>
  effects.filter((one) => one.kind === 'post' && one.card.kind === 'check-in').length;

function checkSeries(before: Talk, { series, zone, cards, ended }: Talk, { kind }: Event, now: number): void {
  // One that had ended may begin anew.
  const begins = before.ended !== null && ended === null && series !== before.series;
  if (cards > before.cards || begins)
    expect(recomputed(series ?? '', zone), 'a new series is to come').toBeGreaterThan(now);
  else if (kind === 'due') expect((series ?? '') >= (before.series ?? ''), 'it goes forward').toBe(true);
  else expect(series, `the series stays: ${kind}`).toBe(before.series);
}

function moved(world: World, move: Move): World {
  switch (move.kind) {
    case 'done':
      return settled(happens(world, move.event()));
    case 'days':
      return { ...world, now: world.now + move.days * DAY };
    default: {
      if (world.date === null) return world;
      // The bell takes the date away when it makes an event of it.
      const due = Date.parse(world.date);
      let rung: World = { ...world, date: null, now: Math.max(world.now, due) };
      if (move.kind === 'late') rung = happens(rung, press('snooze', 'week'));
      return settled(happens(rung, falls(iso(rung.now), iso(due), DIGESTS[move.kind])));
    }
  }
}

/** Between events: exactly the date that people were told, or none where they wanted none. */
function settled(world: World): World {
  const { talk, date } = world;
  expect(date).toBe(talk.ended ? null : talk.checkIn?.at);
  return world;
}

it('the series only goes forward, and one date at most is set, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(MOVE, { maxLength: 25 }), (moves) => {
      const talk = prompting();
      const first: World = { talk, date: talk.checkIn?.at ?? null, now: Date.parse(AT) };
      const last = moves.reduce(moved, first);

      // However it went, a due date leads to a later one.
      const { date, now } = moved(last, { kind: 'alone' });
      if (date !== null) expect(date.slice(0, 19) > wallTimeAt(now, last.talk.zone)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
