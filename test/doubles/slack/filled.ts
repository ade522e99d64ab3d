// What a person filled into a modal, as `view.state.values`, and whether Slack would let it be sent off.

import { asJson, asText, type Json, jsonList } from '../json.ts';
import type { Values } from '../people.ts';
import { optionsOf } from './blocks/initial.ts';

type Given = string | readonly string[] | undefined;

/** Which field of the state holds the value, by type of the element. */
const SINGLE: Readonly<Record<string, string>> = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
};
const LISTS: Readonly<Record<string, string>> = {
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
};
const ONE_OPTION = new Set(['static_select', 'radio_buttons', 'external_select']);
const MANY_OPTIONS = new Set(['multi_static_select', 'checkboxes', 'multi_external_select']);

function optionFor(element: Json, value: string): Json {
  const option = optionsOf(element).find((one) => one.value === value);
  if (!option) throw new Error(`the option ${JSON.stringify(value)} is not in ${String(element.action_id)}`);
  return option;
}

const listOf = (value: Given): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function stateOf(element: Json, value: Given): Json {
  const type = String(element.type);
  const [first] = listOf(value);
  if (ONE_OPTION.has(type)) {
    const option = first === undefined ? (element.initial_option ?? null) : optionFor(element, first);
    return { type, selected_option: option };
  }
  if (MANY_OPTIONS.has(type)) {
    const chosen = listOf(value).map((one) => optionFor(element, one));
    return { type, selected_options: value === undefined ? jsonList(element.initial_options) : chosen };
  }
  const list = LISTS[type];
  if (list !== undefined) return { type, [list]: listOf(value) };
  const single = SINGLE[type];
  const initial = element[`initial_${single?.replace('selected_', '')}`];
  if (single !== undefined) return { type, [single]: first ?? initial ?? null };
  return { type, value: first ?? element.initial_value ?? null };
}

const isEmpty = (state: Json): boolean =>
  Object.entries(state).every(
    ([name, one]) =>
      name === 'type' || one === null || one === '' || (Array.isArray(one) && one.length === 0),
  );

/** Throws what Slack shows beside the field instead of sending the modal off. */
function sendable({ block, element, state }: { block: Json; element: Json; state: Json }): void {
  const name = `${String(block.block_id)}/${String(element.action_id)}`;
  if (block.optional !== true && isEmpty(state)) throw new Error(`${name} must be filled in`);
  const length = asText(state.value)?.length ?? 0;
  if (length > 0 && length < Number(element.min_length ?? 0)) throw new Error(`${name} is too short`);
  if (length > Number(element.max_length ?? Number.POSITIVE_INFINITY)) throw new Error(`${name} is too long`);
}

/** Throws where a value is for no field, or the person could not send it off like that. */
export function filledIn(blocks: readonly Json[], values: Values): Json {
  const state: Record<string, Json> = {};
  const known = new Set<string>();
  for (const block of blocks) {
    const element = asJson(block.element);
    if (block.type !== 'input') continue;
    const [block_id, action_id] = [String(block.block_id), String(element.action_id)];
    const one = stateOf(element, values[block_id]?.[action_id]);
    sendable({ block, element, state: one });
    state[block_id] = { ...state[block_id], [action_id]: one };
    known.add(`${block_id}/${action_id}`);
  }
  const names = Object.entries(values).flatMap(([id, fields]) =>
    Object.keys(fields).map((one) => `${id}/${one}`),
  );
  const lost = names.filter((name) => !known.has(name));
  if (lost.length > 0)
    throw new Error(`no field is named ${lost.join(', ')}; there are ${[...known].join(', ')}`);
  return state;
}
