// What people do in Slack while the bot dies again and again: they go on as soon as something new stands in their talk.
import { setTimeout as pause } from 'node:timers/promises';
import { asText, jsonList } from '../../doubles/json.ts';
import type { Slack } from '../../doubles/slack/slack.ts';
import type { Message } from '../../doubles/slack/world.ts';

/** A message with the bot's name in it, and the thread that it opened or went into. */
export type Mention = { by: string; channel: string; thread: string; ts: string; text: string };

/** What somebody did once; not `ok`: they saw an error, and the bot may have it or not. */
export type Tried = { ok: boolean };
export type Command = Tried & { text: string };
export type Click = Tried & { by: string; channel: string; message: string };

/** All that people did. */
export type Done = { mentions: Mention[]; commands: Command[]; clicks: Click[] };

/** Who saw an error tries again after so long, in real ms. */
const AGAIN = 200;

/** Nothing new for so long, in real ms, and people go on all the same: longer than some kills and leases take. */
const PATIENCE = 8_000;

const LOOKS = 20;

const OPENINGS = [
  'our bot must answer from the refund policy, it changes every month',
  'it sounds like a robot although we have 300 approved letters',
  'must quote 1,200 help articles in our voice, customers use it',
  'it never knows our prices',
];

const MORE = [
  'why not fine-tune now?',
  'actually it changes daily',
  "can't we just put it all in the prompt?",
];

type Where = { slack: Slack; by: string; channel: string; done: Done };

/** One talk from its opening, by a command or a mention, to its last act. Never rejects where the bot is slow or dead. */
export async function oneTalk(number: number, acts: number, where: Where): Promise<void> {
  const text = `Number ${number}: ${OPENINGS[number % OPENINGS.length]}`;
  const opened = number % 2 === 0 ? await byCommand(text, where) : await mention(where, { text });
  if (opened === undefined) return; // Left in doubt for ever: nobody can go on where nothing stands.
  let last = opened;
  for (let act = 1; act < acts; act++) {
    const messages = await news(where, { thread: opened, since: last });
    last = messages.at(-1)?.ts ?? last;
    const press = act % 2 === 1 ? openQuestion(messages) : undefined;
    if (press === undefined || !(await clicked(where, press)))
      await mention(where, { text: MORE[(number + act) % MORE.length] ?? '', thread: opened });
  }
}

/** Resolves to the message that the talk lives under, or undefined where none ever stands there. */
async function byCommand(text: string, { slack, by, channel, done }: Where): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++) {
    // Another text each time, so that each attempt is known by its own.
    const typed = `${text} (${attempt})`;
    const { ok } = await slack.slash(by, channel, typed);
    done.commands.push({ ok, text: typed });
    const root = (): Message | undefined =>
      slack
        .messages(channel)
        .find((one) => one.bot_id !== undefined && !one.thread_ts && one.text.includes(typed));
    if (ok) return (await waited(root))?.ts;
    await pause(AGAIN);
  }
}

/** Resolves to the thread. The event comes again until the bot has it, so nobody waits for that here. */
async function mention(
  { slack, by, channel, done }: Where,
  { text, thread }: { text: string; thread?: string },
): Promise<string> {
  const before = slack.messages(channel).length;
  void slack.mention(by, { channel, ...(thread === undefined ? {} : { thread }) }, text);
  // It stands there at once.
  const ts = slack.messages(channel)[before]?.ts ?? '';
  done.mentions.push({ by, channel, thread: thread ?? ts, ts, text });
  return thread ?? ts;
}

/** The thread, once the bot said something in it after `since`; after a while also without. */
async function news(
  { slack, channel }: Where,
  { thread, since }: { thread: string; since: string },
): Promise<Message[]> {
  const all = (): Message[] => slack.messages(channel, thread);
  await waited(() => all().find((one) => one.bot_id !== undefined && one.ts > since));
  return all();
}

async function waited<T>(look: () => T | undefined): Promise<T | undefined> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > end) return found;
    await pause(LOOKS);
  }
}

type Press = { message: string; control: string };

function openQuestion(messages: readonly Message[]): Press | undefined {
  for (const { ts, blocks } of messages.toReversed()) {
    const ids = blocks.flatMap((block) => jsonList(block.elements).map((one) => asText(one.action_id) ?? ''));
    const control = ids.find((id) => id.startsWith('v1:answer:'));
    if (control !== undefined) return { message: ts, control };
  }
  return undefined;
}

/** Presses until there is no error or no button any more; false where it was gone before. */
async function clicked({ slack, by, channel, done }: Where, { message, control }: Press): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const stands = slack.messages(channel).find((one) => one.ts === message);
    if (!stands || openQuestion([stands])?.control !== control) return attempt > 1;
    const { ok } = await slack.click(by, message, control);
    done.clicks.push({ ok, by, channel, message });
    if (ok) return true;
    await pause(AGAIN);
  }
}
