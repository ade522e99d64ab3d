// What people do in a simulated run: a few talks, some in one room, each a few events that may come twice or late.
import { QUESTIONS } from '../../../knowledge/questions.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import { type Event, VERBS } from '../../../src/event.ts';
import type { Chance } from './random.ts';

/** An event and the moments, in ms, at which the platform delivers it. */
export type Delivery = { incoming: Incoming; at: number[] };

const TEXTS = [
  'our bot must answer from the refund policy, it changes every month',
  'it sounds like a robot although we have 300 approved letters',
  'must quote 1,200 help articles in our voice, customers use it',
  'we have 320 examples now',
  'actually it changes daily',
  "can't we just put it all in the prompt?",
  'why not fine-tune now?',
  'hm',
  '',
] as const;

const ZONES = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'];

/** Milliseconds within which all events happen. */
const SPAN = 15_000;

export function people(chance: Chance): Delivery[] {
  const rooms = ['room-1-open', 'room-2-open', 'room-3-shut'];
  // Rare things depend on an event's key: with another beginning they meet another event.
  const run = chance.whole(0, 999);
  return Array.from({ length: chance.whole(1, 3) }, (_, talk) => {
    const place = chance.one(rooms);
    // Rooms are counted by tenant and name; the fake chat knows names only, so a room belongs to one tenant here.
    const tenant = place === 'room-1-open' ? 'T1' : 'T2';
    // A mention in a thread that is there already; else the bot's own first message opens one.
    const thread = chance.percent(30) ? `thread-${talk}` : null;
    const zone = ZONES[(run + talk) % ZONES.length] ?? 'UTC';
    const start = chance.whole(0, SPAN / 4);
    return Array.from({ length: chance.whole(2, 8) }, (_, number): Delivery => {
      const event = anEvent(`${run}/${talk}/${number}`, number, chance);
      const at = chance.whole(start, start + (SPAN / 2) * ((number + 1) / 8));
      const again = Array.from({ length: chance.percent(30) ? chance.whole(1, 2) : 0 }, () =>
        chance.whole(at, at + SPAN / 4),
      );
      const incoming = { tenant, talk: `talk-${talk}`, place, thread, zone, event };
      return { incoming, at: [at, ...again] };
    });
  }).flat();
}

function anEvent(key: string, number: number, chance: Chance): Event {
  const who = { key, by: chance.one(['u1', 'u2']), at: '2026-11-23T09:00:00Z' };
  if (number === 0) return { ...who, kind: 'opened', text: chance.one(TEXTS) };
  const kind = chance.one(['chose', 'chose', 'said', 'pressed'] as const);
  if (kind === 'said') return { ...who, kind, text: chance.one(TEXTS) };
  if (kind === 'pressed') return { ...who, kind, verb: chance.one(VERBS) };
  const { id, options } = chance.one(QUESTIONS);
  return { ...who, kind, question: id, option: chance.one(options).id };
}
