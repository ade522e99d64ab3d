// Files times pages: "60 Word files, each maybe 20 pages" is 1,200 pages, and "20 pages each" alone says nothing.
import type { Amount } from '../numbers.ts';

/** So many files with so many pages each. */
export type FilePages = { files: Amount; pages: Amount };

const FILES =
  'files?|documents?|docs?|pdfs?|manuals?|handbooks?|guides?|books?|booklets?|brochures?|reports?|contracts?|papers?|sheets?|spreadsheets?|articles?|presentations?|decks?|policies';
const COUNTS_FILES = new RegExp(`^\\+?\\s?(?:(?!pages?\\b)[\\w'’-]+ ){0,3}(?:${FILES})\\b`, 'iu');
const COUNTS_PAGES = /^\+?(?:\s?(?:-|–|to)\s?\d+)?\s*(?:(?:a4|word|printed|full|dense) )?(?:pages?|pp)\b/iu;

const ABOUT =
  '(?:about|around|some|roughly|maybe|perhaps|on average|an average of|up to|over|under|almost|like|say|approx\\w*|ca\\.?|between)';
const EACH_BEFORE = new RegExp(
  `(?:\\b(?:each|every one|(?:${FILES}) (?:of|with|at|having|averaging))\\b[^.!?;\\n\\d]{0,25}|\\bper (?:${FILES})[:,]? ?(?:${ABOUT} )*)$`,
  'iu',
);
const EACH_AFTER = new RegExp(
  `^[^.!?;,\\n]{0,14}?\\b(?:pages?|pp)(?: long)?,? (?:each|apiece|a piece|per (?:${FILES}|piece)|on average|every one|in each)\\b`,
  'iu',
);

/** How far apart files and their pages may stand, in characters. */
const NEAR = 60;

const countsFilesAt = (text: string, { end }: Amount): boolean =>
  COUNTS_FILES.test(text.slice(end, end + NEAR).trimStart());
const countsPagesAt = (text: string, { end }: Amount): boolean =>
  COUNTS_PAGES.test(text.slice(end, end + NEAR));

/** Whether these pages are those of each of several. */
export function isOfEach(text: string, amount: Amount): boolean {
  if (!countsPagesAt(text, amount)) return false;
  return (
    EACH_BEFORE.test(text.slice(Math.max(0, amount.start - NEAR), amount.start)) ||
    EACH_AFTER.test(text.slice(amount.end, amount.end + NEAR))
  );
}

/** Every count of files whose pages are told beside it. */
export function filePagesIn(text: string, amounts: readonly Amount[]): FilePages[] {
  const together = (files: Amount, pages: Amount): boolean => {
    const [from, to] = files.end <= pages.start ? [files.end, pages.start] : [pages.end, files.start];
    if (to - from > NEAR || /[!?;\n]|\.\s/u.test(text.slice(from, to))) return false;
    // 60 files cannot have 20 pages in all.
    return isOfEach(text, pages) || (files.end <= pages.start && pages.value < files.value);
  };
  const pages = amounts.filter((amount) => countsPagesAt(text, amount));
  return amounts
    .filter((amount) => countsFilesAt(text, amount))
    .flatMap((files) => {
      const found = pages.find((one) => together(files, one));
      return found ? [{ files, pages: found }] : [];
    });
}

/** Whether the text counts files, or pages of each, so that only the pages in all are missing. */
export function countsFiles(text: string, amounts: readonly Amount[]): boolean {
  return amounts.some((amount) => countsFilesAt(text, amount) || isOfEach(text, amount));
}
