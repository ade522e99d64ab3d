// Made-up talks, always the same: what people say and click, so that the door has something to do.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Card } from '../../src/card.ts';
import type { Event } from '../../src/event.ts';

const PRODUCTS = ['refund', 'tax', 'travel', 'insurance', 'warehouse', 'clinic', 'school', 'parts'];
const LACKS = [
  'must answer from % pages of policy that change every month',
  'keeps quoting prices that were changed last week, there are % of them',
  'sounds like a robot although we have % approved letters',
  'must read % manuals and answer in our house style, and customers use it already',
  'gives each customer a different answer from % contracts',
  'formats the report wrongly, we have % checked reports and a careful prompt',
];
const ASKED = [
  "can't we just put it all in the prompt?",
  'how many examples do we need before training?',
  'why not fine-tune now?',
  'what should we measure first?',
];

/** What the person of talk number `talk` does next, after what the bot posted last; undefined when the talk is over. */
export function nextEvent(talk: number, done: number, cards: readonly Card[]): Event | undefined {
  const who = { key: `${talk}/${done}`, by: `u${talk % 7}`, at: '2026-11-23T09:00:00Z' };
  if (done === 0) return { ...who, kind: 'opened', text: opening(talk) };
  const question = cards.findLast((card) => card.kind === 'question');
  const advised = cards.some((card) => card.kind === 'recommendation');
  if (question?.kind === 'question' && !advised) {
    const { options } = question;
    const option = options[(talk * 7 + done * 3) % options.length]?.id ?? 'not-sure';
    return { ...who, kind: 'chose', question: question.question as QuestionId, option };
  }
  const after = cards.length - cards.findIndex((card) => card.kind === 'recommendation');
  if (after === 1) return { ...who, kind: 'said', text: ASKED[talk % ASKED.length] ?? '' };
  if (after === 2) return { ...who, kind: 'pressed', verb: 'plan' };
  return undefined;
}

/** A different text for each talk, in a few shapes. */
function opening(talk: number): string {
  const product = PRODUCTS[talk % PRODUCTS.length];
  const lack = LACKS[Math.floor(talk / PRODUCTS.length) % LACKS.length] ?? '';
  return `Our ${product} assistant number ${talk} ${lack.replace('%', String(20 + ((talk * 37) % 4000)))}.`;
}
