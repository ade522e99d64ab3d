// Whether a translation may be shown, and a shown text with its translations put in. Code decides; the model is not believed.
import type { Card } from '../card.ts';
import { isWrittenIn } from './language.ts';
import { filled, marksIn, piecesOf, type Run, withoutMarks } from './masking.ts';
import { hidesSomething, leadsAway } from './supported.ts';

/**
 * Why a translation is not shown: `empty` it says nothing · `long` more than anybody needs for it · `unseen` something in
 * it is not seen · `mark` what must stay is left out, comes twice, or figures changed places · `figure` a
 * figure of its own · `link` it leads somewhere or calls somebody · `markup` signs that a platform reads as layout, or new
 * quotation marks · `letters` it is in another script.
 */
export type TranslationFault =
  | 'empty'
  | 'long'
  | 'unseen'
  | 'mark'
  | 'figure'
  | 'link'
  | 'markup'
  | 'letters';

/** Longest translation, in characters: languages take up to twice as many for short texts, and labels need some more. */
const longest = (text: string): number => 2 * text.length + 40;

/** Joins letters of some scripts, and is seen by that: only between letters. */
const JOINERS = /(?<=[\p{L}\p{M}])[\u200c\u200d](?=\p{L})/gu;

/** Layout of either platform, emoji in words, other brackets than round ones, points and quotes at the beginning. */
const MARKUP = /[*_~|`<>[\]{}\\&@#⟦⟧]|:[\w+-]+:|^[-+•]|\n/u;

const QUOTATION = /["“”„«»「」]/u;

/** Undefined where the translation of a run may be shown. */
export function translationFault(
  { text, stays }: Run,
  translation: string,
  language: string,
): TranslationFault | undefined {
  const said = withoutMarks(translation).trim();
  if (!/\p{L}/u.test(said)) return 'empty';
  if (translation.length > longest(text)) return 'long';
  if (!allStay(marksIn(translation), stays)) return 'mark';
  if (hidesSomething(said.replaceAll(JOINERS, ''))) return 'unseen';
  if (/\p{N}/u.test(said)) return 'figure';
  if (MARKUP.test(said)) return 'markup';
  if (leadsAway(said)) return 'link';
  if (QUOTATION.test(said) && !QUOTATION.test(withoutMarks(text))) return 'markup';
  return isWrittenIn(language, said) ? undefined : 'letters';
}

/** Each mark once. Names and quotations may change places; figures may not, or "2 of 4" could be "4 of 2". */
function allStay(marks: readonly number[], stays: readonly string[]): boolean {
  if (marks.length !== stays.length || new Set(marks).size !== marks.length) return false;
  if (marks.some((mark) => stays[mark - 1] === undefined)) return false;
  const isFixed = (text = ''): boolean => /\p{N}/u.test(text);
  const fixed = marks.filter((mark) => isFixed(stays[mark - 1]));
  return fixed.every((mark, index) => index === 0 || mark > (fixed[index - 1] ?? 0));
}

/**
 * The good ones of what a model gave for these runs, by the text of the run. Two runs that say different things and have
 * one translation count for nothing: two options of a question would look the same.
 */
export function goodTranslations(
  given: readonly { run: Run; translation: string }[],
  language: string,
): Map<string, string> {
  const good = given.flatMap(({ run, translation }) => {
    const plain = translation.trim().normalize('NFC');
    return translationFault(run, plain, language) === undefined ? [{ text: run.text, plain }] : [];
  });
  const twice = Map.groupBy(good, ({ plain }) => evened(plain));
  return new Map(
    good
      .filter(({ plain }) => {
        const same = twice.get(evened(plain)) ?? [];
        return new Set(same.map(({ text }) => evened(text))).size === 1;
      })
      .map(({ text, plain }) => [text, plain]),
  );
}

/** One form for capitals, and for stops and spaces at the ends. */
const evened = (text: string): string => text.toLowerCase().replaceAll(/^[^\p{L}⟦]+|[^\p{L}\p{M}⟧]+$/gu, '');

/** The runs of a shown text. */
export function runsOf(text: string, kept: readonly string[]): Run[] {
  return piecesOf(text, kept).filter((piece) => typeof piece !== 'string');
}

/**
 * The text with the translations that there are, by the text of the run, and that may be shown: what stays in it decides
 * that too, and is not the same each time. Where it would be longer than `most` characters, it stays as it is.
 */
export function translatedText(
  text: string,
  kept: readonly string[],
  most: number,
  { language, of }: { language: string; of: (run: string) => string | undefined },
): string {
  const whole = piecesOf(text, kept)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const found = of(piece.text);
      const holds = found !== undefined && translationFault(piece, found, language) === undefined;
      return filled(holds ? found : piece.text, piece.stays);
    })
    .join('');
  return whole.length <= most ? whole : text;
}

/** Fields of cards that hold words of people, or names of sources. */
const WORDS_OF_OTHERS = new Set(['quote', 'also', 'source', 'about', 'by', 'owner']);

/** The words on a card that are not ours, at any depth. */
export function wordsOfOthers(card: Card): string[] {
  // On a card itself this is our name of what it is about.
  const { about: _, ...rest } = { about: '', ...card };
  return stringsUnder(rest, false).filter((words) => words.length >= SHORTEST_WORDS);
}

/** Shorter words, in characters, stand in nearly any text. */
const SHORTEST_WORDS = 3;

function stringsUnder(value: unknown, counts: boolean): string[] {
  if (typeof value === 'string') return counts ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, counts));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => stringsUnder(inner, WORDS_OF_OTHERS.has(name)));
}
