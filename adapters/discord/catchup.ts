// After a session that began anew: what people wrote meanwhile is looked for where talks are held, and taken in once.
import type { Client, Message } from 'discord.js';
import type { Bot, Housed } from '../../src/bot.ts';
import { WEEK } from '../../src/door/clock.ts';
import { personIn, ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Report } from '../../src/door/worker.ts';
import { reasonOf } from './outcome.ts';
import { isOfDiscord, onlyFor } from './places.ts';
import { numberAt } from './take.ts';

/** Talks that changed in this time, in ms: people answer in them. */
const LIVELY = 4 * WEEK;

/** Messages of one page, as many as Discord gives, and pages that are read of one channel. */
const PAGE = 100;
const MOST_PAGES = 5;

export type CatchUpWorld = {
  client: Client<true>;
  bot: Pick<Bot, 'changedSince'>;
  now: number;
  hear: (message: Message) => Promise<void>;
  report: Report;
};

/** Takes in what was written since then (ms). Never rejects: what cannot be read is reported, and the rest goes on. */
export async function catchUp(since: number, world: CatchUpWorld): Promise<void> {
  const { bot, now, report } = world;
  try {
    const talks = await bot.changedSince(Math.min(since, now - LIVELY));
    for (const channel of channelsOf(talks)) await catchUpIn(channel, since, world);
  } catch (cause) {
    report(`What was written while the bot was away could not be looked for (${reasonOf(cause)}).`);
  }
}

/** Each thread, and each room in which there is one: somebody may have called the bot there. */
function channelsOf(talks: readonly Housed[]): string[] {
  const ours = talks.filter(
    ({ place }) => isOfDiscord(place) && personIn(place) === undefined && onlyFor(place) === undefined,
  );
  const threads = ours.flatMap(({ thread }) => (thread === null || thread === ROOM_ITSELF ? [] : [thread]));
  return [...new Set([...threads, ...ours.map(({ place }) => place)])];
}

async function catchUpIn(id: string, since: number, { client, hear, report }: CatchUpWorld): Promise<void> {
  try {
    const channel = await client.channels.fetch(id);
    if (!channel?.isTextBased()) return;
    let after = numberAt(since);
    for (let page = 0; page < MOST_PAGES; page++) {
      const found = await channel.messages.fetch({ after, limit: PAGE, cache: false });
      const inOrder = [...found.values()].sort((a, b) => a.createdTimestamp - b.createdTimestamp);
      for (const message of inOrder) await hear(message);
      if (inOrder.length < PAGE) return;
      after = inOrder.at(-1)?.id ?? after;
    }
  } catch (cause) {
    // A channel that is gone, or that the bot may not read: nothing there can be caught up.
    report(`A channel of Discord could not be looked through (${reasonOf(cause)}).`);
  }
}
