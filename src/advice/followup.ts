// Answers questions about the recommendation itself from the talk, before the passages are searched.
import { again, change, plan, sure, why } from './cardreplies.ts';
import type { Case, FollowUp, Supposed } from './case.ts';
import { enough, haveSearch, toBeTrue, whatIf, whyLater } from './changereplies.ts';

type Handler = {
  about: string;
  words: RegExp;
  answer: (c: Case, text: string, supposed: Supposed) => FollowUp | undefined;
};

/** In order: the first whose words fit and that has something to say answers. */
const HANDLERS: readonly Handler[] = [
  { about: 'enough', words: /\b(?:enough|sufficient|suffice|too (?:few|little))\b/iu, answer: enough },
  {
    about: 'what-if',
    words: /\b(?:what if|if (?:we|it|our|they|the)\b|suppose|assuming|imagine|once we have|when we have)/iu,
    answer: whatIf,
  },
  {
    about: 'to-be-true',
    words:
      /\b(?:have to be true|need to be true|must be true|would it take|what does it take (?:for us )?to (?:train|fine)|insists? on|wants? to (?:fine-?tune|train) anyway|convince|what (?:is|are we|am i) missing (?:for|to)|when (?:can|could|may|should) we (?:fine-?tune|train|start (?:training|tuning)))\b/iu,
    answer: toBeTrue,
  },
  {
    about: 'why-later',
    words:
      /\bwhy (?:later|not (?:now|yet|both|first|at once|today|already|fine|train|tun|search|rag)\w*|wait|second|last)|\b(?:the )?(?:second|other|last|third|2nd) (?:one|thing|step|part)\b|\bwhy (?:is|does|would) (?:fine-?tuning|training|the (?:second|search))[^?]*(?:later|wait|second)/iu,
    answer: whyLater,
  },
  {
    about: 'have-search',
    words:
      /\b(?:we|i) (?:already )?(?:have|use|run|built|did|got) (?:\w+ ){0,3}(?:rag|search|retrieval|vector)/iu,
    answer: haveSearch,
  },
  {
    about: 'change',
    words:
      /\bwhat (?:would|could|might) change (?:it|that|this|your mind|the)\b|\bwhat flips\b|\bchange your mind\b/iu,
    answer: change,
  },
  {
    about: 'plan',
    words:
      /\b(?:which (?:one )?(?:comes |is )?first|in which order|(?:what is|what's) the order|order of (?:things|steps)|on monday|next steps?|first step|where (?:do|should) we start|what (?:do|should) we do (?:now|first|next|then)|how do we (?:start|begin)|full plan|the plan)\b/iu,
    answer: plan,
  },
  { about: 'sure', words: /\bhow (?:sure|certain|confident)\b|\bare you (?:sure|certain)\b/iu, answer: sure },
  {
    about: 'again',
    words:
      /\bwhen (?:do|will|would|are|can|shall) you (?:(?:be|next|going to|gonna|planning to) )*(?:ask(?:ing)?|check(?:ing)? in|com(?:e|ing) back|(?:ping|check|look|return|com)(?:e|ing)?(?= ?(?:again|back|in (?:on|with)|\?|$)))\b|\bwhen (?:do|will|can|should) (?:i|we) (?:(?:next|expect to) )*hear (?:back )?from you\b|\bwhen is (?:the|your) next (?:look|question)\b|\bcheck[- ]?in\b/iu,
    answer: again,
  },
  {
    about: 'why',
    words:
      /^(?:but |and |so |ok(?:ay)?,? )?why(?: (?:is|this|that|so|do you say|rag|search|fine-?tuning|do you think|would you)\b[^?]{0,40})?\??$|\bhow did you (?:get|come) to (?:this|that)\b|\bwhat(?:'s| is) (?:your|the) reason/iu,
    answer: why,
  },
];

/** The answer from the talk; undefined when the text is not about the card, so that the passages are asked. */
export function followUp(c: Case, text: string, supposed: Supposed): FollowUp | undefined {
  for (const { words, answer } of HANDLERS) {
    const found = words.test(text) ? answer(c, text, supposed) : undefined;
    if (found) return found;
  }
  return undefined;
}
