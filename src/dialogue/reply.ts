// Reads what somebody wrote in reply: a command word, an answer to the open question, a correction, or a question.
import { type Option, QUESTIONS, type QuestionId, question } from '../../knowledge/questions.ts';
import { examplesBand, trafficBand } from '../bands.ts';
import type { Verb } from '../event.ts';
import { amountsIn, wholeAmountIn } from '../numbers.ts';
import type { Readings } from './reading.ts';
import { FILLERS, shortAnswer, UNITS, YES_NO } from './shortanswers.ts';
import { understand, understandOne } from './understand.ts';

/**
 * An answer to the open question in words. `number` where one was said; `loosely` where a word of it was found among
 * others that may speak of anything, which only somebody who speaks to the bot means so.
 */
export type DirectAnswer = { option: Option | 'not-sure'; number?: number; loosely?: true };

const VERB_WORDS: readonly (readonly [RegExp, Verb])[] = [
  [
    /^\/?(?:(?:(?:no,? )?(?:sorry,? )?(?:that|this|it)(?:'s| was| is) (?:wrong|a mistake|not right),? )?(?:(?:please )?(?:go )?back(?: one(?: question)?)?|undo(?: (?:that|this|it|the last (?:one|answer)))?|take (?:that|it) back)|previous(?: question)?|zurück|atrás|retour)$/iu,
    'back',
  ],
  [/^\/?(?:skip|skip (?:it|this)|next|move on|pass)$/iu, 'skip'],
  [/^\/?(?:cancel|stop|quit|exit|never ?mind|forget it|abort|end)$/iu, 'cancel'],
  [/^\/?(?:restart|start over|start again|from the start|begin again|reset)$/iu, 'restart'],
  [/^\/?(?:why|why\?|reasons?|why this\??|why that\??|why and sources)$/iu, 'why'],
  [/^\/?(?:flips?|what would change (?:it|that|this)\??)$/iu, 'flips'],
  [/^\/?(?:plan|full plan|the plan|show (?:me )?the plan|show plan)$/iu, 'plan'],
  [/^\/?(?:(?:all |the )?sources?|source\?|show (?:me )?(?:the )?sources|citations?)$/iu, 'sources'],
  [/^\/?(?:help|\?|commands?)$/iu, 'help'],
  [
    /^\/?(?:card|show (?:me )?(?:the |that )?card|the card|recommendation|verdict|what was the (?:verdict|recommendation)\??)$/iu,
    'card',
  ],
  [
    /^\/?(?:(?:just )?(?:tell me|say) (?:now )?what to do(?: now)?|just decide|decide(?: for us)?|(?:just )?(?:tell me|recommend|answer)(?: (?:it|already|something))?(?: now)?|(?:just )?(?:give|tell|show) me (?:the|your|a) (?:answer|result|advice|recommendation|verdict)(?: now)?|(?:so )?what(?: i|'|’)?s your (?:recommendation|advice|verdict|answer|suggestion)\??|(?:so )?what (?:do|would|did) you (?:recommend|advise|suggest)\??|i give up|(?:that(?:'s| is) |i(?:'ve| have) had )?enough(?: questions| of (?:this|that|these questions|questions))?|too many questions|finish|skip (?:all|the rest)|no more questions)$/iu,
    'finish',
  ],
  [
    /^\/?(?:mute|be quiet|quiet|hush|shut up|stop listening|(?:please )?(?:be|stay|keep) (?:quiet|silent)|leave us alone)$/iu,
    'mute',
  ],
  [
    /^\/?(?:export|download|decision record|(?:as )?markdown|save (?:it|this) as a (?:file|document))$/iu,
    'export',
  ],
  [
    /^\/?(?:status|history|decisions|(?:show (?:me |us )?)?(?:the |our )?(?:decisions|history)|what (?:did|have) we decided?(?: so far)?\??|what was decided\??)$/iu,
    'history',
  ],
  [
    /^\/?(?:read|(?:show (?:me |us )?)?what (?:did )?you (?:have )?read(?: for (?:that|this))?\??|what did you (?:read|look up|find)\??|(?:show (?:me |us )?)?(?:the )?passages)$/iu,
    'read',
  ],
  [
    /^\/?(?:why do you ask(?: (?:this|that))?\??|what (?:do you|does (?:that|this|it)) mean(?: by .{1,60})?\??|i (?:do ?n[o']t|not) understand(?: (?:this|that|the question))?|explain(?: (?:this|that|the question))?)$/iu,
    'why',
  ],
  [
    /^\/?(?:understood|what did you understand\??|answers|my answers|show answers|summary of answers|what (?:do you know|have you (?:understood|got|noted|read about us))(?: about (?:us|me|it|our case|this))?(?: so far)?\??|you misread me|you misunderstood(?: me)?|you got (?:me|that|it|this) wrong|(?:no,? )?(?:you(?:'re| are)|that(?:'s| is| was)|this is|it(?:'s| is)) (?:all )?(?:wrong|incorrect|not (?:right|true|correct))|wrong)$/iu,
    'understood',
  ],
];

/** Longest command, in characters, an argument included. */
const LONGEST_COMMAND = 100;

/** A whole text that is a command; with `correct`, the question named after it. Undefined when it is none. */
export function verbIn(text: string): { verb: Verb; argument?: string } | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_COMMAND) return undefined;
  const plain = trimmed.replace(/[.!]+$/u, '');
  const correct =
    /^\/?correct(?:\s+(.{2,40}))?$/iu.exec(plain) ?? /^\/?(?:change|edit)\s+([\p{L} -]{2,40})$/iu.exec(plain);
  const named = correct && questionNamed(correct[1] ?? '');
  if (named) return { verb: 'correct', argument: named };
  if (correct && /^\/?correct/iu.test(plain)) return { verb: 'correct' };
  const count = /^\/?examples?[:\s]+(.{1,30})$/iu.exec(plain);
  const number = count ? wholeNumber(count[1] ?? '') : undefined;
  if (number !== undefined) return { verb: 'count', argument: String(number) };
  const found = VERB_WORDS.find(([words]) => words.test(plain));
  return found && { verb: found[1] };
}

/** The number that these words, all of them, are; undefined where they are none, or a vague one. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.trim();
  if (/^(?:0|none|zero)$/iu.test(plain)) return 0;
  const amount = wholeAmountIn(plain);
  return amount && !amount.vague && Number.isSafeInteger(amount.value) ? amount.value : undefined;
}

/** A question named by its id or by the name that people see ("signed-off answers"). */
function questionNamed(name: string): QuestionId | undefined {
  const wanted = name.trim().toLowerCase();
  return QUESTIONS.find(({ id, name: shown }) => id === wanted || shown.toLowerCase() === wanted)?.id;
}

const UNSURE =
  /^(?:(?:h+m+|u+h*m+|u+h+|er+m*|well|oh|ok(?:ay)?|sorry|honestly|pf+|tbh|good question)[\s,.!…-]+){0,3}(?:(?:i'?m |i am |we'?re |we are )?(?:really )?not (?:really |quite |so |very )?(?:sure|certain)|unsure|(?:(?:i|we) (?:really )?(?:have|'ve got|got) )?(?:absolutely |really )?(?:no|not a) (?:idea|clue)|(?:i )?(?:haven'?t|have not) (?:a|the foggiest|got a) ?(?:idea|clue)?|d(?:un|on)no|idk|(?:i |we )?(?:really )?(?:don'?t|do not) (?:really )?know|hard to (?:say|tell)|(?:(?:i|we) )?(?:can'?t|couldn'?t|cannot) (?:say|tell)|beats me|who knows|maybe|depends|weiß nicht|no sé|je ne sais pas|not sure,? move on|n\/a|unknown|tbd)(?:[\s,.]+(?:yet|sorry|really|honestly|tbh|to be honest|at all|right now|now|either)){0,2}$/iu;

/** Who does not know needs fewer characters than that to say so. */
const LONGEST_UNSURE = 200;

/** Whether a whole text only says that somebody does not know. */
export function isUnsure(text: string): boolean {
  const plain = text.trim();
  return plain.length <= LONGEST_UNSURE && UNSURE.test(plain.replace(/[\s.!…]+$/gu, ''));
}

/**
 * The open question's answer in this text: number of an option, its label, a figure, yes or no, or telling words.
 * A text that `asks` something answers only where it can mean nothing else ("about 40?").
 */
export function directAnswer(id: QuestionId, text: string, asks: boolean): DirectAnswer | undefined {
  const plain =
    text.length > LONGEST_TRIMMED
      ? text.trim()
      : text.trim().replace(/^[\s"'([]+|(?<![\s"')\].!])[\s"')\].!]+$/gu, '');
  if (plain === '') return undefined;
  if (isUnsure(plain)) return { option: 'not-sure' };
  const { options } = question(id);
  const picked =
    /^(?:option |number |#|answer )?(\d)\)?$/iu.exec(plain) ?? /^\(?([a-f])[).]?$/iu.exec(text.trim());
  if (picked) return byPosition(id, picked[1] ?? '', plain);
  const figure = /^[\d,.\s]+$/u.test(plain) ? byFigure(id, plain) : undefined;
  if (figure) return figure;
  const labelled = options.find(
    (option) => option.id === plain.toLowerCase() || sameWords(option.label, plain),
  );
  if (labelled) return { option: labelled.id };
  if (asks) return plain.length <= SHORT_QUESTION ? byFigure(id, plain) : undefined;
  return byFigure(id, plain) ?? byYesNo(id, plain) ?? byWords(id, plain);
}

/** Of longer texts, in characters, the signs around them matter nothing, and taking them off takes long. */
const LONGEST_TRIMMED = 1_000;

function byPosition(id: QuestionId, mark: string, plain: string): DirectAnswer | undefined {
  const { options } = question(id);
  const position = /\d/.test(mark) ? Number(mark) : mark.toLowerCase().charCodeAt(0) - 96;
  if (position === options.length + 1) return { option: 'not-sure' };
  const option = options[position - 1];
  return option ? { option: option.id } : byFigure(id, plain);
}

function sameWords(a: string, b: string): boolean {
  const letters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const [left, right] = [letters(a), letters(b)];
  return (
    right.length >= 3 &&
    (left === right || left.startsWith(`${right} `) || (right.length > 8 && left.includes(right)))
  );
}

/** A short reply that is a figure in the unit that the question asks for; a figure of something else is no answer. */
function byFigure(id: QuestionId, plain: string): DirectAnswer | undefined {
  const units = UNITS[id];
  if (plain.length > SHORT_REPLY || !units) return undefined;
  const read = understandOne(id, plain);
  if (read?.number !== undefined) return { option: read.option, number: read.number };
  const amount = amountsIn(plain).at(-1);
  if (!amount)
    return id === 'examples' && /^(?:none|zero|no|nothing|not a single one)$/iu.test(plain)
      ? { option: 'none', number: 0 }
      : undefined;
  const around = `${plain.slice(0, amount.start)} ${plain.slice(amount.end)}`.match(/[\p{L}'-]+/gu) ?? [];
  if (!around.every((word) => FILLERS.test(word) || units.test(word))) return undefined;
  const number = amount.vague ? {} : { number: amount.value };
  if (id === 'examples') return { option: examplesBand(amount.value), ...number };
  if (id === 'traffic') return { option: trafficBand(amount.value), ...number };
  return { option: amount.value > 500 ? 'large' : 'fits', ...number };
}

/** Yes or no, alone or with words that say the same; "yes, it still misses our bar" belongs to another question. */
function byYesNo(id: QuestionId, plain: string): DirectAnswer | undefined {
  const meanings = YES_NO[id];
  const said =
    /^(yes|yep|yeah|yup|sure|correct|right|ja|sí|si|oui|of course|no|nope|nah|not really|nein|non)\b[,.!]?\s*(.*)$/iu.exec(
      plain,
    );
  if (!meanings || !said) return undefined;
  const rest = said[2] ?? '';
  if (rest !== '') return byWords(id, rest);
  const option = /^(?:no|nope|nah|not|nein|non)/iu.test(plain) ? meanings.no : meanings.yes;
  return option === undefined ? undefined : { option };
}

/** A question up to this length, in characters, may be a figure said with doubt: "like 40?". */
const SHORT_QUESTION = 16;

/** Longest reply, in characters, that single words may decide. */
const SHORT_REPLY = 120;

function byWords(id: QuestionId, plain: string): DirectAnswer | undefined {
  const read = understandOne(id, plain);
  if (read && (id !== 'need' || read.firm))
    return { option: read.option, ...(read.number === undefined ? {} : { number: read.number }) };
  // A need that is only suspected is shown and asked, never taken for an answer.
  const likely = id === 'need' ? undefined : read;
  if (plain.length > SHORT_REPLY) return likely && { option: likely.option };
  const short = shortAnswer(id, plain);
  if (short) return { option: short.option, ...(short.plainly ? {} : { loosely: true as const }) };
  return likely && { option: likely.option };
}

const ASKS =
  /\?\s*$|^(?:why|what|whats|what's|how|when|which|who|where|can|could|should|shall|is|are|does|do|did|will|would|isn'?t|aren'?t|don'?t|can'?t|explain|tell me|define|and the|so (?:why|what|when))\b/iu;

/** Whether the text asks something, and does not answer. */
export function isQuestionText(text: string): boolean {
  return ASKS.test(text.trim());
}

/** Words that announce a correction. */
const CORRECTS =
  /^(?:no[,.;]\s|(?:actually|correction|sorry|i meant|we meant|wait|oops|rather|in fact|it'?s really|to be precise|i misspoke|update:?|now we|we now|meanwhile)\b)/iu;

/** "That is wrong, we have ..." and "nothing is built is wrong, we have ...": what was understood is taken back. */
const TAKES_BACK =
  /^(?:no,? )?["“'‘]?([^.!?\n]{2,80}?)["”'’]? ?(?:is|was|'s|’s) (?:just |simply )?(?:wrong|not (?:right|true|correct)|incorrect|untrue)[,.;:]?\s+\S/iu;

function takesBack(text: string): boolean {
  const what = TAKES_BACK.exec(text)?.[1];
  if (what === undefined) return false;
  const ofOurs = ({ options }: (typeof QUESTIONS)[number]): boolean =>
    options.some((option) => sameWords(option.label, what) || sameWords(option.clause, what));
  return /^(?:that|this|it)$/iu.test(what) || QUESTIONS.some(ofOurs) || answersBesideNeed(what);
}

function answersBesideNeed(text: string): boolean {
  const { need: _, ...rest } = understand(text);
  return Object.keys(rest).length > 0;
}

/** The answers that a text corrects or tells anew; empty when it announces no correction. */
export function correctionIn(text: string): Readings {
  const plain = text.trim();
  if (!CORRECTS.test(plain) && !takesBack(plain)) return {};
  const { need, ...rest } = understand(plain);
  return need && (need.firm || Object.keys(rest).length === 0) ? { ...rest, need } : rest;
}
