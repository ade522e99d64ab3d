// After a session that began anew: what people wrote meanwhile is looked for where talks are held, and taken in once.
import type { Client, Message } from 'discord.js';
import type { Bot, Housed } from '../../src/bot.ts';
import { MINUTE, WEEK } from '../../src/door/clock.ts';
import { personIn, ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Report } from '../../src/door/worker.ts';
import { numberAt } from './numbers.ts';
import { isDiscords, isNoChannel, reasonOf } from './outcome.ts';
import { isOfDiscord, isServer, onlyFor, whereIs } from './places.ts';

/** Talks that changed in this time, in ms: people answer in them. */
const LIVELY = 4 * WEEK;

/** What Discord's clock and ours may be apart, in ms. */
const CLOCKS_APART = MINUTE;

/** Messages of one page, as many as Discord gives, and pages that are read of one channel. */
const PAGE = 100;
const MOST_PAGES = 50;

export type CatchUpWorld = {
  client: Client<true>;
  bot: Pick<Bot, 'changedSince' | 'openings' | 'standing'>;
  now: number;
  /** Resolves to whether the message is done with; else it is worth another try. Never rejects. */
  hear: (message: Message) => Promise<boolean>;
  report: Report;
  /** The bot is being stopped: the rest is for the next process. */
  stopping: AbortSignal;
};

/**
 * Takes in what was written since then (ms). Resolves to whether all of it was looked at; what cannot be read now is
 * reported, and the rest goes on. Never rejects.
 */
export async function catchUp(since: number, world: CatchUpWorld): Promise<boolean> {
  const { bot, now, report } = world;
  try {
    const talks = await bot.changedSince(Math.min(since, now - LIVELY));
    let whole = true;
    for (const channel of await channelsOf(talks, world)) {
      if (world.stopping.aborted) return false;
      whole = (await catchUpIn(channel, since, world)) && whole;
    }
    return whole;
  } catch (cause) {
    report(`What was written while the bot was away could not be looked for (${reasonOf(cause)}).`);
    return false;
  }
}

/** Each thread, and each room in which there is one: somebody may have called the bot there. */
async function channelsOf(talks: readonly Housed[], world: CatchUpWorld): Promise<string[]> {
  const { guilds } = world.client;
  const all = talks.filter(
    ({ tenant, place }) =>
      isOfDiscord(place) && onlyFor(place) === undefined && (!isServer(tenant) || guilds.cache.has(tenant)),
  );
  const ours = all.filter(({ place }) => personIn(place) === undefined);
  const people = new Set(all.map(({ place }) => place).filter((place) => personIn(place) !== undefined));
  const direct = await Promise.all([...people].map((place) => directChannel(place, world.bot)));
  const threads = ours.flatMap(({ thread }) => (thread === null || thread === ROOM_ITSELF ? [] : [thread]));
  const rooms = new Map(ours.map((talk) => [talk.place, talk]));
  const begun = await Promise.all([...rooms.values()].map((room) => begunIn(room, world)));
  return [...new Set([...threads, ...begun.flat(), ...rooms.keys(), ...direct.flat()])];
}

/** The channel of the direct messages that a talk goes on in: only a message that stands there names it. */
async function directChannel(place: string, bot: CatchUpWorld['bot']): Promise<string[]> {
  const [last] = await bot.standing(place);
  return last ? [whereIs({ place, thread: ROOM_ITSELF, external: last.external }).channel] : [];
}

/**
 * The threads that may be those of talks whose first message is still in doubt: nobody knows yet under which one they
 * live.
 */
async function begunIn({ tenant, place }: Housed, { bot, client }: CatchUpWorld): Promise<string[]> {
  const openings = await bot.openings(tenant, place);
  if (openings.length === 0) return [];
  const since = Math.min(...openings.map(({ begun }) => begun)) - CLOCKS_APART;
  const young = client.channels.cache.filter(
    (one) => one.isThread() && one.parentId === place && (one.createdTimestamp ?? since) >= since,
  );
  return [...young.keys()];
}

/** Whether all was looked at that ever can be there. */
async function catchUpIn(
  id: string,
  since: number,
  { client, hear, report }: CatchUpWorld,
): Promise<boolean> {
  try {
    const channel = await client.channels.fetch(id);
    if (!channel?.isTextBased()) return true;
    let after = numberAt(since);
    for (let page = 0; page < MOST_PAGES; page++) {
      const found = await channel.messages.fetch({ after, limit: PAGE, cache: false });
      // By number, since several may be of one moment.
      const inOrder = [...found.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
      // Those after one that could not be taken in wait for it, since they may answer it.
      for (const message of inOrder) if (!(await hear(message))) return false;
      if (inOrder.length < PAGE) return true;
      after = inOrder.at(-1)?.id ?? after;
    }
    report(
      `More than ${MOST_PAGES * PAGE} messages were written in a channel of Discord meanwhile; the last of them were not read.`,
    );
    return true;
  } catch (cause) {
    // A thread that nobody opened yet, or a channel that is gone: nothing is there.
    if (isNoChannel(cause)) return true;
    report(`A channel of Discord could not be looked through (${reasonOf(cause)}).`);
    // One that the bot may not read it cannot read later either.
    return isDiscords(cause);
  }
}
