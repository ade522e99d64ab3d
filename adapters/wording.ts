// Words of a card that are the same on every platform: the face of a recommendation, outside figures, whom a quote follows.
import type { Evidence } from '../knowledge/passage.ts';
import { howSure } from '../src/advice/cardreplies.ts';
import { approachName, capital } from '../src/advice/names.ts';
import { wouldChange } from '../src/advice/recommend.ts';
import type { Card, Citation, Understood } from '../src/card.ts';

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

/** Reasons and steps on the face: more would not be read in ten seconds. */
const MOST_LINES = 2;
/** Things that would change it, on the face. */
const MOST_CHANGES = 3;

/** The face of a recommendation, in the order in which it is read. */
export function faceOf(card: Extract<Card, { kind: 'recommendation' }>): Face {
  const { recommendation, notYet, outside } = card;
  const { verdict, reasons, plan, watchOuts } = recommendation;
  const changes = wouldChange(recommendation, MOST_CHANGES, true).map(
    ({ clause, approach }) => `${clause} (then: ${approachName(approach)})`,
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
export function whomItFollows({ section, source }: Citation): string {
  if (section) return `Whichway, after our guide's "${section}"`;
  return source.startsWith('Whichway') ? source : `Whichway, after ${source}`;
}

/** The words that an item was read from, each in quotation marks; empty where it was chosen from a list. */
export function wordsReadFrom({ quote, also }: Understood): string {
  return quote ? `"${[quote, also].filter(Boolean).join('" and "')}"` : '';
}

/** Stands after an item that was read but is not certain. */
export const ASKED_TO_BE_SURE = 'I ask to be sure';
