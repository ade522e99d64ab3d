// The report on questions without an answer, in words.
import { ENOUGH } from '../../src/advice/answer.ts';
import type { Card } from '../../src/card.ts';
import { notice } from '../../src/dialogue/words.ts';
import type { Gap, Gaps } from '../../src/learning/gaps.ts';
import { dayInWords } from '../wording.ts';

/** As many groups as one message has room for. */
const MOST_SHOWN = 6;

const day = (ms: number): string => dayInWords(new Date(ms).toISOString());

/** "1 question", "3 questions". */
function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** One group: how often and when, what was asked, and what comes nearest. */
export function linesOf({ count, talks, first, last, declined, examples, nearest }: Gap): string[] {
  const from = day(first);
  const when = from === day(last) ? from : `${from} to ${day(last)}`;
  const near = nearest.map(
    ({ title, section, trust }) =>
      `"${title}" (${section ?? 'guidance of our own'}), trust ${trust.toFixed(2)}`,
  );
  return [
    `${counted(count, 'question')} in ${counted(talks, 'talk')}, ${when}: ${examples.map((one) => `"${one}"`).join(' · ')}`,
    ...(declined ? [`Declined on purpose: ${declined.say}`] : []),
    `Nearest guidance: ${near.length === 0 ? 'none' : near.join('; ')}.`,
  ];
}

/** What the figures mean, and what was left out. */
export function aboutGaps({ answered, aside }: Gaps): string[] {
  return [
    `Trust says how well a passage fits a question, from 0 to 1; I answer from ${ENOUGH} on, where the question also has a word of the field.`,
    ...(answered > 0
      ? [`${counted(answered, 'more question')} had no answer then; today's guidance has one.`]
      : []),
    ...(aside > 0
      ? [`${counted(aside, 'text')} asked nothing of the subject (thanks, orders, small talk).`]
      : []),
  ];
}

/** For an admin in a chat. `span`: which time is meant. */
export function gapsCard(gaps: Gaps, span: string): Card {
  const { groups } = gaps;
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  if (all === 0)
    return notice('no-gaps', `No question ${span} was left without an answer that guidance could give.`);
  const shown = groups.slice(0, MOST_SHOWN);
  const most = groups.length > shown.length ? ` The biggest ${shown.length} of ${groups.length} groups:` : '';
  return {
    kind: 'list',
    about: 'gaps',
    title: `${counted(all, 'question')} without an answer ${span}.${most}`,
    items: shown.map((gap) => linesOf(gap).join('\n')),
    note: aboutGaps(gaps).join(' '),
  };
}
