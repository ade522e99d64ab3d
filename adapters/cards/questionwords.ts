// A question's own words, and those of its options.
import { NOT_SURE } from '../../knowledge/questions.ts';
import type { Card } from '../../src/card.ts';
import { shortLabel } from './shortlabels.ts';

type Question = Extract<Card, { kind: 'question' }>;
type Option = Question['options'][number];

/**
 * `unsure` is the option that says so, if any, and `options` the others. `lines` names those with their numbers. `text` is
 * the whole question in short, for where there is no layout; `beside` the count and the help, empty where there is neither.
 */
export function questionWords(
  { text, help, why, progress, options: all }: Question,
  escaped: (text: string) => string,
): { text: string; beside: string; lines: string[]; options: Option[]; unsure: Option[] } {
  const options = all.filter(({ id }) => id !== NOT_SURE);
  const unsure = all.filter(({ id }) => id === NOT_SURE);
  const count = progress ? `${progress.now} of about ${progress.about}` : '';
  const lines = options.map(({ label }, index) => `${index + 1}. ${escaped(label)}`);
  const short = [
    ...(why ? [escaped(why)] : []),
    count === '' ? escaped(text) : `${escaped(text)} (${count})`,
    ...(help ? [escaped(help)] : []),
    ...lines,
    ...unsure.map(({ label }) => `Or: ${escaped(label)}`),
  ].join('\n');
  const beside = [count, escaped(help)].filter(Boolean).join(' · ');
  return { text: short, beside, lines, options, unsure };
}

/** What stands on the buttons of the options; not `whole`: the full labels have to stand in a list above. */
export function buttonLabels(options: readonly Option[]): { labels: string[]; whole: boolean } {
  const short = options.map(({ label }) => shortLabel(label));
  const whole = short.every((one) => one.whole);
  return { whole, labels: short.map(({ text }, index) => (whole ? text : `${index + 1}. ${text}`)) };
}

/** What stands in a menu of the options; not `whole`: labels of more than `most` characters are cut in it. */
export function menuChoices(
  options: readonly Option[],
  most: number,
): { choices: { label: string; value: string }[]; whole: boolean } {
  const choices = options.map(({ id, label }, index) => ({ label: `${index + 1}. ${label}`, value: id }));
  return { choices, whole: choices.every(({ label }) => label.length <= most) };
}
