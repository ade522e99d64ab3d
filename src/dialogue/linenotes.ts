// What the bot says while a check-in is answered in words.
import type { Card } from '../card.ts';
import type { Item } from '../checkin/asking.ts';
import type { LineAnswer } from './review.ts';
import { notice } from './words.ts';

const ALL = new Intl.ListFormat('en-GB');

/** Lines were answered in words, which nobody sees at the lines themselves; `open` are the numbers of those that wait. */
export function notedLines(
  items: readonly Item[],
  answers: readonly LineAnswer[],
  open: readonly number[],
): Card {
  const noted = answers.map((answer) => noteOf(answer, items.indexOf(answer.item) + 1)).join('; ');
  const rest =
    open.length === 0
      ? ''
      : ` ${open.length === 1 ? 'Line' : 'Lines'} ${ALL.format(open.map(String))} ${open.length === 1 ? 'is' : 'are'} open; "that is all" ends it.`;
  return notice('noted-line', `Noted: ${noted}.${rest}`);
}

function noteOf({ item, value, number }: LineAnswer, line: number): string {
  const label = item.options.find(({ id }) => id === value)?.label ?? value;
  if (item.id.startsWith('s-')) return `step ${line} is ${label.toLowerCase()}`;
  // Small letters inside the sentence, which also tell a translator that these are no names.
  return lower(`${item.name}: ${number === undefined ? lower(label) : number.toLocaleString('en-US')}`);
}

const lower = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** A step that is not done has no answer of its own. */
export function lineStays(line: number): Card {
  return notice('line-stays', `Then line ${line} stays open, and I ask again next time.`);
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** What a check-in is about, for who did not see it begin. `since`: when that was recommended, ISO 8601. */
export function whatThisIs(verdict: string, since: string): Card {
  const what = verdict.replace(/[.!?]$/u, '');
  const day = DAY.format(Date.parse(since));
  return notice(
    'what-this-is',
    `On ${day} I recommended "${what}", and I ask again now whether that still fits. Answer the lines by a press or in words, such as "2 done", and I look at it anew.`,
  );
}
