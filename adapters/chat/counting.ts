// "320 signed-off answers", told outside of a thread: to the one talk of the room that counts them, or a choice of several.
import type { Bot } from '../../src/bot.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Done } from './press.ts';

/** A talk with its thread. */
export type Threaded = { talk: Talk; thread: string | null };

/** What came of a number: it went to a talk, it may be for one of several, or no talk counts. */
export type Counted =
  | { kind: 'noted'; thread: string | null }
  | { kind: 'choice'; talks: readonly Threaded[] }
  | { kind: 'none' };

/**
 * Takes the number in where it is clear for which talk it is: `here` is the one in whose thread it was told. `thread` is
 * where such an event stands.
 */
export async function countIn(
  count: number,
  { tenant, place, thread, by, key, at, here }: Done & { here?: string | undefined },
  bot: Bot,
): Promise<Counted> {
  const counting = (await bot.talksIn(tenant, place)).filter(({ talk }) => countsExamples(talk));
  const meant = counting.filter(({ talk }) => talk.id === here);
  const talks = meant.length > 0 ? meant : counting;
  const [only, ...others] = talks;
  if (!only) return { kind: 'none' };
  if (others.length > 0) return { kind: 'choice', talks };
  const { talk } = only;
  const event = { kind: 'pressed', key, by, at, verb: 'count', argument: String(count) } as const;
  await bot.receive({ tenant, talk: talk.id, place, thread, zone: talk.zone, event });
  return { kind: 'noted', thread: only.thread };
}

/** Whether signed-off answers can matter to this talk: its need is the way of answering, as far as is known. */
function countsExamples({ answers, phase, checkIn }: Talk): boolean {
  const need = answers.need?.option;
  return phase !== 'cancelled' && checkIn !== null && (need === 'behaviour' || need === 'both');
}
