// How short replies to an open question read: single words, yes and no, and the units of figures.
import type { Option, QuestionId } from '../../knowledge/questions.ts';

/** Short words that answer a question when it is open, where they would be too little in a free text. */
export const SHORT_ANSWERS: { readonly [Q in QuestionId]?: readonly (readonly [RegExp, Option])[] } = {
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

/**
 * What yes and no mean where a question can be answered so. "Yes" to the prompt question could mean either of two
 * options, so it is no answer there.
 */
export const YES_NO: { readonly [Q in QuestionId]?: { yes?: Option; no: Option } } = {
  audience: { yes: 'shared', no: 'per-user' },
  prompting: { no: 'not-yet' },
  pressure: { yes: 'yes', no: 'no' },
};

/** Words that may stand around a bare figure, in the unit of each question that is answered by one. */
export const UNITS: { readonly [Q in QuestionId]?: RegExp } = {
  examples:
    /^(?:signed|off|answers?|examples?|pairs?|samples?|approved|labell?ed|good|perfect|ones|of|them|letters?|mails?|emails?|tickets?|notes?|replies|transcripts?|reports?|rows|we|i|have|got|now)$/iu,
  traffic:
    /^(?:questions?|requests?|calls?|chats?|messages?|queries|conversations?|users?|people|tickets?|mails?|a|an|per|each|every|day|daily|week|weekly|month|monthly|hour|hourly|times|year)$/iu,
  corpus:
    /^(?:pages?|tokens?|words?|documents?|docs|files?|articles?|pdfs?|books?|manuals?|mb|gb|of|text|a4)$/iu,
};

/** Words that change nothing about a figure. */
export const FILLERS =
  /^(?:about|around|roughly|maybe|like|approximately|approx|ca|circa|some|almost|nearly|perhaps|probably|say|only|just|under|below|fewer|less|than|over|more|above|up|to|at|most|least|not|even|in|total|all|altogether|so|or|so|the|it|is|it's|its|i|think|guess|would|so far|right|now|today|max|hundred|hundreds|thousand|thousands|million|millions|dozen|dozens|k|few|couple|handful)$/iu;
