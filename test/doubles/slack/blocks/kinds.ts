// The blocks themselves, and which of them may stand where.
import {
  amount,
  byType,
  type Check,
  type Fields,
  flag,
  listOf,
  object,
  oneOf,
  rule,
  text,
  whole,
} from './check.ts';
import {
  accessory,
  actionElement,
  button,
  contextAction,
  image,
  imageSource,
  inputElement,
  oneImage,
} from './elements.ts';
import { LIMIT } from './limits.ts';
import { richText, richTextFields } from './richtext.ts';
import { anyText, mrkdwn, plain } from './texts.ts';

export type Surface = 'message' | 'modal' | 'home';

const named = { block_id: text(LIMIT.id) };

const section = object(
  {},
  {
    ...named,
    text: anyText(LIMIT.text),
    fields: listOf(anyText(LIMIT.sectionField), LIMIT.sectionFields),
    accessory,
    expand: flag,
  },
  rule(
    ({ text: words, fields }) => words !== undefined || fields !== undefined,
    'missing required field: text or fields',
  ),
);

const contextElement: Check = (value, at, report) => {
  const isImage = typeof value === 'object' && value !== null && 'type' in value && value.type === 'image';
  (isImage ? image : anyText(LIMIT.text))(value, at, report);
};

/** These stand anywhere. */
const basic: Fields = {
  actions: object({ elements: listOf(actionElement, LIMIT.actions) }, named),
  context: object({ elements: listOf(contextElement, LIMIT.context) }, named),
  divider: object({}, named),
  header: object({ text: plain(LIMIT.header) }, named),
  image: object(
    { alt_text: text(LIMIT.altText) },
    { ...named, ...imageSource, title: plain(LIMIT.imageTitle) },
    oneImage,
  ),
  input: object(
    { label: plain(LIMIT.label), element: inputElement },
    { ...named, hint: plain(LIMIT.label), optional: flag, dispatch_action: flag },
  ),
  rich_text: object(richTextFields, named),
  section,
  video: object(
    {
      video_url: text(LIMIT.url),
      thumbnail_url: text(LIMIT.url),
      alt_text: text(LIMIT.altText),
      title: plain(199),
    },
    {
      ...named,
      title_url: text(LIMIT.url),
      author_name: text(49),
      provider_name: text(LIMIT.id),
      provider_icon_url: text(LIMIT.url),
      description: plain(LIMIT.text),
    },
  ),
};

const cell = byType({
  rich_text: object(richTextFields, named),
  raw_text: object({ text: text(LIMIT.text) }),
  raw_number: object({ value: amount, text: text(LIMIT.text) }),
});
const rows = listOf(listOf(cell, LIMIT.tableCells), LIMIT.tableRows);
const column = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });
const table = object({ rows }, { ...named, column_settings: listOf(column, LIMIT.tableCells, 0) });

const card = object(
  {},
  {
    ...named,
    hero_image: image,
    icon: image,
    title: mrkdwn(LIMIT.cardTitle),
    subtitle: mrkdwn(LIMIT.cardTitle),
    body: mrkdwn(LIMIT.cardBody),
    actions: listOf(byType({ button }), LIMIT.actions),
  },
  rule(
    ({ hero_image, title, actions, body }) =>
      [hero_image, title, actions, body].some((one) => one !== undefined),
    'needs one of hero_image, title, actions, body',
  ),
);

const { rich_text: _, ...parts } = basic;
const container = object(
  {
    child_blocks: listOf(
      byType({ ...parts, rich_text: object(richTextFields, named), table }),
      LIMIT.containerBlocks,
    ),
  },
  {
    ...named,
    title: plain(LIMIT.containerTitle),
    rich_text_title: richText,
    subtitle: anyText(LIMIT.containerTitle),
    width: oneOf('narrow', 'standard', 'wide', 'full'),
    icon: image,
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
  },
  rule(
    ({ title, rich_text_title }) => (title ?? rich_text_title) !== undefined,
    'missing required field: title',
  ),
);

const source = object({ url: text(LIMIT.url), text: text(LIMIT.text) });
const task = object(
  {
    task_id: text(LIMIT.id),
    title: text(LIMIT.text),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { ...named, details: richText, output: richText, sources: listOf(byType({ url: source }), LIMIT.options) },
);

const ofMessages: Fields = {
  card,
  carousel: object({ elements: listOf(byType({ card }), LIMIT.cards) }, named),
  container,
  context_actions: object({ elements: listOf(contextAction, LIMIT.contextActions) }, named),
  data_table: object(
    { rows, caption: text(LIMIT.text) },
    { ...named, page_size: whole(1, 100), row_header_column_index: whole(0, LIMIT.tableCells - 1) },
  ),
  markdown: object({ text: text(LIMIT.markdown) }, named),
  plan: object(
    { title: text(LIMIT.text) },
    { ...named, tasks: listOf(byType({ task_card: task }), LIMIT.blocks) },
  ),
  table,
  task_card: task,
};

const ofModals: Fields = {
  alert: object(
    { text: anyText(LIMIT.text) },
    { ...named, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
};

/** All blocks of a message, a modal or a Home. */
export const BLOCKS: Readonly<Record<Surface, Check>> = {
  message: listOf(byType({ ...basic, ...ofMessages }), LIMIT.blocks, 0),
  modal: listOf(byType({ ...basic, ...ofModals }), LIMIT.viewBlocks, 0),
  home: listOf(byType(basic), LIMIT.viewBlocks, 0),
};
