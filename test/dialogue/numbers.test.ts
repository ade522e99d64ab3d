// Amounts in free text, and which question they answer.
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../../knowledge/questions.ts';
import { examplesBand, trafficBand } from '../../src/bands.ts';
import { quantitiesIn } from '../../src/dialogue/quantities.ts';
import { amountsIn } from '../../src/numbers.ts';

describe('an amount', () => {
  it.each<[string, number, string]>([
    ['1,800', 1800, 'a comma between thousands'],
    ['1.800', 1800, 'a point between thousands, as in German'],
    ['1 800', 1800, 'a space between thousands'],
    ["1'800", 1800, 'an apostrophe between thousands, as in Switzerland'],
    ['1,000,000', 1_000_000, 'two commas'],
    ['12k', 12_000, 'k stands for thousand'],
    ['2.5k', 2500, 'a decimal before k'],
    ['30 million', 30_000_000, 'a figure with a word'],
    ['1.5 million', 1_500_000, 'a decimal with a word'],
    ['12.5', 12.5, 'a decimal of its own'],
    ['nine hundred', 900, 'words only'],
    ['twenty-five', 25, 'a compound word'],
    ['one', 1, 'a single word'],
  ])('%s is %d: %s', (text, value) => {
    expect(amountsIn(text)).toMatchObject([{ value, vague: false }]);
  });

  it.each<[string, number, string]>([
    ['a few hundred', 300, 'the middle of what people mean'],
    ['a couple of hundred', 300, 'the same in other words'],
    ['a few thousand', 3000, 'the middle of what people mean'],
    ['thousands', 3000, 'no figure at all'],
    ['tens of thousands', 30_000, 'longer phrases win over "thousands"'],
    ['a dozen', 12, 'a phrase'],
    ['half a dozen', 6, 'longer phrases win over "a dozen"'],
  ])('%s is about %d: %s', (text, value) => {
    expect(amountsIn(text)).toMatchObject([{ value, vague: true }]);
  });

  it.each([
    ['in 2024', 'a year is no amount'],
    ['GPT-4o', 'part of a name'],
    ['v1.2', 'a version'],
    ['a 7b model', 'the size of a model'],
    ['no numbers here', 'nothing to count'],
    ['', 'nothing at all'],
  ])('%j holds none: %s', (text) => {
    expect(amountsIn(text)).toEqual([]);
  });

  it('is found for each of several, in order and without overlap', () => {
    const text = 'since 2019 we keep 40 letters, 1,200 pages and a few hundred mails';

    const found = amountsIn(text);

    expect(found.map(({ value }) => value)).toEqual([40, 1200, 300]);
    expect(found.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      '40',
      '1,200',
      'a few hundred',
    ]);
  });
});

describe('a quantity', () => {
  it.each<[string, QuestionId, string, number, string]>([
    ['about 1,800 labelled mails', 'examples', 'thousands', 1800, 'labelled makes them examples'],
    ['320 approved answers', 'examples', 'hundreds', 320, 'approved makes them examples'],
    ['60 pairs of input and output', 'examples', 'tens', 60, 'pairs are examples by themselves'],
    ['300 pages', 'corpus', 'fits', 300, 'pages count as they are'],
    ['1,200 pages', 'corpus', 'large', 1200, 'past 500 pages'],
    ['80,000 tokens', 'corpus', 'fits', 200, '400 tokens a page'],
    ['3 GB of documents', 'corpus', 'large', 300_000, 'gigabytes are always too much'],
    ['40 questions a day', 'traffic', 'low', 40, 'as it is said'],
    ['30,000 chats a month', 'traffic', 'medium', 1000, 'divided by thirty days'],
    ['300 tickets per hour', 'traffic', 'medium', 7200, 'times twenty-four'],
    ['two million requests a day', 'traffic', 'high', 2_000_000, 'as it is said'],
    ['70 mails per week', 'traffic', 'low', 10, 'divided by seven'],
  ])('"%s" answers %s with %s (%d): %s', (text, question, option, number) => {
    expect(quantitiesIn(text)).toMatchObject([{ question, option, number }]);
  });

  it.each([
    ["we'd need thousands of good matches", 'wanted, not there'],
    ['we want to collect 500 examples', 'wanted, not there'],
    ['it costs $40 a day', 'money'],
    ['a window of 200,000 tokens', "the model's window, not the text"],
    ['we are 12 people in 3 teams', 'people'],
    ['90% accuracy after 6 months', 'a share and a time'],
  ])('"%s" answers nothing: %s', (text) => {
    expect(quantitiesIn(text)).toEqual([]);
  });
});

describe('the bands', () => {
  it.each([
    [0, 'none'],
    [1, 'tens'],
    [99, 'tens'],
    [100, 'hundreds'],
    [999, 'hundreds'],
    [1000, 'thousands'],
  ])('%d signed-off answers are %s', (count, band) => {
    expect(examplesBand(count)).toBe(band);
  });

  it.each([
    [0, 'low'],
    [99, 'low'],
    [100, 'medium'],
    [10_000, 'medium'],
    [10_001, 'high'],
  ])('%d questions a day are %s', (perDay, band) => {
    expect(trafficBand(perDay)).toBe(band);
  });
});
