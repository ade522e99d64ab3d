// One event into one talk: a pure decision. The same talk, event and ground always give the same outcome.
import { isOption, NOT_SURE, type Option } from '../../knowledge/questions.ts';
import type { Event } from '../event.ts';
import { questionCard } from './advance.ts';
import { answered } from './answered.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { pressed } from './pressed.ts';
import { opened, said } from './said.ts';
import { remember, type Talk } from './talk.ts';
import { alreadyAnswered, TALK_OVER } from './words.ts';

/** Takes an event into the talk. An event seen before changes nothing and posts nothing. */
export function step(talk: Talk, event: Event, ground: Ground): Outcome {
  if (talk.seen.includes(event.key)) return [talk, []];
  const next = remember(talk, event.key);
  switch (event.kind) {
    case 'opened':
      return opened(next, event, ground);
    case 'said':
      return said(next, event, ground);
    case 'chose':
      return chose(next, event, ground);
    case 'pressed':
      return pressed(next, event, ground);
    case 'worked':
      // No step gives out a slow task yet, so a result (of a newer version, say) changes nothing.
      return [next, []];
    default:
      throw unknown(event);
  }
}

/** A click on an option. Only the open question takes one; an older question's buttons say how to correct it. */
function chose(talk: Talk, event: Extract<Event, { kind: 'chose' }>, ground: Ground): Outcome {
  const { question, option, by, at } = event;
  if (talk.phase === 'cancelled') return [talk, [post(TALK_OVER)]];
  if (talk.open !== question) return [talk, [post(alreadyAnswered(question, talk.answers[question]))]];
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
