// What people do in Slack while the bot dies again and again: they go on as soon as something new stands in their talk.
import { setTimeout as pause } from 'node:timers/promises';
import { asText, jsonList } from '../../doubles/json.ts';
import type { Slack } from '../../doubles/slack/slack.ts';
import type { Message } from '../../doubles/slack/world.ts';
import { AGAIN, type Command, moreOf, openingOf, type Tried, waited } from '../platforms/people.ts';

/** A message with the bot's name in it, and the thread that it opened or went into. */
export type Mention = { by: string; channel: string; thread: string; ts: string; text: string };

export type Click = Tried & { by: string; channel: string; message: string };

/** All that people did. */
export type Done = { mentions: Mention[]; commands: Command[]; clicks: Click[] };

type Where = { slack: Slack; by: string; channel: string; done: Done };

/** One talk from its opening, by a command or a mention, to its last act. Never rejects where the bot is slow or dead. */
export async function oneTalk(number: number, acts: number, where: Where): Promise<void> {
  const text = openingOf(number);
  const opened = number % 2 === 0 ? await byCommand(text, where) : await mention(where, { text });
  if (opened === undefined) return; // Left in doubt for ever: nobody can go on where nothing stands.
  let last = opened;
  for (let act = 1; act < acts; act++) {
    const messages = await news(where, { thread: opened, since: last });
    last = messages.at(-1)?.ts ?? last;
    const press = act % 2 === 1 ? openQuestion(messages) : undefined;
    if (press === undefined || !(await clicked(where, press)))
      await mention(where, { text: moreOf(number + act), thread: opened });
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
