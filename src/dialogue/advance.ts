// Goes on with a talk: puts the next question, or posts the recommendation when nothing more needs asking.

import type { Evidence } from '../../knowledge/passage.ts';
import {
  NOT_SURE,
  NOT_SURE_LABEL,
  type Question,
  type QuestionId,
  question,
} from '../../knowledge/questions.ts';
import { advisedFrom } from '../advice/difference.ts';
import { inBrackets } from '../advice/names.ts';
import { notYet } from '../advice/notyet.ts';
import { type Recommendation, recommend } from '../advice/recommend.ts';
import type { RuleId } from '../advice/rules.ts';
import type { Card, CheckInDate } from '../card.ts';
import { isMet } from '../checkin/met.ts';
import { checkInDate, dateAt, wallTimeIn } from '../checkin/when.ts';
import { applied } from './applied.ts';
import { comingBack } from './comingback.ts';
import { MOST_QUESTIONS, nextQuestion } from './next.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { type Answer, decided, factsOf, type Talk } from './talk.ts';
import { FIXED } from './words.ts';

/** After something changed in a talk that is still asking: the next question or the card. `at` is the event's time. */
export function advance(talk: Talk, at: string, ground: Ground): Outcome {
  const { known, likely } = factsOf(talk);
  const next = nextQuestion({ known, likely, asked: talk.asked, needAskedAgain: talk.needAskedAgain });
  if (!next) return advise(talk, at, ground);
  const fixed = next.purpose === 'plan' && !talk.saidFixed;
  const asked = talk.asked.includes(next.id) ? talk.asked : [...talk.asked, next.id];
  const asking: Talk = {
    ...talk,
    phase: 'asking',
    asked,
    open: next.id,
    needAskedAgain: talk.needAskedAgain || next.purpose === 'again',
    saidFixed: talk.saidFixed || fixed,
  };
  return [asking, [...(fixed ? [post(FIXED)] : []), post(questionCard(asking))]];
}

/** The open question as a card. Throws where none is open, which only a fault of ours can bring. */
export function questionCard(talk: Talk): Card {
  if (talk.open === null) throw new Error('no question is open');
  const { asked, again } = wordingOf(talk, talk.open);
  const options = asked.options.map(({ id, label }, index) => ({
    id: id as string,
    label: again?.labels[index] ?? label,
  }));
  return {
    kind: 'question',
    question: talk.open,
    text: questionText(talk, talk.open),
    help: again ? '' : asked.help,
    options: [...options, { id: NOT_SURE, label: NOT_SURE_LABEL }],
    progress: progressOf(talk, talk.open),
    why: whyAsked(talk, talk.open),
  };
}

/** The question, and its second wording where it is put a second time. */
function wordingOf(talk: Talk, id: QuestionId): { asked: Question; again: Question['again'] } {
  const asked = question(id);
  return { asked, again: id === 'need' && talk.needAskedAgain ? asked.again : undefined };
}

/** The open question as it was put. */
export function questionText(talk: Talk, id: QuestionId): string {
  const { asked, again } = wordingOf(talk, id);
  return again?.text ?? asked.text;
}

/**
 * "2 of about 4": counts the questions put, and one more while any answer to this one can lead to another. So the last
 * number of the guess is never passed by a click; it may be one too many. An answer that is only corrected has no count.
 */
function progressOf(talk: Talk, open: QuestionId): { now: number; about: number } | undefined {
  if (talk.checkIn !== null || open !== talk.asked.at(-1)) return undefined;
  const now = talk.asked.length + (talk.needAskedAgain ? 1 : 0);
  return {
    now,
    about: Math.min(MOST_QUESTIONS, Math.max(FEWEST_GUESSED, now + (leadsOn(talk, open) ? 1 : 0))),
  };
}

/** Hardly any talk ends sooner. */
const FEWEST_GUESSED = 3;

/** Whether some answer to the open question leads to another question. */
function leadsOn(talk: Talk, open: QuestionId): boolean {
  const { asked, needAskedAgain } = talk;
  return [...question(open).options.map(({ id }) => id), NOT_SURE].some((option) => {
    const answer: Answer = { option: option as Answer['option'], how: 'clicked', by: '', at: '', firm: true };
    const before = talk.answers[open];
    const kept = option === NOT_SURE && before !== undefined && !before.firm;
    const answers = kept ? talk.answers : { ...talk.answers, [open]: answer };
    const { known, likely } = factsOf({ answers, flags: talk.flags });
    return nextQuestion({ known, likely, asked, needAskedAgain }) !== undefined;
  });
}

/** A need that free text suggests is asked for confirmation; the person should see what was suspected. */
function whyAsked(talk: Talk, id: QuestionId): string | undefined {
  const answer = talk.answers[id];
  if (id !== 'need' || !answer || answer.firm || answer.option === NOT_SURE) return undefined;
  const guess = {
    facts: 'missing facts',
    behaviour: 'how it answers',
    both: 'both facts and manner',
    neither: 'a sum or an action',
  };
  return `It sounds like ${guess[answer.option as keyof typeof guess]}${inBrackets(answer.quote)}, but I am not sure.`;
}

/**
 * Posts the recommendation and sets the check-in. `news`: what changed since the one before, for the list of decisions;
 * undefined for a first one, whose reasons are its own. Where people wanted no check-in, none is set; a date that they
 * chose stays.
 */
export function advise(asking: Talk, at: string, ground: Ground, news?: readonly string[]): Outcome {
  const talk = applied(asking);
  const usual = checkInDate(at, ground.checkInAfter, talk.zone, ground.hours);
  const own = chosenDate(talk, at);
  const checkIn = own ?? usual;
  const facts = factsOf(talk);
  const recommendation = recommend(facts, ground.version);
  const { verdict, reasons } = recommendation;
  const why = news ?? reasons.map(({ text }) => text);
  const next: Talk = {
    ...decided(talk, { at, kind: news || talk.advised ? 'changed' : 'advised', verdict, why: [...why] }),
    ...{ phase: 'advised', open: null, checkIn, review: null, digested: null, cards: talk.cards + 1 },
    // What was waited for and has come is answered by this card.
    until: talk.until && isMet(talk.until, facts) ? null : talk.until,
    advised: advisedFrom(recommendation, facts, at),
    series: wallTimeIn(usual),
    chosen: own && talk.chosen,
  };
  const set: Effect[] = next.ended ? [] : [{ kind: 'check-in', at: checkIn.at }];
  return [next, [post(recommendationCard(next, comingBack(next) ?? checkIn, ground)), ...set]];
}

/** The date that people chose, while it is still to come. */
function chosenDate({ chosen, zone }: Talk, at: string): CheckInDate | null {
  if (chosen === null) return null;
  const date = dateAt(chosen, zone);
  return Date.parse(date.at) > Date.parse(at) ? date : null;
}

/** The recommendation as it stands, for the first time or once more. */
export function recommendationCard(
  talk: Talk,
  checkIn: CheckInDate,
  ground: Ground,
): Extract<Card, { kind: 'recommendation' }> {
  const recommendation = recommend(factsOf(talk), ground.version);
  const outside = outsideFigure(recommendation, ground);
  return {
    kind: 'recommendation',
    recommendation,
    checkIn,
    notYet: notYet(recommendation),
    outside,
    ...summaryFor(talk, ground),
  };
}

/** A model's words belong to the card that they were made for, under the advice of that day. */
function summaryFor({ summary, cards }: Talk, { version }: Ground): { summary?: string } {
  return summary?.card === cards && summary.version === version ? { summary: summary.text } : {};
}

/** The passage whose outside figure bears on a verdict; a verdict that no figure bears on shows none. */
const FIGURES: { readonly [Rule in RuleId]?: string } = {
  R2: 'long-context-when-fine',
  R3: 'tuning-does-not-teach-facts',
  R6: 'how-many-examples',
};

/** The one outside figure for the card's face, read in its primary source; for training, only where speed or cost is the reason. */
function outsideFigure({ rule, reasons, watchOuts }: Recommendation, ground: Ground): Evidence | undefined {
  const costs = reasons.some(({ passages }) => passages.includes('tuning-for-speed-and-cost'));
  // For facts the figure backs the warning against training on them, so it stands only beside that.
  if (rule === 'R3' && watchOuts[0]?.id !== 'tuning-for-facts') return undefined;
  const id = FIGURES[rule] ?? (costs ? 'tuning-for-speed-and-cost' : undefined);
  return id === undefined ? undefined : ground.guide.passage(id)?.evidence.find(({ check }) => check === 'P');
}
