// When we come back to a talk, in words: a date, a condition, or not at all.
import { clause } from '../../knowledge/questions.ts';
import type { CheckInDate } from '../card.ts';
import type { Condition } from '../checkin/conditions.ts';
import type { Talk } from './talk.ts';

/** The date that is set, with words that also say what is waited for, or why nothing comes. Null before the first card. */
export function comingBack({ checkIn, until, ended }: Talk): CheckInDate | null {
  if (checkIn === null) return null;
  if (ended) return { ...checkIn, words: NOT_COMING[ended.why] };
  if (!until) return checkIn;
  return { ...checkIn, words: `once you tell me that ${conditionInWords(until)}; else ${checkIn.words}` };
}

const NOT_COMING = {
  stopped: 'only when you ask me to',
  done: 'only when you ask me to, since the plan is closed',
  unreachable: 'only when you ask me to, since I could reach nobody',
} as const;

/** As a clause: "there are 500 signed-off answers", "customers use it". */
export function conditionInWords({ question, option, number }: Condition): string {
  if (number === undefined) return clause(question, option);
  const count = number.toLocaleString('en-US');
  return question === 'examples'
    ? `there are ${count} signed-off answers`
    : `there are ${count} questions a day`;
}
