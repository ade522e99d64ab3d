// Readings at the edges: round numbers, words for numbers, brackets, units of units.
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../../knowledge/questions.ts';
import { correctionIn, directAnswer } from '../../src/dialogue/reply.ts';
import { understand } from '../../src/dialogue/understand.ts';
import { amountsIn } from '../../src/numbers.ts';

describe('amounts', () => {
  it.each<[string, number]>([
    ['half a million', 500_000],
    ['a hundred thousand', 100_000],
    ['two hundred thousand', 200_000],
    ['two dozen', 24],
    ['0.125 dollars', 0.125],
    ['2000 letters', 2000],
    ['sixteen', 16],
  ])('%s is %d', (text, value) => {
    expect(amountsIn(text).map((amount) => amount.value)).toEqual([value]);
  });
  it('are two in "40 100-page PDFs"', () => {
    expect(amountsIn('40 100-page PDFs').map(({ value }) => value)).toEqual([40, 100]);
  });
});

describe('sentences', () => {
  it.each<[string, QuestionId, string | undefined]>([
    ['We have 2000 approved letters.', 'examples', 'thousands'],
    ['We have a few hundred signed-off answers.', 'examples', 'hundreds'],
    ['We have 60 question/answer pairs.', 'examples', 'tens'],
    ['12 PDFs of 300 pages each', 'corpus', 'large'],
    ['We meet every Monday.', 'freshness', undefined],
  ])('%s: %s is %s', (text, id, option) => {
    const found = understand(text)[id]?.option;
    if (id === 'pressure') expect(found).not.toBe('yes');
    else expect(found).toBe(option);
  });
});

describe('replies', () => {
  it.each<[QuestionId, string, string]>([
    ['examples', '2000', 'thousands'],
    ['corpus', '2000', 'large'],
    ['traffic', '2000', 'medium'],
    ['need', 'b)', 'behaviour'],
  ])('%s: %s is %s', (id, text, option) => {
    expect(directAnswer(id, text, false)?.option).toBe(option);
  });
  it('"no, it changes weekly" is a correction', () => {
    expect(correctionIn('no, it changes weekly').freshness?.option).toBe('weeks');
  });
  it('an exact round number is kept', () => {
    expect(directAnswer('examples', '1,000', false)).toEqual({ option: 'thousands', number: 1000 });
  });
});
