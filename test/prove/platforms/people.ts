// What people say and do on a chat platform while the bot dies again and again, and how long they wait for it.
import { setTimeout as pause } from 'node:timers/promises';

/** What somebody did once; not `ok`: they saw an error, and the bot may have it or not. */
export type Tried = { ok: boolean };
export type Command = Tried & { text: string };

/** Who saw an error tries again after so long, in real ms. */
export const AGAIN = 200;

/** Nothing new for so long, in real ms, and people go on all the same: longer than some kills and leases take. */
const PATIENCE = 8_000;

const LOOKS = 20;

const OPENINGS = [
  'our bot must answer from the refund policy, it changes every month',
  'it sounds like a robot although we have 300 approved letters',
  'must quote 1,200 help articles in our voice, customers use it',
  'it never knows our prices',
];

const MORE = [
  'why not fine-tune now?',
  'actually it changes daily',
  "can't we just put it all in the prompt?",
];

/** What opens the talk of that number: another text for each. */
export const openingOf = (number: number): string =>
  `Number ${number}: ${OPENINGS[number % OPENINGS.length]}`;

/** What is said in a talk that goes on. */
export const moreOf = (number: number): string => MORE[number % MORE.length] ?? '';

/** What `look` finds, as soon as it finds something; undefined after the patience of people, in real ms. */
export async function waited<T>(look: () => T | undefined, patience = PATIENCE): Promise<T | undefined> {
  const end = performance.now() + patience;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > end) return found;
    await pause(LOOKS);
  }
}
