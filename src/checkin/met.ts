// Whether a condition that a check-in waits for holds by now, and how far a number is from it.
import { type QuestionId, question as questionOf } from '../../knowledge/questions.ts';
import type { CaseFacts, Said } from '../advice/facts.ts';
import { changesIn, type Recommendation } from '../advice/recommend.ts';
import type { Condition } from './conditions.ts';

/** Questions whose options grow: what lies beyond the one that is waited for counts as well. */
const GROWING: readonly QuestionId[] = ['examples', 'traffic', 'stage'];

/** Whether the answers by now meet the condition. An answer that nobody is sure of meets nothing. */
export function isMet({ question, option, number }: Condition, { known, said }: CaseFacts): boolean {
  const now = known[question];
  if (now === undefined) return false;
  const told = said[question]?.number;
  if (number !== undefined && told !== undefined) return told >= number;
  if (question === 'running') return now === option || now === 'search-and-tuned';
  if (!GROWING.includes(question)) return now === option;
  const place = (one: string): number => questionOf(question).options.findIndex(({ id }) => id === one);
  // Of the same band nobody knows whether an exact number is reached.
  return number === undefined ? place(now) >= place(option) : place(now) > place(option);
}

/** How far the signed-off answers are. `line`: what the goal stands for where it is our own and nobody named it. */
export type Progress = { have: number; want: number; line: string | undefined };

/** From these numbers on our rules speak of hundreds and thousands (src/bands.ts). */
const LINES = [
  { option: 'hundreds', want: 100, line: 'our line for "a few hundred"' },
  { option: 'thousands', want: 1000, line: 'our line for "thousands"' },
] as const;

/**
 * Progress of the signed-off answers by now: towards what was asked to wait for, else towards the next number that could
 * change the recommendation, seen `from` the answer before. Undefined where no number was said, or none would change
 * anything.
 */
export function progressOf(
  { said }: { said: { readonly examples?: Said } },
  recommendation: Pick<Recommendation, 'usefulFlips' | 'flipPairs'>,
  { from, until }: { from: string | undefined; until: Condition | null },
): Progress | undefined {
  const have = said.examples?.number;
  if (have === undefined) return undefined;
  if (until?.question === 'examples' && until.number !== undefined)
    return { have, want: until.number, line: undefined };
  const changes = changesIn(recommendation);
  const next = LINES.find(
    ({ option }) =>
      option !== from && changes.some((change) => change.question === 'examples' && change.option === option),
  );
  return next && { have, want: next.want, line: next.line };
}
