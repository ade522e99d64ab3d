// Replies as a model could give them, always the same: what the checks are measured on.
import { join } from 'node:path';
import type { Guide } from '../../knowledge/open.ts';
import type { Passage } from '../../knowledge/passage.ts';
import { QUESTIONS } from '../../knowledge/questions.ts';
import { sentencesOf } from '../../src/advice/answer.ts';
import { MOST_TEXT } from '../../src/dialogue/understand.ts';
import type { ReadAnswer } from '../../src/model/task.ts';
import { QuestionRow, readRows } from '../eval/rows.ts';
import { random } from '../random.ts';

/** The reply to one question, as JSON, and the passages that were given. */
export type Replied = { question: string; json: string; retrieved: readonly string[] };

/** Passages of one reply, as many as the bot gives. */
const PASSAGES = 6;

const SEED = 11;

/** No passage says so. */
const MADE_UP = 'In our experience 87 % of all teams at Initech save money this way.';

/** Four or five sentences for each question with an answer: of the passages, put a little another way, and one made up now and then. */
export function repliesOn(guide: Guide): Replied[] {
  const next = random(SEED);
  const rows = readRows(join(import.meta.dirname, '../../test/eval/questions.jsonl'), QuestionRow);
  return rows.flatMap(({ q, answerable }) => {
    const { found } = guide.search(q, 2 * PASSAGES);
    const passages = found.flatMap((one) => (one.kind === 'passage' ? [one.value] : [])).slice(0, PASSAGES);
    if (!answerable || passages.length < PASSAGES) return [];
    const sentences = Array.from({ length: 4 + Math.round(next()) }, (_, index) =>
      next() < 0.2 ? { text: MADE_UP, passages: [passages[0]?.id] } : sentenceOf(passages, index, next()),
    );
    return [{ question: q, json: JSON.stringify({ sentences }), retrieved: passages.map(({ id }) => id) }];
  });
}

function sentenceOf(passages: readonly Passage[], index: number, chance: number): object {
  const passage = passages[index % passages.length];
  const all = sentencesOf(`${passage?.short}\n${passage?.text}`);
  const text = all[Math.floor(chance * all.length)] ?? '';
  const named = [passage, passages[(index + 1) % passages.length]].map((one) => one?.id);
  return { text: text.replace(/\bthe\b/u, 'this').replace(/,\s/u, ' and '), passages: named };
}

const FILLER = 'We sell to shops, and our people write about orders, refunds (some late), and so on. ';

/** As long as any text that is read. What is quoted stands at its end. */
export const LONG_TEXT = `${FILLER.repeat(MOST_TEXT / FILLER.length)}`
  .slice(0, MOST_TEXT - 200)
  .concat('The rules for refunds change  every week, and customers use it already. '.repeat(3))
  .slice(0, MOST_TEXT);

/** Ten answers: every other quote stands in the text, the others nearly do. */
export const READINGS: readonly ReadAnswer[] = Array.from({ length: 10 }, (_, index) => {
  const question = QUESTIONS[index % QUESTIONS.length];
  const quote =
    index % 2 === 0 ? 'rules for refunds change every week' : 'our people write about orders, refunds (never';
  return { question: question?.id ?? '', option: question?.options[0]?.id ?? '', quote };
});
