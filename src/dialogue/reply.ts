// Reads what somebody wrote in reply: a command word, an answer to the open question, a correction, or a question.
import { type Option, QUESTIONS, type QuestionId, question } from '../../knowledge/questions.ts';
import type { Verb } from '../event.ts';
import { amountsIn } from './numbers.ts';
import { examplesBand, trafficBand } from './quantities.ts';
import { type Readings, understand } from './understand.ts';

/** An answer to the open question in words. `number` where one was said. */
export type DirectAnswer = { option: Option | 'not-sure'; number?: number };

const VERB_WORDS: readonly (readonly [RegExp, Verb])[] = [
  [/^\/?(?:back|go back|previous|undo|zurück|atrás|retour)$/iu, 'back'],
  [/^\/?(?:skip|skip (?:it|this)|next|move on|pass)$/iu, 'skip'],
  [/^\/?(?:cancel|stop|quit|exit|never ?mind|forget it|abort|end)$/iu, 'cancel'],
  [/^\/?(?:restart|start over|start again|from the start|begin again|reset)$/iu, 'restart'],
  [/^\/?(?:why|why\?|reasons?|why this\??|why that\??)$/iu, 'why'],
  [/^\/?(?:flips?|what would change (?:it|that|this)\??)$/iu, 'flips'],
  [/^\/?(?:plan|full plan|the plan|show (?:me )?the plan|show plan)$/iu, 'plan'],
  [/^\/?(?:sources?|source\?|show (?:me )?(?:the )?sources|citations?)$/iu, 'sources'],
  [/^\/?(?:help|\?|commands?)$/iu, 'help'],
  [
    /^\/?(?:understood|what did you understand\??|answers|my answers|show answers|summary of answers)$/iu,
    'understood',
  ],
];

/** A whole text that is a command; with `correct`, the question named after it. Undefined when it is none. */
export function verbIn(text: string): { verb: Verb; argument?: string } | undefined {
  const plain = text.trim().replace(/[.!]+$/u, '');
  const correct = /^\/?(?:correct|change|edit)\s+([\p{L} -]{2,40})$/iu.exec(plain);
  if (correct) {
    const id = questionNamed(correct[1] ?? '');
    if (id) return { verb: 'correct', argument: id };
  }
  const found = VERB_WORDS.find(([words]) => words.test(plain));
  return found && { verb: found[1] };
}

/** A question named by its id or by the name that people see ("signed-off answers"). */
function questionNamed(name: string): QuestionId | undefined {
  const wanted = name.trim().toLowerCase();
  return QUESTIONS.find(({ id, name: shown }) => id === wanted || shown.toLowerCase() === wanted)?.id;
}

const UNSURE =
  /^(?:(?:i'?m |i am |we'?re |we are )?(?:really )?not (?:really |quite |so |very )?sure(?: yet)?|unsure|no idea|dunno|idk|(?:i |we )?don'?t know(?: yet)?|(?:i |we )?do not know|no clue|hard to say|can'?t say|who knows|maybe|depends|weiß nicht|no sé|je ne sais pas|not sure,? move on|n\/a|unknown|tbd)$/iu;

/**
 * The open question's answer in this text: number of an option, its label, a figure, yes or no, or telling words.
 * A text that `asks` something answers only where it can mean nothing else ("about 40?").
 */
export function directAnswer(id: QuestionId, text: string, asks: boolean): DirectAnswer | undefined {
  const plain = text.trim().replace(/^[\s"'([]+|[\s"')\].!]+$/gu, '');
  if (plain === '') return undefined;
  if (UNSURE.test(plain)) return { option: 'not-sure' };
  const { options } = question(id);
  const picked = /^(?:option |number |#|answer )?(\d)\)?$/iu.exec(plain) ?? /^\(?([a-e])\)$/iu.exec(plain);
  if (picked) return byPosition(id, picked[1] ?? '', plain);
  const labelled = options.find(
    (option) => option.id === plain.toLowerCase() || sameWords(option.label, plain),
  );
  if (labelled) return { option: labelled.id };
  if (asks) return plain.length <= SHORT_QUESTION ? byFigure(id, plain) : undefined;
  return byFigure(id, plain) ?? byYesNo(id, plain) ?? byWords(id, plain);
}

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

/** A short reply that is mainly a figure, in the unit that the question asks for. */
function byFigure(id: QuestionId, plain: string): DirectAnswer | undefined {
  if (plain.length > 80 || !['examples', 'traffic', 'corpus'].includes(id)) return undefined;
  const read = understand(plain)[id];
  if (read?.number !== undefined) return { option: read.option, number: read.number };
  const amount = amountsIn(plain).at(-1);
  if (!amount)
    return id === 'examples' && /^(?:none|zero|no|nothing|not a single one)\b/iu.test(plain)
      ? { option: 'none', number: 0 }
      : undefined;
  if (id === 'examples') return { option: examplesBand(amount.value), number: amount.value };
  if (id === 'traffic') return { option: trafficBand(amount.value), number: amount.value };
  return { option: amount.value > 500 ? 'large' : 'fits', number: amount.value };
}

/** What yes and no mean where a question can be answered so. */
const YES_NO: { readonly [Q in QuestionId]?: readonly [yes: Option, no: Option] } = {
  audience: ['shared', 'per-user'],
  prompting: ['falls-short', 'not-yet'],
  pressure: ['yes', 'no'],
};

function byYesNo(id: QuestionId, plain: string): DirectAnswer | undefined {
  const meaning = YES_NO[id];
  if (!meaning) return undefined;
  if (/^(?:yes|yep|yeah|yup|sure|correct|right|ja|sí|si|oui|of course)\b/iu.test(plain)) {
    return byWords(id, plain) ?? { option: meaning[0] };
  }
  return /^(?:no|nope|nah|not really|nein|non)\b/iu.test(plain)
    ? (byWords(id, plain) ?? { option: meaning[1] })
    : undefined;
}

/** Short words that answer a question when it is open, where they would be too little in a free text. */
const SHORT_ANSWERS: { readonly [Q in QuestionId]?: readonly (readonly [RegExp, Option])[] } = {
  need: [
    [/\bboth\b|\bbit of (?:both|each)\b/iu, 'both'],
    [
      /\b(?:facts?|information|knowledge|doesn'?t know|outdated|out of date|made (?:it|that|things?) up|hallucinat\w*|wrong facts?)\b/iu,
      'facts',
    ],
    [
      /\b(?:tone|style|voice|format|sorting|wrong category|judg(?:e)?ment|behaviou?r|how it (?:says|answers|sounds|responds))\b/iu,
      'behaviour',
    ],
    [/\b(?:calculat\w*|sums?|totals?|math|actions?|do something|book\w*|neither)\b/iu, 'neither'],
  ],
  freshness: [
    [/\b(?:never|fixed|static|doesn'?t change|hardly ever|years?)\b/iu, 'fixed'],
    [
      /\b(?:days?|daily|hours?|hourly|minutes?|real[- ]?time|constantly|immediately|instantly|same day)\b/iu,
      'days',
    ],
    [/\b(?:weeks?|weekly|fortnight\w*|sprint)\b/iu, 'weeks'],
    [/\b(?:months?|monthly|quarter\w*)\b/iu, 'months'],
  ],
  audience: [
    [
      /\b(?:depends|differ\w*|per (?:user|customer|client)|own|each|their|not the same|individual\w*|roles?|permissions?)\b/iu,
      'per-user',
    ],
    [/\b(?:same|everyone|everybody|all|shared|public)\b/iu, 'shared'],
  ],
  corpus: [
    [/\b(?:head|heads|not written|unwritten|isn'?t written|nothing written|tribal)\b/iu, 'unwritten'],
    [/\b(?:large|huge|lots?|more|growing|grows|thousands|many|big|massive|tons)\b/iu, 'large'],
    [/\b(?:small|tiny|few|little|fits|short|one (?:file|pdf|document))\b/iu, 'fits'],
  ],
  traffic: [
    [/\b(?:few|low|little|handful|hardly|dozen|dozens|small)\b/iu, 'low'],
    [/\b(?:millions?|tens of thousands|huge|massive|very high)\b/iu, 'high'],
    [/\b(?:hundreds|thousands|medium|some|moderate)\b/iu, 'medium'],
  ],
  prompting: [
    [
      /\b(?:not (?:yet|really|with|seriously)|haven'?t|never|without samples|no samples|basic|generic)\b/iu,
      'not-yet',
    ],
    [
      /\b(?:misses|still|falls? short|not (?:good )?enough|fails?|drifts?|inconsistent|flaky)\b/iu,
      'falls-short',
    ],
    [/\b(?:meets|good enough|works|enough|fine|happy)\b/iu, 'enough'],
  ],
  examples: [
    [/\b(?:none|zero|no)\b/iu, 'none'],
    [/\bthousands\b/iu, 'thousands'],
    [/\bhundreds\b/iu, 'hundreds'],
    [/\b(?:few|some|handful|dozens?|tens)\b/iu, 'tens'],
  ],
  stage: [
    [/\b(?:nobody|no one|no-one|none|idea|not launched|only us|just us|our team)\b/iu, 'idea'],
    [/\b(?:testers?|beta|pilot|prototype|friends|internal)\b/iu, 'v1'],
    [/\b(?:years?|six months|half a year|mature|long time)\b/iu, 'mature'],
    [/\b(?:customers?|users?|live|production|launched|public)\b/iu, 'live'],
  ],
  pressure: [
    [/\b(?:fine|ok|okay|cheap enough|fast enough|not (?:really|yet|slow|expensive))\b/iu, 'no'],
    [/\b(?:slow|expensive|hurts?|dear|costly|latency|bill|pricey)\b/iu, 'yes'],
  ],
  running: [
    [
      /\b(?:search|rag|retrieval)\b.*\b(?:tuned|trained|fine-?tuned)\b|\b(?:tuned|trained|fine-?tuned)\b.*\b(?:search|rag|retrieval)\b/iu,
      'search-and-tuned',
    ],
    [/\b(?:search|rag|retrieval|vector|index)\b/iu, 'search'],
    [/\b(?:tuned|trained|fine-?tuned|lora)\b/iu, 'tuned'],
    [/\b(?:prompt|prompts|chatgpt|gpt)\b/iu, 'prompt'],
    [/\b(?:nothing|none|not yet|zero|scratch|no)\b/iu, 'nothing'],
  ],
};

/** A question up to this length, in characters, may be a figure said with doubt: "like 40?". */
const SHORT_QUESTION = 16;

/** Longest reply, in characters, that single words may decide. */
const SHORT_REPLY = 120;

function byWords(id: QuestionId, plain: string): DirectAnswer | undefined {
  const read = understand(plain)[id];
  if (read && (id !== 'need' || read.firm))
    return { option: read.option, ...(read.number === undefined ? {} : { number: read.number }) };
  if (plain.length > SHORT_REPLY) return read && { option: read.option };
  const short = SHORT_ANSWERS[id]?.find(([words]) => words.test(plain));
  return short ? { option: short[1] } : read && { option: read.option };
}

const ASKS =
  /\?\s*$|^(?:why|what|whats|what's|how|when|which|who|where|can|could|should|shall|is|are|does|do|did|will|would|isn'?t|aren'?t|don'?t|can'?t|explain|tell me|define|and the|so (?:why|what|when))\b/iu;

/** Whether the text asks something, and does not answer. */
export function isQuestionText(text: string): boolean {
  return ASKS.test(text.trim());
}

/** Words that announce a correction. */
const CORRECTS =
  /^(?:no[,.;]|actually|correction|sorry|i meant|we meant|wait|oops|rather|in fact|it'?s really|to be precise|i misspoke|update:?|now we|we now|meanwhile)\b/iu;

/** The answers that a text corrects or tells anew; empty when it announces no correction. */
export function correctionIn(text: string): Readings {
  const plain = text.trim();
  if (!CORRECTS.test(plain)) return {};
  const { need, ...rest } = understand(plain);
  return need && (need.firm || Object.keys(rest).length === 0) ? { ...rest, need } : rest;
}
