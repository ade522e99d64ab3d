// Whether a condition holds by now, and how far a number is from where it would matter.
import { describe, expect, it } from 'vitest';
import { progressInWords } from '../../adapters/wording.ts';
import type { QuestionId } from '../../knowledge/questions.ts';
import type { CaseFacts } from '../../src/advice/facts.ts';
import { recommend } from '../../src/advice/recommend.ts';
import type { Known } from '../../src/advice/rules.ts';
import { type Condition, conditionIn } from '../../src/checkin/conditions.ts';
import { isMet, progressOf } from '../../src/checkin/met.ts';

/** Facts with these answers; a number belongs to `examples` or `traffic`. */
function factsWith(answers: Known, number?: number): CaseFacts {
  const said = Object.entries(answers).map(([id, option]) => {
    const counted = (id === 'examples' || id === 'traffic') && number !== undefined;
    return [id, { option, ...(counted ? { number } : {}) }];
  });
  return { known: answers, likely: answers, said: Object.fromEntries(said), flags: [] };
}

function conditionOf(text: string): Condition {
  const condition = conditionIn(text);
  if (!condition) throw new Error(`no condition: ${text}`);
  return condition;
}

describe('a condition', () => {
  it.each<[text: string, answers: Known, number: number | undefined, met: boolean]>([
    ['when we have 500 examples', { examples: 'hundreds' }, 499, false],
    ['when we have 500 examples', { examples: 'hundreds' }, 500, true],
    ['when we have 500 examples', { examples: 'thousands' }, 2000, true],
    // Of the same band nobody knows; of a higher one everybody does.
    ['when we have 500 examples', { examples: 'hundreds' }, undefined, false],
    ['when we have 500 examples', { examples: 'thousands' }, undefined, true],
    ['when we have hundreds of examples', { examples: 'hundreds' }, undefined, true],
    ['when we have hundreds of examples', { examples: 'thousands' }, undefined, true],
    ['when we have hundreds of examples', { examples: 'tens' }, 99, false],
    ['when we get 2,000 questions a day', { traffic: 'medium' }, 1999, false],
    ['when we get 2,000 questions a day', { traffic: 'high' }, undefined, true],
    ['after launch', { stage: 'live' }, undefined, true],
    ['after launch', { stage: 'mature' }, undefined, true],
    ['after launch', { stage: 'v1' }, undefined, false],
    ['once the prompt fails', { prompting: 'falls-short' }, undefined, true],
    ['once the prompt fails', { prompting: 'enough' }, undefined, false],
    ['once search is built', { running: 'search' }, undefined, true],
    ['once search is built', { running: 'search-and-tuned' }, undefined, true],
    ['once search is built', { running: 'tuned' }, undefined, false],
    ['once the model is tuned', { running: 'search-and-tuned' }, undefined, true],
    ['once search is built', {}, undefined, false],
  ])('"%s" with %j (%s) is met: %s', (text, answers, number, met) => {
    expect(isMet(conditionOf(text), factsWith(answers, number))).toBe(met);
  });

  it('is not met by an answer that nobody is sure of', () => {
    const facts = factsWith({ stage: 'live' });

    expect(isMet(conditionOf('after launch'), { ...facts, known: {} })).toBe(false);
  });
});

describe('progress', () => {
  const NONE = { usefulFlips: [], flipPairs: [] };
  const flip = (question: QuestionId, option: 'hundreds' | 'thousands' | 'live') => ({
    ...{ question, option, approach: 'fine-tune' as const },
  });
  const until = (text: string) => ({ from: 'tens', until: conditionOf(text) });
  const ours = { from: 'tens', until: null };
  const have = (number: number) => factsWith({ examples: 'tens' }, number);

  it('goes towards the number that was asked for, whatever would change', () => {
    const changes = { ...NONE, usefulFlips: [flip('examples', 'hundreds')] };

    expect(progressOf(have(40), changes, until('when we have 500 examples'))).toEqual({
      ...{ have: 40, want: 500, line: undefined },
    });
  });

  it.each([
    ['a single answer', { ...NONE, usefulFlips: [flip('examples', 'hundreds')] }, 100],
    [
      'both of our lines',
      { ...NONE, usefulFlips: [flip('examples', 'thousands'), flip('examples', 'hundreds')] },
      100,
    ],
    ['the higher line alone', { ...NONE, usefulFlips: [flip('examples', 'thousands')] }, 1000],
    [
      'a pair of answers',
      {
        ...NONE,
        flipPairs: [
          { changes: [flip('stage', 'live'), flip('examples', 'hundreds')], approach: 'fine-tune' as const },
        ],
      },
      100,
    ],
  ])('goes towards our next line where it could change the recommendation: %s', (_, changes, want) => {
    for (const condition of [ours, until('after launch'), until('when we have enough examples')])
      expect(progressOf(have(40), changes, condition)).toEqual({
        ...{ have: 40, want, line: expect.stringMatching(/^our line for "/u) },
      });
  });

  it('does not go towards the line that was reached before', () => {
    const changes = { ...NONE, usefulFlips: [flip('examples', 'hundreds'), flip('examples', 'thousands')] };

    expect(progressOf(have(400), changes, { from: 'hundreds', until: null })?.want).toBe(1000);
  });

  it.each([
    [
      'no number was said',
      factsWith({ examples: 'tens' }),
      { ...NONE, usefulFlips: [flip('examples', 'hundreds')] },
    ],
    ['none would change anything', have(40), NONE],
    ['only something else would', have(40), { ...NONE, usefulFlips: [flip('stage', 'live')] }],
  ])('is none where %s', (_, facts, changes) => {
    expect(progressOf(facts, changes, ours)).toBeUndefined();
  });

  it.each<[what: string, answers: Known, want: number | undefined]>([
    [
      'a voice in real use',
      { need: 'behaviour', prompting: 'falls-short', stage: 'live', examples: 'tens' },
      100,
    ],
    [
      'a voice that few test',
      { need: 'behaviour', prompting: 'falls-short', stage: 'v1', examples: 'tens' },
      1000,
    ],
    ['facts alone', { need: 'facts', freshness: 'days', examples: 'tens' }, undefined],
  ])('follows the rules: %s', (_, answers, want) => {
    const facts = factsWith(answers, 40);

    expect(progressOf(facts, recommend(facts, 'v'), ours)?.want).toBe(want);
  });
});

describe('progress in words', () => {
  it.each([
    [0, 500, '░░░░░░░░░░', '0 of 500'],
    [320, 500, '██████░░░░', '320 of 500'],
    [499, 500, '█████████░', '499 of 500'],
    [500, 500, '██████████', '500 is reached'],
    [1200, 500, '██████████', '500 is reached'],
    [0, 0, '██████████', '0 is reached'],
  ])('%i of %i is %s', (have, want, bar, words) => {
    expect(progressInWords({ have, want, line: undefined })).toEqual({ bar, words });
  });

  it('say whose line it is', () => {
    expect(progressInWords({ have: 40, want: 100, line: 'our line for "a few hundred"' }).words).toBe(
      '40 of 100 (our line for "a few hundred")',
    );
  });
});
