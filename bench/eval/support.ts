// How much of an answer stands in the passages that it cites, found by comparing texts.
import type { Guide } from '../../knowledge/open.ts';
import { wordsOf } from '../../knowledge/words.ts';
import type { Item } from './figure.ts';
import type { Answered } from './way.ts';

/** The text of a passage by its id; undefined when there is none. */
export type PassageText = (id: string) => string | undefined;

/** The short form that an answer opens with belongs to a passage as its text does. */
export function passagesIn(guide: Pick<Guide, 'passage'>): PassageText {
  return (id) => {
    const passage = guide.passage(id);
    return passage && `${passage.short}\n${passage.text}`;
  };
}

/** Of all sentences and quotes: those that stand there word for word. Of their words and numbers: those that do. */
export type Support = { sentences: Item; words: Item; numbers: Item };

/** A sentence rests on the passages that it names and on no others; one that names none is supported by nothing. */
export function supportOf({ sentences, citations }: Answered, passage: PassageText): Support {
  const quotes = citations
    .filter(({ quote }) => quote !== '')
    .map((one) => ({ text: one.quote, passages: [one.passage] }));
  const found = [...sentences, ...quotes].map((claim) =>
    claimIn(
      claim.text,
      claim.passages.map((id) => even(passage(id) ?? '')),
    ),
  );
  return {
    sentences: { part: found.filter(({ whole }) => whole).length, whole: found.length },
    words: total(found.map(({ words }) => words)),
    numbers: total(found.map(({ numbers }) => numbers)),
  };
}

function claimIn(text: string, passages: readonly string[]): { whole: boolean; words: Item; numbers: Item } {
  const claim = even(text);
  const all = passages.join('\n');
  return {
    whole: claim !== '' && passages.some((one) => one.includes(claim)),
    words: among(wordsOf(claim), wordsOf(all)),
    numbers: among(numbersIn(claim), numbersIn(all)),
  };
}

/** One space for any run of white space: how a file breaks its lines says nothing. */
function even(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*/gu) ?? [];
}

function among(wanted: readonly string[], there: readonly string[]): Item {
  const known = new Set(there);
  return { part: wanted.filter((one) => known.has(one)).length, whole: wanted.length };
}

function total(items: readonly Item[]): Item {
  return {
    part: items.reduce((sum, { part }) => sum + part, 0),
    whole: items.reduce((sum, { whole }) => sum + whole, 0),
  };
}
