// Puts what was read from a text into the talk.
import { QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import type { Event } from '../event.ts';
import { flagsIn } from './flags.ts';
import { type Effect, post } from './outcome.ts';
import type { Reading, Readings } from './reading.ts';
import type { Answer, Talk } from './talk.ts';
import { understoodItems } from './words.ts';

/** A text somebody wrote, to open a talk or within it. */
export type Said = Extract<Event, { kind: 'said' | 'opened' }>;

/** The questions that were read, in table order. */
export function idsOf(readings: Readings): QuestionId[] {
  return QUESTIONS.map(({ id }) => id).filter((id) => readings[id] !== undefined);
}

/** Whether the first question waits, and nothing was told yet: what comes now may be the whole case. */
export function isUntold({ open, answers, checkIn }: Talk): boolean {
  return open === 'need' && checkIn === null && Object.keys(answers).length === 0;
}

/** All readings but the need, which takes more than a word in passing. */
export function withoutNeed({ need: _, ...rest }: Readings): Readings {
  return rest;
}

/** What a text in passing adds: unknown answers, and figures that differ from what was said. A clicked answer stays. */
export function newsIn(readings: Readings, talk: Talk): Readings {
  const isNews = (id: QuestionId): boolean => {
    const [before, now] = [talk.answers[id], readings[id]];
    if (!before?.firm) return true;
    return (
      id !== 'need' && now?.number !== undefined && now.number !== before.number && before.how !== 'clicked'
    );
  };
  return Object.fromEntries(
    idsOf(readings)
      .filter(isNews)
      .map((id) => [id, readings[id]]),
  );
}

/** The flags of the talk and those that a text adds. */
export function mergedFlags(talk: Talk, text: string): Talk['flags'] {
  const more = flagsIn(text).filter(({ id }) => !talk.flags.some((flag) => flag.id === id));
  return [...talk.flags, ...more];
}

/** The talk with the readings stored as answers. */
export function withReadings(talk: Talk, readings: Readings, { by, at }: Said, how: Answer['how']): Talk {
  const answers = { ...talk.answers };
  for (const id of idsOf(readings)) {
    const { option, quote, also, number, firm } = readings[id] as Reading;
    answers[id] = {
      option,
      how,
      by,
      at,
      quote,
      firm: firm || how === 'said',
      ...(also === undefined ? {} : { also }),
      ...(number === undefined ? {} : { number }),
    };
  }
  return { ...talk, answers };
}

/** Shows what was read. */
export function understoodEffect(talk: Talk, ids: readonly QuestionId[]): Effect[] {
  const items = understoodItems(talk, ids);
  return items.length > 0 ? [post({ kind: 'understood', items })] : [];
}
