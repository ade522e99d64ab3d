// Words under a "no", "not" or "is wrong": they turn round where there is an opposite, else the question stays open.
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../../knowledge/questions.ts';
import { correctionIn, directAnswer } from '../../src/dialogue/reply.ts';
import { understand } from '../../src/dialogue/understand.ts';

describe('what is denied in a text', () => {
  it.each<[string, QuestionId, string, string]>([
    [
      'We have no search yet, about 2,000 pages.',
      'running',
      'nothing',
      'no search, and nothing else is said',
    ],
    ["We don't have a vector store.", 'running', 'nothing', 'the denial stands before it'],
    ['Our search index does not exist yet.', 'running', 'nothing', 'nothing else is said'],
    ['We have no search yet, but we have a prompt.', 'running', 'prompt', 'what is there counts'],
    ['Nothing is built is wrong, we have a prompt.', 'running', 'prompt', 'what is wrong is taken back'],
    ["It doesn't fit in the context window.", 'corpus', 'large', 'more than fits'],
    ['The answer does not depend on who asks.', 'audience', 'shared', 'the opposite of it'],
    [
      "It must never show the customer's records to another.",
      'audience',
      'per-user',
      'who may see is not denied',
    ],
    ['It is not too slow for us.', 'pressure', 'no', 'the opposite of it'],
    ['Our prompt does not work well.', 'prompting', 'falls-short', 'tried and not good enough'],
    ["We haven't launched yet.", 'stage', 'idea', 'the cue itself is a denial'],
    ['We not only have a prompt, we have a search index.', 'running', 'search', '"not only" denies nothing'],
    ['Tone is fine, but it does not know our documents.', 'need', 'facts', 'what is fine is not missing'],
    ['It knows enough, but the tone is stiff.', 'need', 'behaviour', 'what is known is not missing'],
    ['The facts are right, it just sounds robotic.', 'need', 'behaviour', 'what is right is not missing'],
    ['The style is not the problem, it invents our prices.', 'need', 'facts', 'said not to be the problem'],
    ["It's not the tone. It quotes outdated documents.", 'need', 'facts', 'said not to be it'],
  ])('"%s" answers %s with %s: %s', (text, question, option) => {
    expect(understand(text)[question]?.option).toBe(option);
  });

  it.each<[string, QuestionId, string]>([
    ['Nothing is built is wrong.', 'running', 'what is built was not said'],
    ['Nothing is built is wrong.', 'stage', 'who uses it was not said'],
    ['It does not change every week.', 'freshness', 'how often it does was not said'],
    ['Our search is wrong half the time, the tone is fine.', 'stage', 'who uses it was not said'],
  ])('"%s" does not answer %s: %s', (text, question) => {
    expect(understand(text)[question]).toBeUndefined();
  });
});

describe('a denial in a reply', () => {
  it.each<[QuestionId, string, string | undefined, string]>([
    ['running', 'no search yet', 'nothing', 'the opposite of it'],
    ['running', 'we do not have the pages in a form to search', 'nothing', 'no search, nothing else said'],
    ['running', 'not search, a prompt', 'prompt', 'what is there counts'],
    ['stage', 'no customers yet', 'idea', 'the opposite of it'],
    ['stage', 'no customers, a few testers', 'v1', 'what is there counts'],
    ['need', 'not the facts, the tone', 'behaviour', 'the other one'],
    ['need', 'the tone is fine, the information is outdated', 'facts', 'what is fine is not it'],
    ['freshness', 'not within weeks', undefined, 'how soon was not said'],
    ['examples', 'not hundreds, dozens', 'tens', 'what is there counts'],
  ])('to %s, "%s" is %s: %s', (id, text, option) => {
    expect(directAnswer(id, text, false)?.option).toBe(option);
  });
});

it.each([
  ['nothing is built is wrong, we have a prompt', { running: 'prompt' }],
  ['that is wrong, it changes daily', { freshness: 'days' }],
  ['no, "customers use it" is not true, nobody uses it yet', { stage: 'idea' }],
])('"%s" corrects what was understood', (text, answers) => {
  expect(
    Object.fromEntries(Object.entries(correctionIn(text)).map(([id, { option }]) => [id, option])),
  ).toMatchObject(answers);
});

it('is no correction where the product is what is wrong', () => {
  expect(correctionIn('the price is wrong, we have a prompt')).toEqual({});
});
