// Sets when we come back: a date, a condition, a while from now, or not at all.
import { Temporal } from 'temporal-polyfill';
import { isOption, isQuestion } from '../../knowledge/questions.ts';
import type { Card, CheckInDate } from '../card.ts';
import type { Condition } from '../checkin/conditions.ts';
import { isMet } from '../checkin/met.ts';
import type { Until } from '../checkin/said.ts';
import { type WallTime, wallTimeAt, wallTimeOf, zoneNamed } from '../checkin/walltime.ts';
import { checkInDate, dateAt, sameHourIn, USUAL_TIME, wallTimeIn } from '../checkin/when.ts';
import { nextWorking, type WorkingHours } from '../checkin/workhours.ts';
import { applied } from './applied.ts';
import { comingBack, conditionInWords } from './comingback.ts';
import { askNow } from './due.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { factsOf, type Talk } from './talk.ts';
import { HOLDS_ALREADY, PAST_DATE, TOO_FAR, UNKNOWN_ZONE, willAsk } from './words.ts';

type Did = { by: string; at: string };

/** Waits for a date, or until somebody tells that a condition holds; then the date that is set stays as well. */
export function waiting(talk: Talk, until: Until, did: Did, ground: Ground): Outcome {
  if (until.kind === 'date') return setTo(talk, until.local, ground);
  if (isMet(until, factsOf(talk))) return [talk, [post(HOLDS_ALREADY(conditionInWords(until)))]];
  const [set, effects] = dated(applied(talk), did, ground);
  const next: Talk = { ...set, until, review: null, digested: null };
  const former = talk.until && !isSame(talk.until, until) ? untilInWords(talk.until) : undefined;
  return [next, [post(willAsk(comingBack(next)?.words ?? '', { former })), ...effects]];
}

function isSame(one: Condition, other: Condition): boolean {
  return one.question === other.question && one.option === other.option && one.number === other.number;
}

/** Check-ins that had ended go on: without a date there would be nothing to fall back on. */
function dated(talk: Talk, { at }: Did, ground: Ground): Outcome {
  if (!talk.ended) return [talk, []];
  const checkIn = checkInDate(at, ground.checkInAfter, talk.zone, ground.hours);
  const next: Talk = { ...talk, ended: null, checkIn, series: wallTimeIn(checkIn) };
  return [next, [{ kind: 'check-in', at: checkIn.at }]];
}

/** Put off by days or months from today, to the usual time; the series stays where it was. */
export function snoozed(talk: Talk, by: string, { at }: Did, ground: Ground): Outcome {
  const today = Temporal.PlainDateTime.from(wallTimeAt(Date.parse(at), talk.zone)).toPlainDate();
  return setTo(talk, wallTimeOf(today.add(by).toPlainDateTime(USUAL_TIME)), ground);
}

/** What a button may ask for: a while, a day ("2027-03-01"), or a condition ("stage live"). */
const WHILES: Readonly<Record<string, string>> = {
  week: 'P1W',
  month: 'P1M',
  quarter: 'P3M',
  'half-year': 'P6M',
};

/** The choice of a button or menu. One that is none counts as a week, as the button says nothing else. */
export function putOff(talk: Talk, choice: string, did: Did, ground: Ground): Outcome {
  const [question = '', option = ''] = choice.split(' ');
  if (isQuestion(question) && isOption(question, option))
    return waiting(talk, { kind: 'condition', question, option } as Until, did, ground);
  if (/^\d{4}-\d\d-\d\d$/u.test(choice)) return onDay(talk, choice, did, ground);
  return snoozed(talk, (Object.hasOwn(WHILES, choice) && WHILES[choice]) || 'P1W', did, ground);
}

function isDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day).toString() === day;
  } catch {
    return false; // Temporal throws on a day that no month has; that is the answer here.
  }
}

/** Ten years, in days: the same people will not be there. */
const FURTHEST = 3653;

function onDay(talk: Talk, day: string, { at }: Did, ground: Ground): Outcome {
  if (!isDay(day)) return [talk, [post(PAST_DATE)]];
  const local = wallTimeOf(Temporal.PlainDate.from(day).toPlainDateTime(USUAL_TIME));
  const today = Temporal.PlainDate.from(wallTimeAt(Date.parse(at), talk.zone).slice(0, day.length));
  const days = today.until(day, { largestUnit: 'days' }).days;
  if (days === 0) return askNow(talk, { at }, ground);
  if (days < 0) return [talk, [post(PAST_DATE)]];
  return days > FURTHEST ? [talk, [post(TOO_FAR)]] : setTo(talk, local, ground);
}

/** The next check-in at a wall time, or the first working moment after it. */
function setTo(talk: Talk, local: WallTime, { hours }: Ground): Outcome {
  const checkIn = dateAt(nextWorking(local, hours), talk.zone);
  const set: Effect = { kind: 'check-in', at: checkIn.at };
  const chosen = wallTimeIn(checkIn);
  return [
    { ...applied(talk), checkIn, chosen, review: null, until: null, ended: null, digested: null },
    [
      post(
        willAsk(checkIn.words, { former: formerWish(talk, checkIn), why: whyMoved(local, chosen, hours) }),
      ),
      set,
    ],
  ];
}

/** Why it is asked on another day than was wished; undefined where it is that day. */
function whyMoved(wished: WallTime, set: WallTime, { days }: WorkingHours): string | undefined {
  const [asked, moved] = [wished, set].map((local) => Temporal.PlainDateTime.from(local).toPlainDate());
  if (!asked || !moved || asked.equals(moved)) return undefined;
  if (days.includes(asked.dayOfWeek)) return 'That is outside working hours';
  return asked.dayOfWeek >= SATURDAY ? 'That is a weekend' : 'That is no working day';
}

const SATURDAY = 6;

/** What people wished before, where a new date takes its place; undefined where the date was the bot's own. */
function formerWish({ until, chosen, checkIn, ended: over }: Talk, next: CheckInDate): string | undefined {
  if (over) return undefined;
  if (until) return untilInWords(until);
  if (chosen === null || checkIn === null || checkIn.words === next.words) return undefined;
  const [before = '', now] = [checkIn, next].map(({ words }) => words.split(',')[0]);
  return before === now ? checkIn.words : before;
}

const untilInWords = (until: Condition): string => `waiting until ${conditionInWords(until)}`;

/** The same time of day in another zone. `name` as people write it. */
export function moved(talk: Talk, name: string, did: Did, ground: Ground): Outcome {
  const zone = zoneNamed(name);
  if (zone === undefined) return [talk, [post(UNKNOWN_ZONE)]];
  const [next, effects] = inZone(talk, zone, did, ground);
  return [next, [post(willAsk(comingBack(next)?.words ?? zone)), ...effects]];
}

/** The talk on the clocks of another zone, with the date that is set at the same time of day there. */
export function inZone(talk: Talk, zone: string, { at }: { at: string }, { hours }: Ground): Outcome {
  const checkIn = talk.checkIn && sameHourIn(talk.checkIn, zone, at, hours);
  const set: Effect[] = checkIn && !talk.ended ? [{ kind: 'check-in', at: checkIn.at }] : [];
  const chosen = talk.chosen !== null && checkIn !== null ? wallTimeIn(checkIn) : talk.chosen;
  return [{ ...talk, zone, checkIn, chosen }, set];
}

/** No check-in any more; the recommendation stays, and a date can be named again. */
export function ended(talk: Talk, why: 'stopped' | 'done', { by, at }: Did, card: Card): Outcome {
  return [
    { ...applied(talk), ended: { why, by, at }, chosen: null, review: null, until: null, digested: null },
    [post(card), { kind: 'no-check-in' }],
  ];
}
