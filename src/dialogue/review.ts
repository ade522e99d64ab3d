// A check-in under way: it fell due, people answer it line by line, and at its end the recommendation is made anew.
import type { Option, QuestionId } from '../../knowledge/questions.ts';
import {
  type Advised,
  advisedFrom,
  type ChangedAnswer,
  type Difference,
  differenceOf,
} from '../advice/difference.ts';
import { type Recommendation, recommend } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import { type Failure, type Item, itemsFor, type StepState, takes } from '../checkin/asking.ts';
import { lateness } from '../checkin/late.ts';
import { nextInSeries } from '../checkin/next.ts';
import type { Event } from '../event.ts';
import { advise, recommendationCard } from './advance.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { type Answer, factsOf, type Talk } from './talk.ts';
import { CHECK_IN_OVER } from './words.ts';

/** The name of the check-in's message, so that it can show what was answered. */
const CHECK_IN = 'check-in';

type Due = Extract<Event, { kind: 'due' }>;
/** Who did it, and when. */
type Did = { by: string; at: string };

/** A check-in fell due. The next of the series is set at once: nobody has to answer for it to come again. */
export function due(talk: Talk, event: Due, ground: Ground): Outcome {
  if (talk.phase !== 'advised' || talk.checkIn === null) return [talk, []];
  const { series, date } = nextInSeries(talk, ground.checkInAfter, event);
  const next: Talk = {
    ...talk,
    advised: talk.advised ?? asIfAdvised(talk, ground),
    checkIn: date,
    series,
    review: { due: event.due, asked: event.at, said: {} },
  };
  return [
    next,
    [
      { kind: 'post', card: checkInCard(next, ground), name: CHECK_IN },
      { kind: 'check-in', at: date.at },
    ],
  ];
}

/** For a talk that did not keep what it was told: what its answers come to today, since the day of the last of them. */
function asIfAdvised(talk: Talk, ground: Ground): Advised {
  const facts = factsOf(talk);
  const days = Object.values(talk.answers).map(({ at }) => at);
  return advisedFrom(recommend(facts, ground.version), facts, days.sort().at(-1) ?? '');
}

/** What is asked, in the order in which it is read. */
export function itemsOf(talk: Talk, ground: Ground): Item[] {
  const facts = factsOf(talk);
  return itemsFor(facts, recommend(facts, ground.version), talk.steps);
}

function checkInCard(talk: Talk, ground: Ground): Card {
  const { advised, review } = talk;
  const said = review?.said ?? {};
  const late = lateness(Date.parse(review?.due ?? ''), Date.parse(review?.asked ?? ''));
  return {
    kind: 'check-in',
    verdict: advised?.verdict ?? '',
    since: (advised?.at ?? '').slice(0, 10),
    late: late.kind === 'on-time' ? undefined : late.words,
    stillMatters: late.kind !== 'very-late',
    items: itemsOf(talk, ground).map((item) => ({ ...item, chosen: said[item.id]?.value })),
  };
}

/** One line answered. With the last one the check-in is at its end. */
export function reviewed(talk: Talk, id: string, value: string, did: Did, ground: Ground): Outcome {
  const { review } = talk;
  const items = review === null ? [] : itemsOf(talk, ground);
  const item = items.find((one) => one.id === id);
  if (review === null || !item || !takes(item, value)) return over(talk, did);
  const next: Talk = {
    ...talk,
    review: { ...review, said: { ...review.said, [id]: { value, by: did.by, at: did.at } } },
  };
  if (items.every((one) => next.review?.said[one.id] !== undefined)) return concluded(next, did, ground);
  return [next, [{ kind: 'edit', name: CHECK_IN, card: checkInCard(next, ground) }]];
}

/** Told to the one who pressed a button of a check-in that is at its end. */
export function over(talk: Talk, { by }: Did): Outcome {
  return [talk, [{ kind: 'whisper', to: by, card: CHECK_IN_OVER }]];
}

/** The end of a check-in: what was answered is taken in, and the recommendation is looked at anew. */
export function concluded(talk: Talk, did: Did, ground: Ground): Outcome {
  const { review, advised } = talk;
  if (review === null || advised === null || talk.checkIn === null) return over(talk, did);
  const shown: Effect = { kind: 'edit', name: CHECK_IN, card: checkInCard(talk, ground) };
  const taken: Talk = { ...applied(talk), review: null };
  const facts = factsOf(taken);
  const recommendation = recommend(facts, ground.version);
  const difference = differenceOf(advised, recommendation, facts);
  if (difference.advice === 'same') {
    const card = holdsCard(taken, recommendation, difference, ground);
    return [taken, [shown, post(card)]];
  }
  // The date of the series stays as it is: only the advice is new.
  const [next] = advise(taken, did.at, ground);
  const kept: Talk = { ...next, checkIn: taken.checkIn, series: taken.series };
  const card = differenceCard(kept, advised, difference, ground);
  return [kept, card ? [shown, post(card)] : [shown]];
}

/** Nothing changed, says somebody: then only our own guidance can have. */
export function unchanged(talk: Talk, did: Did, ground: Ground): Outcome {
  const { review } = talk;
  if (review === null) return over(talk, did);
  return concluded({ ...talk, review: { ...review, said: {} } }, did, ground);
}

/** The talk with what the check-in brought: answers, steps, and what complaints say of the need. */
function applied(talk: Talk): Talk {
  const answers = { ...talk.answers };
  const steps = { ...talk.steps };
  for (const [id, { value, by, at }] of Object.entries(talk.review?.said ?? {})) {
    const answer = (option: Option): Answer => ({ option, how: 'clicked', by, at, firm: true });
    if (id.startsWith('a-')) {
      const question = id.slice(2) as QuestionId;
      // The same answer again keeps the number and the words that it came with.
      if (answers[question]?.option !== value) answers[question] = answer(value as Option);
    } else if (id.startsWith('s-')) steps[id.slice(2)] = value as StepState;
    else {
      const told = complaint(value as Failure, answers.need?.option);
      if (told) answers[told.question] = answer(told.option);
    }
  }
  return { ...talk, answers, steps };
}

/** Complaints about the way of answering turn facts into both, and the other way round; too slow is a pressure. */
function complaint(
  failure: Failure,
  need: string | undefined,
): { question: QuestionId; option: Option } | undefined {
  if (failure === 'manner' && need === 'facts') return { question: 'need', option: 'both' };
  if (failure === 'facts' && need === 'behaviour') return { question: 'need', option: 'both' };
  if (failure === 'slow' && (need === 'behaviour' || need === 'both'))
    return { question: 'pressure', option: 'yes' };
  return undefined;
}

const changeLine = ({ name, before, after }: ChangedAnswer): string => `${name}: ${before} → ${after}`;

function holdsCard(talk: Talk, { verdict }: Recommendation, { answers }: Difference, ground: Ground): Card {
  const card = talk.checkIn && recommendationCard(talk, talk.checkIn, ground);
  return {
    kind: 'holds',
    verdict,
    changed: answers.map(changeLine),
    notYet: card?.kind === 'recommendation' ? card.notYet : undefined,
    checkIn: talk.checkIn ?? { at: '', words: '' },
  };
}

function differenceCard(
  talk: Talk,
  was: NonNullable<Talk['advised']>,
  { answers, same, guidance, news }: Difference,
  ground: Ground,
): Card | undefined {
  const card = talk.checkIn && recommendationCard(talk, talk.checkIn, ground);
  if (card?.kind !== 'recommendation') return undefined;
  return {
    ...card,
    kind: 'difference',
    was: { verdict: was.verdict, day: was.at.slice(0, 10) },
    changed: answers.map(changeLine),
    same,
    guidance: guidance ? news.flatMap((id) => ground.guide.passage(id)?.title ?? []) : undefined,
  };
}
