// Which language a talk is in: that of what its people write, as a model says it and the text bears it out.
import { looksEnglish } from '../../knowledge/english.ts';
import type { Event } from '../event.ts';
import { languageOf, otherLetters } from '../model/language.ts';
import { answerTaskIn, readTaskIn, type Worked } from '../model/task.ts';
import { questionCard } from './advance.ts';
import { SHORTEST_CASE } from './handover.ts';
import { type Outcome, post } from './outcome.ts';
import type { Talk } from './talk.ts';
import { notice } from './words.ts';

/** A few words in our letters may be of many languages; in other letters they tell, from so many on. */
const FEWEST_LETTERS = 4;

/**
 * The talk in the language of a text that the model read. A short text changes nothing, nor does one that is English by
 * its small words, whatever the model calls it.
 */
export function inTheirs(talk: Talk, task: unknown, done: Worked): Talk {
  const wrote = readTaskIn(task)?.text ?? answerTaskIn(task)?.question;
  if ((done.kind !== 'read' && done.kind !== 'said') || wrote === undefined) return talk;
  const tells =
    otherLetters(wrote) >= FEWEST_LETTERS || (wrote.length >= SHORTEST_CASE && !looksEnglish(wrote));
  return tells ? { ...talk, language: languageOf(done.language, wrote) ?? talk.language } : talk;
}

/** The talk in English from here on, where the one whose talk it is writes so. What others write changes nothing. */
export function followingOwner(talk: Talk, event: Event): Talk {
  if (talk.language === null || event.kind !== 'said' || event.by !== talk.owner) return talk;
  const isEnglish = event.text.trim().length >= SHORTEST_CASE && looksEnglish(event.text);
  return isEnglish ? { ...talk, language: null } : talk;
}

/** "In English please", also as people of other languages say it. */
const ENGLISH =
  /^(?:(?:can you |could you |let's |please )?(?:(?:speak|write|answer|talk|reply|go on|continue|switch)(?: to)? ?)?(?:in )?english(?:,? please)?|(?:bitte )?(?:auf )?englisch(?: bitte)?|en anglais(?:,? s'il (?:vous|te) pla[iî]t)?|en ingl[eé]s(?:,? por favor)?|em ingl[eê]s(?:,? por favor)?|in inglese(?:,? per (?:favore|piacere))?|in het engels(?:,? (?:graag|alsjeblieft))?|po angielsku(?:,? proszę)?)$/iu;

/** Longer texts, in characters, wish for more than that. */
const LONGEST_WISH = 60;

const IN_ENGLISH = notice(
  'in-english',
  'All right, in English, until somebody writes in another language again.',
);

/** Back to English, where somebody wants that; undefined where they do not, or it is English anyway. */
export function backToEnglish(talk: Talk, event: Event): Outcome | undefined {
  if (talk.language === null || event.kind !== 'said') return undefined;
  if (event.overheard === true && !talk.ours) return undefined;
  const wish = event.text.trim();
  if (wish.length > LONGEST_WISH || !ENGLISH.test(wish.replace(/[.!?]+$/u, ''))) return undefined;
  const next = { ...talk, language: null };
  const again = talk.phase === 'asking' && talk.open !== null ? [post(questionCard(next))] : [];
  return [next, [post(IN_ENGLISH), ...again]];
}
