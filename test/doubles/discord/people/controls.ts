// Controls of a message, and what a person who uses one sends.
import { asText, type Json, jsonList } from '../../json.ts';
import { COMPONENT, STYLE } from '../numbers.ts';
import { allComponents } from '../rules/walk.ts';
import type { Message } from '../world.ts';
import type { Kind } from './resolved.ts';

export type Choice = { value: string; label: string; chosen: boolean };

/** `id`: its custom id, empty for a link. `choices`: of a menu with a list of its own. */
export type Control = {
  id: string;
  /** A button's own label, a menu's placeholder. */
  label: string;
  type: number;
  disabled: boolean;
  url: string | undefined;
  choices: readonly Choice[];
  component: Json;
};

const LISTS: Readonly<Record<number, Kind>> = {
  [COMPONENT.userSelect]: 'user',
  [COMPONENT.roleSelect]: 'role',
  [COMPONENT.mentionableSelect]: 'mentionable',
  [COMPONENT.channelSelect]: 'channel',
};

/** What a menu without a list of its own chooses from. */
export const listOf = (type: number): Kind | undefined => LISTS[type];

const USABLE: ReadonlySet<unknown> = new Set([
  ...[COMPONENT.button, COMPONENT.stringSelect],
  ...Object.keys(LISTS).map(Number),
]);

export const choicesOf = (component: Json): Choice[] =>
  jsonList(component.options).map((option) => ({
    value: String(option.value),
    label: String(option.label),
    chosen: option.default === true,
  }));

/** All of them in the order in which they stand. */
export function controlsOf({ components }: Pick<Message, 'components'>): Control[] {
  return allComponents(components)
    .filter(({ component }) => USABLE.has(component.type))
    .map(({ component }) => ({
      id: asText(component.custom_id) ?? '',
      label: asText(component.label) ?? asText(component.placeholder) ?? '',
      type: Number(component.type),
      disabled: component.disabled === true,
      url: asText(component.url),
      choices: choicesOf(component),
      component,
    }));
}

/** A control, with what was chosen in it. */
export type Use = { control: Control; values: readonly string[] };

/**
 * The one that is meant: a button by its custom id or label, an option of a menu by its value or label. Throws where
 * there is none or more than one, and where nobody can use it.
 */
export function controlIn(message: Pick<Message, 'components'>, wanted: string): Use {
  const all = controlsOf(message);
  const found = all.flatMap((control): Use[] => {
    if (control.type === COMPONENT.button)
      return control.id === wanted || control.label === wanted ? [{ control, values: [] }] : [];
    return control.choices
      .filter(({ value, label }) => value === wanted || label === wanted)
      .map(({ value }) => ({ control, values: [value] }));
  });
  return usable(theOne(found, all, wanted));
}

/** Several options of a menu, or people, roles and channels by their ids; the menu is named by its custom id. */
export function menuIn(message: Pick<Message, 'components'>, wanted: string, values: readonly string[]): Use {
  const all = controlsOf(message);
  const menus = all.filter(({ id, type }) => id === wanted && type !== COMPONENT.button);
  const use = usable(
    theOne(
      menus.map((control) => ({ control, values })),
      all,
      wanted,
    ),
  );
  const { component, type, choices } = use.control;
  const [least, most] = [Number(component.min_values ?? 1), Number(component.max_values ?? 1)];
  if (values.length < least || values.length > most)
    throw new Error(`${wanted} takes ${least} to ${most} values, not ${values.length}`);
  if (listOf(type)) return use;
  const chosen = values.map((value) => {
    const choice = choices.find((one) => one.value === value || one.label === value);
    if (!choice) throw new Error(`${wanted} has no option ${JSON.stringify(value)}`);
    return choice.value;
  });
  return { ...use, values: chosen };
}

function theOne(found: readonly Use[], all: readonly Control[], wanted: string): Use {
  const [use, second] = found;
  if (use && !second) return use;
  const names = all.flatMap(({ id, label, choices }) => [id || label, ...choices.map(({ value }) => value)]);
  const word = use ? 'more than one control is' : 'no control is';
  throw new Error(`${word} named ${JSON.stringify(wanted)}; there are ${JSON.stringify(names)}`);
}

function usable(use: Use): Use {
  const { disabled, id, component } = use.control;
  if (disabled) throw new Error(`the control ${JSON.stringify(id)} is disabled`);
  if (component.style === STYLE.link) throw new Error('a link tells the app nothing');
  return use;
}

/** All that can be read of a message: its content, its text displays, its embeds, top to bottom. */
export function textOf({
  content,
  components,
  embeds,
}: Pick<Message, 'content' | 'components' | 'embeds'>): string {
  const displays = allComponents(components).map(({ component }) =>
    component.type === COMPONENT.text ? asText(component.content) : undefined,
  );
  const embedded = embeds.flatMap((embed) => [
    ...[asText(embed.title), asText(embed.description)],
    ...jsonList(embed.fields).flatMap(({ name, value }) => [asText(name), asText(value)]),
  ]);
  return [content, ...displays, ...embedded].filter((part) => part !== undefined && part !== '').join('\n');
}
