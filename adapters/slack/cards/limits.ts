// Slack's limits as far as this adapter can reach them, in one table.

/**
 * Sizes in characters as JavaScript counts them, else items. Pages below https://docs.slack.dev/reference/, unless said
 * otherwise. Texts are counted as they are sent, with `&lt;` as four: whether Slack counts one is not documented.
 */
export const LIMITS = {
  /** block-kit/blocks: blocks in one message. */
  blocks: 50,
  /**
   * All texts in the blocks of one message together (`msg_blocks_too_long`). Not documented: Slack's people name 12,000
   * (slackapi/bolt-js#2509), and 11,341 was once refused (slackapi/bolt-js#2867), so we stay well below.
   */
  allText: 10_000,
  /**
   * methods/chat.postMessage: best up to 4,000, cut only far above. It is said to be split into several messages from
   * 4,040 on, and a split message is one that we would not find again.
   */
  fallback: 3_900,
  /** block-kit/composition-objects/text-object: sections and contexts; at least one character. */
  text: 3_000,
  /** block-kit/blocks/section-block: fields, and the text of each. */
  fields: 10,
  field: 2_000,
  /** block-kit/blocks/header-block. */
  header: 150,
  /** block-kit/blocks/markdown-block takes 12,000; less here, so that it leaves room for others within `allText`. */
  markdown: 9_000,
  /** block-kit/blocks/actions-block, context-block and context-actions-block: elements. */
  actions: 25,
  context: 10,
  contextActions: 5,
  /** block-kit/block-elements/button-element. A phone shows less (`BUTTON_SEEN`). */
  button: 75,
  buttonValue: 2_000,
  accessibility: 75,
  url: 3_000,
  /** block-kit/composition-objects/option-object: text and value; the value of some elements may be longer. */
  option: 75,
  /** block-kit/block-elements/select-menu-element and overflow-menu-element. */
  options: 100,
  overflow: 5,
  placeholder: 150,
  /** Every `action_id`, `block_id` and `callback_id`. An `action_id` may stand only once in a block. */
  id: 255,
  /** surfaces/modals: title and buttons of a modal, and what it keeps for us. */
  modalTitle: 24,
  privateMetadata: 3_000,
  /** block-kit/blocks/input-block: label and hint; block-kit/block-elements/plain-text-input-element: what is typed. */
  label: 2_000,
  input: 3_000,
} as const;
