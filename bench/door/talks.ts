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

/** What the person of a talk remembers: kept small, for there are thousands of them and memory is measured. */
export type Person = {
  talk: number;
  /** Events so far. */
  done: number;
  asked: { question: QuestionId; options: string[] } | undefined;
  /** Messages since the recommendation; undefined before it. */
  since: number | undefined;
  /** Whether the bot's turn is over. */
  answered: boolean;
};

export const newPerson = (talk: number): Person => ({
  talk,
  done: 0,
  asked: undefined,
  since: undefined,
  answered: false,
});

/** Takes note of a message that the bot posted. */
export function reads(person: Person, card: Card): void {
  if (card.kind === 'question')
    person.asked = { question: card.question as QuestionId, options: card.options.map(({ id }) => id) };
  if (card.kind === 'recommendation') person.since = 0;
  else if (person.since !== undefined) person.since++;
  person.answered = card.kind !== 'understood' && card.kind !== 'notice';
}

/** What the person does next; undefined when the talk is over. */
export function nextEvent(person: Person): Event | undefined {
  const { talk, done, asked, since } = person;
  person.done++;
  person.answered = false;
  const who = { key: `${talk}/${done}`, by: `u${talk % 7}`, at: '2026-11-23T09:00:00Z' };
  if (done === 0) return { ...who, kind: 'opened', text: opening(talk) };
  if (since === undefined && asked) {
    const option = asked.options[(talk * 7 + done * 3) % asked.options.length] ?? 'not-sure';
    return { ...who, kind: 'chose', question: asked.question, option };
  }
  if (since === 0) return { ...who, kind: 'said', text: ASKED[talk % ASKED.length] ?? '' };
  if (since === 1) return { ...who, kind: 'pressed', verb: 'plan' };
  return undefined;
}

/** A different text for each talk, in a few shapes. */
export function opening(talk: number): string {
  const product = PRODUCTS[talk % PRODUCTS.length];
  const lack = LACKS[Math.floor(talk / PRODUCTS.length) % LACKS.length] ?? '';
  return `Our ${product} assistant number ${talk} ${lack.replace('%', String(20 + ((talk * 37) % 4000)))}.`;
}
