// Whether a translation may be shown, and a shown text with its translations put in. Code decides; the model is not believed.
import { isWrittenIn } from './language.ts';
import { filled, marksIn, piecesOf, type Run, staysWith, withoutMarks } from './masking.ts';
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

/** The runs of a shown text. */
export function runsOf(text: string, stays: RegExp): Run[] {
  return piecesOf(text, stays).filter((piece) => typeof piece !== 'string');
}

/**
 * The text with the translations that there are, by the text of the run, and that may be shown: what stays in it decides
 * that too, and is not the same each time. Where it would be longer than `most` characters, it stays as it is.
 */
export function translatedText(
  text: string,
  stays: RegExp,
  most: number,
  { language, of }: { language: string; of: (run: string) => string | undefined },
): string {
  const whole = piecesOf(text, stays)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const found = of(piece.text);
      const holds = found !== undefined && translationFault(piece, found, language) === undefined;
      return filled(holds ? found : piece.text, piece.stays);
    })
    .join('');
  return whole.length <= most ? whole : text;
}
