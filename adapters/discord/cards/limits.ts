// Discord's limits as far as this adapter can reach them, in one table.

/**
 * Sizes in characters as JavaScript counts them, which is never less than what Discord counts; else items. Pages below
 * https://docs.discord.com/developers/, unless said otherwise.
 */
export const LIMITS = {
  /** components/reference: components of one message, those inside others counted. */
  components: 40,
  /**
   * All text displays of one message together. Not on Discord's own pages: docs.discord.food/resources/components and
   * JDA's (docs.jda.wiki) name it.
   */
  allText: 4_000,
  /** Discord's OpenAPI (github.com/discord/discord-api-spec): one text display. */
  text: 4_000,
  /** components/reference: text displays in a section, buttons in a row; a menu has a row to itself. */
  sectionTexts: 3,
  buttons: 5,
  /** components/reference: every `custom_id`, which may stand only once in a message. */
  id: 100,
  /** components/reference: a button's label, of which about 34 are shown, and the address of one that is a link. */
  button: 80,
  url: 512,
  /** components/reference: options of a menu; label, value and description of each. A value may stand only once. */
  options: 25,
  option: 100,
  placeholder: 150,
  /** resources/message: `content`, for messages without a layout, and the rows of controls below it. */
  content: 2_000,
  /** resources/message: people that a message names to be told. */
  pings: 100,
  rows: 5,
  /** interactions/receiving-and-responding: title of a modal; components/reference: label, its description, the input. */
  modalTitle: 45,
  label: 45,
  description: 100,
  input: 4_000,
} as const;
