// Buttons and command words: back, skip, cancel, restart, correct, what explains the recommendation, and the check-in.
import { isQuestion, NOT_SURE, type QuestionId } from '../../knowledge/questions.ts';
import { openApproaches, without } from '../advice/leaning.ts';
import { type Recommendation, recommend } from '../advice/recommend.ts';
import type { Card, CheckInDate } from '../card.ts';
import { zoneNamed } from '../checkin/walltime.ts';
import { checkInDate } from '../checkin/when.ts';
import type { Event } from '../event.ts';
import { advance, advise, questionCard, recommendationCard } from './advance.ts';
import { answered, counted } from './answered.ts';
import { comingBack } from './comingback.ts';
import { askNow } from './due.ts';
import { historyCard } from './history.ts';
import { answersCard, flipsList, planList, readList, reasonsList, sourcesList } from './lists.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { given, mentioned } from './owner.ts';
import { decisionRecord } from './record.ts';
import { concluded, reviewed } from './review.ts';
import { ended, putOff } from './schedule.ts';
import { countedInLine } from './spokenlines.ts';
import { factsOf, newTalk, type Talk } from './talk.ts';
import {
  alreadyAnswered,
  CANCELLED,
  CLOSED,
  HELP,
  JUST_ASKED,
  MUTED,
  NAME_THEM,
  NO_CARD_YET,
  NOTHING_BEFORE,
  NOTHING_OPEN,
  RESTARTED,
  SHARED,
  SHARED_ALREADY,
  STOPPED,
  STOPPED_ASKING,
  TALK_OVER,
  whyThisQuestion,
} from './words.ts';

type Pressed = Extract<Event, { kind: 'pressed' }>;

/** Takes a button or command into the talk. */
export function pressed(talk: Talk, event: Pressed, ground: Ground): Outcome {
  if (event.verb === 'restart') return restarted(talk, event, ground);
  if (event.verb === 'help') return [talk, [post(HELP), ...repeat(talk)]];
  if (talk.phase === 'cancelled') return [talk, [post(TALK_OVER)]];
  switch (event.verb) {
    case 'back':
      return isOver(talk, event) ? tooLate(talk, event) : back(talk);
    case 'skip':
      if (talk.open === null) return [talk, [post(NOTHING_OPEN)]];
      return answered(
        talk,
        talk.open,
        { option: NOT_SURE, how: 'clicked', by: event.by, at: event.at, firm: true },
        ground,
      );
    case 'cancel':
      return cancelled(talk, event, ground);
    case 'correct':
      return correct(talk, event.argument);
    case 'understood':
      return [talk, [post(answersCard(talk)), ...repeat(talk)]];
    case 'why':
      return talk.open === null
        ? explain(talk, ground, (recommendation) => reasonsList(recommendation, ground))
        : [talk, [post(whyThisQuestion(talk.open)), ...repeat(talk)]];
    case 'flips':
      return explain(talk, ground, flipsList);
    case 'plan':
      return explain(talk, ground, planList);
    case 'sources':
      return explain(talk, ground, (recommendation) => sourcesList(recommendation, ground));
    case 'card':
      return withCard(talk, (checkIn) => [post(recommendationCard(talk, checkIn, ground))]);
    case 'history':
      return [talk, [post(historyCard(talk, ground)), ...repeat(talk)]];
    case 'read':
      return [talk, [post(readList(talk, ground)), ...repeat(talk)]];
    case 'mute':
      return [{ ...talk, muted: true }, [post(MUTED)]];
    case 'share':
      return share(talk, event, ground);
    case 'export':
      return withCard(talk, (checkIn) => [post(decisionRecord(talk, checkIn, event.at, ground))]);
    case 'review': {
      const [id = '', value = ''] = (event.argument ?? '').split(' ');
      return reviewed(talk, id, value, event, ground);
    }
    case 'same':
    case 'conclude':
      return concluded(talk, event, ground);
    case 'snooze':
    case 'stop':
    case 'done':
    case 'ask':
    case 'hand-over': {
      if (talk.checkIn === null && !isEnding(talk, event)) return withCard(talk, () => []);
      const [next, effects] = scheduled(talk, event, ground);
      return [next, [...effects, ...repeat(next)]];
    }
    case 'mention':
    case 'no-mention':
      return mentioned(talk, event.verb === 'mention', event);
    case 'count': {
      const { argument = '' } = event;
      const number = /^\d{1,9}$/u.test(argument) ? Number(argument) : -1;
      return countedInLine(talk, number, event, ground) ?? counted(talk, number, event, ground);
    }
    case 'finish':
      if (talk.checkIn === null) return advise({ ...talk, open: null }, event.at, ground);
      // It is decided already: what stands is shown, and its date stays.
      return pressed({ ...talk, phase: 'advised', open: null }, { ...event, verb: 'card' }, ground);
    default:
      throw new TypeError(`there is no button ${String(event.verb satisfies never).slice(0, 20)}`);
  }
}

/** Before a recommendation the talk is over; after it that stays with all that explains it, and nothing is asked. */
function cancelled(talk: Talk, event: Pressed, ground: Ground): Outcome {
  if (talk.checkIn === null && talk.advised === null)
    return [{ ...talk, phase: 'cancelled', open: null }, [post(CANCELLED)]];
  // While another need is being asked about there is no date, and without one there would be nothing to show.
  const checkIn = talk.checkIn ?? checkInDate(event.at, ground.checkInAfter, talk.zone, ground.hours);
  const quiet: Talk = { ...talk, phase: 'advised', open: null, checkIn, muted: true };
  return ended(quiet, 'stopped', event, STOPPED);
}

/** While another need is being asked about there is no date on a card, but the check-in of before still waits. */
function isEnding({ advised }: Talk, { verb }: Pressed): boolean {
  return advised !== null && (verb === 'stop' || verb === 'done');
}

/** A second press of a button, or two people at once, in ms. */
const JUST = 60_000;

function isJustAsked({ review, reach }: Talk, { at }: Pressed): boolean {
  const since = review === null ? -1 : Date.parse(at) - Date.parse(review.asked);
  return reach === 'thread' && since >= 0 && since < JUST;
}

function justAsked(talk: Talk, { by }: Pressed): Outcome {
  return [talk, [{ kind: 'whisper', to: by, card: JUST_ASKED }]];
}

/** About the next check-in of a talk that has one. */
function scheduled(talk: Talk, event: Pressed, ground: Ground): Outcome {
  const { verb, argument = '' } = event;
  if (verb === 'stop') return ended(talk, 'stopped', event, STOPPED_ASKING);
  if (verb === 'done') return ended(talk, 'done', event, CLOSED);
  if (verb === 'ask') return isJustAsked(talk, event) ? justAsked(talk, event) : askNow(talk, event, ground);
  if (verb === 'snooze') return putOff(talk, argument, event, ground);
  const [id = '', zone = talk.zone] = argument.split(' ');
  return id === ''
    ? [talk, [post(NAME_THEM)]]
    : given(talk, { id, zone: zoneNamed(zone) ?? talk.zone }, { told: 'directly', at: event.at }, ground);
}

/** Something about the recommendation, where there is one. */
function withCard(talk: Talk, effects: (checkIn: CheckInDate) => Effect[]): Outcome {
  const checkIn = comingBack(talk);
  return [talk, [...(checkIn === null ? [post(NO_CARD_YET)] : effects(checkIn)), ...repeat(talk)]];
}

/** The card for the whole room, each recommendation once. */
function share(talk: Talk, { by }: Pressed, ground: Ground): Outcome {
  const checkIn = comingBack(talk);
  if (checkIn === null) return withCard(talk, () => []);
  const card = recommendationCard(talk, checkIn, ground);
  const what = `${checkIn.at} ${card.recommendation.verdict}`;
  if (talk.shared === what) return [talk, [{ kind: 'whisper', to: by, card: SHARED_ALREADY }]];
  const copy: Effect = { kind: 'post', card: { ...card, sharedBy: by }, into: 'room' };
  return [{ ...talk, shared: what }, [copy, post(SHARED), ...repeat(talk)]];
}

/** Whether the button belongs to a question that is not open any more. */
function isOver(talk: Talk, { argument }: Pressed): boolean {
  return argument !== undefined && isQuestion(argument) && talk.open !== argument;
}

/** Two people pressed at once, say: who came second is told, and the question that is open now stays. */
function tooLate(talk: Talk, { by, argument = '' }: Pressed): Outcome {
  const card = isQuestion(argument) ? alreadyAnswered(argument, talk.answers[argument]) : TALK_OVER;
  return [talk, [{ kind: 'whisper', to: by, card }]];
}

function restarted(talk: Talk, { at }: Pressed, ground: Ground): Outcome {
  // What was decided before stays on record, and in force are the same people.
  const { ours, seen, decisions, cards, ping, formerOwners, language, shareTold } = talk;
  const fresh: Talk = {
    ...{ ...newTalk(talk), ours, seen, decisions, cards, ping, formerOwners, language, shareTold },
    round: talk.round + 1,
  };
  const [next, effects] = advance(fresh, at, ground);
  return [next, [post(RESTARTED), ...calledOff(talk), ...effects]];
}

/** A recommendation that is put away is not asked about later either, nor is one that is being made anew. */
function calledOff({ checkIn, advised }: Talk): Effect[] {
  return checkIn === null && advised === null ? [] : [{ kind: 'no-check-in' }];
}

/** The open question once more, after something was said in between. */
export function repeat(talk: Talk): Effect[] {
  return talk.open === null ? [] : [post(questionCard(talk))];
}

/** Takes the last question back: its answer is dropped and it is put again. */
function back(talk: Talk): Outcome {
  const asked = talk.open === null ? talk.asked : talk.asked.slice(0, -1);
  const last = talk.open === 'need' && talk.needAskedAgain ? 'need' : asked.at(-1);
  if (last === undefined) return [talk, [post(NOTHING_BEFORE), ...repeat(talk)]];
  return reopened(
    {
      ...talk,
      asked: asked.includes(last) ? asked : [...asked, last],
      needAskedAgain: talk.open === 'need' ? false : talk.needAskedAgain,
      saidFixed: talk.saidFixed && openApproaches(without(factsOf(talk).known, last)).length === 1,
    },
    last,
  );
}

/** The question is put again. The old answer goes; after a card it stays until the new one comes. */
function reopened(talk: Talk, id: QuestionId): Outcome {
  const { [id]: _, ...others } = talk.answers;
  const next: Talk = {
    ...talk,
    answers: talk.checkIn === null ? others : talk.answers,
    open: id,
    phase: 'asking',
  };
  return [next, [post(questionCard(next))]];
}

function correct(talk: Talk, argument: string | undefined): Outcome {
  if (argument === undefined || !isQuestion(argument))
    return [talk, [post(answersCard(talk)), ...repeat(talk)]];
  // The question that waits is not answered: it is put again later.
  const asked = talk.asked.filter((id) => id !== talk.open || id === argument);
  return reopened({ ...talk, asked: asked.includes(argument) ? asked : [...asked, argument] }, argument);
}

function explain(talk: Talk, ground: Ground, list: (recommendation: Recommendation) => Card): Outcome {
  // Once the approach is fixed there is something to explain, even while the last questions shape the plan.
  if (talk.checkIn === null && !talk.saidFixed) return [talk, [post(NO_CARD_YET), ...repeat(talk)]];
  return [talk, [post(list(recommend(factsOf(talk), ground.version))), ...repeat(talk)]];
}
