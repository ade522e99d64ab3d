// Free text in a talk: opening it, answering, correcting, asking something in between, or following up on the card.
import { looksForeign } from '../../knowledge/translations.ts';
import { type Answer, answerFrom } from '../advice/answer.ts';
import { advance } from './advance.ts';
import { revised } from './answered.ts';
import { answerCard, cardOf, followUpCard, followUpFor, knows, refused } from './asides.ts';
import { flagsIn } from './flags.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { planned } from './planning.ts';
import { pressed, repeat } from './pressed.ts';
import type { Readings } from './reading.ts';
import { idsOf, type Said, understoodEffect, withoutNeed, withReadings } from './readings.ts';
import { correctionIn, isQuestionText, verbIn } from './reply.ts';
import { replied } from './replying.ts';
import { ended } from './schedule.ts';
import { asksWhatThisIs, explained, type InLines, inLines } from './spokenlines.ts';
import type { Talk } from './talk.ts';
import { MOST_TEXT, understand } from './understand.ts';
import { tellsNoNews } from './wishes.ts';
import {
  ENGLISH_BEST,
  KEEP_TOOL,
  NOTHING_OPEN,
  STOPPED_ASKING,
  TALK_OVER,
  textCut,
  WELCOME,
} from './words.ts';

/** The first text: what it says is shown, then the talk goes on with what it leaves open. */
export function opened(talk: Talk, event: Said, ground: Ground): Outcome {
  const text = event.text.trim().slice(0, MOST_TEXT);
  const verb = verbIn(text);
  if (verb)
    return openedByCommand(pressed(talk, { ...event, kind: 'pressed', ...verb }, ground), event.at, ground);
  const answer = answerFrom(ground.guide, text);
  if (refused(answer)) {
    const [next, effects] = advance(talk, event.at, ground);
    return [next, [post(cardOf(answer)), ...effects]];
  }
  const read = text === '' ? {} : understand(text);
  const cut: Effect[] = event.text.trim().length > MOST_TEXT ? [post(textCut(MOST_TEXT))] : [];
  const ids = idsOf(read);
  if (text !== '' && isQuestionText(text) && (ids.length === 0 || asksOnly(text, answer))) {
    const [next, effects] = advance(talk, event.at, ground);
    return [next, [...cut, post(cardOf(answer)), ...effects]];
  }
  if (ids.length === 0 && looksForeign(text)) cut.push(post(ENGLISH_BEST));
  // Nothing was told yet: what helps most is a sentence in their own words.
  if (ids.length === 0 && text.length <= LONGEST_GREETING) cut.push(post(WELCOME));
  const next = withReadings({ ...talk, flags: flagsIn(text) }, read, event, 'read');
  const [after, effects] = advance(next, event.at, ground);
  return [after, [...cut, ...understoodEffect(next, ids), ...effects]];
}

/** Longest text, in characters, that is taken for a greeting where nothing could be read from it. */
const LONGEST_GREETING = 20;

/** A talk opened with "help" is answered and then begins; one opened with "cancel" or "restart" goes as it says. */
function openedByCommand([talk, effects]: Outcome, at: string, ground: Ground): Outcome {
  if (talk.phase !== 'asking' || talk.open !== null) return [talk, effects];
  const [begun, more] = advance(talk, at, ground);
  return [begun, [...effects, ...more]];
}

/** A short question about the subject in general, which tells nothing of the team's own case. */
function asksOnly(text: string, answer: Answer): boolean {
  const own =
    /\b(?:we|our|ours|my|us|mine)\b|(?<!\b(?:should|can|could|do|may|must|would|shall) )\bi\b/iu.test(text);
  return !own && text.length <= SHORT_QUESTION && knows(answer);
}

/** Longest question, in characters, that can be taken for one about the subject in general. */
const SHORT_QUESTION = 90;

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
  const correction = correctionIn(text);
  if (idsOf(correction).length > 0) return corrects(talk, correction, event, ground);
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

/** What is said about the next check-in, or in answer to the one that waits; undefined where it is neither. */
function aboutTheNext(talk: Talk, text: string, event: Said, ground: Ground): Outcome | undefined {
  return talk.open === null && talk.checkIn !== null ? planned(talk, text, event, ground) : undefined;
}

/** After the card: the talk answers first, then the passages. Plain news ("we have 320 now") changes the answers. */
function aboutTheCard(talk: Talk, text: string, event: Said, ground: Ground): Outcome {
  const found = followUpFor(talk, text, ground);
  if (!found && !isQuestionText(text) && !tellsNoNews(text)) {
    const news = withoutNeed(understand(text));
    const changed = idsOf(news).filter(
      (id) => news[id]?.option !== talk.answers[id]?.option || news[id]?.number !== talk.answers[id]?.number,
    );
    if (changed.length > 0)
      return revised(talk, withReadings(talk, news, event, 'said'), changed, event.at, ground);
  }
  if (
    /^\W*(?:(?:under|over|about) )?\d+\W*$/iu.test(text) ||
    /^(?:yes|no|ok(?:ay)?|hmm+|whatever|fine|done)[.!]?$/iu.test(text)
  )
    return [talk, [post(NOTHING_OPEN)]];
  return [talk, [post(found ? followUpCard(found, text, ground) : answerCard(text, ground))]];
}
