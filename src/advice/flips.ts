// What would change the recommendation: single answers, pairs of them, and the smallest sets that lead to an approach.
import { type Option, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { leaningRule, withAnswer } from './leaning.ts';
import { type Approach, DECIDING, type Known } from './rules.ts';

/** One changed answer. */
export type Change = { question: QuestionId; option: Option };

/** One answer that, changed, changes the approach. */
export type Flip = Change & { approach: Approach };

/** Several answers that only together change the approach. */
export type FlipSet = { changes: Change[]; approach: Approach };

/** Questions that apply to the talk: the deciding ones for the need, and the need itself at the end. */
function applicable(known: Known): QuestionId[] {
  const deciding = DECIDING[known.need ?? 'facts'];
  return [...QUESTIONS.map(({ id }) => id).filter((id) => deciding.includes(id)), 'need'];
}

/** Every answer to these questions other than the present one, in the order given. */
function otherAnswers(known: Known, questions: readonly QuestionId[]): Change[] {
  return questions.flatMap((id) => {
    const asked = QUESTIONS.find((one) => one.id === id);
    return (asked?.options ?? [])
      .filter(({ id: option }) => option !== known[id])
      .map(({ id: option }) => ({ question: id, option }));
  });
}

/** All single answers that change the approach; those on `need` come last, the others in table order. */
export function flips(known: Known): Flip[] {
  const now = leaningRule(known).approach;
  return otherAnswers(known, applicable(known)).flatMap((change) => {
    const { approach } = leaningRule(withAnswer(known, change.question, change.option));
    return approach === now ? [] : [{ ...change, approach }];
  });
}

/** Pairs of answers, none of them on `need`, that change the approach only together. */
export function flipPairs(known: Known): FlipSet[] {
  const now = leaningRule(known).approach;
  const changes = otherAnswers(
    known,
    applicable(known).filter((id) => id !== 'need'),
  );
  const single = (change: Change): boolean => approachAfter(known, [change]) !== now;
  const inert = changes.filter((change) => !single(change));
  return inert.flatMap((first, index) =>
    inert.slice(index + 1).flatMap((second) => {
      if (first.question === second.question) return [];
      const approach = approachAfter(known, [first, second]);
      return approach === now ? [] : [{ changes: [first, second], approach }];
    }),
  );
}

/**
 * The smallest sets of changed answers that lead to the approach, all of one size; empty when it is reached already.
 * Sets that leave the need as it is come first, since the need is rarely up to the team.
 */
export function smallestSets(known: Known, target: Approach): Change[][] {
  if (leaningRule(known).approach === target) return [];
  const questions = QUESTIONS.map(({ id }) => id).filter((id) => id !== 'running');
  let layer: { changes: Change[]; from: number }[] = [{ changes: [], from: 0 }];
  for (let size = 1; size <= questions.length; size++) {
    layer = layer.flatMap(({ changes, from }) => extended(known, changes, from, questions));
    const found = layer
      .filter(({ changes }) => approachAfter(known, changes) === target)
      .map(({ changes }) => changes);
    if (found.length > 0) return found.sort((a, b) => Number(changesNeed(a)) - Number(changesNeed(b)));
  }
  return [];
}

function changesNeed(changes: readonly Change[]): boolean {
  return changes.some(({ question }) => question === 'need');
}

function extended(
  known: Known,
  changes: readonly Change[],
  from: number,
  questions: readonly QuestionId[],
): { changes: Change[]; from: number }[] {
  return questions
    .slice(from)
    .flatMap((id, offset) =>
      otherAnswers(known, [id]).map((change) => ({ changes: [...changes, change], from: from + offset + 1 })),
    );
}

function approachAfter(known: Known, changes: readonly Change[]): Approach {
  return leaningRule(
    changes.reduce((answers, change) => withAnswer(answers, change.question, change.option), known),
  ).approach;
}
