// What words say to the lines of a check-in about steps and complaints.
import type { Failure, Item, StepState } from './asking.ts';

/** In order: "we won't start it" drops it, "not started" does nothing, and "not done, but started" counts as begun. */
const STATES: readonly (readonly [RegExp, StepState | 'not-yet'])[] = [
  [
    /\b(?:drop(?:ped)?|g[ai]ven? up|abandon\w*|cancel\w*|skip(?:ped)?|won't|will not|not doing|no longer)\b/iu,
    'dropped',
  ],
  [
    /(?<!\b(?:not|n't|never)(?: \w+)? )\b(?:start(?:ed)?|begun|began|in progress|under ?way|working on|on it|half(?:way)?|partly|ongoing|wip|nearly|almost)\b/iu,
    'started',
  ],
  [/\b(?:not|no|nope|never|to ?do|nothing)\b|n't\b/iu, 'not-yet'],
  [
    /\b(?:done|finished|completed?|built|ready|works|live|in place|yes|yep|yeah|did|written|marked|added|collected|tested|measured|trained|scored|sorted)\b|[✓✔✅]/iu,
    'done',
  ],
];

/** How far a step is by these words; `not-yet` is no answer of its own, undefined where they say nothing of it. */
export function stateIn(text: string): StepState | 'not-yet' | undefined {
  return STATES.find(([words]) => words.test(text.replaceAll('’', "'")))?.[1];
}

/** Words that stand in many steps, or beside any of them. */
const COMMON = /^(?:each|from|have|over|right|real|that|them|then|this|those|what|which|with|would|your)$/u;

/** The beginnings of the words: enough to find "written" in "write". */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.test(word)).map((word) => word.slice(0, 4)));
}

/** The one step that the words are about; undefined where none is, or several are alike. */
export function stepMeant(items: readonly Item[], text: string): Item | undefined {
  const said = stemsOf(text);
  const scored = items
    .filter(({ id }) => id.startsWith('s-'))
    .map((item) => ({ item, score: likeness(item, said) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score > 0 && best.score > (second?.score ?? 0) ? best.item : undefined;
}

/** Words of a step's name tell more than those of its text. */
function likeness({ id, text }: Item, said: ReadonlySet<string>): number {
  const shared = (words: string): number => [...stemsOf(words)].filter((stem) => said.has(stem)).length;
  return 2 * shared(id.slice(2)) + shared(text.replace(/^Did you do this\? |\(Our rule of thumb\.\)/gu, ''));
}

/** Of two complaints the one that can change the need counts. */
const FAILURES_SAID: readonly (readonly [RegExp, Failure])[] = [
  [
    /\b(?:no|zero|without|any|not one) complaints?\b|\b(?:nobody|no ?one|none|not|never|n't)\b.{0,20}\bcomplain/iu,
    'none',
  ],
  [
    /\b(?:tone|format\w*|style|voice|rude|stiff|cold|robotic|wording|wordy|unfriendly|formal|language)\b/iu,
    'manner',
  ],
  [
    /\b(?:facts?|out ?dated|out of date|old|stale|made[- ]up|makes? (?:things|stuff|it) up|hallucinat\w*|invent\w*|incorrect|false|wrong|inaccurate)\b/iu,
    'facts',
  ],
  [
    /\b(?:slow\w*|expensive|costs?|costly|dear|pric[ey]+|latency|waits?|waiting|takes (?:too )?long)\b/iu,
    'slow',
  ],
];

/** Words that tell of complaints; without them "slow" may be said of anything. */
const COMPLAINING =
  /\bcomplain\w*|\b(?:users?|customers?|clients?|people|they|everybody|everyone) (?:say|says|said|find|hate|dislike|tell us|told us|keep (?:saying|telling)|are (?:annoyed|unhappy|angry))\b/iu;

/** What users complained about by these words. `asked`: they are surely about that line. */
export function failureIn(text: string, asked: boolean): Failure | undefined {
  const plain = text.replaceAll('’', "'");
  if (asked && /^\W*(?:none|nothing|no|nope|nobody|no ?one)\W*$/iu.test(plain)) return 'none';
  if (!asked && !COMPLAINING.test(plain)) return undefined;
  return FAILURES_SAID.find(([words]) => words.test(plain))?.[1];
}
