// A check-in that is answered in words: which line takes them, and what becomes of the rest.
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/dialogue/outcome.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { postsOf } from '../talking.ts';
import { at, cardIn, falls, played, press, prompting, say, searching } from './advised.ts';

/** Lines: 1 signed-off answers, 2 ten new answers as a test, 3 keep signed-off answers, 4 complaints. */
const asking = (): Talk => played(prompting(), falls())[0];

/** Lines: ..., the search as a step, complaints. */
const askingOfSearch = (): Talk => played(searching(), falls())[0];

function saidIn(talk: Talk): Record<string, string> {
  return Object.fromEntries(Object.entries(talk.review?.said ?? {}).map(([id, { value }]) => [id, value]));
}

const noticeIn = (effects: readonly Effect[]): string => cardIn(effects, 'notice')?.text ?? '';

describe('words in a check-in answer the line that they fit', () => {
  it.each([
    ['we have 800 now', { 'a-examples': 'hundreds' }],
    ['we have 800 signed-off answers now', { 'a-examples': 'hundreds' }],
    ['800', { 'a-examples': 'hundreds' }],
    ['about 800', { 'a-examples': 'hundreds' }],
    ['1. 800', { 'a-examples': 'hundreds' }],
    ['1: 1,200', { 'a-examples': 'thousands' }],
    ['1c', { 'a-examples': 'hundreds' }],
    ['1 same', { 'a-examples': 'tens' }],
    ['examples 800', { 'a-examples': 'hundreds' }],
    ['2 done', { 's-own-test': 'done' }],
    ['2. we started it', { 's-own-test': 'started' }],
    ['line 3: dropped', { 's-collect-examples': 'dropped' }],
    ['the new answers are written and marked', { 's-own-test': 'done' }],
    ['users complain that it is slow', { f: 'slow' }],
    ['4 too slow', { f: 'slow' }],
    ['nobody complained', { f: 'none' }],
    ['customers complain about the tone', { f: 'manner' }],
    ['they complained about outdated prices', { f: 'facts' }],
    ['wrong tone or format', { f: 'manner' }],
    ['1c 2a 3b', { 'a-examples': 'hundreds', 's-own-test': 'done', 's-collect-examples': 'started' }],
    ['1. 800\n2. done\n', { 'a-examples': 'hundreds', 's-own-test': 'done' }],
    ['we have 800 now, 2 done', { 'a-examples': 'hundreds', 's-own-test': 'done' }],
    ['We have 800 now. Users complain that it is slow.', { 'a-examples': 'hundreds', f: 'slow' }],
    ['2 done and 3 started', { 's-own-test': 'done', 's-collect-examples': 'started' }],
  ])('%s', (text, lines) => {
    const [talk, effects] = played(asking(), say(text));

    expect(saidIn(talk)).toEqual(lines);
    expect(postsOf(effects)).toEqual(['notice noted-line']);
  });

  it('of a step by the words of the step', () => {
    const [talk] = played(askingOfSearch(), say('search is done'));

    expect(Object.entries(saidIn(talk))).toEqual([[expect.stringMatching(/^s-.*search/u), 'done']]);
  });

  it('the same when nobody named the bot, in a thread of its own', () => {
    const talk = { ...asking(), ours: true };
    const [next] = played(talk, { ...say('2 done'), overheard: true } as ReturnType<typeof say>);

    expect(saidIn(next)).toEqual({ 's-own-test': 'done' });
  });
});

describe('what was noted', () => {
  it('is said with what is still open, and how to end', () => {
    expect(noticeIn(played(asking(), say('we have 800 now'))[1])).toBe(
      'Noted: signed-off answers: 800. Lines 2, 3 and 4 are open; "that is all" ends it.',
    );
  });

  it('keeps the number and who said it, and comes into the recommendation at the end', () => {
    const [talk] = played(asking(), say('we have 800 now', 'u2'), say('that is all'));

    expect(talk.review).toBeNull();
    expect(talk.answers.examples).toMatchObject({ option: 'hundreds', number: 800, by: 'u2', how: 'said' });
  });

  it('ends the check-in with its last line', () => {
    const [talk, effects] = played(asking(), say('800'), say('2 done, 3 started'), say('no complaints'));

    expect(talk.review).toBeNull();
    expect(cardIn(effects, 'difference') ?? cardIn(effects, 'holds')).toBeDefined();
  });

  it('stands beside a wish for the next date', () => {
    const [talk, effects] = played(asking(), say('2 done. Ask me in a month.'));

    expect(talk.steps).toEqual({ 'own-test': 'done' });
    expect(postsOf(effects)).toEqual(['notice noted-line', 'notice will-ask']);
  });
});

describe('what fits no line', () => {
  it.each(['is the search done?', 'ask me when we have 900 examples', 'we will have 800 answers next year'])(
    'answers none: %s',
    (text) => expect(saidIn(played(asking(), say(text))[0])).toEqual({}),
  );

  it('a step that is not done leaves its line open, and says so', () => {
    const [talk, effects] = played(asking(), say('2 not yet'));

    expect(saidIn(talk)).toEqual({});
    expect(postsOf(effects)).toEqual(['notice line-stays']);
  });
});

describe('what a check-in is about', () => {
  it.each(['what is this about?', "what's this?", 'why are you asking me this?', 'what do you want?'])(
    'is said in two sentences: %s',
    (text) => {
      const [talk, effects] = played(asking(), say(text));

      expect(postsOf(effects)).toEqual(['notice what-this-is']);
      expect(noticeIn(effects).match(/[.] |[.]$/gu)?.length).toBeLessThanOrEqual(3);
      expect(talk.review).toEqual(asking().review);
    },
  );

  it('is no matter where none is open', () => {
    expect(postsOf(played(prompting(), say('what is this about?'))[1])).not.toContain('notice what-this-is');
  });
});

it('a number by a control fills its line, too', () => {
  const [talk] = played(asking(), at('2027-05-20T08:00:00Z', press('count', '320')));

  expect(saidIn(talk)).toEqual({ 'a-examples': 'hundreds' });
  expect(talk.answers.examples?.option).toBe('tens');
});
