// A check-in under way: people answer it line by line, and at its end the recommendation is made anew.
import type { QuestionId } from '../../knowledge/questions.ts';
import { changeLine, type Difference, differenceOf } from '../advice/difference.ts';
import { type Recommendation, recommend } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import { FAILURES, type Failure, type Item, takes } from '../checkin/asking.ts';
import { isMet } from '../checkin/met.ts';
import { advise, recommendationCard } from './advance.ts';
import { applied } from './applied.ts';
import { answeredSoFar, itemsOf } from './checkincard.ts';
import { comingBack } from './comingback.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { decided, factsOf, type Review, type Talk } from './talk.ts';
import { CHECK_IN_OVER } from './words.ts';

/** Who did it, and when. */
type Did = { by: string; at: string };

/** An answer to a line. `number` and `quote` where it was said in words. */
export type LineAnswer = { item: Item; value: string; number?: number; quote?: string };

/** One line answered by a press. */
export function reviewed(talk: Talk, id: string, value: string, did: Did, ground: Ground): Outcome {
  const item = talk.review === null ? undefined : itemsOf(talk, ground).find((one) => one.id === id);
  if (!item || !takes(item, value)) return isTheirAnswer(talk, id, value, did) ? [talk, []] : over(talk, did);
  return reviewedLines(talk, [{ item, value }], did, ground);
}

/** The last line of a check-in pressed twice: its answer stands already. */
function isTheirAnswer({ review, answers }: Talk, id: string, value: string, { by }: Did): boolean {
  const answer = id.startsWith('a-') ? answers[id.slice(2) as QuestionId] : undefined;
  return review === null && answer?.by === by && answer.option === value;
}

/** Lines answered together. With the last one the check-in is at its end. */
export function reviewedLines(
  talk: Talk,
  answers: readonly LineAnswer[],
  { by, at }: Did,
  ground: Ground,
): Outcome {
  const { review } = talk;
  if (review === null) return over(talk, { by, at });
  const said = { ...review.said };
  for (const { item, ...answer } of answers) said[item.id] = { ...answer, by, at };
  const next = { ...talk, review: { ...review, said } };
  if (itemsOf(talk, ground).every(({ id }) => said[id] !== undefined))
    return concluded(next, { by, at }, ground);
  return [next, [answeredSoFar(next, ground)]];
}

/** Told to the one who pressed a button of a check-in that is at its end. */
export function over(talk: Talk, { by }: Did): Outcome {
  return [talk, [{ kind: 'whisper', to: by, card: CHECK_IN_OVER }]];
}

/**
 * The end of a check-in: what was answered is taken in, and the recommendation is looked at anew. Lines that nobody
 * answered stay as they were, so "nothing changed" is the same.
 */
export function concluded(talk: Talk, did: Did, ground: Ground): Outcome {
  const { review, advised } = talk;
  if (review === null || advised === null || talk.checkIn === null) return over(talk, did);
  const shown = answeredSoFar({ ...talk, review }, ground, true);
  const after = applied(talk);
  const facts = factsOf(after);
  // What was waited for and has come was asked about just now.
  const until = after.until && isMet(after.until, facts) ? null : after.until;
  const taken: Talk = { ...after, review: null, until };
  const recommendation = recommend(facts, ground.version);
  const difference = differenceOf(advised, recommendation, facts);
  const why = newsOf(review, difference, ground);
  if (difference.advice === 'same') {
    const card = holdsCard(taken, recommendation, difference, ground);
    const { verdict } = recommendation;
    // From now on this is what was told: the same news is not told twice.
    const told = { ...taken, advised: { ...advised, facts, version: recommendation.version } };
    return [decided(told, { at: did.at, kind: 'held', verdict, why }), [shown, post(card)]];
  }
  // The date of the series stays as it is: only the advice is new.
  const [next] = advise(taken, did.at, ground, why);
  const { checkIn, series } = taken;
  const kept: Talk = { ...next, checkIn, series, until };
  const card = differenceCard(kept, advised, difference, ground);
  return [kept, card ? [shown, post(card)] : [shown]];
}

/** What a check-in brought, for the list of decisions. */
function newsOf({ said }: Review, difference: Difference, ground: Ground): string[] {
  const failure = said.f?.value as Failure | undefined;
  const steps = Object.values(said).filter(({ value }) => value === 'done').length;
  const titles = guidanceNews(difference, ground);
  const news = [
    ...difference.answers.map(changeLine),
    ...(failure === undefined || failure === 'none' ? [] : [`Users complained: ${FAILURES[failure]}`]),
    ...(steps === 0 ? [] : [`Steps done: ${steps}`]),
    ...(titles === undefined
      ? []
      : [`Our guidance changed${titles.length === 0 ? '' : `: ${titles.join('; ')}`}`]),
  ];
  return news.length === 0 ? ['Nothing changed'] : news;
}

/** Titles of the passages that make the difference where our own guidance is why; else undefined. */
function guidanceNews({ guidance, news }: Difference, ground: Ground): string[] | undefined {
  return guidance ? news.flatMap((id) => ground.guide.passage(id)?.title ?? []) : undefined;
}

function holdsCard(talk: Talk, { verdict }: Recommendation, { answers }: Difference, ground: Ground): Card {
  const date = comingBack(talk);
  const card = date && recommendationCard(talk, date, ground);
  return {
    kind: 'holds',
    verdict,
    changed: answers.map(changeLine),
    notYet: card?.kind === 'recommendation' ? card.notYet : undefined,
    checkIn: date ?? { at: '', words: '' },
  };
}

function differenceCard(
  talk: Talk,
  was: NonNullable<Talk['advised']>,
  difference: Difference,
  ground: Ground,
): Card | undefined {
  const date = comingBack(talk);
  const card = date && recommendationCard(talk, date, ground);
  if (card?.kind !== 'recommendation') return undefined;
  return {
    ...card,
    kind: 'difference',
    was: { verdict: was.verdict, day: was.at.slice(0, 10) },
    changed: difference.answers.map(changeLine),
    same: difference.same,
    guidance: guidanceNews(difference, ground),
  };
}
