// How short replies to an open question read: single words, yes and no, and the units of figures.
import type { Option, QuestionId } from '../../knowledge/questions.ts';
import { withoutDenials } from './needdenials.ts';
import { oppositeOf, takenBack, underDenial } from './negation.ts';

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
  corpus: /^(?:pages?|tokens?|words?|of|text|a4)$/iu,
};

/** Words that change nothing about a figure. */
export const FILLERS =
  /^(?:about|around|roughly|maybe|like|approximately|approx|ca|circa|some|almost|nearly|perhaps|probably|say|only|just|under|below|fewer|less|than|over|more|above|up|to|at|most|least|not|even|in|total|all|altogether|so|or|so|the|it|is|it's|its|i|think|guess|would|so far|right|now|today|max|hundred|hundreds|thousand|thousands|million|millions|dozen|dozens|k|few|couple|handful)$/iu;

/** What stands around a short answer and says nothing of its own: "we have mostly customers by now". */
const AROUND =
  /^(?:we|they|us|our|ours|them|their|have|has|had|got|been|be|was|were|are|am|do|does|did|will|use|uses|used|using|users?|call|say|yes|yeah|yep|no|well|ok|okay|oh|hmm+|the|a|an|this|that|there|here|these|of|by|with|in|on|for|from|to|and|but|then|after|within|once|every|each|per|any|something|things?|mostly|mainly|usually|sometimes|rather|still|yet|already|just|really|very|quite|pretty|far|too|much|many|long|since|ago|real|own|same|different|answers?|answer|text|documents?|changes?|changed|updated?|built|made|wrote|set|goes|go|gets?|keeps?|bit|kind|sort|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d[\d.,]*)$/iu;

/**
 * The option that short words give where its question is open, and whether they say nothing else ("plainly"): "nothing
 * for me, thanks" may be about lunch. What is denied gives the opposite where there is one.
 */
export function shortAnswer(id: QuestionId, text: string): { option: Option; plainly: boolean } | undefined {
  const told = id === 'need' ? withoutDenials(text) : text;
  let turned: Option | undefined;
  for (const [words, option] of SHORT_ANSWERS[id] ?? []) {
    const match = words.exec(told);
    if (!match) continue;
    const end = match.index + match[0].length;
    if (id === 'need' || !(underDenial(told, match.index) || takenBack(told, end)))
      return { option, plainly: isPlain(id, told) };
    turned ??= oppositeOf(id, option);
  }
  return turned && { option: turned, plainly: isPlain(id, told) };
}

/** Whether every word belongs to an answer of this question, or says nothing by itself. */
function isPlain(id: QuestionId, text: string): boolean {
  const rest = (SHORT_ANSWERS[id] ?? []).reduce((left, [words]) => left.replace(words, ' '), text);
  const said = rest.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu) ?? [];
  return said
    .map((word) => word.replace(/[.,'’]+$/u, ''))
    .every((word) => AROUND.test(word) || FILLERS.test(word) || UNITS[id]?.test(word) === true);
}
