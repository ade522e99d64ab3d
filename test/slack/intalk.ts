// A talk in a thread of the local Slack, begun or brought to its recommendation.
import type { QuestionId } from '../../knowledge/questions.ts';
import { ADA, GENERAL } from '../doubles/slack/settings.ts';
import { CASE } from '../lines.ts';
import { type BotInSlack, botInSlack, type Mode, type Wishes } from './bot.ts';
import { press } from './seen.ts';

export type InTalk = BotInSlack & {
  place: { channel: string; thread: string };
  /** The talk's id. */
  id: string;
};

type InRoom = Wishes & { channel?: string };

/** A talk that a mention opened, and whose open question is the amount of text. */
export async function inTalk(mode: Mode, { channel = GENERAL, ...wishes }: InRoom = {}): Promise<InTalk> {
  const inSlack = await botInSlack(mode, wishes);
  const thread = await inSlack.slack.mention(ADA, { channel }, CASE);
  await inSlack.settle();
  return { ...inSlack, place: { channel, thread }, id: `${channel}.${thread}` };
}

/** The answers that lead from there to a recommendation. */
const ANSWERS: readonly (readonly [QuestionId, string])[] = [
  ['corpus', 'large'],
  ['audience', 'shared'],
  ['running', 'search'],
];

/** A talk whose recommendation stands in its thread. */
export async function advised(mode: Mode, wishes: InRoom = {}): Promise<InTalk> {
  const talk = await inTalk(mode, wishes);
  for (const [question, option] of ANSWERS) {
    await press(talk.slack, ADA, talk.place, `answer:${question}:${option}`);
    await talk.settle();
  }
  return talk;
}
