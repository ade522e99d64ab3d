// Free text in a talk: opening it, answering, correcting, asking something in between, or following up on the card.

import { QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { looksForeign } from '../../knowledge/translations.ts';
import { answerFrom, cite } from '../advice/answer.ts';
import type { FollowUp, Supposed } from '../advice/case.ts';
import { followUp } from '../advice/followup.ts';
import { recommend } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import type { Event } from '../event.ts';
import { advance } from './advance.ts';
import { answered, revised } from './answered.ts';
import { flagsIn } from './flags.ts';
import { amountsIn } from './numbers.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { pressed, repeat } from './pressed.ts';
import { examplesBand } from './quantities.ts';
import { correctionIn, directAnswer, isQuestionText, verbIn } from './reply.ts';
import { type Answer, factsOf, type Talk } from './talk.ts';
import { type Reading, type Readings, understand } from './understand.ts';
import {
  corrected,
  ENGLISH_BEST,
  KEEP_TOOL,
  NO_CARD_YET,
  NOTHING_OPEN,
  notUnderstood,
  TALK_OVER,
  textCut,
  understoodItems,
  WHICH_YES,
} from './words.ts';

type Said = Extract<Event, { kind: 'said' | 'opened' }>;

/** Longest text that is read, in characters; more is cut and the person is told. Reading it takes a few milliseconds. */
export const MOST_TEXT = 20_000;

/** The first text: what it says is shown, then the talk goes on with what it leaves open. */
export function opened(talk: Talk, event: Said, ground: Ground): Outcome {
  const text = event.text.trim();
  if (text !== '' && refused(text, ground)) {
    const [next, effects] = advance(talk, event.at, ground);
    return [next, [post(answerCard(text, ground)), ...effects]];
  }
  const read = text === '' ? {} : understand(text);
  const cut: Effect[] = text.length > MOST_TEXT ? [post(textCut(MOST_TEXT))] : [];
  const ids = idsOf(read);
  if (ids.length === 0 && text !== '' && isQuestionText(text)) {
    const [next, effects] = advance(talk, event.at, ground);
    return [next, [...cut, post(answerCard(text, ground)), ...effects]];
  }
  if (ids.length === 0 && looksForeign(text)) cut.push(post(ENGLISH_BEST));
  const next = withReadings({ ...talk, flags: flagsIn(text) }, read, event, 'read');
  const [after, effects] = advance(next, event.at, ground);
  return [after, [...cut, ...understoodEffect(next, ids), ...effects]];
}

/** Any later text. In order: a command, an answer, a correction, a question, more about the case; else asked again. */
export function said(talk: Talk, event: Said, ground: Ground): Outcome {
  const text = event.text.trim();
  const verb = verbIn(text);
  if (verb) return pressed(talk, { ...event, kind: 'pressed', ...verb }, ground);
  if (talk.phase === 'cancelled') return [talk, [post(TALK_OVER)]];
  if (text === '') return [talk, repeat(talk)];
  const correction = correctionIn(text);
  if (idsOf(correction).length > 0) return corrects(talk, correction, event, ground);
  return talk.open === null
    ? aboutTheCard(talk, text, event, ground)
    : inTheQuestions(talk, talk.open, text, event, ground);
}

function inTheQuestions(talk: Talk, open: QuestionId, text: string, event: Said, ground: Ground): Outcome {
  const asks = isQuestionText(text);
  const answer = confirmation(talk, open, text, event) ?? worded(open, text, asks, event);
  if (answer) {
    const [next, effects] = answered(
      withReadings(talk, restOf(text, open), event, 'read'),
      open,
      answer,
      ground,
    );
    return [next, [...echo(open, answer, text, talk), ...effects]];
  }
  if (asks) return [talk, [post(digression(talk, text, ground)), ...repeat(talk)]];
  if (refused(text, ground)) return [talk, [post(answerCard(text, ground)), ...repeat(talk)]];
  if (open === 'prompting' && YES.test(text)) return [talk, [post(WHICH_YES), ...repeat(talk)]];
  const read = newsIn({ ...elsewhere(open, text), ...understand(text) }, talk);
  if (idsOf(read).length === 0) {
    const offTopic = answerFrom(ground.guide, text).boundary !== undefined;
    return [talk, [post(offTopic ? answerCard(text, ground) : notUnderstood(open)), ...repeat(talk)]];
  }
  const next = withReadings({ ...talk, flags: mergedFlags(talk, text) }, read, event, 'read');
  if (read[open]) {
    const [after, effects] = advance({ ...next, open: null }, event.at, ground);
    return [after, [...understoodEffect(next, idsOf(read)), ...effects]];
  }
  return [next, [...understoodEffect(next, idsOf(read)), ...repeat(next)]];
}

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
  const others = (['stage', 'running', 'freshness'] as const).filter((id) => id !== open);
  const found = others.flatMap((id) => {
    const direct = directAnswer(id, text, false);
    return direct && direct.option !== 'not-sure'
      ? [[id, { option: direct.option, quote: text.slice(0, 60), cues: 1, firm: true }] as const]
      : [];
  });
  return text.length <= 60 && found.length === 1 ? Object.fromEntries(found) : {};
}

/** Orders to the bot and questions about other people are refused before anything is read out of them. */
function refused(text: string, ground: Ground): boolean {
  const { boundary } = answerFrom(ground.guide, text);
  return boundary === 'instructions-to-the-bot' || boundary === 'other-people';
}

/** What else a longer answer says besides the open question. */
function restOf(text: string, open: QuestionId): Readings {
  if (text.length < 40) return {};
  const { [open]: _, need: __, ...rest } = understand(text);
  return rest;
}

function corrects(talk: Talk, correction: Readings, event: Said, ground: Ground): Outcome {
  const added = withAddedNeed(talk, correction, event.text);
  const next = withReadings(talk, added, event, 'said');
  const ids = idsOf(added);
  if (talk.checkIn !== null) {
    const [after, effects] = revised(talk, { ...next, open: null }, ids, event.at, ground);
    const keeps = talk.answers.need?.option === 'neither' && ids.includes('need');
    return [after, keeps ? [post(KEEP_TOOL), ...effects] : effects];
  }
  const closes = talk.open !== null && correction[talk.open] !== undefined;
  const [after, effects] = advance(
    { ...next, open: null, asked: closes ? next.asked : next.asked.filter((id) => id !== talk.open) },
    event.at,
    ground,
  );
  return [after, [...understoodEffect(next, ids), ...effects]];
}

/** "It also needs to know ..." adds a need to the one that stands; it does not replace it. */
function withAddedNeed(talk: Talk, correction: Readings, text: string): Readings {
  const [before, now] = [talk.answers.need?.option, correction.need?.option];
  const adds = /\b(?:also|too|as well|in addition|besides)\b/iu.test(text);
  const both = adds && [before, now].sort().join() === 'behaviour,facts';
  return both && correction.need
    ? { ...correction, need: { ...correction.need, option: 'both' } }
    : correction;
}

/** After the card: the talk answers first, then the passages. Plain news ("we have 320 now") changes the answers. */
function aboutTheCard(talk: Talk, text: string, event: Said, ground: Ground): Outcome {
  if (!isQuestionText(text)) {
    const news = withoutNeed(understand(text));
    const changed = idsOf(news).filter(
      (id) => news[id]?.option !== talk.answers[id]?.option || news[id]?.number !== talk.answers[id]?.number,
    );
    if (changed.length > 0 && !followUpFor(talk, text, ground))
      return revised(talk, withReadings(talk, news, event, 'said'), changed, event.at, ground);
  }
  if (
    /^\W*(?:(?:under|over|about) )?\d+\W*$/iu.test(text) ||
    /^(?:yes|no|ok(?:ay)?|hmm+|whatever|fine)[.!]?$/iu.test(text)
  )
    return [talk, [post(NOTHING_OPEN)]];
  const found = followUpFor(talk, text, ground);
  if (!found) return [talk, [post(answerCard(text, ground))]];
  return [
    { ...talk, topic: found.topic.length > 0 ? found.topic : talk.topic },
    [post(followUpCard(found, text, ground))],
  ];
}

/** A question in between: about the card where there is one, else about the guidance. */
function digression(talk: Talk, text: string, ground: Ground): Card {
  if (talk.checkIn === null && !talk.saidFixed)
    return /^\W*what if\b/iu.test(text) ? NO_CARD_YET : answerCard(text, ground);
  const found = followUpFor(talk, text, ground);
  return found ? followUpCard(found, text, ground) : answerCard(text, ground);
}

function followUpFor(talk: Talk, text: string, ground: Ground): FollowUp | undefined {
  const facts = factsOf(talk);
  const supposed: Supposed = { ...bareNumber(text), ...withoutNeed(understand(text)) };
  return followUp(
    { facts, recommendation: recommend(facts, ground.version), when: talk.checkIn?.words, topic: talk.topic },
    text,
    supposed,
  );
}

/** "Are our 320 enough?" speaks of answers without naming them. */
function bareNumber(text: string): Supposed {
  const amount = /\benough\b/iu.test(text) ? amountsIn(text)[0] : undefined;
  return amount ? { examples: { option: examplesBand(amount.value), number: amount.value } } : {};
}

function followUpCard({ about, text, passages }: FollowUp, asked: string, ground: Ground): Card {
  const found = passages.flatMap((id) => ground.guide.passage(id) ?? []);
  return {
    kind: 'answer',
    about,
    text,
    citations: found.map((passage) => cite(passage, asked)),
    evidence: found[0]?.evidence ?? [],
  };
}

/** An answer out of the passages. */
export function answerCard(text: string, ground: Ground): Card {
  const { answerable, text: words, citations, evidence } = answerFrom(ground.guide, text);
  return { kind: 'answer', about: answerable ? 'guidance' : 'declined', text: words, citations, evidence };
}

function idsOf(readings: Readings): QuestionId[] {
  return QUESTIONS.map(({ id }) => id).filter((id) => readings[id] !== undefined);
}

function withoutNeed({ need: _, ...rest }: Readings): Readings {
  return rest;
}

/** What a text in passing adds: unknown answers, and figures that differ from what was said. A clicked answer stays. */
function newsIn(readings: Readings, talk: Talk): Readings {
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

function mergedFlags(talk: Talk, text: string): Talk['flags'] {
  const more = flagsIn(text).filter(({ id }) => !talk.flags.some((flag) => flag.id === id));
  return [...talk.flags, ...more];
}

function withReadings(talk: Talk, readings: Readings, { by, at }: Said, how: Answer['how']): Talk {
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
function understoodEffect(talk: Talk, ids: readonly QuestionId[]): Effect[] {
  const items = understoodItems(talk, ids);
  return items.length > 0 ? [post({ kind: 'understood', items })] : [];
}
