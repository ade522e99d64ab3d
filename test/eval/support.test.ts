import { describe, expect, it } from 'vitest';
import { supportOf } from '../../bench/eval/support.ts';
import type { Answered } from '../../bench/eval/way.ts';

const TEXTS: Readonly<Record<string, string>> = {
  updates: 'Search finds new facts at once.\nA change of 40 pages takes\nminutes.',
  tuning: 'Training takes 500 examples.',
};
const passage = (id: string): string | undefined => TEXTS[id];

function answered(text: string, passages: string[], quote = ''): Answered {
  return {
    answerable: true,
    sentences: [{ text, passages }],
    citations: passages.map((id) => ({ passage: id, section: null, quote })),
    tokens: { prompt: 0, completion: 0 },
    model: null,
  };
}

const sentences = (answer: Answered) => supportOf(answer, passage).sentences;

describe('a sentence', () => {
  it('is supported where it stands word for word, however lines break', () => {
    expect(sentences(answered('A change of 40 pages takes minutes.', ['updates']))).toEqual({
      part: 1,
      whole: 1,
    });
  });

  it.each([
    ['with one word changed', 'A change of 40 pages takes hours.', ['updates']],
    ['that stands in a passage that it does not cite', 'Training takes 500 examples.', ['updates']],
    ['that cites nothing', 'Training takes 500 examples.', []],
    ['that cites a passage that is not there', 'Training takes 500 examples.', ['made-up']],
    ['that runs over two passages', 'minutes. Training takes', ['updates', 'tuning']],
  ])('is not, %s', (_, text, passages) => {
    expect(sentences(answered(text, passages))).toEqual({ part: 0, whole: 1 });
  });

  it('is counted beside the quotes, each of which must stand in its own passage', () => {
    const both = answered(
      'Training takes 500 examples.',
      ['updates', 'tuning'],
      'Training takes 500 examples.',
    );

    expect(sentences(both)).toEqual({ part: 2, whole: 3 });
  });

  it('in other words shows which words and numbers stand there', () => {
    const { words, numbers } = supportOf(
      answered('Training takes 700 examples, or 500.', ['tuning']),
      passage,
    );

    expect(numbers).toEqual({ part: 1, whole: 2 });
    expect(words.part).toBe(words.whole);
    expect(supportOf(answered('Training needs patience.', ['tuning']), passage).words.part).toBe(1);
  });

  it('that is not there needs no support', () => {
    const declined = { ...answered('', []), answerable: false, sentences: [] };

    expect(sentences(declined)).toEqual({ part: 0, whole: 0 });
  });
});
