// Block elements: buttons, menus, inputs.
import {
  all,
  byType,
  type Check,
  type Fields,
  flag,
  like,
  listOf,
  object,
  oneOf,
  rule,
  text,
  whole,
} from './check.ts';
import { LIMIT } from './limits.ts';
import { richText } from './richtext.ts';
import { confirmation, optionGroup, overflowOption, plain, plainOption, richOption } from './texts.ts';

const id = text(LIMIT.id);
const action = { action_id: id };
const asking = { ...action, confirm: confirmation };
const picking = { ...asking, focus_on_load: flag, placeholder: plain(LIMIT.placeholder) };
const several = { ...picking, max_selected_items: whole(1, Number.MAX_SAFE_INTEGER) };
const config = object({ trigger_actions_on: listOf(oneOf('on_enter_pressed', 'on_character_entered'), 2) });
const typing = {
  ...action,
  focus_on_load: flag,
  placeholder: plain(LIMIT.placeholder),
  dispatch_action_config: config,
  initial_value: text(LIMIT.input),
};

const source = {
  image_url: text(LIMIT.imageUrl),
  slack_file: all(
    object({}, { id, url: text(LIMIT.url) }),
    rule((file) => (file.id === undefined) !== (file.url === undefined), 'needs either id or url'),
  ),
};
export const oneImage = rule(
  (image) => (image.image_url === undefined) !== (image.slack_file === undefined),
  'needs either image_url or slack_file',
);
/** Where a picture comes from; `oneImage` says that exactly one of them is given. */
export const imageSource: Fields = source;
export const image: Check = byType({
  image: object({ alt_text: text(LIMIT.altText) }, source, oneImage),
});

export const button: Check = object(
  { text: plain(LIMIT.buttonText) },
  {
    ...asking,
    value: text(LIMIT.buttonValue),
    url: text(LIMIT.url),
    style: oneOf('primary', 'danger'),
    accessibility_label: text(LIMIT.accessibility),
  },
);

const oneSource = rule(
  (menu) => (menu.options === undefined) !== (menu.option_groups === undefined),
  'needs either options or option_groups',
);
const sources = {
  options: listOf(plainOption, LIMIT.options),
  option_groups: listOf(optionGroup, LIMIT.options),
};

const chosenList = (item: Check): Check => listOf(item, LIMIT.options);
const filter = object(
  {},
  {
    include: listOf(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);
const rooms = { filter, default_to_current_conversation: flag };
const answerable = { response_url_enabled: flag };
const queried = { min_query_length: whole(0, LIMIT.text) };

const menus: Fields = {
  static_select: object({}, { ...picking, ...sources, initial_option: plainOption }, oneSource),
  multi_static_select: object(
    {},
    { ...several, ...sources, initial_options: chosenList(plainOption) },
    oneSource,
  ),
  external_select: object({}, { ...picking, ...queried, initial_option: plainOption }),
  multi_external_select: object({}, { ...several, ...queried, initial_options: chosenList(plainOption) }),
  users_select: object({}, { ...picking, initial_user: id }),
  multi_users_select: object({}, { ...several, initial_users: chosenList(id) }),
  channels_select: object({}, { ...picking, ...answerable, initial_channel: id }),
  multi_channels_select: object({}, { ...several, initial_channels: chosenList(id) }),
  conversations_select: object({}, { ...picking, ...answerable, ...rooms, initial_conversation: id }),
  multi_conversations_select: object({}, { ...several, ...rooms, initial_conversations: chosenList(id) }),
};

const choices: Fields = {
  checkboxes: object(
    { options: listOf(richOption, LIMIT.choices) },
    { ...asking, focus_on_load: flag, initial_options: listOf(richOption, LIMIT.choices) },
  ),
  radio_buttons: object(
    { options: listOf(richOption, LIMIT.choices) },
    { ...asking, focus_on_load: flag, initial_option: richOption },
  ),
};

const times: Fields = {
  datepicker: object({}, { ...picking, initial_date: like(/^\d{4}-\d\d-\d\d$/u, 'date') }),
  timepicker: object(
    {},
    { ...picking, initial_time: like(/^\d\d:\d\d$/u, 'time'), timezone: text(LIMIT.id) },
  ),
  datetimepicker: object(
    {},
    { ...asking, focus_on_load: flag, initial_date_time: whole(1_000_000_000, 9_999_999_999) },
  ),
};

const overflow: Fields = { overflow: object({ options: listOf(overflowOption, LIMIT.overflow) }, asking) };

const workflow = object({
  trigger: object(
    { url: text(LIMIT.url) },
    { customizable_input_parameters: listOf(object({ name: id, value: id }), 100) },
  ),
});
const workflowButton: Fields = {
  workflow_button: object(
    { text: plain(LIMIT.buttonText), workflow, action_id: id },
    { style: oneOf('primary', 'danger'), accessibility_label: text(LIMIT.accessibility) },
  ),
};

const richInput: Fields = {
  rich_text_input: object(
    {},
    { ...typing, initial_value: richText, min_lines: whole(1, 100), max_lines: whole(1, 100) },
  ),
};

const single: Fields = { button, ...menus, ...choices, ...times, ...overflow, ...workflowButton };

export const actionElement: Check = byType({ ...single, ...richInput });
export const accessory: Check = all(byType({ ...single, image }));
export const inputElement: Check = byType({
  ...menus,
  ...choices,
  ...times,
  ...richInput,
  plain_text_input: object(
    {},
    { ...typing, multiline: flag, min_length: whole(0, LIMIT.input), max_length: whole(1, LIMIT.input) },
  ),
  email_text_input: object({}, typing),
  url_text_input: object({}, typing),
  number_input: object({ is_decimal_allowed: flag }, { ...typing, min_value: id, max_value: id }),
  file_input: object({}, { ...action, filetypes: listOf(id, LIMIT.options), max_files: whole(1, 10) }),
});

const feedback = object(
  { text: plain(LIMIT.buttonText), value: text(LIMIT.buttonValue) },
  { accessibility_label: text(LIMIT.accessibility) },
);
export const contextAction: Check = byType({
  feedback_buttons: object({ positive_button: feedback, negative_button: feedback }, action),
  icon_button: object(
    { icon: id, text: plain(LIMIT.buttonText) },
    {
      ...asking,
      value: text(LIMIT.buttonValue),
      accessibility_label: text(LIMIT.accessibility),
      visible_to_user_ids: listOf(id, LIMIT.options),
    },
  ),
});
