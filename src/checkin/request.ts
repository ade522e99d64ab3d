// Takes a request apart: what the bot is asked to do, and the words for when.

/**
 * `ask` wants to be asked again, `look` wants another look, `none` is a bare "when". `words` are all of it without
 * courtesies. `polite` is a request put as a question ("can you …?").
 */
export type Request = { verb: 'ask' | 'look' | 'none'; when: string; words: string; polite: boolean };

const OPENERS =
  /^(?:thanks|thank you|ok|okay|sure|yes|yep|hey|hi|hello|so|well|and|but|actually|sorry|please|pls|nope|alright|all right|cool|great|fine|good|then|rather|better|just|whichway)(?:[,!] ?| )|^no[,!] /iu;
const CLOSERS =
  /,? (?:please|pls|thanks|thank you|thx|then|if possible|if you can|works(?: for (?:me|us))?|(?:is|would be) (?:fine|good|ok|okay|better|great|best)(?: for (?:me|us))?|will do|sounds good)$/iu;
/** Says nothing of a date, but of a person: "ask Ben instead". */
const INSTEAD = / instead$/iu;
/** More words of courtesy than this are no courtesy. */
const MOST_COURTESY = 4;

const POLITE =
  /^(?:can|could|would|will) (?:you|we)(?: please| just| maybe)? |^(?:how about|what about|maybe|perhaps) /iu;
const WISH =
  /^(?:let's do|let us do|let's|let us|(?:i|we)(?:'d| would) (?:like|prefer|want)(?: you| it)? to|i want you to|feel free to|you (?:can|could|should|may)(?: just)?) /iu;

const ABOUT = '(?: (?:about|on) (?:this|it|that))?';
const ASK = `(?:ask|remind|ping|nudge|poke|wake|notify|bug|prod|call|tell)(?: (?:me|us))${ABOUT}(?: again)?${ABOUT}|ask again`;
const PUT_OFF =
  'snooze(?: (?:it|this|that|the check-?in))?(?: (?:for|until|till|til|to|by))?|(?:postpone|delay|defer)(?: (?:it|this|that|the check-?in))?(?: (?:for|until|till|to|by))?|(?:push|put|move) (?:it|this|that|the check-?in)(?: (?:back|off|out))?(?: (?:for|until|till|to|by))?|push back(?: (?:for|until|till|to|by))?';
const NOT_BEFORE =
  "(?:(?:don't|do not) (?:ask|remind|bother|ping|nudge)(?: (?:me|us))?(?: again)?|not) (?:before|until|till)";
const WAIT = '(?:wait|hold off)(?: for| until| till)?|give (?:me|us)';
const LOOK =
  '(?:check|look|come|circle|report) (?:back|again|in again|in)(?: (?:with|to|on|at) (?:me|us|this|it|that))?(?: again)?|(?:check|look at|review|revisit|reconsider) (?:this|it|that)(?: again)?|(?:revisit|follow up)(?: (?:on|with) (?:this|it|us|me))?|get back to (?:me|us)|(?:set|schedule|plan|book) (?:it|this|(?:(?:the|a|our|another|my) )?(?:next )?(?:check-?in|review|reminder))(?: (?:for|to|on|at))?|(?:the |our )?next (?:check-?in|date|one|review)(?: (?:is|should be|will be|can be))?(?: (?:for|on|at))?|make (?:it|that)|say';

const SAID_FIRST: readonly (readonly [Request['verb'], RegExp])[] = [
  ['ask', new RegExp(`^(?:${ASK}|${PUT_OFF}|${NOT_BEFORE}|${WAIT})(?: (?:until|till|from))? (.+)$`, 'iu')],
  ['look', new RegExp(`^(?:${LOOK}) (.+)$`, 'iu')],
];
const SAID_LAST: readonly (readonly [Request['verb'], RegExp])[] = [
  ['ask', new RegExp(`^(.+?),? (?:please )?(?:${ASK})$`, 'iu')],
  [
    'look',
    /^(.+?),? (?:please )?(?:let's )?(?:check|look|come) (?:back|again)(?: (?:with|to|at) (?:us|this|it))?$/iu,
  ],
];

/** "Wait a minute" waits for nothing: these verbs count with days and more. */
const IDLE = /^(?:wait|hold off|give (?:me|us))\b.*\b(?:moment|seconds?|minutes?|mins?|hours?|bit|while)$/iu;

/** What a sentence asks for. Whether `when` names a date or a condition is for others to say. */
export function requestIn(sentence: string): Request {
  let rest = sentence;
  for (let turn = 0; turn < MOST_COURTESY && OPENERS.test(rest); turn++) rest = rest.replace(OPENERS, '');
  for (let turn = 0; turn < MOST_COURTESY && CLOSERS.test(rest); turn++) rest = rest.replace(CLOSERS, '');
  const polite = POLITE.test(rest);
  rest = rest
    .replace(POLITE, '')
    .replace(WISH, '')
    .replace(/^please /iu, '');
  const bare: Request = { verb: 'none', when: rest.replace(INSTEAD, ''), words: rest, polite };
  if (IDLE.test(rest)) return bare;
  for (const [verb, form] of [...SAID_FIRST, ...SAID_LAST]) {
    const when = form.exec(rest)?.[1];
    if (when !== undefined) return { ...bare, verb, when: when.replace(INSTEAD, '') };
  }
  return bare;
}
