// The check-in as a message: what is asked, where it is posted, and asking it.
import { recommend } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import { type Item, itemsFor } from '../checkin/asking.ts';
import { lateness } from '../checkin/late.ts';
import { asIfAdvised } from './advised.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import { factsOf, type Reach, type Review, type Talk } from './talk.ts';
import { cardName } from './tidying.ts';

/** The name of the check-in's message, so that it can show what was answered. */
const CHECK_IN = 'check-in';

/** What is asked, in the order in which it is read. */
export function itemsOf(talk: Talk, ground: Ground): Item[] {
  const facts = factsOf(talk);
  return itemsFor(facts, recommend(facts, ground.version), talk.steps);
}

function checkInCard({ review, ...talk }: Talk & { review: Review }, ground: Ground): Card {
  const advised = talk.advised ?? asIfAdvised(talk, ground);
  const late = lateness(Date.parse(review.due), Date.parse(review.asked));
  return {
    kind: 'check-in',
    moved: review.moved,
    mention: talk.ping ? talk.owner : undefined,
    verdict: advised.verdict,
    since: advised.at.slice(0, 10),
    late: late.kind === 'on-time' ? undefined : late.words,
    stillMatters: late.kind !== 'very-late',
    items: itemsOf({ ...talk, review }, ground).map((item) => ({
      ...item,
      chosen: review.said[item.id]?.value,
    })),
  };
}

/** Asks: posts the check-in where the talk is reached. What was answered in it so far stays. */
export function asked(talk: Talk, review: Review, reach: Reach, ground: Ground): Outcome {
  const next = { ...talk, advised: talk.advised ?? asIfAdvised(talk, ground), review, reach };
  const into = reach === 'thread' ? {} : { into: reach };
  return [
    next,
    [
      {
        ...{ kind: 'post', name: CHECK_IN, card: checkInCard(next, ground), refers: cardName(talk.cards) },
        ...into,
      },
    ],
  ];
}

/** The message of the check-in under way, changed to what was answered by now. */
export function answeredSoFar(talk: Talk & { review: Review }, ground: Ground): Effect {
  return { kind: 'edit', name: CHECK_IN, card: checkInCard(talk, ground), refers: cardName(talk.cards) };
}
