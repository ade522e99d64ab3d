// Takes what people write in Slack to the bot: which talk it belongs to.
import type { Opening } from '../../src/bot.ts';
import { SECOND } from '../../src/door/clock.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Ids } from '../../src/door/worker.ts';
import type { Event } from '../../src/event.ts';
import type { PressWorld } from '../chat/press.ts';
import { takeWords, type WordsWorld } from '../chat/words.ts';
import { isDirect } from './connection/rooms.ts';
import type { Reading } from './read.ts';
import type { CommandReading } from './readcommand.ts';

/** What the taking needs from the rest. */
export type TakeWorld = PressWorld &
  WordsWorld & {
    /** The id of our message there; null for one of somebody else, undefined where we may not look. */
    rootOf: (place: string, ts: string) => Promise<string | null | undefined>;
    ids: Ids;
  };

type Wrote = Extract<Reading, { kind: 'wrote' }>;

/**
 * The talk of a thread that the bot was called into. One that began with a command has an id of its own and is looked
 * up; all others are named by their place, so that two events about the same message can never open two talks.
 */
function talkIn(place: string, thread: string): string {
  return isDirect(place) ? place : `${place}.${thread}`;
}

/**
 * Words of somebody: to the bot, or in a thread where a talk lives. Resolves to the talk's id once they are stored, or to
 * undefined where they are passed over.
 */
export async function takeWritten(reading: Wrote, world: TakeWorld): Promise<string | undefined> {
  const { place, thread, people } = reading;
  const which = { lives: await talkOf(reading, world), otherwise: talkIn(place, thread) };
  return takeWords({ ...reading, people: isDirect(place) ? null : people }, which, world);
}

/** The talk that lives where something was written; undefined where none does, as far as is known. */
async function talkOf(
  { tenant, place, thread, by, underBot }: Wrote,
  { bot, rootOf }: TakeWorld,
): Promise<string | undefined> {
  if (isDirect(place)) return (await bot.askedDirectly(tenant, by)) ?? place;
  const lives = await bot.at(tenant, place, thread);
  if (lives !== undefined || !underBot) return lives;
  // The bot's own message may have opened the thread, and Slack's answer to it is not here yet, or got lost.
  const openings = await bot.openings(tenant, place);
  const root =
    openings.length === 0 ? null : await rootOf(place, thread).catch(onlyIf(openings.length === 1));
  // The answer may have come while we looked.
  return (await bot.at(tenant, place, thread)) ?? openedBy(root, openings, Number(thread) * SECOND);
}

/** One candidate has to do where Slack does not tell now. Among several nobody guesses: Slack brings the words again. */
function onlyIf(sure: boolean): (cause: unknown) => undefined {
  return (cause) => {
    if (!sure) throw cause;
  };
}

/**
 * The talk that this message opened; where the bot may not look which message it is, the only one that it can be: none
 * that began later than the message was written (`at`, ms).
 */
function openedBy(
  root: string | null | undefined,
  openings: readonly Opening[],
  at: number,
): string | undefined {
  if (root !== undefined) return openings.find(({ message }) => message === root)?.talk;
  const [only, ...others] = openings.filter(({ begun }) => begun <= at + CLOCKS_APART);
  return others.length === 0 ? only?.talk : undefined;
}

/** Slack's clock and ours differ by less than this, in ms, where both are set by a time server. */
const CLOCKS_APART = 2 * SECOND;

/** A command that opens a talk; resolves to the talk's id once it is stored. `at` is now, ISO 8601. */
export async function takeCommand(reading: CommandReading, at: string, world: TakeWorld): Promise<string> {
  const { tenant, place, key, by, text } = reading;
  const { bot, zones, ids } = world;
  const zone = await zones(by);
  if (isDirect(place)) {
    const event: Event = { kind: 'said', key, by, at, text, people: null };
    await bot.receive({ tenant, talk: place, place, thread: ROOM_ITSELF, zone, event });
    return place;
  }
  const talk = `${place}.${ids()}`;
  const event: Event = { kind: 'opened', key, by, at, text, rootless: true };
  await bot.receive({ tenant, talk, place, thread: null, zone, event });
  return talk;
}
