// What people say to one another in a talk's thread: taken up where it surely is meant, and passed over in silence elsewhere.
import { answerFrom } from '../advice/answer.ts';
import { dateIn } from '../checkin/said.ts';
import type { Verb } from '../event.ts';
import { followUpFor, searchedFor } from './asides.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import { directAnswer, isQuestionText, verbIn } from './reply.ts';
import { asksWhatThisIs } from './spokenlines.ts';
import type { Talk } from './talk.ts';

/** Longest text, in characters, that can answer a question in passing; more is a conversation. */
const LONGEST_ANSWER = 200;

/** Commands that end or reset what others rely on: for these the bot wants to be named. */
const NAMED_ONLY: readonly Verb[] = ['cancel', 'restart', 'share'];

/** "That's wrong", "enough" and "just tell me" are as likely said to one of the others. */
const SAID_TO_ANYBODY =
  /wrong|incorrect|mistake|not (?:right|true|correct)|enough|give up|\b(?:tell|give|show) me\b(?! (?:now )?what to do)|^answer|too many/iu;

/** The same of what is said about check-ins: "the plan is done" may be said of any plan, "later" of anything. */
const NAMED_PLANS = new Set<string>(['done', 'stop', 'hand-over']);

/**
 * Trust from which a question that was not put to the bot is answered from the guidance: in a thread that is the talk's
 * own, and in one that was there before, where people may as well speak of the training on Friday.
 */
const SURE = { ours: 0.45, theirs: 0.8 } as const;

/** Said to the one who asked; a "maybe" or "it depends" is as likely meant for somebody else. */
const PLAINLY_UNSURE = /not sure|unsure|no idea|don'?t know/iu;

/**
 * Whether words that did not name the bot are its business. In a thread that began with the talk: what answers, corrects
 * or asks something. In one that was there before: a short answer to the open question, or a question that nearly stands
 * in the guidance, and no "maybe". Nowhere a command that ends or resets what others rely on.
 */
export function isForUs(talk: Talk, { text, at }: { text: string; at: string }, ground: Ground): boolean {
  const plain = text.trim();
  if (talk.muted || talk.phase === 'cancelled' || plain === '') return false;
  if (talk.ours && talk.review !== null && asksWhatThisIs(plain)) return true;
  const command = verbIn(plain);
  if (command && SAID_TO_ANYBODY.test(plain)) return false;
  if (command) return talk.ours ? !NAMED_ONLY.includes(command.verb) : command.verb === 'mute';
  const plans = dateIn(plain, at, talk.zone);
  if (plans && (NAMED_PLANS.has(plans.kind) || (plans.kind === 'snooze' && !plans.until))) return false;
  if (isQuestionText(plain)) return asksUs(talk, plain, ground);
  const answer = talk.open === null ? undefined : directAnswer(talk.open, plain, false);
  if (answer?.option === 'not-sure') return talk.ours && PLAINLY_UNSURE.test(plain);
  if (answer) return plain.length <= LONGEST_ANSWER && !answer.loosely;
  return talk.ours;
}

/**
 * "And for us?" goes on with what was looked up here. "Really?" and "and you?" are as likely said to one of the others, so
 * that these words alone are looked up together with the question before.
 */
const ABOUT_THEM = /\b(?:(?:for|with) us|in our case)\b/iu;

function asksUs(talk: Talk, text: string, ground: Ground): boolean {
  const asked = talk.ours && ABOUT_THEM.test(text) ? searchedFor(text, talk.lookedUp, ground) : text;
  const { answerable, trust } = answerFrom(ground.guide, asked);
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
  'english-only',
  'how-many-pages',
  'goodbye',
  'what-i-am',
  'who-reads',
  'which-yes',
  'text-cut',
  'welcome',
]);

/**
 * The outcome of words that did not name the bot: where nothing changed, and it would only say that it has nothing to say
 * or lecture people who asked nothing, nothing.
 */
export function overheard(before: Talk, text: string, outcome: Outcome): Outcome {
  const [next, effects] = outcome;
  const same = next.open === before.open && next.answers === before.answers;
  return same && effects.every((effect) => isIdle(effect, text)) ? [before, []] : outcome;
}

function isIdle(effect: Effect, text: string): boolean {
  if (effect.kind !== 'post') return false;
  const { card } = effect;
  if (card.kind === 'question') return true;
  if (card.kind === 'answer' && !isQuestionText(text)) return true;
  return 'about' in card && ONLY_IF_ASKED.has(card.about);
}
