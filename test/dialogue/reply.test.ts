// Replies: commands, answers to the open question, corrections, and questions in between.
import { describe, expect, it } from 'vitest';
import { NOT_SURE, QUESTIONS, type QuestionId, question } from '../../knowledge/questions.ts';
import {
  correctionIn,
  type DirectAnswer,
  directAnswer,
  isQuestionText,
  verbIn,
} from '../../src/dialogue/reply.ts';
import type { Verb } from '../../src/event.ts';

const reply = (id: QuestionId, text: string): DirectAnswer | undefined =>
  directAnswer(id, text, isQuestionText(text));

describe.each(QUESTIONS)('an answer to $id', ({ id, options }) => {
  it('may be the number of an option, and the last number is "not sure"', () => {
    const numbers = [...options.keys()].map((index) => reply(id, `${index + 1}`)?.option);

    expect(numbers).toEqual(options.map((option) => option.id));
    expect(reply(id, `${options.length + 1}`)).toEqual({ option: NOT_SURE });
    expect(reply(id, 'option 2')?.option).toBe(options[1]?.id);
    expect(reply(id, '2.')?.option).toBe(options[1]?.id);
  });

  it('may be the id or the label of an option, in any case and punctuation', () => {
    for (const option of options) {
      expect(reply(id, option.id)?.option, option.id).toBe(option.id);
      expect(reply(id, option.label)?.option, option.label).toBe(option.id);
      expect(reply(id, `"${option.label.toUpperCase()}".`)?.option, option.label).toBe(option.id);
    }
  });

  it.each([
    'not sure',
    'Not sure.',
    "I'm not sure",
    "I don't know yet",
    'no idea',
    'unsure',
    'maybe',
    'Not sure, move on',
  ])('may be "%s"', (text) => {
    expect(reply(id, text)).toEqual({ option: NOT_SURE });
  });

  it.each(['', '   ', '...', '"', 'purple'])('is not %j', (text) => {
    expect(reply(id, text)).toBeUndefined();
  });

  it.each(['why do you ask?', 'what does that mean', 'how would I count that?', 'can we skip the question?'])(
    'is not in a question: "%s"',
    (text) => {
      expect(reply(id, text)).toBeUndefined();
    },
  );
});

describe('an answer in words or figures', () => {
  it.each<[QuestionId, string, DirectAnswer['option'], string]>([
    ['need', 'the tone', 'behaviour', 'a word of the second option'],
    ['need', 'a bit of both', 'both', 'said so'],
    ['need', 'hallucinations', 'facts', 'made-up facts'],
    ['need', 'it has to calculate totals', 'neither', 'a sum'],
    ['freshness', 'weekly', 'weeks', 'the time alone is enough when it is asked'],
    ['freshness', 'hourly', 'days', 'hours count as days'],
    ['freshness', 'quarterly', 'months', 'three months'],
    ['freshness', 'never', 'fixed', 'said so'],
    ['audience', 'yes', 'shared', 'the question asks for the same answer'],
    ['audience', 'no', 'per-user', 'not the same answer'],
    ['audience', 'no, every customer sees their own', 'per-user', 'no with its reason'],
    ['audience', "it depends on the customer's country and plan", 'per-user', 'depends on the customer'],
    ['corpus', "in people's heads", 'unwritten', 'said so'],
    ['corpus', 'huge', 'large', 'a word of size'],
    ['prompting', 'yes', 'falls-short', 'tried; whether it is enough was not said'],
    ['prompting', 'yes, it works fine', 'enough', 'tried, and fine'],
    ['prompting', 'no', 'not-yet', 'not tried'],
    ['prompting', 'not with samples', 'not-yet', 'the words of the option'],
    ['prompting', 'it still misses', 'falls-short', 'misses'],
    ['examples', 'none', 'none', 'said so'],
    ['stage', 'nobody', 'idea', 'the words of the option'],
    ['stage', 'a few testers', 'v1', 'the words of the option'],
    ['stage', 'customers, for two years', 'mature', 'longer than six months'],
    ['pressure', 'yes', 'yes', 'as asked'],
    ['pressure', 'not really', 'no', 'as asked'],
    ['pressure', 'no, it is too slow', 'yes', 'the reason weighs more than the word'],
    ['running', 'rag and a tuned model', 'search-and-tuned', 'both'],
    ['running', 'we have a vector search', 'search', 'search'],
    ['running', 'nothing', 'nothing', 'said so'],
  ])('%s: "%s" is %s: %s', (id, text, option) => {
    expect(reply(id, text)?.option).toBe(option);
  });

  it.each<[QuestionId, string, DirectAnswer]>([
    ['examples', '40', { option: 'tens', number: 40 }],
    ['examples', 'about 40?', { option: 'tens', number: 40 }],
    ['examples', 'we have 320 of them', { option: 'hundreds', number: 320 }],
    ['examples', 'a few hundred', { option: 'hundreds' }],
    ['examples', '0', { option: 'none', number: 0 }],
    ['traffic', '40', { option: 'low', number: 40 }],
    ['traffic', '20k a day', { option: 'high', number: 20_000 }],
    ['traffic', 'about 3,000 a month', { option: 'medium', number: 100 }],
    ['traffic', '10,001', { option: 'high', number: 10_001 }],
    ['corpus', '300', { option: 'fits', number: 300 }],
    ['corpus', '1,200 pages', { option: 'large', number: 1200 }],
  ])('%s: "%s" keeps an exact figure and no vague one', (id, text, answer) => {
    expect(reply(id, text)).toEqual(answer);
  });
});

describe('a command', () => {
  it.each<[string, Verb]>([
    ['back', 'back'],
    ['/back', 'back'],
    ['Go back.', 'back'],
    ['skip', 'skip'],
    ['next', 'skip'],
    ['cancel', 'cancel'],
    ['Stop!', 'cancel'],
    ['never mind', 'cancel'],
    ['restart', 'restart'],
    ['start over', 'restart'],
    ['why?', 'why'],
    ['plan', 'plan'],
    ['show me the plan', 'plan'],
    ['sources', 'sources'],
    ['what would change it?', 'flips'],
    ['help', 'help'],
    ['?', 'help'],
    ['what did you understand?', 'understood'],
    ['show me the card', 'card'],
    ['just tell me what to do', 'finish'],
    ['why do you ask this?', 'why'],
    ['correct', 'correct'],
    ['correct nonsense', 'correct'],
  ])('"%s" is %s', (text, verb) => {
    expect(verbIn(text)).toEqual({ verb });
  });

  it.each(QUESTIONS)('"correct" takes the question $id by its id and by its name', ({ id, name }) => {
    expect(verbIn(`correct ${id}`)).toEqual({ verb: 'correct', argument: id });
    expect(verbIn(`Change ${name.toLowerCase()}`)).toEqual({ verb: 'correct', argument: id });
  });

  it.each([
    ['I want to cancel my order', 'a sentence about something else'],
    ['the plan is bad', 'an opinion'],
    ['why later?', 'a question about the card'],
    ['backwards', 'another word'],
    ['change nonsense', 'no such question'],
    ['', 'nothing'],
  ])('"%s" is none: %s', (text) => {
    expect(verbIn(text)).toBeUndefined();
  });
});

describe('a correction', () => {
  it.each<[string, QuestionId, string]>([
    ['actually it changes weekly', 'freshness', 'weeks'],
    ['Actually, we have 320 approved letters', 'examples', 'hundreds'],
    ['sorry, nobody uses it yet', 'stage', 'idea'],
    ['I meant that each customer has their own contracts', 'audience', 'per-user'],
  ])('"%s" sets %s to %s', (text, id, option) => {
    expect(correctionIn(text)[id]?.option).toBe(option);
  });

  it.each(['it changes weekly', 'wait', 'actually no', ''])('"%s" is none', (text) => {
    expect(correctionIn(text)).toEqual({});
  });
});

describe('a question', () => {
  it.each([
    'why?',
    'What about cost',
    'is RAG dead',
    'can we put it all in the prompt',
    'and the second one, why later?',
  ])('is seen in "%s"', (text) => {
    expect(isQuestionText(text)).toBe(true);
  });

  it.each(['we have 40', 'It is fine', 'not sure', ''])('is not seen in "%s"', (text) => {
    expect(isQuestionText(text)).toBe(false);
  });

  it('has a name and a text of its own for each of the ten', () => {
    const texts = QUESTIONS.map(({ id }) => question(id).text);

    expect(new Set(texts).size).toBe(QUESTIONS.length);
    expect(new Set(QUESTIONS.map(({ name }) => name)).size).toBe(QUESTIONS.length);
  });
});
