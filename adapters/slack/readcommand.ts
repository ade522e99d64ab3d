// The slash command and the small windows, as what they mean to the bot.
import { z } from 'zod';
import { isQuestion, type QuestionId } from '../../knowledge/questions.ts';
import { verbIn, wholeNumber } from '../../src/dialogue/reply.ts';
import { CHOICES, type Choice } from '../chat/learning.ts';
import { INPUT, REASON_MODAL, WORDS_MODAL } from './cards/modals.ts';
import type { Body } from './connection/kind.ts';
import { tenantOf } from './read.ts';
import { plainText } from './text.ts';

const Command = z.object({
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  text: z.string().default(''),
  trigger_id: z.string().min(1),
  response_url: z.string().default(''),
});

/** `answerTo` is where the one person can be told something within half an hour, whether or not the bot is in the room. */
export type CommandReading = {
  tenant: string;
  place: string;
  by: string;
  key: string;
  text: string;
  wants: 'help' | 'status' | 'talk' | 'examples' | 'gaps' | 'learning';
  /** For `examples`: how many signed-off answers there are; undefined where no number was said. */
  count: number | undefined;
  /** For `learning`. */
  choice: Choice | undefined;
  answerTo: string;
};

/** A slash command; undefined where it is not whole. */
export function readCommand(body: Body, botUser: string): CommandReading | undefined {
  const tenant = tenantOf(body);
  const parsed = Command.safeParse(body);
  if (tenant === undefined || !parsed.success) return undefined;
  const { user_id: by, channel_id: place, text: typed, trigger_id, response_url: answerTo } = parsed.data;
  const text = plainText(typed, botUser);
  const word = text.toLowerCase();
  // A lone "mute" or "stop" opens no talk in front of everybody; where it can be said is what help tells.
  const examples = /^examples?(?:[:\s]+(.*))?$/isu.exec(text);
  const wants = examples ? 'examples' : wantedBy(word, text);
  const count = examples ? wholeNumber(examples[1] ?? '') : undefined;
  const choice = wants === 'learning' ? choiceIn(word) : undefined;
  return { tenant, place, by, key: `command:${trigger_id}`, text, wants, count, choice, answerTo };
}

/** "learning", "learning on". */
const LEARNING = new RegExp(`^learning(?:\\s+(${CHOICES.join('|')}))?$`, 'u');

function wantedBy(word: string, text: string): CommandReading['wants'] {
  if (word === 'status' || word === 'gaps') return word;
  if (LEARNING.test(word)) return 'learning';
  return verbIn(text) ? 'help' : 'talk';
}

/** Who says nothing more wants to know how it stands. */
function choiceIn(word: string): Choice {
  const said = LEARNING.exec(word)?.[1];
  return CHOICES.find((choice) => choice === said) ?? 'status';
}

const View = z.object({
  user: z.object({ id: z.string().min(1) }),
  view: z.object({
    id: z.string().min(1),
    callback_id: z.enum([WORDS_MODAL, REASON_MODAL]),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))),
    }),
  }),
});

const Kept = z.object({
  talk: z.string().min(1),
  question: z.string().optional(),
  message: z.string().optional(),
  channel: z.string().min(1),
  thread: z.string().nullable(),
});

export type WindowReading = {
  tenant: string;
  place: string;
  thread: string | null;
  by: string;
  key: string;
  talk: string;
  text: string;
} & ({ window: 'words'; question: QuestionId } | { window: 'reason'; message: string });

/** A submitted window; undefined where it is none of ours or not whole. */
export function readWindow(body: Body): WindowReading | undefined {
  const tenant = tenantOf(body);
  const parsed = View.safeParse(body);
  if (tenant === undefined || !parsed.success) return undefined;
  const { user, view } = parsed.data;
  const kept = Kept.safeParse(jsonIn(view.private_metadata));
  if (!kept.success) return undefined;
  const { talk, question = '', message, channel: place, thread } = kept.data;
  const text = (view.state.values[INPUT.block]?.[INPUT.action]?.value ?? '').trim();
  const common = { tenant, place, thread, by: user.id, key: `window:${view.id}`, talk, text };
  if (view.callback_id === WORDS_MODAL)
    return isQuestion(question) ? { ...common, window: 'words', question } : undefined;
  return message === undefined ? undefined : { ...common, window: 'reason', message };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON is no window of ours.
  }
}
