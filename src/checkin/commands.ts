// Reads short commands about the check-in: stop, done, skip, not now, ask now, nothing changed, hand it over, mention me.

/** `to` is who takes over, as it was written: "@ben", "<@U02ABC>", "Ben". */
export type Command =
  /** `zone` as it was written: "Berlin", "Europe/Berlin". */
  | { kind: 'zone'; zone: string }
  | { kind: 'stop' | 'skip' | 'nothing-changed' | 'done' | 'ask-now' | 'mention' | 'no-mention' }
  /** Put off, and nobody said for how long. */
  | { kind: 'not-now' }
  | { kind: 'hand-over'; to: string };

/** A check-in by its other names. */
const CHECK_INS = '(?:check[- ]?ins?|reminders?)';
const THESE = `(?:(?:the|these|those|your|this|all|any|more|further) ){0,2}(?:${CHECK_INS}|questions)`;
const ASK = '(?:ask|remind|bother|ping|nudge|bug)';
const ASKING = '(?:asking|reminding|bothering|pinging|nudging|bugging)';
const AGAIN = '(?: (?:me|us))?(?: (?:again|any ?more|about (?:this|it|that)(?: again| any ?more)?))?';

const SHORT: readonly (readonly [Exclude<Command['kind'], 'hand-over' | 'zone'>, readonly string[]])[] = [
  [
    'stop',
    [
      `(?:stop|quit) ${ASKING}${AGAIN}`,
      `(?:stop|stop sending(?: me| us)?|end|cancel|turn off|switch off|disable) ${THESE}`,
      `(?:don't|do not|never) ${ASK}(?: (?:me|us))? (?:again|any ?more|about (?:this|it|that)(?: again| any ?more)?)`,
      // "Don't ask me" alone says that somebody does not know.
      "(?:don't|do not) (?:bother|bug) (?:me|us)",
      `no (?:more|further) ${CHECK_INS}`,
      `(?:no need|you (?:don't|do not) (?:need|have)) to ${ASK}${AGAIN}`,
      'unsubscribe(?: me| us)?',
    ],
  ],
  [
    'done',
    [
      "(?:we're|we are) (?:all )?done(?: (?:with (?:it|this|that)|here))?",
      '(?:you can )?close (?:it|this|that|the (?:plan|talk|decision|case))(?: (?:now|as done))?',
      'the (?:plan|decision|project|case) is (?:all )?(?:done|settled|closed|finished)(?: (?:now|for good))?',
      'mark (?:it|this|the plan) (?:as )?(?:done|closed)',
    ],
  ],
  [
    'ask-now',
    [
      `${ASK}(?: (?:me|us))?(?: again)? now`,
      '(?:do (?:the|a) )?check[- ]?in now',
      'look at (?:it|this) again now',
    ],
  ],
  [
    'mention',
    [
      '(?:mention|tag|@) (?:me|us)(?: (?:when|if) you (?:ask|come back|check in)(?: again)?| next time| then)?',
      'ping me(?: when you (?:ask|come back|check in)(?: again)?| next time| then)?',
    ],
  ],
  [
    'no-mention',
    [
      "(?:don't|do not|stop|never) (?:mention|mentioning|tag|tagging|ping|pinging) (?:me|us)(?: (?:any ?more|again))?",
      'no (?:more )?mentions',
    ],
  ],
  [
    'skip',
    [
      'skip(?: (?:it|this|that|this one|that one|this time|this check-?in|the check-?in))?(?: (?:this time|for now))?',
      'not this time',
      'pass(?: on this one)?',
    ],
  ],
  [
    'nothing-changed',
    [
      "(?:nothing|not a thing)(?: else)?(?:'s| has| is)? (?:really |actually )?(?:changed|new|different)(?: here| (?:on|from) our (?:side|end))?(?: since(?: then| last time)?)?",
      '(?:no|not any|without) (?:real )?(?:changes?|news|updates?|difference)(?: here| (?:on|from) our (?:side|end))?(?: since(?: then| last time))?',
      "(?:(?:it's|it is|everything is|everything's|things are|we're|we are) )?(?:(?:all |still |just |exactly |much )?the same|(?:the )?same|as)(?: as)? (?:before|last time|then|ever)",
      "(?:(?:it's|it is|everything is|everything's|all is|things are) )?(?:all|still|just|exactly) the same",
      "(?:everything(?: else)?|all else|(?:all )?the (?:rest|others?))(?: is|'s| are| stays?) (?:(?:all |still |just )?the same|unchanged|as (?:it was|before))",
      '(?:all |still )?unchanged',
    ],
  ],
  [
    'not-now',
    [
      'not (?:now|right now|today)',
      `(?:${ASK} (?:me|us)(?: again)? )?(?:maybe |perhaps |much )?(?:later|(?:some other|another) time)`,
      '(?:snooze|postpone|delay|defer)(?: (?:it|this|that|the check-?in))?(?: for now)?',
      '(?:put|push) (?:it|this|that|the check-?in) (?:off|back)(?: for now)?',
      "(?:(?:i'm|i am|we're|we are) )?(?:too )?busy(?: (?:now|right now|at the moment|today))?",
      '(?:i have |we have )?no time(?: (?:now|right now|today))?',
    ],
  ],
];

const COMMANDS = SHORT.flatMap(([kind, forms]) =>
  forms.map((form) => ({ kind, words: new RegExp(`^${form}$`, 'iu') })),
);

const ZONE = /^(?:(?:my|our|the) )?time ?zone(?: is|:| =|=)? ([\p{L}_/+-]{2,40}(?: [\p{L}-]{2,20}){0,2})$/iu;

/** The command that the words are, all of them; undefined where they are none. */
export function commandIn(text: string): Command | undefined {
  const zone = ZONE.exec(text)?.[1];
  if (zone !== undefined) return { kind: 'zone', zone };
  const found = COMMANDS.find(({ words }) => words.test(text));
  return found ? { kind: found.kind } : handOver(text);
}

const MENTION = '<@[!&]?\\w{1,40}(?:\\|[^>]{1,80})?>|@[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,40}';
const WHO = `(${MENTION}|[\\p{L}'-]{2,40}(?: [\\p{L}'-]{2,40}){0,2}?)`;
const IT = '(?:it|this|that|these|those|this one|the (?:check-?ins?|questions|talk|thread|decision))';

const HAND_OVER: readonly RegExp[] = [
  `(?:hand|pass|give|assign|transfer|turn) ${IT}(?: over| on)? to ${WHO}`,
  `(?:hand|pass) over to ${WHO}`,
  `${WHO} (?:should|can|will|must|could) (?:answer|handle|take|own|decide) ${IT}(?: now| instead)?`,
  `${WHO} (?:owns|handles|answers|has) ${IT} now`,
  `${WHO} (?:takes|will take|can take|should take) (?:${IT} )?over(?: ${IT})?`,
  `${WHO} is the (?:new )?owner(?: now)?`,
  `let ${WHO} (?:answer|handle|take|own|decide) ${IT}`,
  // Without a mention, "ask Confluence" would hand it to a wiki.
  `(?:ask|talk to) (${MENTION})(?: about (?:this|it))?`,
  `(?:ask|talk to) ${WHO} (?:about (?:this|it) )?instead`,
].map((source) => new RegExp(`^${source}$`, 'iu'));

/** A person is mentioned, or written with a capital that goes on in small letters: "RAG" and "the bot" are none. */
const PERSON = new RegExp(
  `^(?:${MENTION}|\\p{Lu}[\\p{L}'-]*\\p{Ll}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*)*)$`,
  'u',
);

/** Capitalised words that open a sentence about something else than a person. */
const NOBODY =
  /^(?:it|this|that|these|those|he|she|we|they|you|i|who|what|someone|somebody|everyone|everybody|anyone|anybody|nobody|people|users?|customers?|clients?|agents?|humans?|experts?|support|the|an?|our|my|your|their|another|something|nothing|search|retrieval|rag|prompts?|models?|bots?|assistants?|tuning|training|claude|gemini|mistral|llama|chatgpt|gpt|copilot|openai|whichway|google|me|us|them|him|her|again|not|nor|maybe|later|answers?|questions?)\b/iu;

/** Who says "hand over to" speaks of a person, however they write the name: people type quickly. */
const PLAINLY = new RegExp(`^(?:hand|pass) (?:${IT} )?over to (\\p{L}[\\p{L}'-]{1,39})$`, 'iu');

function handOver(text: string): Command | undefined {
  const plainly = PLAINLY.exec(text)?.[1];
  if (plainly !== undefined && !NOBODY.test(plainly)) return { kind: 'hand-over', to: plainly };
  for (const words of HAND_OVER) {
    const to = words.exec(text)?.[1];
    if (to !== undefined && PERSON.test(to) && !NOBODY.test(to)) return { kind: 'hand-over', to };
  }
  return undefined;
}
