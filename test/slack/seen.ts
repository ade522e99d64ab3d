// What people see of the bot in the local Slack: its messages, and the controls in them.

import { asText, type Json } from '../doubles/json.ts';
import type { Place } from '../doubles/people.ts';
import { optionsOf } from '../doubles/slack/blocks/initial.ts';
import { elementsOf } from '../doubles/slack/blocks/unique.ts';
import { BOT_USER } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import type { Message } from '../doubles/slack/world.ts';

/** The bot's messages that stand there, oldest first; without a thread: of the room and of all its threads. */
export function botMessages(slack: Slack, { channel, thread }: Place): Message[] {
  return slack.messages(channel, thread).filter(({ user, deleted }) => user === BOT_USER && !deleted);
}

/** The first line of each of the bot's messages, as a screen reader reads it. */
export function firstLines(slack: Slack, place: Place): string[] {
  return botMessages(slack, place).map(({ text }) => text.split('\n')[0] ?? '');
}

/** The first line of each note that only this person sees. */
export function notesFor(slack: Slack, person: string): string[] {
  return slack.ephemerals(person).map(({ text }) => text.split('\n')[0] ?? '');
}

/** The names of all controls of a message, without the talk: "answer:corpus:large", "more:flips". */
export function controlsOf({ blocks }: Pick<Message, 'blocks'>): string[] {
  return blocks.flatMap(elementsOf).flatMap((element) => named(element).map(({ name }) => name));
}

export type Found = { message: Message; control: string };

/** The newest message there with that control, and how a click names it; undefined where none has it. */
export function findControl(slack: Slack, place: Place, wanted: string): Found | undefined {
  return botMessages(slack, place)
    .toReversed()
    .flatMap((message) => {
      const control = controlIn(message, wanted);
      return control === undefined ? [] : [{ message, control }];
    })[0];
}

/** How a click names the control of that name in a message; undefined where it has none. */
export function controlIn({ blocks }: Pick<Message, 'blocks'>, wanted: string): string | undefined {
  return blocks
    .flatMap(elementsOf)
    .flatMap(named)
    .find(({ name }) => name === wanted)?.control;
}

/** Presses that control where it stands last. Throws where it stands nowhere. */
export async function press(slack: Slack, by: string, place: Place, wanted: string): Promise<void> {
  const found = findControl(slack, place, wanted);
  if (!found)
    throw new Error(`there is no control ${wanted}; there are ${allControls(slack, place).join(' ')}`);
  const reply = await slack.click(by, found.message.ts, found.control);
  if (!reply.ok) throw new Error(`pressing ${wanted} was not acknowledged: ${reply.why}`);
}

/** Picks a person or a day in the control of that name where it stands last. Throws where it stands nowhere. */
export async function pick(
  slack: Slack,
  by: string,
  place: Place,
  { wanted, value }: { wanted: string; value: string },
): Promise<void> {
  const found = findControl(slack, place, wanted);
  if (!found)
    throw new Error(`there is no control ${wanted}; there are ${allControls(slack, place).join(' ')}`);
  const reply = await slack.pick(by, found.message.ts, found.control, value);
  if (!reply.ok) throw new Error(`picking ${value} in ${wanted} was not acknowledged: ${reply.why}`);
}

const allControls = (slack: Slack, place: Place): string[] => botMessages(slack, place).flatMap(controlsOf);

/** Elements that are named by their action id; of all others each option is a control. */
const ONE_CONTROL = new Set(['button', 'users_select', 'datepicker']);

/** Controls of an element: what they do, and how a click names them. */
function named(element: Json): { name: string; control: string }[] {
  const id = asText(element.action_id) ?? '';
  const [form, verb, , ...args] = id.split(':');
  if (form !== 'v1' || verb === undefined) return [];
  if (ONE_CONTROL.has(String(element.type))) return [{ name: [verb, ...args].join(':'), control: id }];
  if (element.type === 'feedback_buttons')
    return ['positive_button', 'negative_button'].map((which) => {
      const value = asText((element[which] as Json).value) ?? '';
      return { name: `rate:${value.endsWith('-u') ? 'up' : 'down'}`, control: value };
    });
  return optionsOf(element).map(({ value }) => ({
    name: [verb, ...args, String(value)].join(':'),
    control: String(value),
  }));
}
