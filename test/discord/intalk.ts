// A talk in a thread of the local Discord, begun or brought to its recommendation.
import { ADA, GENERAL } from '../doubles/discord/settings.ts';
import { CASE } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { type BotInDiscord, botInDiscord, type Wishes } from './bot.ts';
import { press } from './seen.ts';

export type InTalk = BotInDiscord & {
  place: { channel: string; thread: string };
  /** The talk's id. */
  id: string;
};

type InRoom = Wishes & { channel?: string };

/** A talk that a mention opened, and whose open question is the amount of text. */
export async function inTalk({ channel = GENERAL, ...wishes }: InRoom = {}): Promise<InTalk> {
  const inDiscord = await botInDiscord(wishes);
  const thread = await inDiscord.discord.mention(ADA, channel, CASE);
  await inDiscord.settle();
  return { ...inDiscord, place: { channel, thread }, id: `${channel}.${thread}` };
}

/** A talk whose recommendation stands in its thread. */
export async function advised(wishes: InRoom = {}): Promise<InTalk> {
  const talk = await inTalk(wishes);
  for (const answer of FACTS.answers) {
    await press(talk.discord, ADA, talk.place, answer);
    await talk.settle();
  }
  return talk;
}
