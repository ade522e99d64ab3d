// Text objects, options and questions of Block Kit that other parts hold.
import { byType, type Check, flag, listOf, object, oneOf, text } from './check.ts';
import { LIMIT } from './limits.ts';

const plainOf = (most: number): Check => object({ text: text(most) }, { emoji: flag });
const mrkdwnOf = (most: number): Check => object({ text: text(most) }, { verbatim: flag });

export const plain = (most: number): Check => byType({ plain_text: plainOf(most) });
export const mrkdwn = (most: number): Check => byType({ mrkdwn: mrkdwnOf(most) });
export const anyText = (most: number): Check => byType({ plain_text: plainOf(most), mrkdwn: mrkdwnOf(most) });

const option = (label: Check, more: Readonly<Record<string, Check>> = {}): Check =>
  object({ text: label, value: text(LIMIT.option) }, { description: plain(LIMIT.option), ...more });

/** Of menus. */
export const plainOption = option(plain(LIMIT.option));
/** Of radio buttons and checkboxes. */
export const richOption = object(
  { text: anyText(LIMIT.option), value: text(LIMIT.option) },
  { description: anyText(LIMIT.option) },
);
export const overflowOption = option(plain(LIMIT.option), { url: text(LIMIT.url) });
export const optionGroup = object({
  label: plain(LIMIT.option),
  options: listOf(plainOption, LIMIT.options),
});

export const confirmation = object(
  {
    title: plain(LIMIT.confirmTitle),
    text: anyText(LIMIT.confirmText),
    confirm: plain(LIMIT.confirmButton),
    deny: plain(LIMIT.confirmButton),
  },
  { style: oneOf('primary', 'danger') },
);
