// Takes out of a text what tells who somebody is or opens a door: addresses, numbers to call, links, keys, names.
import { withoutNames } from './names.ts';

/**
 * The text with signs such as [email] in place of personal data. Figures that advice rests on ("640 approved letters",
 * "30,000 a day", "in 3 months") stay. A masked text stays as it is. What it cannot see are names without a sign of one:
 * in the middle of a sentence, or of a company.
 */
export function masked(text: string): string {
  let before = text;
  // One sign may bring another to light, such as a name that is now alone on its line.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const after = withoutNames(RULES.reduce((part, rule) => rule(part), before));
    if (after === before) break;
    before = after;
  }
  return before;
}

/** Each round takes something out, and most texts need two; the bound is only there so that nothing can go on for ever. */
const MOST_ROUNDS = 50;

type Rule = (text: string) => string;

const swap =
  (pattern: RegExp, sign: string): Rule =>
  (text) =>
    text.replaceAll(pattern, sign);

/** Only those finds that `isMeant`. */
const swapIf =
  (pattern: RegExp, sign: string, isMeant: (found: string) => boolean): Rule =>
  (text) =>
    text.replaceAll(pattern, (found) => (isMeant(found) ? sign : found));

const digitsIn = (text: string): number => text.match(/\d/gu)?.length ?? 0;

/** Longest part of one address, link or key that is looked at, in characters, so that no text can make a search slow. */
const PART = '{1,2000}';

/** Keys by the beginnings that their makers gave them. */
const NAMED_KEY =
  /(?<![\p{L}\p{N}])(?:(?:sk|pk|rk|xox[a-z]|xapp|gh[a-z]|github_pat|glpat|hf)[-_](?=[\w.-]*[A-Z\d])[\w.-]{10,2000}|(?:AKIA|ASIA|AIza|ya29)[\w.-]{12,2000})/gu;

/** What is said to be a secret, up to the next gap. */
const TOLD_KEY =
  /\b(bearer|basic|api[ _-]?keys?|access[ _-]?tokens?|tokens?|passwords?|passwd|pwd|secrets?)(\s*(?:is|are)?\s*[:=]\s*|\s+(?=\S{0,2000}\d)(?=\S{12}))["'`]?[^\s"'`,;[\]]{4,2000}/giu;

/** A run of signs as keys, hashes and numbers of things are made of. */
const RUN =
  /(?<![\p{L}\p{N}])[A-Za-z0-9](?:[A-Za-z0-9]|[-_+/=.](?=[A-Za-z0-9=_-])){18,2000}=*(?![\p{L}\p{N}])/gu;

/** Whether a run was made by a machine: words of a language have no digits inside and few capitals. */
function isKey(run: string): boolean {
  if (/[0-9a-f]{24}/iu.test(run)) return true;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(run)) return true;
  const parts = run.split(/[-_+/=.]/u);
  const solid = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  if (solid.length >= SOLID && /\d/u.test(solid) && /[a-z]/iu.test(solid)) return true;
  const letters = run.match(/[A-Za-z]/gu) ?? [];
  const capitals = run.match(/[A-Z]/gu)?.length ?? 0;
  const mixed = capitals >= letters.length * 0.25 && capitals <= letters.length * 0.8;
  return mixed && (run.length >= SOLID + 4 || /\d/u.test(run));
}

/** A part of letters and digits without a gap that is longer than words with a figure are, in characters. */
const SOLID = 16;

const HEX = '[0-9a-f]{1,4}';
const LONG_IP = new RegExp(
  `(?<![\\w:.])(?:(?:${HEX}:){7}${HEX}|(?=[:]{0,2}[0-9a-f])(?:${HEX}(?::${HEX}){0,6})?::(?:${HEX}(?::${HEX}){0,6})?)(?![\\w:])`,
  'giu',
);

/** Endings of addresses that people write without what begins a link. */
const ENDINGS =
  'com|org|net|io|ai|dev|app|co|eu|de|fr|es|it|nl|uk|us|ch|at|br|pt|jp|in|info|biz|cloud|tech|gg|me|tv';

const RULES: readonly Rule[] = [
  swap(new RegExp(`<mailto:[^<>]${PART}>`, 'giu'), '[email]'),
  swap(/<(?:@[!&]?|!subteam\^)[\w|@.\- ]{1,200}>/gu, '[person]'),
  swap(/<#[^<>\s]{1,200}>/gu, '[channel]'),
  swap(new RegExp(`<?\\b[a-z][a-z0-9+.-]{1,20}://[^\\s<>"]${PART}>?`, 'giu'), '[link]'),
  swap(
    /(?<![\p{L}\p{N}])[\p{L}\p{N}._%+'-]{1,100}@[\p{L}\p{N}-]{1,100}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
    '[email]',
  ),
  swap(
    /(?<![\p{L}\p{N}@])(?:www\.[^\s<>"]{1,2000}|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}[/?#][^\s<>"]{0,2000})/giu,
    '[link]',
  ),
  swap(
    new RegExp(`(?<![\\p{L}\\p{N}@.])(?:[a-z0-9-]{2,63}\\.){1,4}(?:${ENDINGS})(?![\\p{L}\\p{N}])`, 'giu'),
    '[link]',
  ),
  swap(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,100}[\p{L}\p{N}_])?/gu, '[person]'),
  swap(NAMED_KEY, '[key]'),
  swap(TOLD_KEY, '$1$2[key]'),
  swapIf(RUN, '[key]', isKey),
  swap(/(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])/giu, '[key]'),
  swap(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\d.]*\d)/gu, '[ip]'),
  swap(LONG_IP, '[ip]'),
  // Bank accounts, then cards in their groups.
  swapIf(
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu,
    '[number]',
    (found) => digitsIn(found) >= 8,
  ),
  swap(/(?<![\d.,])(?:\d{4}[ -]){2,4}\d{1,7}(?!\d)/gu, '[number]'),
  swap(/(?<![\d.,])\d{4}[ -]\d{6}[ -]\d{5}(?!\d)/gu, '[number]'),
  // Numbers to call: with the sign of a country, with a zero or brackets before them, as in America, or called so.
  swapIf(
    /(?<![\p{L}\p{N}])\+\d{1,4}(?:[ ./-]?\(?\d{1,14}\)?){1,8}/gu,
    '[phone]',
    (found) => digitsIn(found) >= 7,
  ),
  swapIf(/(?<![\d.,:\p{L}-])\(?0\d{1,5}\)?(?:[ ./-]{0,2}\d{2,14}){1,6}(?![\d:])/gu, '[phone]', isCalled),
  swap(/(?<![\d.,-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)/gu, '[phone]'),
  swapIf(
    /(?<=\b(?:tel|phone|mobile|cell|fax|whatsapp|call(?: me)?(?: at| on)?|handy|telefon)\b[.:]{0,2} ?)\d[\d ./()-]{4,20}\d/giu,
    '[phone]',
    (found) => digitsIn(found) >= 6,
  ),
  // What is left of long numbers: accounts, customers, people of a platform. Round ones are amounts.
  swapIf(/(?<![\d.,])\d{9,}(?!\d)/gu, '[number]', (found) => !/^\d{1,3}0{6,9}$/u.test(found)),
];

/** Begins with a zero as numbers to call do, and is no day and no decimal. */
function isCalled(found: string): boolean {
  return digitsIn(found) >= 7 && !/^0?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/u.test(found);
}
