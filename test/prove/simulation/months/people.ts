// What people do over months: they open talks, answer check-ins or not, put them off, stop them, hand them over.
import type { Card } from '../../../../src/card.ts';
import type { Incoming } from '../../../../src/door/incoming.ts';
import type { Event } from '../../../../src/event.ts';
import type { Chance } from '../random.ts';

/** A talk of a run. `start` is in ms since the beginning. */
export type Home = Omit<Incoming, 'event'> & { start: number };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Rooms with their tenant and people. Where a name ends in "-open" the bot may look for its messages. */
export const ROOMS = [
  { tenant: 'T1', place: 'crowd-open', people: ['ana-open', 'ben-shut', 'cleo-open'] },
  { tenant: 'T1', place: 'quiet-shut', people: ['ana-open', 'ben-shut'] },
  { tenant: 'T2', place: 'other-open', people: ['dan-open', 'eve-shut'] },
] as const;

/** With clocks that change in spring, in autumn, by half an hour, at midnight, and not at all. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
] as const;

const OPENINGS = [
  'our bot must answer from the refund policy, it changes every month',
  'it sounds like a robot although we have 300 approved letters',
  'must quote 1,200 help articles in our voice, customers use it',
  'it gives each customer a different answer, we have 40 checked answers',
] as const;

/** About dates and conditions, and some that are about neither. */
const TEXTS = [
  'ask me in a month',
  'ask me in 2 weeks',
  'ask me again tomorrow',
  'ask me on 28 March at 02:30',
  'ask me on 4 April at 02:10',
  'ask me on 5 September at 00:30',
  'ask me when we have 500 examples',
  'ask me after launch',
  'we have 620 examples now',
  'we are live now',
  'nothing changed',
  'skip',
  'not now',
  'stop asking',
  'we are done',
  'ask me now',
  'mention me',
  'actually it changes daily',
  'why not fine-tune now?',
  'hm',
] as const;

const SNOOZES = [
  'week',
  'month',
  'quarter',
  '2027-03-28',
  '2027-04-02',
  'stage live',
  'examples thousands',
] as const;

/** Talks in their rooms: in one of them so many that they share a message, in the others one or two. */
export function homes(chance: Chance): Home[] {
  const crowd = chance.percent(70) ? chance.whole(4, 6) : chance.whole(1, 2);
  return ROOMS.flatMap(({ tenant, place }, room) =>
    Array.from({ length: room === 0 ? crowd : chance.whole(0, 2) }, (_, number) => ({
      ...{ tenant, place, talk: `talk-${room}-${number}` },
      thread: chance.percent(30) ? `thread-${room}-${number}` : null,
      zone: chance.one(ZONES),
      // Those of one room begin within a week, so that most of their check-ins do too.
      start: chance.whole(0, 6 * DAY),
    })),
  );
}

/** A thing that somebody does, without who and when. */
export type Did = Event extends infer One
  ? One extends Event
    ? Omit<One, 'key' | 'at' | 'by'>
    : never
  : never;

/** The first things that are done in a talk: it is opened and, some minutes later, brought to its card. */
export function beginnings(chance: Chance): { after: number; did: Did }[] {
  return [
    { after: 0, did: { kind: 'opened', text: chance.one(OPENINGS) } },
    { after: chance.whole(MINUTE, 10 * MINUTE), did: { kind: 'pressed', verb: 'finish' } },
  ];
}

/** Things that are done one right after the other: what is waited for comes while a question is open again. */
export const REOPENED: readonly Did[] = [
  { kind: 'said', text: 'ask me when we have 500 examples' },
  { kind: 'pressed', verb: 'correct', argument: 'stage' },
  { kind: 'pressed', verb: 'count', argument: '620' },
];

/** Somebody who speaks in that room. */
export function somebody({ place }: Home, chance: Chance): string {
  return chance.one(ROOMS.find((room) => room.place === place)?.people ?? ['nobody-shut']);
}

/** Something that may be done at any time; `shown` is the check-in that stands in the talk, where there is one. */
export function deed(home: Home, shown: Card | undefined, chance: Chance): Did {
  if (shown?.kind === 'check-in' && chance.percent(60)) return answer(shown, chance);
  const [person, zone] = [somebody(home, chance), chance.one(ZONES)];
  switch (chance.whole(0, 10)) {
    case 0:
      return { kind: 'pressed', verb: 'hand-over', argument: `${person} ${zone}` };
    case 1:
      return { kind: 'said', text: `hand it over to @${person}`, people: [{ id: person, zone }] };
    case 2:
      return { kind: 'said', text: `time zone: ${zone}` };
    case 3:
      return { kind: 'pressed', verb: 'snooze', argument: chance.one(SNOOZES) };
    case 4:
      return { kind: 'pressed', verb: 'count', argument: String(chance.whole(0, 1500)) };
    case 5:
      return {
        kind: 'pressed',
        verb: chance.one(['stop', 'done', 'ask', 'mention', 'finish', 'history', 'restart', 'cancel']),
      };
    case 6:
      return { kind: 'pressed', verb: 'correct', argument: chance.one(['stage', 'examples', 'freshness']) };
    default:
      return { kind: 'said', text: chance.one(TEXTS) };
  }
}

/** A line of the check-in is answered, or all of it is brought to its end. */
function answer({ items }: Extract<Card, { kind: 'check-in' }>, chance: Chance): Did {
  if (chance.percent(40)) return { kind: 'pressed', verb: chance.one(['same', 'conclude', 'conclude']) };
  const { id, options } = chance.one(items);
  return { kind: 'pressed', verb: 'review', argument: `${id} ${chance.one(options).id}` };
}
