// A check-in answered in words: "800", "2 done", "users complain that it is slow", several in one message.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Card } from '../card.ts';
import { type Item, takes } from '../checkin/asking.ts';
import { failureIn, stateIn, stepMeant } from '../checkin/linewords.ts';
import { dateIn } from '../checkin/said.ts';
import { amountsIn } from '../numbers.ts';
import { itemsOf } from './checkincard.ts';
import { lineStays, notedLines, whatThisIs } from './linenotes.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import type { Said } from './readings.ts';
import { directAnswer, isQuestionText, wholeNumber } from './reply.ts';
import { type LineAnswer, reviewedLines } from './review.ts';
import type { Talk } from './talk.ts';
import { understandOne } from './understand.ts';
import { tellsNoNews } from './wishes.ts';

/** What a message says to the lines. `stays`: steps that are not done yet; `rest`: what fits no line. */
type Heard = { answers: LineAnswer[]; stays: Item[]; rest: string[] };

/** The outcome of what fits lines, and the words that fit none. */
export type InLines = { outcome: Outcome; rest: string };

/** Longer messages, in characters, are stories: what fits a line in them is chance. */
const LONGEST = 400;

/**
 * Takes a message in where it answers lines of the check-in that is open; `rest` is for others to read. Undefined where
 * it fits no line.
 */
export function inLines(
  talk: Talk,
  text: string,
  { by, at }: Pick<Said, 'by' | 'at'>,
  ground: Ground,
): InLines | undefined {
  if (talk.review === null || text.length > LONGEST) return undefined;
  const items = itemsOf(talk, ground);
  const { answers, stays, rest } = heardIn(items, text, talk, at);
  if (answers.length === 0 && stays.length === 0) return undefined;
  return { outcome: noted(talk, { items, answers, stays }, { by, at }, ground), rest: rest.join('. ') };
}

/** Answers to lines taken in, with a word on what was noted and what is still open: nobody sees it at the lines. */
export function noted(
  talk: Talk,
  { items, answers, stays }: Pick<Heard, 'answers' | 'stays'> & { items: readonly Item[] },
  did: Pick<Said, 'by' | 'at'>,
  ground: Ground,
): Outcome {
  const [next, effects] = answers.length === 0 ? [talk, []] : reviewedLines(talk, answers, did, ground);
  const open = items.filter(({ id }) => next.review !== null && next.review.said[id] === undefined);
  const numbers = open.map((item) => items.indexOf(item) + 1);
  const told: Effect[] = [
    ...(answers.length === 0 ? [] : [post(notedLines(items, answers, numbers))]),
    ...stays.map((item) => post(lineStays(items.indexOf(item) + 1))),
  ];
  return [next, [...told, ...effects]];
}

const WHAT_IS_THIS =
  /^(?:(?:hi|hey|hello|sorry|um+|wait)[,.!]? )?(?:what(?:'s| is) (?:this|that|it|all this)(?: all)?(?: (?:about|for))?|what (?:do you want|should (?:i|we) (?:do|answer|say))(?: (?:here|now|from (?:me|us)))?|why (?:are you asking|do you ask|did you ask)(?: (?:me|us))?(?: (?:this|that|these))?(?: again| now)?|who are you|huh)\W*$/iu;

/** Whether somebody asks what the check-in that is open wants of them. */
export function asksWhatThisIs(text: string): boolean {
  return WHAT_IS_THIS.test(text.trim().replaceAll('’', "'"));
}

/** What the check-in of the talk is about. */
export function explained({ advised }: Talk): Card {
  return whatThisIs(advised?.verdict ?? '', advised?.at ?? '');
}

/** The number of signed-off answers, by a control or a command; undefined where the check-in does not ask for it. */
export function countedInLine(
  talk: Talk,
  number: number,
  did: Pick<Said, 'by' | 'at'>,
  ground: Ground,
): Outcome | undefined {
  if (talk.review === null || talk.open !== null || number < 0) return undefined;
  const isAsked = itemsOf(talk, ground).some(({ id }) => id === 'a-examples');
  return isAsked ? inLines(talk, `${number} signed-off answers`, did, ground)?.outcome : undefined;
}

function heardIn(items: readonly Item[], text: string, talk: Talk, at: string): Heard {
  const heard: Heard = { answers: [], stays: [], rest: [] };
  for (const part of partsOf(text)) {
    const halves = part.split(/ (?:and|but) /iu);
    const each = halves.map((half) => hear(items, half, talk, at));
    const found =
      halves.length > 1 && each.every((one) => one.length > 0) ? each.flat() : hear(items, part, talk, at);
    for (const one of found) {
      if ('value' in one) heard.answers.push(one);
      else heard.stays.push(one);
    }
    if (found.length === 0) heard.rest.push(part);
  }
  return heard;
}

/** Lines, sentences and what stands between commas; "1c 2a 3b" is three. The dot behind a line's number ends nothing. */
function partsOf(text: string): string[] {
  return text
    .replaceAll(/\b(\d[a-d])[.)]?[,;]?\s+(?=\d[a-d]\b)/giu, '$1\n')
    .split(/\n|[;]\s*|,\s+|(?<=[^\s\d][.!]|\d{2}[.!]|\?)\s+/u)
    .map((part) => part.trim().replace(/[.,;!]+$/u, ''))
    .filter((part) => part !== '');
}

const NUMBERED = /^(?:line |number |no\.? |#)?(\d{1,2})\s*(?:([.:)\-–—]|is)\s*|\s)(.+)$/iu;
const LETTERED = /^(\d)\s*[.:)]?\s*([a-d])[.)]?$/iu;

/** What one part says: to the line whose number or name it has, else to the lines that it fits by itself. */
function hear(items: readonly Item[], part: string, talk: Talk, at: string): (LineAnswer | Item)[] {
  const lettered = LETTERED.exec(part);
  if (lettered) return letter(items[Number(lettered[1]) - 1], lettered[2] ?? '');
  const [, number = '', , words = ''] = wholeNumber(part) === undefined ? (NUMBERED.exec(part) ?? []) : [];
  const numbered = items[Number(number) - 1];
  if (number !== '' && numbered) {
    const one = inLine(numbered, words, talk);
    if (one) return [one];
  }
  if (isQuestionText(part) || tellsNoNews(part) || dateIn(part, at, talk.zone)) return [];
  const named = items.find(({ name }) => part.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  const one = named && inLine(named, part.slice(named.name.length + 1).trim(), talk);
  return one ? [one] : byItself(items, part, talk);
}

/** "2b": the second line's second answer. Letters, since numbers may be amounts. */
function letter(item: Item | undefined, mark: string): LineAnswer[] {
  const value = item?.options[mark.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)]?.id;
  return item && value !== undefined && takes(item, value) ? [{ item, value }] : [];
}

/** Words that are surely about this line. */
function inLine(item: Item, words: string, { answers }: Talk): LineAnswer | Item | undefined {
  const labelled = item.options.find(({ label }) => label.toLowerCase() === words.toLowerCase());
  if (labelled) return { item, value: labelled.id };
  if (item.id === 'f') return answerTo(item, failureIn(words, true));
  if (item.id.startsWith('s-')) {
    const state = stateIn(words);
    return state === 'not-yet' ? item : answerTo(item, state);
  }
  const id = questionOf(item);
  if (/^(?:(?:still |the )?same|unchanged|as before)$/iu.test(words))
    return answerTo(item, answers[id]?.option);
  // The options have letters here, so a figure is an amount.
  return figureIn(item, words) ?? (/^\d/u.test(words) ? undefined : spoken(item, words));
}

function byItself(items: readonly Item[], part: string, talk: Talk): (LineAnswer | Item)[] {
  const complaints = items.filter(({ id }) => id === 'f');
  const labels = items.filter(({ options }) =>
    options.some(({ id, label }) => id !== 'none' && label.toLowerCase() === part.toLowerCase()),
  );
  const [labelled] = labels;
  if (labelled && labels.length === 1) return [inLine(labelled, part, talk)].flatMap((one) => one ?? []);
  const complained = complaints.flatMap((item) => answerTo(item, failureIn(part, false)) ?? []);
  if (complained.length > 0) return complained;
  const asked = items.filter(({ id }) => id.startsWith('a-'));
  const figures = asked.flatMap((item) => figureIn(item, part) ?? []);
  if (figures.length > 0) return figures.slice(0, 1);
  const state = stateIn(part);
  const step = state && stepMeant(items, part);
  if (step && state) return [state === 'not-yet' ? step : { item: step, value: state }];
  const sure = asked.filter((item) => understandOne(questionOf(item), part) !== undefined);
  const fitting = sure.length > 0 ? sure : asked.filter((item) => spoken(item, part) !== undefined);
  return fitting.length === 1 ? fitting.flatMap((item) => spoken(item, part) ?? []) : [];
}

const questionOf = ({ id }: Item): QuestionId => id.slice(2) as QuestionId;

function answerTo(item: Item, value: string | undefined): LineAnswer | undefined {
  return value !== undefined && takes(item, value) ? { item, value } : undefined;
}

/** A figure for a line that asks for one. */
export function figureIn(item: Item, words: string): LineAnswer | undefined {
  const bare =
    amountsIn(words).length === 1 &&
    /^(?:about|around|roughly|some|over|under)? ?[\d,.’' ]+k?$/iu.test(words);
  const id = questionOf(item);
  const unit = { examples: ' signed-off answers', traffic: ' questions a day', corpus: ' pages' }[
    id as string
  ];
  if (!item.id.startsWith('a-') || unit === undefined) return undefined;
  const found = directAnswer(id, bare ? `${words}${unit}` : words, false);
  return found?.number === undefined || found.option === 'not-sure'
    ? undefined
    : { item, value: found.option, number: found.number, quote: words };
}

function spoken(item: Item, words: string): LineAnswer | undefined {
  return answerTo(item, directAnswer(questionOf(item), words, false)?.option);
}
