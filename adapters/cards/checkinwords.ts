// What a check-in says, and what came of it, line by line and not escaped.
import { isQuestion, type QuestionId } from '../../knowledge/questions.ts';
import type { Card } from '../../src/card.ts';
import { dayInWords } from '../wording.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;
export type CheckInItem = Kind<'check-in'>['items'][number];

/** Words answer lines only where the talk hears them: in its own thread. */
const HINTS = {
  here: 'One press each, or write: 2 done. Then I look at it anew.',
  elsewhere: 'One press each, and I look at it anew.',
} as const;

/** `head` says what it is about, `tardy` that it comes late, `hint` what to do. */
export function checkInWords({ verdict, since, late, stillMatters, over, asked }: Kind<'check-in'>): {
  head: string;
  tardy: string[];
  hint: string;
} {
  return {
    head: `On ${dayInWords(since)} I recommended: ${verdict}`,
    tardy: late === undefined ? [] : [`This comes ${late}.${stillMatters ? '' : ' Does it still matter?'}`],
    hint: over ? 'This check-in is over.' : HINTS[asked === 'thread' ? 'here' : 'elsewhere'],
  };
}

/** The lines to be answered, with the answers so far; `bold` marks those. */
export function itemLines(
  items: readonly CheckInItem[],
  escaped: (text: string) => string,
  bold: (text: string) => string,
): string[] {
  return items.map(({ text, options, chosen }, index) => {
    const label = options.find(({ id }) => id === chosen)?.label;
    return `${index + 1}. ${escaped(text)}${label === undefined ? '' : ` ${bold(escaped(label))}`}`;
  });
}

/** The questions that are asked; of an item of another kind nothing is left. */
export function questionsOf(items: readonly CheckInItem[]): QuestionId[] {
  return items.map(({ id }) => id.replace(/^a-/u, '')).filter(isQuestion);
}

/** What stands below "Still holds". */
export function holdsLines({ changed, notYet, checkIn }: Kind<'holds'>): string[] {
  return [
    ...changed.map((line) => `Changed: ${line}`),
    ...(notYet === undefined ? [] : [`Not yet: ${notYet}`]),
    `Next: ${checkIn.words}.`,
  ];
}

/** Why another recommendation stands there than before. */
export function differenceLines({ changed, same, guidance }: Kind<'difference'>): string[] {
  return [
    ...changed.map((line) => `Changed: ${line}`),
    ...(guidance === undefined ? [] : [guidanceLine(guidance)]),
    ...(same.length === 0 ? [] : [`Same: ${same.join(' · ')}`]),
  ];
}

function guidanceLine(titles: readonly string[]): string {
  const named = titles.length === 0 ? '' : `: ${titles.join('; ')}`;
  return `Our guidance changed since then${named}`;
}
