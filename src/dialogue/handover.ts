// Hands over to a model what it may do: a slow task takes the place of an answer out of the guidance, or of reading a text.
import { looksForeign } from '../../knowledge/translations.ts';
import { answerFrom } from '../advice/answer.ts';
import type { Card } from '../card.ts';
import { dateIn } from '../checkin/said.ts';
import { MINUTE } from '../door/clock.ts';
import type { Event } from '../event.ts';
import { otherLetters } from '../model/language.ts';
import { askedBy, isOverheard } from '../model/said.ts';
import { sourcesOfCard } from '../model/summary.ts';
import type { ReadTask, SummaryTask } from '../model/task.ts';
import { answerLater, isFromGuidance } from './answerlater.ts';
import { refused } from './asides.ts';
import { openLines } from './checkincard.ts';
import { onlyGreets } from './greeting.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import { isUntold, type Said } from './readings.ts';
import { isQuestionText, verbIn } from './reply.ts';
import { type Talk, wordsOfPeople } from './talk.ts';
import { MOST_TEXT } from './understand.ts';
import { tellsNoNews } from './wishes.ts';

/** The outcome of what somebody said, where it waits for a model as far as one can help. `before`: the talk before it. */
export function handedOver(before: Talk, outcome: Outcome, event: Event, ground: Ground): Outcome {
  const told =
    event.kind === 'said' || event.kind === 'opened' ? ofWords(before, outcome, event, ground) : outcome;
  return withSummary(before, told, event);
}

function ofWords(before: Talk, outcome: Outcome, event: Said, ground: Ground): Outcome {
  if (wantsReading(before, outcome, event, ground)) return readLater(before, outcome, event, ground);
  return outcome[1].some(isFromGuidance) ? answerLater(outcome, event, ground) : outcome;
}

/** A new recommendation is there at once; its paragraph joins it when it comes. */
function withSummary(before: Talk, [talk, effects]: Outcome, event: Event): Outcome {
  if (talk.cards === before.cards) return [talk, effects];
  const tasks = effects.flatMap((effect): Effect[] => {
    if (effect.kind !== 'post' || effect.card.kind !== 'recommendation') return [];
    const { recommendation, notYet } = effect.card;
    const task: SummaryTask = {
      ...{
        kind: 'summary',
        round: talk.round,
        tenant: talk.tenant,
        by: askedBy(event) ?? talk.owner,
        card: talk.cards,
      },
      sources: sourcesOfCard(recommendation, notYet, wordsOfPeople(talk)),
    };
    return [{ kind: 'work', task }];
  });
  return [talk, [...effects, ...tasks]];
}

/** Shorter than this, in characters, nobody tells a case, and the rules read what there is. */
export const SHORTEST_CASE = 25;

/** Of a text in other letters so many tell a case: there are languages with a word in each. */
const FEWEST_LETTERS = 8;

/** The same of words in another language, of which the rules know a few only: "oui", "nie". */
const SHORTEST_ABROAD = 2;

/** Whether a text is to be read by a model: one that opens a talk, or one of which the rules made nothing. */
function wantsReading(before: Talk, outcome: Outcome, event: Said, ground: Ground): boolean {
  const [next, effects] = outcome;
  const { text } = event;
  const abroad = before.language !== null || looksForeign(text);
  const isReply = before.language !== null || (abroad && isReviewed(before));
  const isShort = text.trim().length < SHORTEST_CASE && otherLetters(text) < FEWEST_LETTERS;
  if (text.trim().length < SHORTEST_ABROAD || (isShort && !isReply) || next.phase === 'cancelled')
    return false;
  if (isPassedOver(outcome, event)) return isHalfHeard(before, event);
  // An order to the bot needs no second reader.
  if (effects.some(isDeclined) && refused(answerFrom(ground.guide, text))) return false;
  // The guidance is English: what a question in another language asks is found by what a model makes of it.
  if (abroad && effects.some(isFromGuidance)) return true;
  if (before.phase === 'asking') return isUnread(before, outcome, abroad);
  if (before.phase !== 'advised' || before.open !== null || verbIn(text) || onlyGreets(text)) return false;
  if (effects.length === 0 || !effects.every((effect) => isIdle(effect, before, text))) return false;
  return abroad || (isReviewed(before) && !isQuestionText(text) && !tellsNoNews(text));
}

/** Whether it was said to the others there, and nothing came of it. */
const isPassedOver = ([, effects]: Outcome, event: Said): boolean =>
  isOverheard(event) && effects.length === 0;

/** Whether the lines of a check-in wait for answers. */
const isReviewed = ({ review, open }: Talk): boolean => review !== null && open === null;

/**
 * Words to the others, in a thread that is the talk's own and in which people write in another language: they may answer
 * what waits there. What the rules understood and left alone stays so. Nobody knows the language of a talk that a greeting
 * opened, so there the case itself tells it.
 */
function isHalfHeard(before: Talk, { text, at, by }: Said): boolean {
  // Whose talk it is speaks to the point more than others do.
  if (isListening(before, at) && by !== before.owner) return false;
  const waits = before.open !== null || isReviewed(before);
  const abroad = before.language !== null || (isUntold(before) && isAbroad(text));
  if (!before.ours || !abroad || before.muted || !waits) return false;
  return before.phase !== 'cancelled' && !verbIn(text) && !dateIn(text, at, before.zone);
}

/** Whether others' words are being read; after a minute that is surely over, whatever became of it. */
function isListening({ listening }: Talk, at: string): boolean {
  return listening !== null && Math.abs(Date.parse(at) - Date.parse(listening)) < MINUTE;
}

const isAbroad = (text: string): boolean => looksForeign(text) || otherLetters(text) >= FEWEST_LETTERS;

/** Of a talk that is still asking. */
function isUnread(before: Talk, [next, effects]: Outcome, abroad: boolean): boolean {
  const declined = abroad && effects.some(isDeclined);
  const notices = effects.flatMap((one) =>
    one.kind === 'post' && one.card.kind === 'notice' ? [one.card.about] : [],
  );
  const greets = abroad && notices.includes('welcome');
  if (before.open !== null) return declined || greets || notices.some((about) => UNREAD.has(about));
  const answers = effects.some((one) => one.kind === 'post' && one.card.kind === 'answer') && !declined;
  return (
    before.checkIn === null && next.asked.length > 0 && !answers && !notices.includes('card-before-date')
  );
}

/** What is said where a text could not be read. */
const UNREAD: ReadonlySet<string> = new Set(['not-understood', 'english-only', 'how-many-pages']);

/** The same after the card. */
const IDLE: ReadonlySet<string> = new Set(['not-understood', 'english-only', 'nothing-open', 'text-cut']);

function isDeclined(effect: Effect): boolean {
  return effect.kind === 'post' && effect.card.kind === 'answer' && effect.card.about === 'declined';
}

/**
 * Whether an effect only says that a text could not be read. While lines wait for answers, passages that a statement
 * brought up are beside the matter, too.
 */
function isIdle(effect: Effect, before: Talk, text: string): boolean {
  if (isDeclined(effect)) return true;
  if (isFromGuidance(effect)) return isReviewed(before) && !isQuestionText(text);
  return effect.kind === 'post' && effect.card.kind === 'notice' && IDLE.has(effect.card.about);
}

/**
 * What must stand there first, whatever is read: the message that the talk lives under, why it is no thread, and that not
 * all of a long text was read.
 */
const FIRST: ReadonlySet<string> = new Set(['opening', 'in-place', 'text-cut']);

function readLater(before: Talk, [next, effects]: Outcome, event: Said, ground: Ground): Outcome {
  const { by, at, text } = event;
  const overheard = isPassedOver([next, effects], event);
  const task: ReadTask = {
    ...{ kind: 'read', round: before.round, tenant: before.tenant, by, at },
    ...{ text: text.trim().slice(0, MOST_TEXT), open: before.open },
    overheard,
    translates: before.language !== null,
    lines: before.open === null ? openLines(before, ground) : [],
  };
  const first = effects.filter(
    ({ kind, ...more }) => kind === 'post' && 'card' in more && FIRST.has(nameOf(more.card)),
  );
  const listening = overheard ? at : before.listening;
  return [{ ...before, ours: next.ours, listening }, [...first, { kind: 'work', task }]];
}

const nameOf = (card: Card): string => (card.kind === 'notice' ? card.about : card.kind);
