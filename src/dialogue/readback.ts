// A text comes back from a model that read it: what can be checked is taken in, as if it were said now.
import { NOT_SURE, type QuestionId } from '../../knowledge/questions.ts';
import { looksForeign } from '../../knowledge/translations.ts';
import { answerFrom } from '../advice/answer.ts';
import type { Item } from '../checkin/asking.ts';
import type { Verb } from '../event.ts';
import { LONGEST_ASKED, type ReadAnswer, type ReadTask, type Worked } from '../model/task.ts';
import { aboutUs } from './aboutus.ts';
import { advance } from './advance.ts';
import { answered } from './answered.ts';
import { answerLater } from './answerlater.ts';
import { cardOf, digression } from './asides.ts';
import { itemsOf } from './checkincard.ts';
import { withLookUp } from './lookup.ts';
import { checkedLines } from './modellines.ts';
import { agreed, checkedReadings, isAsked, saysNotSure, standing } from './modelreading.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { pressed, repeat } from './pressed.ts';
import type { Readings } from './reading.ts';
import { idsOf, isUntold, mergedFlags, newsIn, type Said, withoutNeed } from './readings.ts';
import { isQuestionText, verbIn } from './reply.ts';
import { alsoTold } from './replying.ts';
import { opened, said, toldNews } from './said.ts';
import { noted } from './spokenlines.ts';
import type { Talk } from './talk.ts';
import { understand } from './understand.ts';
import { tellsNoNews } from './wishes.ts';
import { notice } from './words.ts';

type Read = Extract<Worked, { kind: 'read' }>;

/**
 * What a model read; undefined where nothing of it counts, so that the text goes on as without a model. What was said to
 * the others counts only as far as it answers something.
 */
export function readBack(talk: Talk, task: ReadTask, done: Worked, ground: Ground): Outcome | undefined {
  if (done.kind !== 'read') return undefined;
  if (begins(talk)) return opening(talk, task, done, ground);
  return within(talk, task, done, ground) ?? askedInOthers(talk, task, done, ground);
}

/** The same text where nothing was read in it. `hasModel`: one that may still word an answer. */
export function readAlone(talk: Talk, task: ReadTask, hasModel: boolean, ground: Ground): Outcome {
  // An answer to a question that was answered meanwhile must not become one to the next.
  if (task.open !== null && task.open !== talk.open) return [talk, [post(TOO_LATE), ...repeat(talk)]];
  const event = eventOf(task);
  const outcome = withLookUp(
    task.text,
    begins(talk) ? opened(talk, event, ground) : said(talk, event, ground),
  );
  return hasModel ? answerLater(outcome, task, ground) : outcome;
}

const eventOf = ({ by, at, text }: ReadTask): Said => ({ kind: 'said', key: '', by, at, text, people: null });

/** Nothing was asked or advised yet, so that the text opens the talk. */
const begins = ({ open, checkIn }: Talk): boolean => open === null && checkIn === null;

function opening(talk: Talk, task: ReadTask, done: Read, ground: Ground): Outcome {
  const { text } = task;
  const model = checkedReadings(done.answers, text);
  const own = looksForeign(text) ? {} : understand(text);
  const asked =
    idsOf({ ...own, ...model.readings }).length === 0 ? askedInOthers(talk, task, done, ground) : undefined;
  return asked ?? opened(talk, eventOf(task), ground, model);
}

function within(talk: Talk, task: ReadTask, done: Read, ground: Ground): Outcome | undefined {
  const { text } = task;
  const items = talk.review === null || talk.open !== null ? [] : itemsOf(talk, ground);
  const lines = inLines(talk, items, task, done, ground);
  if (lines) return lines;
  // What a line asks is answered there or not at all.
  const others = done.answers.filter(({ question }) => !items.some(({ id }) => id === lineOf(question)));
  const answers = task.overheard ? others.filter((one) => isReply(one, talk, task)) : others;
  const own = looksForeign(text) ? {} : withoutNeed(understand(text));
  const read = agreed(own, checkedReadings(answers, text));
  if (talk.phase !== 'asking') return news(talk, read, eventOf(task), ground);
  const { open } = talk;
  const isUnsure =
    open !== null && task.open === open && !task.overheard && !read[open] && saysNotSure(answers, open, text);
  return isUnsure ? unsure(talk, open, task, ground) : told(talk, read, eventOf(task), ground);
}

/**
 * What people say to one another answers what was asked, or says how much there is of something: they speak of other things
 * as well. Where nothing was told yet, it may be the case.
 */
function isReply({ question, quote }: ReadAnswer, talk: Talk, { open, text }: ReadTask): boolean {
  const words = standing(quote, text);
  const isAnswer = question === open && open === talk.open;
  if (words === undefined || isAsked(words, text)) return false;
  return isAnswer || isUntold(talk) || /\p{N}/u.test(words);
}

function unsure(talk: Talk, open: QuestionId, { by, at }: ReadTask, ground: Ground): Outcome {
  return answered(talk, open, { option: NOT_SURE, how: 'said', by, at, firm: true }, ground);
}

const lineOf = (question: string): string => `a-${question}`;

/** Whether people write in another language there. */
const isAbroad = ({ language }: Talk, text: string): boolean => language !== null || looksForeign(text);

/** Lines that waited when the text was written, and still do. An answer to what a line asks is one to the line. */
function inLines(
  talk: Talk,
  items: readonly Item[],
  task: ReadTask,
  done: Read,
  ground: Ground,
): Outcome | undefined {
  const open = items.filter(
    ({ id }) => talk.review?.said[id] === undefined && task.lines.some((line) => line.id === id),
  );
  const ofAnswers = done.answers.map(({ question, ...words }) => ({ line: lineOf(question), ...words }));
  const answers = checkedLines([...(done.lines ?? []), ...ofAnswers], task.text, open);
  return answers.length === 0 ? undefined : noted(talk, { items, answers, stays: [] }, task, ground);
}

/** What is missing is sure where it was just asked: the quote is shown, so that a misreading is seen at once. */
function told(talk: Talk, { need, ...rest }: Readings, event: Said, ground: Ground): Outcome | undefined {
  const answer = need === undefined ? {} : { need: { ...need, firm: need.firm || talk.open === 'need' } };
  const fresh = newsIn({ ...rest, ...answer }, talk);
  if (idsOf(fresh).length === 0) return undefined;
  return alsoTold({ ...talk, flags: mergedFlags(talk, event.text) }, fresh, event, ground);
}

/** After the card, in another language: as news in English. What was answered since then stays. */
function news(talk: Talk, read: Readings, event: Said, ground: Ground): Outcome | undefined {
  const { text, at } = event;
  if (talk.open !== null || !isAbroad(talk, text) || /[?？؟]\s*$/u.test(text)) return undefined;
  if (!looksForeign(text) && (isQuestionText(text) || tellsNoNews(text))) return undefined;
  const isOlder = (id: QuestionId): boolean => Date.parse(talk.answers[id]?.at ?? at) <= Date.parse(at);
  const { need: _, ...rest } = read;
  const fresh = Object.fromEntries(Object.entries(rest).filter(([id]) => isOlder(id as QuestionId)));
  return toldNews(talk, fresh, event, ground);
}

/**
 * A question in another language, by what the model says that it asks: that is searched for and never shown. What people
 * see is what anybody gets who asks it in English.
 */
function askedInOthers(talk: Talk, task: ReadTask, done: Read, ground: Ground): Outcome | undefined {
  const asks = done.asks?.trim().slice(0, LONGEST_ASKED) ?? '';
  if (asks === '' || !isAbroad(talk, task.text)) return undefined;
  const shows = shownBy(asks);
  const isWanted = !task.overheard || talk.checkIn !== null || shows === 'why' || shows === 'understood';
  if (shows && isWanted && !begins(talk))
    return pressed(talk, { ...eventOf(task), kind: 'pressed', verb: shows }, ground);
  if (task.overheard) return undefined;
  const next = begins(talk) ? advance(talk, task.at, ground)[0] : talk;
  // Figures that nobody said must not be reckoned with.
  const isTheirs = figuresIn(asks).every((figure) => figuresIn(task.text).includes(figure));
  const card = isTheirs
    ? digression({ ...next, lookedUp: next.turns.at(-1)?.search ?? next.lookedUp }, asks, ground)
    : (aboutUs(asks) ?? cardOf(answerFrom(ground.guide, asks)));
  const outcome = withLookUp(task.text, [next, [post(card), ...repeat(next)]], true);
  return answerLater(outcome, task, ground, asks);
}

/** Commands that change nothing: what a model makes of somebody's words may show, and do no more. */
const SHOWING: ReadonlySet<Verb> = new Set<Verb>([
  ...(['why', 'flips', 'plan', 'sources', 'help', 'card', 'history', 'read', 'understood'] as const),
]);

function shownBy(asks: string): Verb | undefined {
  const verb = verbIn(asks.replace(/\?$/u, ''))?.verb ?? verbIn(asks)?.verb;
  return verb !== undefined && SHOWING.has(verb) ? verb : undefined;
}

const figuresIn = (text: string): string[] =>
  (text.match(/\p{N}+/gu) ?? []).map((figure) => figure.normalize('NFKC'));

/** Said where a reply was read only after somebody else had answered. */
const TOO_LATE = notice(
  'read-too-late',
  'Somebody answered that question while I was reading, so I left your reply at that. Say "correct" to change an answer.',
);
