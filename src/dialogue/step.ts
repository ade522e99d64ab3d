// One event into one talk: a pure decision. The same talk, event and ground always give the same outcome.
import { isOption, NOT_SURE, type Option } from '../../knowledge/questions.ts';
import type { Card } from '../card.ts';
import type { Event } from '../event.ts';
import { isOverheard } from '../model/said.ts';
import { questionCard } from './advance.ts';
import { answered } from './answered.ts';
import { due, reachable, undelivered } from './due.ts';
import { handedOver } from './handover.ts';
import { inLanguage, translatedBack } from './inlanguage.ts';
import { withLookUp } from './lookup.ts';
import { withOpening } from './openingwords.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { isForUs, overheard } from './overhearing.ts';
import { pressed } from './pressed.ts';
import { opened, said } from './said.ts';
import { remember, type Talk } from './talk.ts';
import { tidied } from './tidying.ts';
import { backToEnglish, followingOwner } from './tongue.ts';
import { waited } from './waited.ts';
import { alreadyAnswered, inPlace, NOTED, NOTED_REASON, TALK_OVER } from './words.ts';
import { worked } from './worked.ts';

/**
 * Takes an event into the talk. An event seen before changes nothing and posts nothing. `hasModel`: a model words
 * answers out of the guidance and reads what people tell, so that both become slow tasks.
 */
export function step(talk: Talk, event: Event, ground: Ground, hasModel = false): Outcome {
  if (talk.seen.includes(event.key)) return [talk, []];
  const next = remember(talk, event.key);
  const back = translatedBack(next, event);
  if (back) return back;
  // Who speaks to the bot or presses something wakes it.
  const heard = followingOwner(next, event);
  const awake = !isOfPeople(event) || isOverheard(event) ? heard : { ...heard, muted: false };
  const [here, more] = isOfPeople(event) ? reachable(awake, event.at, ground) : ([awake, []] as Outcome);
  const decided = backToEnglish(here, event) ?? taken(here, event, ground);
  const [after, effects] = waited(
    hasModel ? handedOver(here, decided, event, ground) : decided,
    event,
    ground,
  );
  // A date that the step itself sets takes the place of this one.
  const whole = tidied(talk, [withOpening(talk, after, event), [...more, ...effects]], ground);
  // What waits comes first, also where there is no model any more.
  return hasModel || talk.translating > 0 ? inLanguage(whole, event) : whole;
}

/** Whether somebody did something in the talk. */
function isOfPeople({ kind }: Event): boolean {
  return kind === 'said' || kind === 'chose' || kind === 'pressed';
}

function taken(talk: Talk, event: Event, ground: Ground): Outcome {
  switch (event.kind) {
    case 'opened':
      return rooted(event, withLookUp(event.text, opened(talk, event, ground)));
    case 'said':
      if (event.inPlace && talk.seen.length === 1) return saidInPlace(talk, event, event.inPlace, ground);
      if (event.opensThread) return withLookUp(event.text, said({ ...talk, ours: true }, event, ground));
      if (!event.overheard) return withLookUp(event.text, said(talk, event, ground));
      return isForUs(talk, event, ground)
        ? overheard(talk, event.text, withLookUp(event.text, said(talk, event, ground)))
        : [talk, []];
    case 'chose':
      return chose(talk, event, ground);
    case 'pressed':
      return pressed(talk, event, ground);
    case 'rated':
      return rated(talk, event);
    case 'due':
      return due(talk, event, ground);
    case 'undelivered':
      return undelivered(talk, event, ground);
    case 'worked':
      return worked(talk, event, ground);
    default:
      throw unknown(event);
  }
}

/** A talk that begins in a room, since the bot may open no thread there: people hear why, and how to go on. */
function saidInPlace(
  talk: Talk,
  event: Extract<Event, { kind: 'said' }>,
  lacks: readonly string[],
  ground: Ground,
): Outcome {
  const [next, effects] = withLookUp(event.text, said(talk, event, ground));
  return [next, [post(inPlace(lacks)), ...effects]];
}

/** Where no message is there yet, the talk begins with the one that it lives under. */
function rooted(
  { rootless, by, text }: Extract<Event, { kind: 'opened' }>,
  [talk, effects]: Outcome,
): Outcome {
  if (!rootless) return [talk, effects];
  return [
    { ...talk, ours: true },
    [post({ kind: 'opening', by, text: text.trim().slice(0, LONGEST_OPENING) }), ...effects],
  ];
}

/** Longest quote of an opening text in its root message, in characters. */
const LONGEST_OPENING = 500;

function rated(talk: Talk, { message, by, helpful, reason }: Extract<Event, { kind: 'rated' }>): Outcome {
  const feedback: Effect = { kind: 'feedback', message, by, helpful, reason };
  const thanks = reason === undefined ? NOTED : NOTED_REASON;
  const said = `${by} ${message} ${reason === undefined ? helpful : 'reason'}`;
  // Pressing twice is no second opinion.
  if (talk.thanked.includes(said)) return [talk, [feedback]];
  const thanked = [...talk.thanked, said].slice(-MOST_THANKED);
  return [{ ...talk, thanked }, [feedback, { kind: 'whisper', to: by, card: thanks }]];
}

/** Thanks that are remembered: people press twice within seconds, not after so many others. */
const MOST_THANKED = 20;

/** A click on an option. Only the open question takes one; an older question's buttons say how to correct it. */
function chose(talk: Talk, event: Extract<Event, { kind: 'chose' }>, ground: Ground): Outcome {
  const { question, option, by, at } = event;
  const whisper = (card: Card): Outcome => [talk, [{ kind: 'whisper', to: by, card }]];
  if (talk.phase === 'cancelled') return whisper(TALK_OVER);
  if (talk.open !== question) {
    const answer = talk.answers[question];
    // The same press once more; only who wanted something else has to hear that it came second.
    if (answer?.by === by && answer.option === option) return [talk, []];
    return whisper(alreadyAnswered(question, answer));
  }
  if (option !== NOT_SURE && !isOption(question, option)) return [talk, [post(questionCard(talk))]];
  return answered(
    talk,
    question,
    { option: option as Option | 'not-sure', how: 'clicked', by, at, firm: true },
    ground,
  );
}

/** Stored by a newer version, or damaged. The kind is ours and no text of people. */
function unknown(event: never): TypeError {
  return new TypeError(
    `there is no event of the kind ${String((event as { kind: unknown }).kind).slice(0, 20)}`,
  );
}
