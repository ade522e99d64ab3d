// Takes what people write in Discord to the bot: which talk it belongs to, and where that talk lives.
import type { Bot } from '../../src/bot.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Ids } from '../../src/door/worker.ts';
import type { PressWorld } from '../chat/press.ts';
import { takeWords, type Words, type WordsWorld } from '../chat/words.ts';
import { markOf } from './cards/mark.ts';
import { type DirectWorld, whoseWords } from './direct.ts';
import { carries } from './find.ts';
import { heldAt, onlyFor } from './places.ts';
import type { Where, Wrote } from './read.ts';

/** What the taking needs from the rest. */
export type TakeWorld = PressWorld &
  WordsWorld &
  DirectWorld & {
    bot: Bot;
    ids: Ids;
    /**
     * The components of a message, to see whether it is one of ours in doubt. Undefined where it is gone or may not be
     * read. Rejects where Discord does not tell now.
     */
    componentsOf: (channel: string, message: string) => Promise<unknown>;
  };

/** A talk, and what of the event depends on where it lives. */
type Housing = { tenant: string; thread: string | null; lives: string | undefined; otherwise: string };

/**
 * Words of somebody: to the bot, or in a thread where a talk lives. Resolves to the talk's id once they are stored, or to
 * undefined where they are passed over. Rejects where nothing is stored, and it is worth another try.
 */
export async function takeMessage(wrote: Wrote, world: TakeWorld): Promise<string | undefined> {
  const { id, thread, direct, lacks, people } = wrote;
  const housing = await housingOf(wrote, world);
  if (!housing) return undefined;
  const opensThread = housing.lives === undefined && housing.thread === id;
  const held = housing.lives === undefined && thread === null && !opensThread;
  const words: Words = {
    ...wrote,
    ...{ tenant: housing.tenant, thread: housing.thread, opensThread },
    place: heldAt(wrote.place, { ...wrote, talks: housing.tenant }),
    people: direct ? null : people,
    ...(held && lacks.length > 0 ? { inPlace: lacks } : {}),
  };
  return takeWords(words, housing, world);
}

/** Undefined where the words were taken in before. */
async function housingOf(wrote: Wrote, world: TakeWorld): Promise<Housing | undefined> {
  const { bot } = world;
  const { tenant, place, thread, direct, id, replyTo } = wrote;
  if (direct) {
    const whose = await whoseWords(wrote, world);
    if (whose.kind === 'seen') return undefined;
    const asked = whose.kind === 'asked' ? whose : { tenant, talk: undefined };
    return { tenant: asked.tenant, thread, lives: asked.talk, otherwise: place };
  }
  if (thread === ROOM_ITSELF) return { tenant, thread, ...(await inRoom(wrote, bot)) };
  if (thread !== null) {
    const lives = await talkBelow(wrote, thread, world);
    return { tenant, thread, lives, otherwise: `${place}.${thread}` };
  }
  const answered = replyTo === undefined ? undefined : await talkBelow(wrote, replyTo, world);
  if (answered !== undefined)
    return { tenant, thread: threadOf(answered, wrote), lives: answered, otherwise: answered };
  if (opensThreads(wrote)) return { tenant, thread: id, lives: undefined, otherwise: `${place}.${id}` };
  return { tenant, thread: ROOM_ITSELF, ...(await inRoom(wrote, bot)) };
}

/**
 * Where a talk goes on whose message in a channel was answered: below that message, or in the channel where it is held
 * there. Null: where it lives, since no thread can be opened.
 */
function threadOf(talk: string, wrote: Wrote): string | null {
  if (talk === wrote.place) return ROOM_ITSELF;
  return opensThreads(wrote) ? (wrote.replyTo ?? null) : null;
}

/** Whether a thread can hang on a message there. */
export const opensThreads = ({ threads, lacks }: Where): boolean => threads && lacks.length === 0;

/** The talk that is held in a room itself, where no thread can be opened. */
async function inRoom({ tenant, place }: Where, bot: Bot): Promise<Pick<Housing, 'lives' | 'otherwise'>> {
  return { lives: await bot.at(tenant, place, ROOM_ITSELF), otherwise: place };
}

/**
 * The talk of a message of ours that was answered, or whose thread it is; undefined where it is none of a talk. Rejects
 * where that cannot be told now: nobody guesses.
 */
async function talkBelow(
  { tenant, place }: Pick<Where, 'tenant' | 'place'>,
  message: string,
  { bot, componentsOf }: Pick<TakeWorld, 'bot' | 'componentsOf'>,
): Promise<string | undefined> {
  const known = await bot.at(tenant, place, message);
  if (known !== undefined) return known;
  // It may be the first message of a talk, whose answer is not here yet, or got lost.
  const openings = await bot.openings(tenant, place);
  const components = openings.length === 0 ? undefined : await componentsOf(place, message);
  const opened = openings.find((one) => carries(components, markOf(one.message)))?.talk;
  // The answer may have come between the looks, also where nothing is in doubt any more.
  return (await bot.at(tenant, place, message)) ?? opened;
}

/** What a command asks for, by whom and where. `at` is ISO 8601. */
export type Asked = Where & { by: string; key: string; at: string; text: string };

/**
 * Where the answer to a command stands: in a thread that it opens, below the message that it is about, in the talk that
 * was there, or only before this person. `decided` and `asked` were not taken in: the talk there has its recommendation,
 * or there is one about that message already.
 */
export type Opened = {
  talk: string;
  where: 'thread' | 'below' | 'here' | 'privately' | 'decided' | 'asked';
};

/** "/whichway ask": opens a talk, or goes on with the one that lives there. Resolves once it is stored. */
export async function takeAsk(asked: Asked, world: TakeWorld): Promise<Opened> {
  const { tenant, place, thread, direct, by, key, at, text, lacks } = asked;
  const { bot, zones, ids } = world;
  if (thread === null && opensThreads(asked)) {
    const talk = `${place}.${ids()}`;
    const event = { kind: 'opened', key, by, at, text, rootless: true } as const;
    await bot.receive({ tenant, talk, place, thread: null, zone: await zones(by), event });
    return { talk, where: 'thread' };
  }
  const lives = thread ? await talkBelow(asked, thread, world) : undefined;
  const otherwise = thread ? `${place}.${thread}` : place;
  const held = await bot.talk(tenant, lives ?? otherwise);
  // A new case, or a question about this one? Both have a way of their own, and nobody guesses.
  if (held?.phase === 'advised') return { talk: held.id, where: 'decided' };
  if (held?.phase === 'cancelled') {
    const again = { kind: 'pressed', key: `${key}:restart`, by, at, verb: 'restart' } as const;
    await bot.receive({ tenant, talk: held.id, place, thread, zone: held.zone, event: again });
  }
  const words: Words = {
    ...{ tenant, place, by, key, at, text, addressed: true, opensThread: false },
    thread: thread ?? ROOM_ITSELF,
    people: direct ? null : [],
    ...(lacks.length > 0 ? { inPlace: lacks } : {}),
  };
  const talk = (await takeWords(words, { lives, otherwise }, world)) ?? otherwise;
  return { talk, where: onlyFor(place) === undefined ? 'here' : 'privately' };
}

/** "Ask Whichway about this": words in the thread of that message, whether or not it has one yet. Resolves once they are stored. */
export async function takeAbout(asked: Asked, message: string, world: TakeWorld): Promise<Opened> {
  const { tenant, place, thread, by, key, at, text } = asked;
  if (thread !== null || !opensThreads(asked)) return takeAsk(asked, world);
  const lives = await world.bot.at(tenant, place, message);
  if (lives !== undefined) return { talk: lives, where: 'asked' };
  const otherwise = `${place}.${message}`;
  const words: Words = {
    ...{ tenant, place, thread: message, by, key, at, text, addressed: true, opensThread: false },
    people: [],
  };
  await takeWords(words, { lives, otherwise }, world);
  return { talk: otherwise, where: 'below' };
}

/** "/whichway question" in a talk: words to it. Resolves once they are stored. */
export async function takeQuestion(asked: Asked, talk: string, world: TakeWorld): Promise<Opened> {
  const { tenant, place, thread, direct, by, key, at, text } = asked;
  const words: Words = {
    ...{ tenant, place, thread, by, key, at, text, addressed: true, opensThread: false },
    people: direct ? null : [],
  };
  await takeWords(words, { lives: talk, otherwise: talk }, world);
  return { talk, where: onlyFor(place) === undefined ? 'here' : 'privately' };
}

/** The talk that lives where a command was used, without a new one; undefined where none does. */
export async function talkHere(where: Where, world: Pick<TakeWorld, 'bot' | 'componentsOf'>) {
  const { tenant, place, thread } = where;
  const { bot } = world;
  const lives = thread ? await talkBelow(where, thread, world) : await bot.at(tenant, place, ROOM_ITSELF);
  // Only what is held in the room itself is called by its place.
  return lives ?? (!thread && (await bot.talk(tenant, place)) ? place : undefined);
}
