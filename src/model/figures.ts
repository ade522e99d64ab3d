// The figures and the names in a sentence, so that none can be made up.

/** Figures in digits, and small ones in words; "one" is left out, since it mostly counts nothing. */
const FIGURE =
  /\d[\d.,]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|half|halves|thirds?|quarters?|twice|double[ds]?|triple[ds]?|tenfold)\b/giu;

const IN_DIGITS: Readonly<Record<string, string>> = {
  two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12',
  fifteen: '15', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70', eighty: '80', ninety: '90',
}; // biome-ignore format: one line reads better

/** Each figure in one spelling: digits without marks for thousands, words in the singular. A decimal point stays. */
export function figuresIn(text: string): string[] {
  return (text.match(FIGURE) ?? []).map((figure) => {
    const word = figure.toLowerCase();
    if (/^\d/u.test(word)) return word.replaceAll(/[.,](?=\d{3}(?:\D|$))/gu, '').replace(',', '.');
    return IN_DIGITS[word] ?? (word === 'halves' ? 'half' : word.replace(/[sd]$/u, ''));
  });
}

/** A word with its own capitals, such as a name, a short form or "70B"; the beginning of a sentence has one anyway. */
const CAPITALS =
  /\p{N}*\p{Lu}[\p{L}\p{N}]*(?:[-.&/+][\p{L}\p{N}]+)*|[\p{L}]+\p{N}[\p{L}\p{N}.-]*|[\p{Ll}]+\p{Lu}[\p{L}\p{N}]*/gu;

/** Words that may stand with a capital in any English sentence. */
const ANYBODYS = new Set(['i', "i'm", "i'd"]);

/**
 * What may be a name: words with capitals, in lower case. The first word of the sentence counts as well; who calls must
 * know it as an ordinary word or find it in the passages.
 */
export function namesIn(text: string): { names: string[]; first: string | undefined } {
  const found = [...text.matchAll(CAPITALS)];
  const start = text.search(/[\p{L}\p{N}]/u);
  const first = found.find(({ index }) => index === start)?.[0];
  const isPlain = first !== undefined && /^\p{Lu}\p{Ll}*$/u.test(first);
  const names = found
    .filter(({ index }) => index !== start || !isPlain)
    .map(([name]) => name.toLowerCase())
    .filter((name) => !ANYBODYS.has(name));
  return { names, first: isPlain ? first.toLowerCase() : undefined };
}
