// Whether a translation may be shown, and a shown text with its translations put in. Code decides; the model is not believed.
import { isWrittenIn, JOINERS } from './language.ts';
import { localizedRest, localizedStays } from './localized.ts';
import {
  filled,
  isOneMore,
  linkIn,
  marksIn,
  type Piece,
  piecesOf,
  type Run,
  staysWith,
  withoutMarks,
} from './masking.ts';
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
 * The good ones of what a model gave for these runs, by the text of the run. `choices`: labels among which people choose;
 * two of them that say different things and have one translation both count for nothing.
 */
export function goodTranslations(
  given: readonly { run: Run; translation: string }[],
  language: string,
  choices: readonly (readonly string[])[],
): Map<string, string> {
  const good = new Map(
    given.flatMap(({ run, translation }) => {
      const plain = translation.trim().normalize('NFC');
      return translationFault(run, plain, language) === undefined ? [[run.text, plain] as const] : [];
    }),
  );
  for (const labels of choices) for (const text of alike(labels, good)) good.delete(text);
  return good;
}

/** The runs of these labels that would look like another one of them. */
function alike(labels: readonly string[], good: ReadonlyMap<string, string>): string[] {
  const runs = new Set(labels.flatMap((label) => runsOf(label, NOTHING_MORE)).map(({ text }) => text));
  const translated = [...runs].flatMap((text) => {
    const plain = good.get(text);
    return plain === undefined ? [] : [{ text, looks: evened(plain) }];
  });
  const groups = Map.groupBy(translated, ({ looks }) => looks).values();
  return [...groups].flatMap((group) => (group.length === 1 ? [] : group.map(({ text }) => text)));
}

const NOTHING_MORE = staysWith([]);

/** One form for capitals, and for stops and spaces at the ends. */
const evened = (text: string): string => text.toLowerCase().replaceAll(/^[^\p{L}⟦]+|[^\p{L}\p{M}⟧]+$/gu, '');

/** The runs of a shown text, with those of the labels of its links. */
export function runsOf(text: string, stays: RegExp): Run[] {
  return piecesOf(text, stays).flatMap((piece) => runsIn(piece, stays));
}

function runsIn(piece: Piece, stays: RegExp): Run[] {
  if (typeof piece === 'string') return [];
  if ('label' in piece) return piece.label.flatMap((one) => runsIn(one, stays));
  const links = piece.stays.flatMap((stay) => linkIn(stay, stays) ?? []);
  return [piece, ...links.flatMap((link) => runsIn(link, stays))];
}

/** What there is for a text: `of` finds a translation into the language by the text of the run. */
type Translated = { language: string; of: (run: string) => string | undefined };

/**
 * The text with the translations that there are, and that may be shown: what stays in it decides that too, and is not the
 * same each time. Figures and dates of ours are written as the language writes them in what is translated, and between it
 * where all of the text is. Where the text would be longer than `most` characters, it stays as it is.
 */
export function translatedText(text: string, stays: RegExp, most: number, translated: Translated): string {
  const pieces = piecesOf(text, stays);
  const runs = pieces.filter((piece) => typeof piece !== 'string' && 'text' in piece);
  const isWhole = runs.length > 0 && runs.every((run) => goodFor(run, translated) !== undefined);
  const whole = pieces
    .map((piece) =>
      isWhole && typeof piece === 'string'
        ? localizedRest(piece, stays, translated.language, (stay) => isOneMore(stay, stays))
        : shown(piece, stays, translated),
    )
    .join('');
  return whole.length <= most ? whole : text;
}

function goodFor(run: Run, { language, of }: Translated): string | undefined {
  const found = of(run.text);
  return found === undefined || translationFault(run, found, language) !== undefined ? undefined : found;
}

function shown(piece: Piece, stays: RegExp, translated: Translated): string {
  if (typeof piece === 'string') return piece;
  if ('label' in piece) {
    const label = piece.label.map((one) => shown(one, stays, translated)).join('');
    const english = piece.label.map((one) => shown(one, stays, NOTHING)).join('');
    return piece.before + (ENDS_LABEL.test(label) ? english : label) + piece.after;
  }
  const found = goodFor(piece, translated);
  if (found === undefined) return filled(piece.text, piece.stays);
  const stood = localizedStays(piece, translated.language, (stay) => isOneMore(stay, stays));
  const linked = stood.map((stay) => {
    const link = linkIn(stay, stays);
    return link === undefined ? stay : shown(link, stays, translated);
  });
  return filled(found, linked);
}

/** Signs that could end the label of a link, or the link. */
const ENDS_LABEL = /[|<>[\]()]/u;

const NOTHING: Translated = { language: 'en', of: () => undefined };
