// Answers what people ask in a talk: about the card from the talk, else from the passages.
import { looksForeign } from '../../knowledge/translations.ts';
import { wordsOf } from '../../knowledge/words.ts';
import { type Answer, answerFrom, cite } from '../advice/answer.ts';
import type { FollowUp, Supposed } from '../advice/case.ts';
import { followUp } from '../advice/followup.ts';
import { recommend } from '../advice/recommend.ts';
import { examplesBand } from '../bands.ts';
import type { Card } from '../card.ts';
import { amountsIn } from '../numbers.ts';
import { aboutUs } from './aboutus.ts';
import { onlyGreets } from './greeting.ts';
import type { Ground } from './outcome.ts';
import { withoutNeed } from './readings.ts';
import { ENGLISH_AFTER_CARD } from './readwords.ts';
import { factsOf, type Talk } from './talk.ts';
import { understand } from './understand.ts';
import { HELP, NO_CARD_YET } from './words.ts';

/** A question in between: about the card where there is one, else about the guidance. */
export function digression(talk: Talk, text: string, ground: Ground): Card {
  if (talk.open !== 'need' && onlyGreets(text)) return HELP;
  const self = aboutUs(text);
  if (self) return self;
  if (talk.checkIn === null && !talk.saidFixed)
    return /^\W*what if\b/iu.test(text) ? NO_CARD_YET : answerCard(text, ground, talk.lookedUp);
  const found = followUpFor(talk, text, ground);
  return found ? followUpCard(found, text, ground) : answerCard(text, ground, talk.lookedUp);
}

/** The answer from the talk itself; undefined where the text is not about the card. */
export function followUpFor(talk: Talk, text: string, ground: Ground): FollowUp | undefined {
  const facts = factsOf(talk);
  const supposed: Supposed = { ...bareNumber(text), ...withoutNeed(understand(text)) };
  return followUp(
    { facts, recommendation: recommend(facts, ground.version), when: talk.checkIn?.words },
    text,
    supposed,
  );
}

/** "Are our 320 enough?" speaks of answers without naming them. */
function bareNumber(text: string): Supposed {
  const amount = /\benough\b/iu.test(text) ? amountsIn(text)[0] : undefined;
  return amount ? { examples: { option: examplesBand(amount.value), number: amount.value } } : {};
}

/** The answer from the talk as a card, with the passages that it rests on. */
export function followUpCard({ about, text, passages }: FollowUp, asked: string, ground: Ground): Card {
  const found = passages.flatMap((id) => ground.guide.passage(id) ?? []);
  return {
    kind: 'answer',
    about,
    text,
    citations: found.map((passage) => cite(passage, asked)),
    evidence: found[0]?.evidence ?? [],
  };
}

/** An answer out of the passages. `before`: what was looked up before, for a question that leans on it. */
export function answerCard(text: string, ground: Ground, before: string | null = null): Card {
  const found = answerFrom(ground.guide, searchedFor(text, before, ground));
  return !knows(found) && looksForeign(text) ? ENGLISH_AFTER_CARD : cardOf(found);
}

/** What is looked for: the question, and with it the one before where only both together are known. */
export function searchedFor(text: string, before: string | null, { guide }: Ground): string {
  if (!leansOn(text, before) || knows(answerFrom(guide, text))) return text;
  // A word that the guidance uses nowhere asks for something else.
  if (!wordsOf(text).every((word) => guide.uses(word))) return text;
  const both = `${before} ${text}`;
  return answerFrom(guide, both).answerable ? both : text;
}

/** Whether a text is a question that says too little by itself, after one that was looked up: "and for us?" */
function leansOn(text: string, before: string | null): before is string {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0;
  return before !== null && words <= MOST_LEANING && (LEANS.test(text) || words <= FEWEST_WHOLE);
}

/** More words than this say what they are about, in words; of fewer than the second number hardly any question is whole. */
const MOST_LEANING = 9;
const FEWEST_WHOLE = 3;

/** How a question begins that goes on with another one, and what points back to it. */
const LEANS =
  /^\W*(?:and|but|so|or|also|then|ok|okay|what about|how about|what if|why|how so|since when|for us|in our case|with us)\b|\b(?:for us|in our case|with us|that|this|it|those|these|they|them)\b/iu;

/** An answer as a card. */
export function cardOf({ answerable, text, citations, evidence }: Answer): Card {
  return { kind: 'answer', about: answerable ? 'guidance' : 'declined', text, citations, evidence };
}

/** Whether there is an answer in the guidance, or a topic that we know to decline. */
export function knows({ answerable, boundary }: Answer): boolean {
  return answerable || boundary !== undefined;
}

/** Orders to the bot and questions about other people are refused before anything is read out of them. */
export function refused({ boundary }: Answer): boolean {
  return boundary !== undefined && REFUSED.includes(boundary.id) && boundary.trust >= SURE_REFUSAL;
}

const REFUSED = ['instructions-to-the-bot', 'other-people'];

/**
 * Trust from which a text is taken for an order to the bot and not for somebody's case. Among the sentences of the
 * situations in test/eval none comes above 0.56; plain orders lie above 0.69.
 */
const SURE_REFUSAL = 0.6;
