// Servers in which months pass, also from one process to the next, and talks in them that come back.
import type { Talk } from '../../src/dialogue/talk.ts';
import { movingClock } from '../clock.ts';
import { type Discord, discordForTest } from '../doubles/discord/discord.ts';
import type { Where } from '../doubles/discord/people/verbs.ts';
import { GENERAL, GUILD } from '../doubles/discord/settings.ts';
import type { Message } from '../doubles/discord/world.ts';
import type { Story } from '../stories.ts';
import { BEGIN, type BotInDiscord, botIn, registered, type Wishes } from './bot.ts';
import { botMessages, plainOf, press } from './seen.ts';

export type Months = {
  discord: Discord;
  /** The bot that runs now. */
  bot(): BotInDiscord;
  /** Works and sends all that can be now. */
  settle(): Promise<void>;
  /** Time goes on to this moment (ISO 8601), and nobody works meanwhile. */
  pass(moment: string): Promise<void>;
  /** It is this moment, and what fell due first in each room is worked off. */
  at(moment: string): Promise<void>;
  /** The process ends; the next one starts at this moment, on the same data. */
  downUntil(moment: string): Promise<void>;
  /** What an admin was told since the bot started. */
  reports(): string[];
};

/** Servers whose time a test moves, and the bot in one of them, whose people live in Berlin. */
export async function inMonths(wishes: Wishes = {}): Promise<Months> {
  const time = movingClock(wishes.begin ?? BEGIN);
  const discord = await discordForTest({ ...wishes.discord, clock: time.clock });
  await registered(discord);
  const next = (): Promise<BotInDiscord> => botIn(discord, { zone: 'Europe/Berlin', ...wishes, time });
  let bot = await next();
  const jump = (moment: string): Promise<void> => time.move(Date.parse(moment) - time.clock.now());
  const pass = async (moment: string): Promise<void> => {
    // What is under way would end with the jump.
    await discord.settled();
    await jump(moment);
  };
  return {
    ...{ discord, pass },
    bot: () => bot,
    settle: () => bot.settle(),
    async at(moment) {
      await pass(moment);
      await bot.settle();
    },
    async downUntil(moment) {
      await discord.settled();
      await bot.stop();
      await jump(moment);
      bot = await next();
      await bot.settle();
    },
    reports: () => bot.reports,
  };
}

export type Spot = { channel: string; thread: string };

/** A talk that a command opened and buttons brought to its recommendation; resolves to its thread. */
export async function told(
  { discord, settle }: Months,
  by: string,
  { text, answers }: Story,
  channel: string = GENERAL,
): Promise<Spot> {
  const outcome = await discord.slash(by, channel, `/whichway ask ${text}`);
  if (!outcome.ok) throw new Error(`the command was not answered: ${outcome.why}`);
  await settle();
  const place = { channel, thread: botMessages(discord, channel).at(-1)?.id ?? '' };
  for (const answer of answers) {
    await press(discord, by, place, answer);
    await settle();
  }
  return place;
}

/** The talk that lives in that thread, as it is stored. */
export async function storedTalk(months: Months, { channel, thread }: Spot): Promise<Talk | undefined> {
  const { bot } = months.bot();
  return bot.talk(GUILD, (await bot.at(GUILD, channel, thread)) ?? '');
}

/** The bot's messages there that ask what changed, the oldest first. */
export function checkInsIn(discord: Discord, where: Where): Message[] {
  return botMessages(discord, where).filter((message) =>
    /^On \d+ \w+ \d+ I recommended: /mu.test(plainOf(message)),
  );
}

/** The address of a message of that server, as Discord itself gives it. */
export const addressOf = ({ channel, id }: Pick<Message, 'channel' | 'id'>): string =>
  `https://discord.com/channels/${GUILD}/${channel}/${id}`;

/** The address of a thread. */
export const threadAt = (thread: string): string => `https://discord.com/channels/${GUILD}/${thread}`;
