// What was decided in talks, when and why: for status, and for people who ask.
import { question } from '../../knowledge/questions.ts';
import { recommend } from '../advice/recommend.ts';
import type { Card, TalkLine } from '../card.ts';
import { comingBack } from './comingback.ts';
import type { Ground } from './outcome.ts';
import { factsOf, type Talk } from './talk.ts';

/** A talk with where it lives. */
export type Housed = { place: string; thread: string | null; talk: Talk };

/** Decisions that are shown of each of several talks; the export has all of them. */
const MOST_SHOWN = 5;

/**
 * The talks of a room: what was recommended and when it is looked at again, or what is being asked. `note` stands below,
 * such as what was used of a model.
 */
export function talksCard(all: readonly Housed[], ground: Ground, note?: string): Card {
  const shown = all.filter(({ talk }) => talk.phase !== 'cancelled');
  return {
    kind: 'talks',
    title: shown.length === 0 ? 'No talk was held here yet' : 'What we talked about here, the latest first',
    talks: shown.map((one) => lineOf(one, ground, MOST_SHOWN)),
    ...(note === undefined ? {} : { note }),
  };
}

/** One talk with every decision. */
export function historyCard(talk: Talk, ground: Ground): Card {
  const line = lineOf({ talk, place: '', thread: null }, ground, Number.POSITIVE_INFINITY);
  return { kind: 'talks', title: 'What was decided here, the latest first', talks: [line] };
}

function lineOf({ talk, place, thread }: Housed, { version }: Ground, most: number): TalkLine {
  const date = comingBack(talk);
  const all = decisionsOf(talk);
  const decisions = all.slice(0, most);
  const about = talk.about === '' || place === '' ? {} : { about: talk.about };
  const common = {
    ...about,
    place,
    thread,
    owner: talk.owner,
    decisions,
    earlier: all.length - decisions.length,
  };
  if (date !== null)
    return {
      ...common,
      head: recommend(factsOf(talk), version).verdict,
      next: `I ask again: ${date.words}.`,
    };
  const head =
    talk.open === null ? 'Just opened.' : `Still talking. The open question: ${question(talk.open).text}`;
  return { ...common, head, next: undefined };
}

/** The latest first; the end of the follow-up is one of them. */
export function decisionsOf({ decisions, ended }: Talk): TalkLine['decisions'] {
  const closed = ended
    ? [{ at: ended.at, kind: 'closed' as const, verdict: WHY_CLOSED[ended.why], why: reasonsOf(ended) }]
    : [];
  return [...closed, ...decisions.toReversed()];
}

const WHY_CLOSED = {
  stopped: 'I was asked to stop asking.',
  done: 'The plan is done.',
  unreachable: 'I could reach nobody any more.',
} as const;

function reasonsOf(ended: NonNullable<Talk['ended']>): string[] {
  return ended.why === 'unreachable' ? [`The last reason: ${ended.reason}`] : [];
}
