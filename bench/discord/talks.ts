// A talk in Discord as its person sees it: what stands in its thread, and which button can be pressed next.
import type { Discord } from '../../test/doubles/discord/discord.ts';
import { controlsOf, textOf } from '../../test/doubles/discord/people/controls.ts';
import { BOT } from '../../test/doubles/discord/settings.ts';
import type { Message } from '../../test/doubles/discord/world.ts';
import { opening } from '../door/talks.ts';
import { personAt, roomAt } from './app.ts';

export type Person = {
  number: number;
  by: string;
  room: string;
  /** What the command said: another text for each talk. */
  text: string;
  /** The first message of the talk, whose thread has the same id, once it was seen. */
  root: string | undefined;
  /** Messages whose button was pressed. */
  pressed: Set<string>;
  /** What the person did so far. */
  acts: number;
};

export function newPerson(number: number): Person {
  const where = { by: personAt(number), room: roomAt(number) };
  return { number, ...where, text: opening(number), root: undefined, pressed: new Set(), acts: 0 };
}

/** The messages that a talk with this text lives under: one, where all is well. Answers to commands are none. */
export function rootsOf(discord: Discord, { room, text }: Pick<Person, 'room' | 'text'>): Message[] {
  return discord
    .messages(room)
    .filter((one) => one.author === BOT && one.interaction === undefined && textOf(one).includes(text));
}

/** What stands in the thread; empty until the person saw its beginning. */
export function thread(discord: Discord, person: Person): Message[] {
  person.root ??= rootsOf(discord, person)[0]?.id;
  return person.root === undefined ? [] : discord.messages(person.root);
}

/** What can be pressed or chosen in a message, by the beginning of its name. */
export function controls(message: Pick<Message, 'components'>, beginning: string): string[] {
  return controlsOf(message)
    .filter(({ id }) => id.startsWith(beginning))
    .flatMap(({ id, choices }) => (choices.length === 0 ? [id] : choices.map(({ value }) => value)));
}

export type Press = { message: string; control: string };

/** An answer to the newest question that was not pressed yet, another one for each talk; undefined where none is open. */
export function openQuestion(messages: readonly Message[], { number, pressed }: Person): Press | undefined {
  for (const message of messages.toReversed()) {
    const options = pressed.has(message.id) ? [] : controls(message, 'v1:answer:');
    const control = options[(number * 7 + pressed.size * 3) % Math.max(1, options.length)];
    if (control !== undefined) return { message: message.id, control };
  }
  return undefined;
}

/** Opens the talk by a command. */
export const opens = (discord: Discord, { by, room, text }: Person) =>
  discord.slash(by, room, { name: 'whichway ask', options: { text } });
