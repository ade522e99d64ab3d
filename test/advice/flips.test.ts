// What would change the recommendation: single answers, pairs, and the smallest sets, against brute force.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Option, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { type Change, flipPairs, flips, smallestSets } from '../../src/advice/flips.ts';
import { leaningRule, withAnswer } from '../../src/advice/leaning.ts';
import { APPROACHES, type Approach, DECIDING, type Known } from '../../src/advice/rules.ts';
import {
  answered,
  answeredOrNot,
  byTheBook,
  firstFew,
  NEEDS,
  optionsOf,
  RULE_QUESTIONS,
  shown,
} from '../cases.ts';

const SEED = 20_261_122;

/** Complete for every need, so that a changed need finds all of its answers too. */
const COMPLETE = answered(RULE_QUESTIONS);

/** Each need (or none) with each of its own questions known or unknown. */
const PARTIAL = [
  ...answeredOrNot(DECIDING.facts),
  ...NEEDS.flatMap((need) => answeredOrNot(DECIDING[need], { need })),
];

function written(changes: readonly Change[]): string {
  return changes
    .map(({ question, option }) => `${question}=${option}`)
    .sort()
    .join(' ');
}

function changed(known: Known, changes: readonly Change[]): Known {
  return changes.reduce((now, { question, option }) => withAnswer(now, question, option), known);
}

/** Every other answer to the questions that apply, by the design's words: table order, `need` at the end. */
function others(known: Known): Change[] {
  const own = QUESTIONS.filter(({ id }) => DECIDING[known.need ?? 'facts'].includes(id)).map(({ id }) => id);
  return [...own, 'need' as const].flatMap((question) =>
    optionsOf(question)
      .filter((option) => option !== known[question])
      .map((option) => ({ question, option })),
  );
}

describe('single flips', () => {
  it('are all the answers that change the approach and no others, need last, over complete answers', () => {
    const wrong: string[] = [];
    for (const known of COMPLETE) {
      const now = byTheBook(known).approach;
      const expected = others(known)
        .map((change) => ({ ...change, approach: byTheBook(changed(known, [change])).approach }))
        .filter(({ approach }) => approach !== now);
      if (JSON.stringify(flips(known)) !== JSON.stringify(expected)) wrong.push(shown(known));
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('are found for answers that are still unknown too', () => {
    const wrong: string[] = [];
    for (const known of PARTIAL) {
      const now = leaningRule(known).approach;
      const expected = others(known)
        .map((change) => ({ ...change, approach: leaningRule(changed(known, [change])).approach }))
        .filter(({ approach }) => approach !== now);
      if (JSON.stringify(flips(known)) !== JSON.stringify(expected)) wrong.push(shown(known));
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('name the question that was left open: more signed-off answers would make it fine-tuning', () => {
    const known: Known = { need: 'behaviour', prompting: 'falls-short', stage: 'live', pressure: 'no' };

    expect(flips(known)).toEqual([
      { question: 'examples', option: 'hundreds', approach: 'fine-tune' },
      { question: 'examples', option: 'thousands', approach: 'fine-tune' },
      { question: 'need', option: 'facts', approach: 'rag' },
      { question: 'need', option: 'both', approach: 'hybrid' },
      { question: 'need', option: 'neither', approach: 'tools' },
    ]);
  });
});

describe('flip pairs', () => {
  it('flip only together: all such pairs of two questions besides the need, and no others', () => {
    const wrong: string[] = [];
    for (const known of PARTIAL) {
      const now = leaningRule(known).approach;
      const inert = others(known).filter(
        (one) => one.question !== 'need' && leaningRule(changed(known, [one])).approach === now,
      );
      const expected = inert.flatMap((first, index) =>
        inert
          .slice(index + 1)
          .filter((second) => second.question !== first.question)
          .filter((second) => leaningRule(changed(known, [first, second])).approach !== now)
          .map((second) => written([first, second])),
      );
      const found = flipPairs(known).map(({ changes }) => written(changes));
      if (found.sort().join() !== expected.sort().join()) wrong.push(shown(known));
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('name the approach that they lead to', () => {
    const wrong = PARTIAL.flatMap((known) =>
      flipPairs(known)
        .filter(({ changes, approach }) => leaningRule(changed(known, changes)).approach !== approach)
        .map(({ changes }) => `${shown(known)}: ${written(changes)}`),
    );

    expect(firstFew(wrong)).toEqual([]);
  });
});

// For brute force every state is a row of options in the order of RULE_QUESTIONS, with the approach it leans to.
type Row = { options: readonly (Option | undefined)[]; approach: Approach };

/** The smallest distance to a state with the target, and all sets of changes at that distance. */
function bruteForce(rows: readonly Row[], known: Known, target: Approach): string[] {
  const now = RULE_QUESTIONS.map((id) => known[id]);
  let least = Number.POSITIVE_INFINITY;
  let sets: string[] = [];
  for (const { options, approach } of rows) {
    if (approach !== target) continue;
    // An answer may change or come to be known; none is taken back.
    if (options.some((option, index) => option === undefined && now[index] !== undefined)) continue;
    const differing = RULE_QUESTIONS.filter((_, index) => options[index] !== now[index]);
    if (differing.length > least) continue;
    if (differing.length < least) sets = [];
    least = differing.length;
    sets.push(
      written(
        differing.map((id) => ({ question: id, option: options[RULE_QUESTIONS.indexOf(id)] as Option })),
      ),
    );
  }
  return least === 0 ? [] : sets.sort();
}

describe('the smallest sets of changed answers', () => {
  const rows = answeredOrNot(RULE_QUESTIONS).map((known) => ({
    options: RULE_QUESTIONS.map((id) => known[id]),
    approach: leaningRule(known).approach,
  }));
  const someState = fc
    .tuple(...RULE_QUESTIONS.map((id) => fc.constantFrom(undefined, ...optionsOf(id))))
    .map((options) =>
      options.reduce<Known>(
        (known, option, index) =>
          option === undefined ? known : withAnswer(known, RULE_QUESTIONS[index] as QuestionId, option),
        {},
      ),
    );
  const sample = fc.sample(someState, { numRuns: 16, seed: SEED });

  it.each(APPROACHES)(`lead to %s, and no smaller set does (seed ${SEED})`, (target) => {
    const wrong = sample.flatMap((known) => {
      const found = smallestSets(known, target).map(written).sort();
      const expected = bruteForce(rows, known, target);
      return found.join() === expected.join()
        ? []
        : [`${shown(known)}: found ${found.join(' | ')}, expected ${expected.join(' | ')}`];
    });

    expect(firstFew(wrong)).toEqual([]);
  });

  it('put those that leave the need as it is first', () => {
    const known: Known = {
      need: 'facts',
      corpus: 'fits',
      freshness: 'fixed',
      audience: 'shared',
      traffic: 'low',
    };

    const sets = smallestSets(known, 'rag').map(written);

    expect(sets.at(-1)).toBe('need=both');
    expect(sets.slice(0, -1).sort()).toEqual([
      'audience=per-user',
      'corpus=large',
      'corpus=unwritten',
      'freshness=days',
      'freshness=weeks',
      'traffic=high',
      'traffic=medium',
    ]);
  });

  it('are none where the approach is reached already', () => {
    expect(smallestSets({ need: 'neither' }, 'tools')).toEqual([]);
  });
});
