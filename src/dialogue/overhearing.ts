// What people say to one another in a talk's thread: taken up where it surely is meant, and passed over in silence elsewhere.
import { answerFrom } from '../advice/answer.ts';
import type { Verb } from '../event.ts';
import { followUpFor } from './asides.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import { directAnswer, isQuestionText, verbIn } from './reply.ts';
import type { Talk } from './talk.ts';

/** Longest text, in characters, that can answer a question in passing; more is a conversation. */
const LONGEST_ANSWER = 200;

/** Commands that change nothing; in a thread of our own they can only be meant for us. */
const HARMLESS: readonly Verb[] = [
  'mute',
  'why',
  'flips',
  'plan',
  'sources',
  'help',
  'card',
  'understood',
  'read',
];

/**
 * Trust from which a question that was not put to the bot is answered from the guidance: in a thread that is the talk's
 * own, and in one that was there before, where people may as well speak of the training on Friday.
 */
const SURE = { ours: 0.45, theirs: 0.8 } as const;

/**
 * Whether words that did not name the bot are its business. In a thread that began with the talk: what answers, corrects
 * or asks something. In one that was there before: a short answer to the open question, or a question that nearly stands
 * in the guidance. Nowhere a "maybe", or a command that ends or resets what others rely on.
 */
export function isForUs(talk: Talk, text: string, ground: Ground): boolean {
  const plain = text.trim();
  if (talk.muted || talk.phase === 'cancelled' || plain === '') return false;
  const command = verbIn(plain);
  if (command) return talk.ours ? HARMLESS.includes(command.verb) : command.verb === 'mute';
  if (isQuestionText(plain)) return asksUs(talk, plain, ground);
  const answer = talk.open === null ? undefined : directAnswer(talk.open, plain, false);
  if (answer) return answer.option !== 'not-sure' && plain.length <= LONGEST_ANSWER;
  return talk.ours;
}

function asksUs(talk: Talk, text: string, ground: Ground): boolean {
  const { answerable, trust } = answerFrom(ground.guide, text);
  if (answerable && trust >= (talk.ours ? SURE.ours : SURE.theirs)) return true;
  return talk.ours && talk.checkIn !== null && followUpFor(talk, text, ground) !== undefined;
}

/** Answers that only somebody who spoke to the bot wants to hear. */
const ONLY_IF_ASKED = new Set([
  'not-understood',
  'declined',
  'nothing-open',
  'talk-over',
  'no-card-yet',
  'english-best',
  'which-yes',
  'text-cut',
]);

/**
 * The outcome of words that did not name the bot: where it would only say that it has nothing to say, or lecture people
 * who asked nothing, nothing.
 */
export function overheard(before: Talk, text: string, outcome: Outcome): Outcome {
  return outcome[1].every((effect) => isIdle(effect, text)) ? [before, []] : outcome;
}

function isIdle(effect: Effect, text: string): boolean {
  if (effect.kind !== 'post') return false;
  const { card } = effect;
  if (card.kind === 'question') return true;
  if (card.kind === 'answer' && !isQuestionText(text)) return true;
  return 'about' in card && ONLY_IF_ASKED.has(card.about);
}
