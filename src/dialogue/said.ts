// Free text in a talk: opening it, answering, correcting, asking something in between, or following up on the card.
import { looksForeign } from '../../knowledge/translations.ts';
import { answerFrom } from '../advice/answer.ts';
import { aboutUs } from './aboutus.ts';
import { type Added, addedTo, withAddedNeed } from './adding.ts';
import { advance } from './advance.ts';
import { revised } from './answered.ts';
import { answerCard, cardOf, followUpCard, followUpFor, refused } from './asides.ts';
import { comingBack } from './comingback.ts';
import { asksForDate } from './dates.ts';
import { flagsIn } from './flags.ts';
import { onlyGreets } from './greeting.ts';
import { agreed, NOTHING_READ } from './modelreading.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { planned, THAT_IS_ALL } from './planning.ts';
import { pressed, repeat } from './pressed.ts';
import type { Readings } from './reading.ts';
import { idsOf, type Said, understoodEffect, withoutNeed, withReadings } from './readings.ts';
import { CARD_BEFORE_DATE, ENGLISH_AFTER_CARD, ENGLISH_ONLY, goodbye } from './readwords.ts';
import { correctionIn, isQuestionText, isUnsure, verbIn } from './reply.ts';
import { replied } from './replying.ts';
import { ended } from './schedule.ts';
import { asksWhatThisIs, explained, type InLines, inLines } from './spokenlines.ts';
import type { Talk } from './talk.ts';
import { MOST_TEXT, understand } from './understand.ts';
import { tellsNoNews } from './wishes.ts';
import { asksOnly } from './withaquestion.ts';
import { NOTHING_OPEN, STOPPED_ASKING, TALK_OVER, textCut, WELCOME } from './words.ts';

/**
 * The first text: what it says is shown, then the talk goes on with what it leaves open. `model`: what a model read in it.
 */
export function opened(talk: Talk, event: Said, ground: Ground, model = NOTHING_READ): Outcome {
  const text = event.text.trim().slice(0, MOST_TEXT);
  const verb = verbIn(text);
  if (verb?.verb === 'finish' || onlyGreets(text)) return nothingTold(talk, event, ground);
  if (verb)
    return openedByCommand(pressed(talk, { ...event, kind: 'pressed', ...verb }, ground), event.at, ground);
  const answer = answerFrom(ground.guide, text);
  const self = aboutUs(text) ?? (refused(answer) ? cardOf(answer) : undefined);
  if (self) {
    const [next, effects] = advance(talk, event.at, ground);
    return [next, [post(self), ...effects]];
  }
  // The rules read English alone.
  const foreign = looksForeign(text);
  const date = asksForDate(text, event.at, talk.zone);
  const local = text === '' || foreign || date || isUnsure(text) ? {} : understand(text);
  const read = agreed(local, model);
  const cut: Effect[] = event.text.trim().length > MOST_TEXT ? [post(textCut(MOST_TEXT))] : [];
  const ids = idsOf(read);
  const unread = foreign && ids.length === 0;
  if (text !== '' && isQuestionText(text) && (ids.length === 0 || asksOnly(text, answer, read))) {
    const [next, effects] = advance(talk, event.at, ground);
    return [next, [...cut, post(cardOf(answer)), ...effects]];
  }
  if (unread) cut.push(post(ENGLISH_ONLY));
  if (date) cut.push(post(CARD_BEFORE_DATE));
  // Nothing was told yet: what helps most is a sentence in their own words.
  if (ids.length === 0 && !foreign && !date && text.length <= LONGEST_GREETING) cut.push(post(WELCOME));
  const next = withReadings({ ...talk, flags: flagsIn(text) }, read, event, 'read');
  const [after, effects] = advance(next, event.at, ground);
  return [after, [...cut, ...understoodEffect(next, ids), ...effects]];
}

/** Longest text, in characters, that is taken for a greeting where nothing could be read from it. */
const LONGEST_GREETING = 20;

/** A greeting, or "what do you recommend?": before anything was told a recommendation would be a guess about nobody's case. */
function nothingTold(talk: Talk, { at }: Said, ground: Ground): Outcome {
  const [next, effects] = advance(talk, at, ground);
  return [next, [post(WELCOME), ...effects]];
}

/** A talk opened with "help" is answered and then begins; one opened with "cancel" or "restart" goes as it says. */
function openedByCommand([talk, effects]: Outcome, at: string, ground: Ground): Outcome {
  if (talk.phase !== 'asking' || talk.open !== null) return [talk, effects];
  const [begun, more] = advance(talk, at, ground);
  return [begun, [...effects, ...more]];
}

/** Any later text. In order: a command, an answer, a correction, a question, more about the case; else asked again. */
export function said(talk: Talk, event: Said, ground: Ground): Outcome {
  const whole = event.text.trim();
  const [next, effects] = heard(talk, { ...event, text: whole.slice(0, MOST_TEXT) }, ground);
  return whole.length > MOST_TEXT ? [next, [post(textCut(MOST_TEXT)), ...effects]] : [next, effects];
}

function heard(talk: Talk, event: Said, ground: Ground): Outcome {
  const { text } = event;
  const inReview = talk.review !== null && talk.open === null;
  if (inReview && asksWhatThisIs(text)) return [talk, [post(explained(talk))]];
  const verb = verbIn(text);
  if (verb?.verb === 'skip' && inReview) return planned(talk, 'skip it', event, ground) ?? [talk, []];
  if (verb?.verb === 'cancel' && talk.checkIn !== null && talk.open === null && !/cancel/iu.test(text))
    // After the card there is nothing to break off: "stop" is about being asked, "never mind" about nothing.
    return /mind|forget/iu.test(text)
      ? [talk, [post(NOTHING_OPEN)]]
      : ended(talk, 'stopped', event, STOPPED_ASKING);
  if (verb) return pressed(talk, { ...event, kind: 'pressed', ...verb }, ground);
  if (talk.phase === 'cancelled') return [talk, [post(TALK_OVER)]];
  // Nothing was asked or advised yet: only commands came before, so this text opens the talk.
  if (talk.open === null && talk.checkIn === null) return opened(talk, event, ground);
  // Somebody named the bot and said no more.
  if (text === '') return [talk, talk.open === null ? [post(NOTHING_OPEN)] : repeat(talk)];
  const lines = inReview ? inLines(talk, text, event, ground) : undefined;
  if (lines) return withTheRest(lines, event, ground);
  const plans = aboutTheNext(talk, text, event, ground);
  if (plans) return plans;
  const added = addedTo(talk, text);
  if (added) return corrects(talk, added, event, ground);
  const correction = correctionIn(text);
  if (idsOf(correction).length > 0)
    return corrects(talk, withAddedNeed(talk, correction, text), event, ground);
  return talk.open === null
    ? aboutTheCard(talk, text, event, ground)
    : replied(talk, talk.open, text, event, ground);
}

/** What was said beside the answers to a check-in: a wish or a question; other words are a comment on them. */
function withTheRest({ outcome, rest }: InLines, event: Said, ground: Ground): Outcome {
  const [next, effects] = outcome;
  const more = isQuestionText(rest)
    ? heard(next, { ...event, text: rest }, ground)
    : rest !== '' && aboutTheNext(next, rest, event, ground);
  return more ? [more[0], [...effects, ...more[1]]] : outcome;
}

function corrects(talk: Talk, { readings, note }: Added, event: Said, ground: Ground): Outcome {
  const ids = idsOf(readings);
  const notes = note === undefined ? [] : [post(note)];
  if (ids.length === 0) return [talk, [...notes, ...repeat(talk)]];
  const next = withReadings(talk, readings, event, 'said');
  if (talk.checkIn !== null) {
    const [after, effects] = revised(talk, { ...next, open: null }, ids, event.at, ground);
    return [after, [...notes, ...effects]];
  }
  const closes = talk.open !== null && readings[talk.open] !== undefined;
  const [after, effects] = advance(
    { ...next, open: null, asked: closes ? next.asked : next.asked.filter((id) => id !== talk.open) },
    event.at,
    ground,
  );
  return [after, [...understoodEffect(next, ids), ...notes, ...effects]];
}

/** What is said about the next check-in, or in answer to the one that waits; undefined where it is neither. */
function aboutTheNext(talk: Talk, text: string, event: Said, ground: Ground): Outcome | undefined {
  if (talk.checkIn !== null && talk.open === null) return planned(talk, text, event, ground);
  if (!asksForDate(text, event.at, talk.zone)) return undefined;
  const [next, effects] =
    talk.checkIn === null
      ? [talk, [post(CARD_BEFORE_DATE)]]
      : (planned(talk, text, event, ground) ?? [talk, []]);
  return [next, [...effects, ...repeat(next)]];
}

/** After the card: the talk answers first, then the passages. Plain news ("we have 320 now") changes the answers. */
function aboutTheCard(talk: Talk, text: string, event: Said, ground: Ground): Outcome {
  if (onlyGreets(text)) return [talk, [post(NOTHING_OPEN)]];
  if (looksForeign(text) && !isQuestionText(text)) return [talk, [post(ENGLISH_AFTER_CARD)]];
  const self = aboutUs(text);
  if (self) return [talk, [post(self)]];
  if (THAT_IS_ALL.test(text)) return [talk, [post(goodbye(comingBack(talk)?.words))]];
  const found = followUpFor(talk, text, ground);
  if (!found && !isQuestionText(text) && !tellsNoNews(text)) {
    const told = toldNews(talk, withoutNeed(understand(text)), event, ground);
    if (told) return told;
  }
  if (
    /^\W*(?:(?:under|over|about) )?\d+\W*$/iu.test(text) ||
    /^(?:yes|no|ok(?:ay)?|hmm+|whatever|fine|done)[.!]?$/iu.test(text) ||
    isUnsure(text)
  )
    return [talk, [post(NOTHING_OPEN)]];
  return [talk, [post(found ? followUpCard(found, text, ground) : answerCard(text, ground, talk.lookedUp))]];
}

/** News after the card, which may change the recommendation; undefined where they say what is known. */
export function toldNews(talk: Talk, news: Readings, event: Said, ground: Ground): Outcome | undefined {
  const changed = idsOf(news).filter(
    (id) => news[id]?.option !== talk.answers[id]?.option || news[id]?.number !== talk.answers[id]?.number,
  );
  if (changed.length === 0) return undefined;
  return revised(talk, withReadings(talk, news, event, 'said'), changed, event.at, ground);
}
