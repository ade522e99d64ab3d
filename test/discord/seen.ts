// What people see of the bot in the local Discord: its messages as they are read, and the controls in them.
import type { Discord } from '../doubles/discord/discord.ts';
import type { Outcome } from '../doubles/discord/interaction.ts';
import { controlsOf as allControlsOf, type Control, textOf } from '../doubles/discord/people/controls.ts';
import type { Where } from '../doubles/discord/people/verbs.ts';
import { BOT } from '../doubles/discord/settings.ts';
import type { Message } from '../doubles/discord/world.ts';

/** The channel, thread or conversation that is meant. */
const roomOf = (where: Where): string =>
  typeof where === 'string' ? where : (where.thread ?? where.channel);

/** The bot's messages that stand there, oldest first. Every thread is a room of its own. */
export function botMessages(discord: Discord, where: Where): Message[] {
  return discord.messages(roomOf(where)).filter(({ author }) => author === BOT);
}

/** The newest of them. Throws where there is none. */
export function newest(discord: Discord, where: Where): Message {
  const message = botMessages(discord, where).at(-1);
  if (!message) throw new Error(`the bot said nothing in ${roomOf(where)}`);
  return message;
}

type Readable = Pick<Message, 'content' | 'components' | 'embeds'>;

/** All that stands in a message, as people read it: no signs of the layout. */
export function plainOf(message: Readable): string {
  return textOf(message)
    .replaceAll(/^(?:## |-# |> )+/gmu, '')
    .replaceAll(/\*\*|~~/gu, '')
    .replaceAll(/\\(?=\W)/gu, '')
    .replaceAll('\u200b', '');
}

export const linesOf = (message: Readable): string[] => plainOf(message).split('\n');

/** Where its links lead, those in its text first. */
export function addressesIn(message: Readable): string[] {
  const inText = [...textOf(message).matchAll(/\]\((https?:[^)]*)\)/gu)].map(([, url = '']) => url);
  return [...inText, ...allControlsOf(message).flatMap(({ url }) => url ?? [])];
}

/** "1 of about 3", which stands below a question. */
const COUNT = /^\d+ of about \d+/u;

/** The first line; that of a question with its count, as where it is read aloud. */
export function firstLine(message: Readable): string {
  const [first = '', second = ''] = linesOf(message);
  const [count] = COUNT.exec(second) ?? [];
  return count === undefined ? first : `${first} (${count})`;
}

export const firstLines = (discord: Discord, where: Where): string[] =>
  botMessages(discord, where).map(firstLine);

/** What only this person sees, oldest first. */
export const notesFor = (discord: Discord, person: string): string[] =>
  discord.ephemerals(person).map(plainOf);

type Named = { name: string; control: Control; value: string | undefined };

/** The name of a control without the talk and without the message: "answer:corpus:large", "more:flips", "rate:up". */
function named(control: Control): Named[] {
  const [form, verb, , ...args] = control.id.split(':');
  if (form !== 'v1' || verb === undefined) return [];
  if (verb === 'rate')
    return [{ control, value: undefined, name: `rate:${args.join(':').endsWith('-u') ? 'up' : 'down'}` }];
  const begin = [verb, ...args].join(':');
  return control.choices.length === 0
    ? [{ control, value: undefined, name: begin }]
    : control.choices.map(({ value }) => ({ control, value, name: `${begin}:${value}` }));
}

export const controlsOf = (message: Pick<Message, 'components'>): string[] =>
  allControlsOf(message).flatMap((control) => named(control).map(({ name }) => name));

export type Found = { message: Message; control: Control; value: string | undefined };

/** The newest of these messages with that control; undefined where none has it. */
export function controlIn(messages: readonly Message[], wanted: string): Found | undefined {
  return messages.toReversed().flatMap((message) => {
    const found = allControlsOf(message)
      .flatMap(named)
      .find(({ name }) => name === wanted);
    return found ? [{ message, ...found }] : [];
  })[0];
}

export const findControl = (discord: Discord, where: Where, wanted: string): Found | undefined =>
  controlIn(botMessages(discord, where), wanted);

/** Uses a control of one of these messages, whatever comes of it. Throws where none has it. */
export async function use(
  discord: Discord,
  by: string,
  messages: readonly Message[],
  wanted: string,
): Promise<Outcome> {
  const found = controlIn(messages, wanted);
  if (!found)
    throw new Error(`there is no control ${wanted}; there are ${messages.flatMap(controlsOf).join(' ')}`);
  const { message, control, value } = found;
  return value === undefined
    ? discord.click(by, message.id, control.id)
    : discord.choose(by, message.id, control.id, [value]);
}

/** Presses that control where it stands last. Throws where it stands nowhere, or nobody answers it. */
export async function press(discord: Discord, by: string, where: Where, wanted: string): Promise<Outcome> {
  return answered(wanted, await use(discord, by, botMessages(discord, where), wanted));
}

/** As above, in what only this person sees. */
export async function pressPrivately(discord: Discord, by: string, wanted: string): Promise<Outcome> {
  return answered(wanted, await use(discord, by, discord.ephemerals(by), wanted));
}

function answered(wanted: string, outcome: Outcome): Outcome {
  if (!outcome.ok) throw new Error(`pressing ${wanted} was not answered: ${outcome.why}`);
  return outcome;
}

/** Chooses a person in the menu of that name where it stands last. */
export async function pick(
  discord: Discord,
  by: string,
  where: Where,
  { wanted, value }: { wanted: string; value: string },
): Promise<void> {
  const found = findControl(discord, where, wanted);
  if (!found) throw new Error(`there is no menu ${wanted}`);
  answered(wanted, await discord.choose(by, found.message.id, found.control.id, [value]));
}

/** Writes into the window that is open before this person, and sends it off. `values` by the names of its fields. */
export async function fill(
  discord: Discord,
  by: string,
  values: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const modal = discord.modal(by);
  if (!modal) throw new Error(`no window is open before ${by}`);
  return discord.submit(by, modal.id, values);
}
