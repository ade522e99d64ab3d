// A talk in Slack as its person sees it: what stands in its thread, and which button can be pressed next.
import { asText, type Json, jsonList } from '../../test/doubles/json.ts';
import type { Slack } from '../../test/doubles/slack/slack.ts';
import type { Message } from '../../test/doubles/slack/world.ts';
import { opening } from '../door/talks.ts';
import { personOf, roomOf } from './app.ts';

export type Person = {
  number: number;
  by: string;
  channel: string;
  /** What the command said: another text for each talk. */
  text: string;
  /** The first message of the talk, once it was seen. */
  root: string | undefined;
  /** Messages whose button was pressed. */
  pressed: Set<string>;
  /** What the person did so far. */
  acts: number;
};

export function newPerson(number: number): Person {
  const where = { by: personOf(number), channel: roomOf(number) };
  return { number, ...where, text: opening(number), root: undefined, pressed: new Set(), acts: 0 };
}

/** The messages that a talk with this text lives under: one, where all is well. */
export function rootsOf(slack: Slack, { channel, text }: Pick<Person, 'channel' | 'text'>): Message[] {
  return slack
    .messages(channel)
    .filter((one) => one.thread_ts === undefined && one.bot_id !== undefined && one.text.includes(text));
}

/** What stands in the thread; empty until the person saw its beginning. */
export function thread(slack: Slack, person: Person): Message[] {
  person.root ??= rootsOf(slack, person)[0]?.ts;
  return person.root === undefined ? [] : slack.messages(person.channel, person.root);
}

/** The controls of a message, by the beginning of their names. */
export function controls({ blocks }: Pick<Message, 'blocks'>, beginning: string): string[] {
  return blocks
    .flatMap((block: Json) => jsonList(block.elements))
    .map((element) => asText(element.action_id) ?? '')
    .filter((id) => id.startsWith(beginning));
}

export type Press = { message: string; control: string };

/** An answer to the newest question that was not pressed yet, another one for each talk; undefined where none is open. */
export function openQuestion(messages: readonly Message[], { number, pressed }: Person): Press | undefined {
  for (const message of messages.toReversed()) {
    const options = pressed.has(message.ts) ? [] : controls(message, 'v1:answer:');
    const control = options[(number * 7 + pressed.size * 3) % Math.max(1, options.length)];
    if (control !== undefined) return { message: message.ts, control };
  }
  return undefined;
}
