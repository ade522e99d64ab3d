// Questions that people put to one another, and what is only supposed: neither is anybody's case.
import { describe, expect, it } from 'vitest';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { aTalk, opens, postsOf } from '../talking.ts';
import { ground, played, say, searching, who } from './advised.ts';

/** After "hello", in a thread of its own. */
const greeted = (): Talk => ({ ...played(aTalk(), opens('hello there', who()))[0], ours: true });
const aside = (text: string): Event => ({ ...say(text), overheard: true }) as Event;

describe('a question to somebody else', () => {
  it.each([
    'Anna, shall we use it for calculating totals?',
    'Could we book the room for calculating totals?',
    'Ben, our newsletter never sounds like us, could you rewrite it?',
    'Anna, did our travel booking get the wrong total?',
    'Can the intern calculate our totals?',
  ])('is no case: "%s"', (text) => {
    const [talk, effects] = step(greeted(), aside(text), ground);

    expect(talk).toMatchObject({ answers: {}, phase: 'asking', open: 'need' });
    expect(postsOf(effects)).not.toContain('understood');
  });
});

describe('what is only asked or supposed', () => {
  it.each([
    'If our bot did not know our prices, should we fine-tune it?',
    "Let's say our documents changed daily, should we fine-tune on them?",
    'Would it be a problem if our prices changed daily?',
    'Hypothetically, if our bot invented prices, should we train it on them?',
  ])('answers nothing: "%s"', (text) => {
    expect(step(greeted(), say(text), ground)[0].answers).toEqual({});
  });

  it('is at most asked back, where it stands in the question itself', () => {
    const text = 'Could our bot be wrong because it does not know our 500 pages of documents?';
    const [talk] = step(greeted(), say(text), ground);

    expect(talk.phase).toBe('asking');
    expect(Object.values(talk.answers).every(({ firm }) => !firm)).toBe(true);
  });
});

describe('after the card, a question about the subject', () => {
  it.each([
    'when should you look something up and when train?',
    'When would you look facts up?',
    'when do you return an error?',
  ])('gets no date: "%s"', (text) => {
    const [, effects] = step(searching(), say(text), ground);

    expect(JSON.stringify(effects)).not.toContain('The next look is due on');
  });
});

it('a text of very many dots is read in no time', () => {
  for (const sign of ['.', '…', ' .', '!'])
    expect(step(greeted(), say(`hm ${sign.repeat(20_000)} x`), ground)[0].phase).toBe('asking');
});
