// Free text while a question is open: its answer, another question's answer, something asked in between, or neither.
import type { QuestionId } from '../../knowledge/questions.ts';
import { looksForeign } from '../../knowledge/translations.ts';
import { answerFrom } from '../advice/answer.ts';
import type { Card } from '../card.ts';
import { isOverheard } from '../model/said.ts';
import { amountsIn } from '../numbers.ts';
import { advance } from './advance.ts';
import { answered } from './answered.ts';
import { cardOf, digression, refused } from './asides.ts';
import { countsFiles } from './filepages.ts';
import { onlyGreets } from './greeting.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { repeat } from './pressed.ts';
import type { Readings } from './reading.ts';
import {
  idsOf,
  isUntold,
  mergedFlags,
  newsIn,
  type Said,
  understoodEffect,
  withReadings,
} from './readings.ts';
import { ENGLISH_ONLY, HOW_MANY_PAGES } from './readwords.ts';
import { directAnswer, isQuestionText } from './reply.ts';
import type { Answer, Talk } from './talk.ts';
import { understand } from './understand.ts';
import { toldByQuestion } from './withaquestion.ts';
import { corrected, NOT_UNDERSTOOD, WELCOME, WHICH_YES } from './words.ts';

/** Takes a text that was written while a question waits. */
export function replied(talk: Talk, open: QuestionId, text: string, event: Said, ground: Ground): Outcome {
  const asks = isQuestionText(text);
  const answer =
    confirmation(talk, open, text, event) ??
    (tellsTheCase(open, text) ? undefined : worded(open, text, asks, event));
  if (answer) {
    const [next, effects] = answered(
      withReadings(talk, restOf(text, open), event, 'read'),
      open,
      answer,
      ground,
    );
    return [next, [...echo(open, answer, text, talk), ...effects]];
  }
  if (!asks && isUntold(talk) && onlyGreets(text)) return [talk, [post(WELCOME), ...repeat(talk)]];
  if (!asks && looksForeign(text)) return [talk, [post(ENGLISH_ONLY), ...repeat(talk)]];
  const told = asks ? toldByQuestion(talk, text, ground, isOverheard(event)) : undefined;
  if (told) return alsoTold({ ...talk, flags: mergedFlags(talk, text) }, told, event, ground);
  if (asks) return [talk, [post(digression(talk, text, ground)), ...repeat(talk)]];
  const found = answerFrom(ground.guide, text);
  if (refused(found)) return [talk, [post(cardOf(found)), ...repeat(talk)]];
  if (open === 'prompting' && YES.test(text)) return [talk, [post(WHICH_YES), ...repeat(talk)]];
  const read = newsIn({ ...elsewhere(open, text), ...understand(text) }, talk);
  if (idsOf(read).length === 0) {
    const offTopic = (found.boundary?.trust ?? 0) >= SURE_TOPIC;
    return [talk, [post(offTopic ? cardOf(found) : unread(open, text)), ...repeat(talk)]];
  }
  return alsoTold({ ...talk, flags: mergedFlags(talk, text) }, read, event, ground);
}

/** More of the case, told while a question waits: it is shown, and the talk goes on with what is still open. */
export function alsoTold(talk: Talk, read: Readings, event: Said, ground: Ground): Outcome {
  const next = withReadings(talk, read, event, 'read');
  const shown = understoodEffect(next, idsOf(read));
  if (talk.open === null || !read[talk.open]) return [next, [...shown, ...repeat(next)]];
  const [after, effects] = advance({ ...next, open: null }, event.at, ground);
  return [after, [...shown, ...effects]];
}

/** Says what is missing: of files only their pages tell how much text there is. */
function unread(open: QuestionId, text: string): Card {
  return open === 'corpus' && countsFiles(text, amountsIn(text)) ? HOW_MANY_PAGES : NOT_UNDERSTOOD;
}

/** What is missing, told together with more of the case: it is read like an opening text, and shown. */
function tellsTheCase(open: QuestionId, text: string): boolean {
  return (
    open === 'need' && text.length >= SHORTEST_CASE && idsOf(understand(text)).some((id) => id !== 'need')
  );
}

/** Shorter than this, in characters, nobody tells more than one thing. */
const SHORTEST_CASE = 25;

/** Trust from which a statement is taken for one of the topics that we decline, and not for an unclear answer. */
const SURE_TOPIC = 0.45;

const YES = /^(?:yes|yep|yeah|yup|sure|right|exactly|correct|ja|sí|si|oui)[.!]?$/iu;

/** "Yes" to "it sounds like ..., but I am not sure". */
function confirmation(talk: Talk, open: QuestionId, text: string, { by, at }: Said): Answer | undefined {
  const guess = talk.answers[open];
  if (open !== 'need' || !guess || guess.firm || !YES.test(text)) return undefined;
  return { option: guess.option, how: 'said', by, at, firm: true };
}

/** The open question answered in words. A short text of three words or more is kept as the quote. */
function worded(open: QuestionId, text: string, asks: boolean, { by, at }: Said): Answer | undefined {
  const direct = directAnswer(open, text, asks);
  if (!direct) return undefined;
  const quotable =
    direct.option !== 'not-sure' && text.length <= 60 && (text.match(/\p{L}+/gu)?.length ?? 0) >= 3;
  return {
    option: direct.option,
    how: 'said',
    by,
    at,
    firm: true,
    ...(quotable ? { quote: text } : {}),
    ...(direct.number === undefined ? {} : { number: direct.number }),
  };
}

/** Says back what was taken from words, so that a misreading is seen at once; a number from the list needs no echo. */
function echo(open: QuestionId, { option, number }: Answer, text: string, { checkIn }: Talk): Effect[] {
  const clear = /^\W*\w\W*$/u.test(text) || option === 'not-sure' || checkIn !== null;
  return clear ? [] : [post(corrected(open, option, number))];
}

/** A short reply that answers another question than the open one: "customers, nine months" where examples were asked. */
function elsewhere(open: QuestionId, text: string): Readings {
  if (text.length > 60) return {};
  const others = (['stage', 'running', 'freshness'] as const).filter((id) => id !== open);
  const found = others.flatMap((id) => {
    const direct = directAnswer(id, text, false);
    return direct && direct.option !== 'not-sure' && !direct.loosely
      ? [[id, { option: direct.option, quote: text, cues: 1, firm: true }] as const]
      : [];
  });
  return found.length === 1 ? Object.fromEntries(found) : {};
}

/** What else a longer answer says besides the open question. */
function restOf(text: string, open: QuestionId): Readings {
  if (text.length < 40) return {};
  const { [open]: _, need: __, ...rest } = understand(text);
  return rest;
}
