// The check-in as a message: what is asked, where it is posted, and asking it.
import { recommend } from '../advice/recommend.ts';
import type { Card, Reach } from '../card.ts';
import { type Item, itemsFor } from '../checkin/asking.ts';
import { lateness } from '../checkin/late.ts';
import { asIfAdvised } from './advised.ts';
import { CHECK_IN, cardName } from './names.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import { factsOf, type Review, type Talk } from './talk.ts';

/** What is asked, in the order in which it is read. */
export function itemsOf(talk: Talk, ground: Ground): Item[] {
  const facts = factsOf(talk);
  return itemsFor(facts, recommend(facts, ground.version), talk.steps);
}

/** The lines of the check-in under way that nobody answered yet, each with its number as people see it. */
export function openLines(talk: Talk, ground: Ground): Pick<Item, 'id' | 'text' | 'options'>[] {
  const { review } = talk;
  if (review === null) return [];
  return itemsOf(talk, ground).flatMap(({ id, text, options }, index) =>
    review.said[id] === undefined ? [{ id, text: `${index + 1}. ${text}`, options }] : [],
  );
}

/** A talk in which a check-in is being answered. */
type Asking = Talk & { review: Review };

function checkInCard({ review, ...talk }: Asking, ground: Ground, over = false): Card {
  const advised = talk.advised ?? asIfAdvised(talk, ground);
  const late = lateness(Date.parse(review.due), Date.parse(review.asked));
  return {
    ...{ kind: 'check-in', asked: talk.reach, over },
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

/** The message of the check-in under way, changed to what was answered by now; `over` takes its buttons away. */
export function answeredSoFar(talk: Asking, ground: Ground, over = false): Effect {
  return {
    kind: 'edit',
    name: CHECK_IN,
    card: checkInCard(talk, ground, over),
    refers: cardName(talk.cards),
  };
}
