// Tells English text by its small words.

/** Small words that stand in nearly every English sentence, and mean little in other languages of our letters. */
const SMALL = new Set(
  "the and of to is are was were it it's its that this these those we our you your they their with from for have has had be been not but or if when what which how why who can could should would will do does did don't doesn't isn't there about than then them us my me as at by into only also because so some any all more most".split(
    ' ',
  ),
);

/** Of those, the ones that are as common in another language. */
const ELSEWHERE = new Set([
  'was',
  'me',
  'as',
  'so',
  'also',
  'will',
  'had',
  'of',
  'is',
  'we',
  'over',
  'do',
  'for',
  'at',
  'by',
  'to',
  'are',
  'all',
  'any',
  'more',
  'some',
]);

/** From this share of its words on a text is English; in other languages hardly any of them is one of ours. */
const LEAST_SHARE = 0.2;

/** Whether a text is English by its small words: at least two different ones that are of no other language. */
export function looksEnglish(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  const small = words.filter((word) => SMALL.has(word));
  const telling = new Set(small.filter((word) => !ELSEWHERE.has(word)));
  return telling.size >= 2 && small.length / words.length >= LEAST_SHARE;
}
