// Finds amounts in free text: "1,800", "12k", "30 million", "a few hundred", "a dozen", "thousands".

/** An amount and where it stands. `vague` amounts ("hundreds") are good for a band only. */
export type Amount = { value: number; vague: boolean; start: number; end: number };

const SCALE: Record<string, number> = {
  k: 1e3, thousand: 1e3, m: 1e6, mio: 1e6, million: 1e6, mn: 1e6, bn: 1e9, billion: 1e9, hundred: 100, dozen: 12,
}; // biome-ignore format: one line reads better

const ONES: Record<string, number> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
}; // biome-ignore format: one line reads better

/** Amounts in words, longest first; the value is a middle of what people mean. */
const PHRASES: readonly (readonly [RegExp, number])[] = [
  [/\btens of thousands\b/giu, 30_000],
  [/\bhundreds of thousands\b/giu, 300_000],
  [/\b(?:tens|hundreds|dozens) of millions\b/giu, 50_000_000],
  [/\b(?:a |one )?(?:few|couple(?: of)?|several|some) (?:hundred|hundreds)\b/giu, 300],
  [/\b(?:a |one )?(?:few|couple(?: of)?|several|some) (?:thousand|thousands)\b/giu, 3000],
  [/\b(?:a |one )?(?:few|couple(?: of)?|several|some) dozens?\b/giu, 36],
  [/\bhalf a million\b/giu, 500_000],
  [/\b(?:a |one )hundred thousand\b/giu, 100_000],
  [/\b(?:a |one )hundred\b/giu, 100],
  [/\b(?:a |one )thousand\b/giu, 1000],
  [/\b(?:a |one )million\b/giu, 1_000_000],
  [/\bhalf a (?:dozen)\b/giu, 6],
  [/\bhalf a million\b/giu, 500_000],
  [/\ba dozen\b/giu, 12],
  [/\bdozens\b/giu, 36],
  [/\bhundreds\b/giu, 300],
  [/\bthousands\b/giu, 3000],
  [/\bmillions\b/giu, 3_000_000],
  [/\b(?:a )?(?:handful|few|couple)(?: of)?\b/giu, 5],
];

/** A four-digit number after a word of time is a year: "since 2019", "March 2021". */
function isYear(before: string): boolean {
  return (
    /\b(?:in|since|until|till|before|after|from|of|by|year|spring|summer|autumn|fall|winter|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|early|late|mid)[ -]$/iu.test(
      before,
    ) || /[-–/]\s?$/u.test(before)
  );
}

/** Every amount of the text in order, without overlaps. A year (1900 to 2099 on its own) is not an amount. */
export function amountsIn(text: string): Amount[] {
  return found(text)
    .slice(0, MOST_AMOUNTS)
    .map((amount) => ({
      ...amount,
      value: bounded(amount.value, text.slice(Math.max(0, amount.start - 30), amount.start)),
    }));
}

/** The amount that the text is as a whole; undefined where it is none, or says more than that. */
export function wholeAmountIn(text: string): Amount | undefined {
  const [amount] = amountsIn(text);
  return amount?.start === 0 && amount.end === text.length ? amount : undefined;
}

/** "Under 100" is less than 100 and "over 500" is more: by one, which is enough for the bands. */
function bounded(value: number, before: string): number {
  if (/\b(?:under|below|fewer than|less than|not even|at most|up to)\s+(?:about |some )?$/iu.test(before))
    return Math.max(0, value - 1);
  return /\b(?:over|above|more than|beyond)\s+(?:about |some )?$/iu.test(before) ? value + 1 : value;
}

/** A text with more amounts than this is a table and not a description; the rest is left unread. */
const MOST_AMOUNTS = 100;

/** The largest amount that is taken for one. */
const LARGEST = 1e12;

function found(text: string): Amount[] {
  const found: Amount[] = [];
  const take = (start: number, end: number, value: number, vague: boolean): void => {
    // Beyond this it is a serial number or a joke; and Infinity would not survive as JSON.
    if (!(value <= LARGEST)) return;
    if (found.length < MOST_AMOUNTS && !found.some((other) => start < other.end && end > other.start))
      found.push({ value, vague, start, end });
  };
  for (const match of text.matchAll(
    /(?<![\w.,-])([1-9]\d{0,2}(?:[,.’' ]\d{3})+(?!-)|\d+(?:\.\d+)?)\s?(k|m|mio|mn|bn|thousand|million|billion|hundred|dozen)?\b/giu,
  )) {
    const [whole, digits = '', scale] = match;
    const plain = /^[1-9]\d{0,2}(?:[,.’' ]\d{3})+$/u.test(digits) ? digits.replace(/[,.’' ]/gu, '') : digits;
    if (
      !scale &&
      /^(?:19|20)\d\d$/u.test(digits) &&
      isYear(text.slice(Math.max(0, match.index - 16), match.index))
    )
      continue;
    take(
      match.index,
      match.index + whole.length,
      Number(plain) * (SCALE[scale?.toLowerCase() ?? ''] ?? 1),
      false,
    );
  }
  for (const [pattern, value] of PHRASES) {
    for (const match of text.matchAll(pattern)) take(match.index, match.index + match[0].length, value, true);
  }
  const ones = Object.keys(ONES).join('|');
  for (const match of text.matchAll(
    new RegExp(`\\b(${ones})(?:[- ](${ones}))?(?: (hundred|dozen))?(?: (thousand|million))?\\b`, 'giu'),
  )) {
    const [whole, first = '', second, small, large] = match;
    const value = (ONES[first.toLowerCase()] ?? 0) + (second ? (ONES[second.toLowerCase()] ?? 0) : 0);
    const times = (SCALE[small?.toLowerCase() ?? ''] ?? 1) * (SCALE[large?.toLowerCase() ?? ''] ?? 1);
    take(match.index, match.index + whole.length, value * times, false);
  }
  return found.sort((a, b) => a.start - b.start);
}
