// Words of a card that are the same on every platform: the face of a recommendation, outside figures, whom a quote follows.
import type { Evidence } from '../knowledge/passage.ts';
import { howSure } from '../src/advice/cardreplies.ts';
import { approachName, capital } from '../src/advice/names.ts';
import { wouldChange } from '../src/advice/recommend.ts';
import type { Card, Reference, Understood } from '../src/card.ts';

/** What stands on the face of a recommendation; the rest waits behind a button or a command. */
export type Face = {
  verdict: string;
  why: string[];
  monday: string[];
  notYet: string | undefined;
  watchOut: string | undefined;
  outside: Figure | undefined;
  howSure: string;
  wouldChange: string | undefined;
};

/** An outside figure as it is shown. `name` says how it bears, `url` is the address of its source. */
export type Figure = { name: string; text: string; url: string };

/** Above a recommendation in a model's words. */
export const IN_SHORT = 'In short, worded by a language model';

/** Said with an answer that a model put into words. */
export const WORDED =
  'A language model put this into words; each sentence was checked against the guidance below.';

/** Stands before sources that such an answer does not rest on. */
export const SEE_ALSO = 'See also';

/** Reasons and steps on the face: more would not be read in ten seconds. */
const MOST_LINES = 2;
/** Things that would change it, on the face. */
const MOST_CHANGES = 3;

/** The face of a recommendation, in the order in which it is read. */
export function faceOf(card: Extract<Card, { kind: 'recommendation' }>): Face {
  const { recommendation, notYet, outside } = card;
  const { verdict, reasons, plan, watchOuts } = recommendation;
  const changes = wouldChange(recommendation, MOST_CHANGES, true).map(
    ({ clause, approach }) => `if ${clause}: ${approachName(approach)}`,
  );
  return {
    verdict,
    why: reasons.slice(0, MOST_LINES).map(({ text }) => text),
    monday: plan.now.slice(0, MOST_LINES).map(({ text }) => text),
    notYet,
    watchOut: watchOuts[0]?.text,
    outside: outside && {
      name: outside.bearing === 'contradicts' ? 'Sources differ' : 'Outside figure',
      text: figureOf(outside),
      url: outside.url,
    },
    howSure: howSure(recommendation),
    wouldChange: changes.length > 0 ? `${capital(changes.join('; '))}.` : undefined,
  };
}

/** One outside figure with source, date and what it does not say. */
function figureOf({ figure, source, date, caveat }: Evidence): string {
  return `${figure} (${source}, ${date}. ${caveat})`;
}

const BEARING = {
  supports: 'Outside figure in support',
  contradicts: 'A source disagrees',
  qualifies: 'Outside figure to weigh',
} as const;
const CHECK = { P: 'read in the source', S: 'second-hand', A: "one team's report" } as const;

/** Figures below an answer: more would bury the answer. */
const MOST_FIGURES = 2;

/**
 * The outside figures that an answer shows: those read in their own source; second-hand ones and single teams' reports
 * only where there is no other.
 */
export function outsideFigures(evidence: readonly Evidence[]): Figure[] {
  const read = evidence.filter(({ check }) => check === 'P');
  return (read.length > 0 ? read : evidence).slice(0, MOST_FIGURES).map((one) => ({
    name: BEARING[one.bearing],
    text: `${figureOf(one)} [${CHECK[one.check]}]`,
    url: one.url,
  }));
}

/** Whom a quote follows. Passages are in our own words, so this does not say who wrote them. */
export function whomItFollows({ section, source }: Reference): string {
  if (section) return `Whichway, after our guide's "${section}"`;
  return source.startsWith('Whichway') ? source : `Whichway, after ${source}`;
}

/** The words that an item was read from, each in quotation marks; empty where it was chosen from a list. */
export function wordsReadFrom({ quote, also }: Understood): string {
  return quote ? `"${[quote, also].filter(Boolean).join('" and "')}"` : '';
}

/** Stands after an item that was read but is not certain. */
export const ASKED_TO_BE_SURE = 'I ask to be sure';

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "23 Nov 2026" of a day or an instant (ISO 8601); empty where there is none. */
export function dayInWords(iso: string): string {
  const day = Date.parse(iso.slice(0, 'YYYY-MM-DD'.length));
  return Number.isNaN(day) ? '' : DAY.format(day);
}

/** Parts of the bar: enough to see a tenth. */
const BAR = 10;

/** A bar of signs that every font has, and the same in words: "320 of 500". */
export function progressInWords({ have, want, line }: Pick<Kind<'progress'>, 'have' | 'want' | 'line'>): {
  bar: string;
  words: string;
} {
  // A goal of nothing is reached. Rounded down: a full bar is for those who are there.
  const full = want <= 0 ? BAR : Math.min(BAR, Math.floor((have / want) * BAR));
  const count = `${have.toLocaleString('en-US')} of ${want.toLocaleString('en-US')}`;
  const goal = line === undefined ? '' : ` (${line})`;
  return {
    bar: `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`,
    words: have >= want ? `${want.toLocaleString('en-US')} is reached${goal}` : `${count}${goal}`,
  };
}

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

const DECIDED = { advised: '', changed: ', changed', held: ', still holds', closed: ', closed' } as const;

/** "24 May 2027, changed: Start fine-tuning. Why: Signed-off answers: 40 → 320." */
export function decisionLine({
  at,
  kind,
  verdict,
  why,
}: Kind<'talks'>['talks'][number]['decisions'][number]): string {
  const reasons = why.map((one) => (/[.!?]$/u.test(one) ? one : `${one}.`)).join(' ');
  return `${dayInWords(at)}${DECIDED[kind]}: ${verdict}${reasons === '' ? '' : ` Why: ${reasons}`}`;
}

/** Said below a list of decisions that is not all of them. */
export function earlierInWords(count: number): string {
  return `And ${count} earlier ${count === 1 ? 'decision' : 'decisions'}: say "history" in the thread, or "export".`;
}
