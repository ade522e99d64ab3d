// The recommendation: a pure function of the answers with their quotes, the flags and the version.
import { clause, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import type { CaseFacts } from './facts.ts';
import { type Flip, type FlipSet, flipPairs, flips } from './flips.ts';
import { leaningRule, openApproaches } from './leaning.ts';
import { planFor } from './plan.ts';
import { type Reason, reasonsFor } from './reasons.ts';
import { type Approach, DECIDING, type Known, type RuleId } from './rules.ts';
import type { Plan } from './steps.ts';
import { verdictFor } from './verdicts.ts';
import { type WatchOut, watchOutsFor } from './watchouts.ts';

export type Recommendation = {
  approach: Approach;
  rule: RuleId;
  /** `settled` when only one approach is possible whatever the unknown answers are. */
  confidence: 'settled' | 'leaning';
  open: readonly Approach[];
  verdict: string;
  reasons: Reason[];
  watchOuts: WatchOut[];
  plan: Plan;
  flips: Flip[];
  /** Those of them that can still come true, for people. */
  usefulFlips: Flip[];
  /** Only where no single answer besides the need flips it. */
  flipPairs: FlipSet[];
  /** What to find out, for each unknown question that could still change the approach. */
  findOut: { question: QuestionId; task: string }[];
  version: string;
};

/** How to find out what nobody in the talk knew, question by question. */
const TASKS: Readonly<Record<QuestionId, string>> = {
  need: 'Collect the last ten complaints and mark each: wrong facts, or wrong way of answering.',
  freshness: 'Ask who edits the text how often it changes.',
  audience: 'Check whether two customers may ever get different answers.',
  corpus: 'Count the pages of text that it would have to know.',
  traffic: 'Estimate the questions a day from your support figures.',
  prompting: 'Try a prompt with rules and three to five good samples on ten inputs.',
  examples: 'Count the answers that you would sign off as they are.',
  stage: 'Find out who uses it today besides your team.',
  pressure: 'Look at the bill and the waiting time of one week.',
  running: 'List what is built already.',
};

/** The same facts and version always give the same recommendation, byte for byte. */
export function recommend(facts: CaseFacts, version: string): Recommendation {
  const { known, likely } = facts;
  const { id: rule, approach } = leaningRule(likely);
  const open = openApproaches(known);
  const single = flips(likely);
  return {
    approach,
    rule,
    confidence: open.length === 1 ? 'settled' : 'leaning',
    open,
    verdict: verdictFor(approach, rule, facts),
    reasons: reasonsFor(approach, rule, facts),
    watchOuts: watchOutsFor(approach, facts),
    plan: planFor(approach, rule, facts),
    flips: single,
    usefulFlips: single.filter((flip) => !goesBack(flip, likely)),
    flipPairs: single.some(({ question }) => question !== 'need') ? [] : flipPairs(likely),
    findOut:
      open.length === 1 ? [] : unknowns(facts).map((question) => ({ question, task: TASKS[question] })),
    version,
  };
}

/** Unknown questions that the rules look at, in table order; an unconfirmed need comes first. */
function unknowns({ known, likely }: CaseFacts): QuestionId[] {
  const deciding = likely.need === undefined ? [] : DECIDING[likely.need];
  return QUESTIONS.map(({ id }) => id).filter(
    (id) => (id === 'need' || deciding.includes(id)) && known[id] === undefined,
  );
}

/** Every single answer that could change the recommendation, by itself or together with another one. */
export function changesIn({
  usefulFlips,
  flipPairs,
}: Pick<Recommendation, 'usefulFlips' | 'flipPairs'>): FlipSet['changes'][number][] {
  return [...usefulFlips, ...flipPairs.flatMap(({ changes }) => changes)];
}

/**
 * What would change the recommendation, as clauses, at most `most`: single answers first, else pairs, then the need.
 * The card's `face` names the need only where nothing else would change it.
 */
/** Examples, users and tried prompts do not go away again: such a flip is true but of no use to anybody. */
function goesBack({ question, option }: Flip, said: Known): boolean {
  const options = QUESTIONS.find(({ id }) => id === question)?.options.map(({ id }) => id) ?? [];
  const now = said[question];
  if (question === 'prompting') return option === 'not-yet' && now !== undefined;
  return (
    (question === 'examples' || question === 'stage') &&
    now !== undefined &&
    options.indexOf(option) < options.indexOf(now)
  );
}

export function wouldChange(
  { usefulFlips: single, flipPairs: pairs }: Recommendation,
  most: number,
  face = false,
): { clause: string; approach: Approach }[] {
  const word = (question: QuestionId, option: string): string => clause(question, option);
  // The nearest option says enough: "a few hundred" makes "1,000 or more" beside it noise.
  const nearest = single.filter(
    (flip, at) =>
      single.findIndex((one) => one.question === flip.question && one.approach === flip.approach) === at,
  );
  const own = nearest
    .filter(({ question }) => question !== 'need')
    .map((flip) => ({ clause: word(flip.question, flip.option), approach: flip.approach }));
  const pairOf = ({ changes }: FlipSet): string => changes.map((change) => change.question).join();
  const nearestPairs = pairs.filter(
    (pair, at) => pairs.findIndex((one) => pairOf(one) === pairOf(pair)) === at,
  );
  const together = nearestPairs.map(({ changes, approach }) => ({
    clause: changes.map((change) => word(change.question, change.option)).join(', and '),
    approach,
  }));
  const need = nearest
    .filter(({ question }) => question === 'need')
    .map((flip) => ({ clause: word('need', flip.option), approach: flip.approach }));
  const others = [...own, ...together];
  return (face && others.length > 0 ? others : [...others, ...need]).slice(0, most);
}
