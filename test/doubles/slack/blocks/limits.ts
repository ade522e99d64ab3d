// Slack's sizes in one place, from the comments of @slack/types 3.2.0 and the reference at docs.slack.dev; characters or items.

export const LIMIT = {
  blocks: 50,
  viewBlocks: 100,
  id: 255,
  text: 3000,
  sectionFields: 10,
  sectionField: 2000,
  header: 150,
  altText: 2000,
  imageTitle: 2000,
  imageUrl: 3000,
  label: 2000,
  actions: 25,
  context: 10,
  contextActions: 5,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  accessibility: 75,
  option: 75,
  options: 100,
  overflow: 5,
  choices: 10,
  placeholder: 150,
  input: 3000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  markdown: 12_000,
  cardTitle: 150,
  cardBody: 200,
  cards: 10,
  containerTitle: 150,
  containerBlocks: 10,
  tableRows: 100,
  tableCells: 20,
  viewTitle: 24,
  privateMetadata: 3000,
  /** Of a whole view as JSON, in bytes (views.open: `view_too_large`). */
  viewBytes: 250_000,
  /**
   * Of all texts in the blocks of a message together (`msg_blocks_too_long`). Not documented; Slack's people said
   * 12,000 in slackapi/bolt-js#2509.
   */
  allTexts: 12_000,
} as const;
