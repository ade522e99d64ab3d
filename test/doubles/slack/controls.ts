// Finds what a person presses or chooses in blocks, and how Slack tells the app of it.

import { asJson, asText, given, type Json } from '../json.ts';
import { optionsOf } from './blocks/initial.ts';
import { elementsOf } from './blocks/unique.ts';

/**
 * Which element of which block it is, with the option where one was chosen; `picked` is a person or a day, of which an
 * element holds no list.
 */
export type Control = { block: Json; element: Json; option: Json | undefined; picked?: string };

const labelOf = (element: Json): string | undefined => asText(asJson(element.text).text);

const BUTTONS = new Set(['button', 'icon_button', 'workflow_button']);

/** The two buttons of a feedback element act as options of it. */
const feedbackOf = (element: Json): Json[] =>
  element.type === 'feedback_buttons'
    ? [asJson(element.positive_button), asJson(element.negative_button)]
    : [];

function inElement(block: Json, element: Json, wanted: string): Control[] {
  if (BUTTONS.has(String(element.type))) {
    const meant = element.action_id === wanted || labelOf(element) === wanted;
    return meant ? [{ block, element, option: undefined }] : [];
  }
  return [...optionsOf(element), ...feedbackOf(element)]
    .filter((option) => option.value === wanted || labelOf(option) === wanted)
    .map((option) => ({ block, element, option }));
}

/** The one control that is named so. Throws where there is none or more than one. */
export function controlIn(blocks: readonly Json[], wanted: string): Control {
  const found = blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => inElement(block, element, wanted)),
  );
  return theOne(found, blocks, wanted);
}

/** The field in which Slack tells the app what was picked, by type of the element. */
const PICKED: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  datepicker: 'selected_date',
};

/**
 * The one menu of people or calendar with that action id. Throws where there is none or more than one, and where nobody
 * could pick that: `knows` says of whom Slack's list has.
 */
export function pickIn(
  blocks: readonly Json[],
  { wanted, value }: { wanted: string; value: string },
  knows: (user: string) => boolean,
): Control {
  const found = blocks.flatMap((block) =>
    elementsOf(block)
      .filter(({ type, action_id }) => PICKED[String(type)] !== undefined && action_id === wanted)
      .map((element): Control => ({ block, element, option: undefined, picked: value })),
  );
  const control = theOne(found, blocks, wanted);
  const isThere = control.element.type === 'datepicker' ? isDay(value) : knows(value);
  if (!isThere) throw new Error(`nobody can pick ${JSON.stringify(value)} in ${JSON.stringify(wanted)}`);
  return control;
}

/** A day as Slack writes it, "2027-02-28", that the calendar has. */
function isDay(value: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/u.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

function theOne(found: readonly Control[], blocks: readonly Json[], wanted: string): Control {
  const [control, second] = found;
  if (control && !second) return control;
  const all = blocks.flatMap((block) => elementsOf(block).map(({ action_id }) => action_id));
  throw new Error(
    `${control ? 'more than one control is' : 'no control is'} named ${JSON.stringify(wanted)}; there are ${JSON.stringify(all)}`,
  );
}

/** The entry in `actions` of the payload. */
export function actionOf({ block, element, option, picked }: Control, action_ts: string): Json {
  const { type, action_id, confirm, placeholder } = element;
  const base = { type, action_id, block_id: block.block_id, action_ts };
  const field = PICKED[String(type)];
  if (field !== undefined) {
    const initial = field.replace('selected', 'initial');
    return given({ ...base, [field]: picked, [initial]: element[initial], confirm, placeholder });
  }
  if (!option)
    return given({ ...base, text: element.text, value: element.value, url: element.url, icon: element.icon });
  if (type === 'feedback_buttons') return { ...base, text: option.text, value: option.value };
  const several = ['checkboxes', 'multi_static_select'].includes(String(type));
  const chosen = several ? { selected_options: [option] } : { selected_option: option };
  return given({ ...base, ...chosen, confirm, placeholder });
}
