// Whether a sentence of a model says what the passages say that it names. Code decides; the model is not believed.
import { wordsOf } from '../../knowledge/words.ts';
import { sentencesOf, stemmed } from '../advice/answer.ts';
import { type Basis, basisOf, evened, isNegated, type Source, type Stems, stemsOf } from './basis.ts';
import { figuresIn, namesIn } from './figures.ts';
import type { Sentence } from './task.ts';

/** By this id a sentence names what the team answered. */
export const TEAM = 'team';

/**
 * Why a sentence is dropped: `form` it is none, or too long · `link` it leads somewhere or calls somebody · `passage` it
 * names none that the model was given · `quote`, `figure`, `name`: one that stands in nothing that it names ·
 * `support` it says other things, or in words that the guidance does not use · `sense` it says no where the passage says yes, or yes where it says no.
 */
export type Fault = 'form' | 'link' | 'passage' | 'quote' | 'figure' | 'name' | 'support' | 'sense';

/** Longest sentence, in characters. */
const LONGEST = 320;

/**
 * Least share of a sentence's words that must stand in what it names, and most words that need not: what is put another
 * way keeps most of its words, and what is smuggled in brings some of its own.
 */
const SUPPORT = 0.6;
const MOST_OWN_WORDS = 4;

/** Passages that one sentence may rest on: in many together nearly any word stands somewhere. */
const MOST_NAMED = 3;

/** From this share of its words on, a sentence is about the same as one of the passage. */
const SAME_MATTER = 0.5;

/** Ways out of the thread: addresses, mentions of people and rooms on any platform, and markup. */
const LEADS_AWAY =
  /:\/\/|\bwww\.|\b[\w-]+\.(?:com|net|org|io|ai|dev|app|co|de|ru|cn|xyz|info|me|ly|gg|link|site|online)\b|@\w|<[@#!/a-z]|(?:^|\s)#\w|\]\s*\(|`|\{|\}|\bmailto:|\bjavascript:|&[a-z]+;/iu;

/** The name of a server, whatever it ends with; the guidance's own words, such as "Node.js", may look so, too. */
const DOTTED = /[\p{L}\p{N}-]{2,}\.\p{L}{2,}/gu;

/** Nothing that is not seen, and nothing that turns what is seen around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Whether the guidance uses a word, one of `wordsOf`. */
export type Uses = (word: string) => boolean;

/** Whether a text leads somewhere, calls somebody or brings markup. */
export const leadsAway = (text: string): boolean => LEADS_AWAY.test(text);

/** Whether something in a text is not seen. */
export const hidesSomething = (text: string): boolean => UNSEEN.test(text);

/** Undefined where the sentence may be shown. */
export function faultOf(
  { text, passages }: Sentence,
  sources: readonly Source[],
  uses: Uses,
): Fault | undefined {
  const plain = text.trim();
  if (!/\p{L}/u.test(plain) || plain.length > LONGEST || hidesSomething(plain)) return 'form';
  if (leadsAway(plain)) return 'link';
  const named = sources.filter(({ id }) => passages.includes(id));
  if (
    named.length === 0 ||
    passages.length > MOST_NAMED ||
    passages.some((id) => !sources.some((source) => source.id === id))
  )
    return 'passage';
  const bases = named.map(basisOf);
  if ((plain.match(DOTTED) ?? []).some((name) => !named.some((source) => source.text.includes(name))))
    return 'link';
  if (
    quotesIn(plain)
      .map(evened)
      .some((quote) => !bases.some(({ even }) => even.includes(quote)))
  )
    return 'quote';
  if (figuresIn(plain).some((figure) => !bases.some(({ figures }) => figures.has(figure)))) return 'figure';
  if (!namesStand(plain, bases)) return 'name';
  const isGiven = (stem: string): boolean => isStemIn(stem, bases);
  const words = wordsOf(plain);
  const own = new Set(words.map(stemmed));
  const share = shareOf(own, isGiven);
  if (share < SUPPORT || Math.round((1 - share) * own.size) > MOST_OWN_WORDS) return 'support';
  if (words.some((word) => !isGiven(stemmed(word)) && !ORDINARY.has(word) && !uses(word))) return 'support';
  // What comes as one sentence may be two.
  return sentencesOf(plain).every((one) => sameSense(one, bases)) ? undefined : 'sense';
}

/** Between double marks of any script, whichever opens or closes, or between single ones that are no apostrophes. */
const QUOTES =
  /["“”„‟«»「『]([^"“”„‟«»「」『』]+)["“”‟«»」』]|(?<![\p{L}\p{N}])['‘’‚‹`]((?:[^'‘’‹›`]|(?<=\p{L})['’](?=\p{L}))+)['‘’›`](?![\p{L}\p{N}])/gu;

/** What stands in quotation marks. */
function quotesIn(text: string): string[] {
  return [...text.matchAll(QUOTES)].map(([, double, single]) => double ?? single ?? '');
}

function namesStand(text: string, bases: readonly Basis[]): boolean {
  const { names, first } = namesIn(text);
  const stands = (name: string): boolean => bases.some(({ spaced }) => spaced.includes(` ${name}`));
  if (!names.every(stands)) return false;
  if (first === undefined || OPENERS.has(first) || stands(first)) return true;
  // A word without a meaning of its own is no name either; the search knows those.
  const [stem] = wordsOf(first).map(stemmed);
  return stem === undefined || isStemIn(stem, bases);
}

/** Ordinary words that sentences of advice begin with, besides those that stand in the passages. */
const OPENERS = new Set(
  (
    'when where while once before after since because although though unless until whether which what why how who both either ' +
    'neither each every most many few several more less only also first then next later today instead otherwise so yes no not ' +
    'use start begin try keep put give take make build train look retrieve measure test check choose pick prefer avoid add ask ' +
    'collect write wait expect consider combine pause stop move for your their its such these those under without within through'
  ).split(' '),
);

/** Ordinary words that the guidance happens not to use. Any other word of a model's own may be somebody's order. */
const ORDINARY = new Set(
  (
    'allow allows ensure ensures enable enables help helps focus suit suits suitable significant significantly further ' +
    'moreover depending overall likely unlikely beforehand'
  ).split(' '),
);

function isStemIn(stem: string, bases: readonly Basis[]): boolean {
  return bases.some(({ stems }) => stems.has(stem));
}

function shareOf(own: Stems, isThere: (stem: string) => boolean): number {
  return own.size === 0 ? 0 : [...own].filter(isThere).length / own.size;
}

/** Where sentences of the passages are about the same, one of them must say yes or no as this one does. */
function sameSense(text: string, bases: readonly Basis[]): boolean {
  const own = stemsOf(text);
  const same = bases
    .flatMap(({ sentences }) => sentences)
    .filter(({ stems }) => shareOf(own, (stem) => stems.has(stem)) >= SAME_MATTER);
  const negated = isNegated(text);
  // A "no" must come from somewhere, also where no sentence is near.
  if (same.length === 0) return !negated || bases.some((basis) => basis.negated);
  return same.some((sentence) => sentence.negated === negated);
}
