// A workspace in which months pass, also from one process to the next, and talks in it that come back.
import type { Talk } from '../../src/dialogue/talk.ts';
import { movingClock } from '../clock.ts';
import type { Place } from '../doubles/people.ts';
import { clientFor } from '../doubles/slack/bolt.ts';
import { GENERAL, TEAM } from '../doubles/slack/settings.ts';
import { type Slack, slackForTest } from '../doubles/slack/slack.ts';
import type { Message } from '../doubles/slack/world.ts';
import type { Story } from '../stories.ts';
import { type BotInSlack, botIn, type Mode, type Wishes } from './bot.ts';
import { botMessages, press } from './seen.ts';

/** A Friday, 09:00 in Berlin. */
const BEGIN = Date.parse('2026-11-20T08:00:00Z');

export type Months = {
  slack: Slack;
  /** The bot that runs now. */
  bot(): BotInSlack;
  /** Works and sends all that can be now. */
  settle(): Promise<void>;
  /** Time goes on to this moment (ISO 8601), and nobody works meanwhile. */
  pass(moment: string): Promise<void>;
  /** It is this moment, and what fell due first in each room is worked off. */
  at(moment: string): Promise<void>;
  /** The process ends; the next one starts at this moment, on the same data. `runs`: it works by itself from then on. */
  downUntil(moment: string, how?: 'runs'): Promise<void>;
  /** What an admin was told since the bot started, but for connections: a jump over months may end one. */
  reports(): string[];
};

const CONNECTION = /connection to Slack|Slack is connected/u;

/** A workspace whose time a test moves, and the bot in it. */
export async function inMonths(mode: Mode, wishes: Wishes = {}): Promise<Months> {
  const time = movingClock(wishes.begin ?? BEGIN);
  const slack = await slackForTest({ ...wishes.slack, mode, clock: time.clock });
  let bot = await botIn(slack, mode, { ...wishes, time });
  const jump = (moment: string): Promise<void> => time.move(Date.parse(moment) - time.clock.now());
  const pass = async (moment: string): Promise<void> => {
    await quiet(slack, mode);
    await jump(moment);
  };
  return {
    ...{ slack, pass },
    bot: () => bot,
    settle: () => bot.settle(),
    async at(moment) {
      await pass(moment);
      await bot.settle();
    },
    async downUntil(moment, how) {
      await quiet(slack, mode);
      await bot.stop();
      await jump(moment);
      bot = await botIn(slack, mode, { ...wishes, time });
      if (how === 'runs') bot.bot.run();
      else await bot.settle();
    },
    reports: () => bot.reports.filter((one) => !CONNECTION.test(one)),
  };
}

/** Both sockets are open and nothing waits for an acknowledgement: what is under way would end with the jump. */
async function quiet(slack: Slack, mode: Mode): Promise<void> {
  const sockets = mode === 'socket' ? 2 : 0;
  const isQuiet = (): boolean =>
    slack.sockets().length >= sockets && slack.deliveries.every(({ over }) => over);
  await slack.until(isQuiet, 'nothing is under way');
}

export type Spot = { channel: string; thread: string };

/** A talk that a command opened and buttons brought to its recommendation; resolves to its thread. */
export async function told(
  { slack, settle }: Months,
  by: string,
  { text, answers }: Story,
  channel: string = GENERAL,
): Promise<Spot> {
  const reply = await slack.slash(by, channel, text);
  if (!reply.ok) throw new Error(`the command was not acknowledged: ${reply.why}`);
  await settle();
  const root = botMessages(slack, { channel }).findLast(({ thread_ts }) => thread_ts === undefined);
  const place = { channel, thread: root?.ts ?? '' };
  for (const answer of answers) {
    await press(slack, by, place, answer);
    await settle();
  }
  return place;
}

/** The talk that lives in that thread, as it is stored. */
export async function storedTalk(months: Months, { channel, thread }: Spot): Promise<Talk | undefined> {
  const { bot } = months.bot();
  return bot.talk(TEAM, (await bot.at(TEAM, channel, thread)) ?? '');
}

/** The newest of the bot's messages there. Throws where there is none. */
export function newest(slack: Slack, place: Place): Message {
  const message = botMessages(slack, place).at(-1);
  if (!message) throw new Error(`the bot said nothing in ${place.channel}`);
  return message;
}

/** The bot's messages there that ask what changed, the oldest first. */
export function checkInsIn(slack: Slack, place: Place): Message[] {
  return botMessages(slack, place).filter(({ text }) => /^On \d+ \w+ \d+ I recommended: /mu.test(text));
}

/** The message's address as Slack itself gives it, in the form in which texts of messages hold it. */
export async function linkTo(
  slack: Slack,
  { channel, ts }: Pick<Message, 'channel' | 'ts'>,
): Promise<string> {
  const { permalink = '' } = await clientFor(slack).chat.getPermalink({ channel, message_ts: ts });
  return permalink.replaceAll('&', '&amp;');
}

/** All that stands in the blocks of a message. */
export const inBlocks = ({ blocks }: Pick<Message, 'blocks'>): string => JSON.stringify(blocks);
