// What a sentence of a model may rest on, taken apart once for all the sentences that name it.
import type { Passage } from '../../knowledge/passage.ts';
import { wordsOf } from '../../knowledge/words.ts';
import { sentencesOf, stemmed } from '../advice/answer.ts';
import { figuresIn } from './figures.ts';

/** Something that a sentence may rest on: a passage, a part of a card, or the team's own answers. Never changed. */
export type Source = { readonly id: string; readonly text: string };

export type Stems = ReadonlySet<string>;

/** A source as it is compared with. */
export type Basis = {
  /** In one form, for quotes. */
  even: string;
  /** In lower case with a space before each word, for names. */
  spaced: string;
  figures: ReadonlySet<string>;
  stems: Stems;
  negated: boolean;
  sentences: readonly { stems: Stems; negated: boolean }[];
};

const sources = new WeakMap<Passage, Source>();
const bases = new WeakMap<Source, Basis>();

/** A passage with all that it says; the same source each time. */
export function sourceOf(passage: Passage): Source {
  const known = sources.get(passage);
  if (known) return known;
  const { id, title, short, text } = passage;
  const source = { id, text: [title, short, text].join('\n') };
  sources.set(passage, source);
  return source;
}

export function basisOf(source: Source): Basis {
  const known = bases.get(source);
  if (known) return known;
  const { text } = source;
  const basis = {
    even: evened(text),
    spaced: ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}.&/+-]+/gu, ' ')} `,
    figures: new Set(figuresIn(text)),
    stems: stemsOf(text),
    negated: isNegated(text),
    sentences: text
      .split('\n')
      .flatMap(sentencesOf)
      .map((sentence) => ({ stems: stemsOf(sentence), negated: isNegated(sentence) })),
  };
  bases.set(source, basis);
  return basis;
}

/** One form for spaces, quotation marks and capitals; the end of a quote may have its own stop. */
export function evened(text: string): string {
  return text
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase()
    .replace(/^[\s.,;:]+|[\s.,;:]+$/gu, '');
}

export function stemsOf(text: string): Stems {
  return new Set(wordsOf(text).map(stemmed));
}

const NOT = /\b(?:not|no|never|none|neither|nor|cannot|without|nothing|nobody)\b|n['’]t\b/iu;

/** Whether a text says no to something. */
export function isNegated(text: string): boolean {
  return NOT.test(text);
}
