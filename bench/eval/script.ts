// A model by script that makes no mistakes: it shows what the checks take away from one that is right, and costs nothing.
import { z } from 'zod';
import { QUESTIONS } from '../../knowledge/questions.ts';
import { wordsOf } from '../../knowledge/words.ts';
import { sentencesOf, stemmed } from '../../src/advice/answer.ts';
import type { ReadAnswer, Reply } from '../../src/model/task.ts';
import type { CaseRow } from './rows.ts';

/** What stands in the message with the data, as far as the script looks at it. */
const AnswerData = z.object({
  question: z.string(),
  passages: z.array(z.object({ id: z.string(), text: z.string() })),
});
const CardData = z.object({ parts: z.array(z.object({ id: z.string(), text: z.string() })) });
const ReadData = z.object({ text: z.string() });

/** Sentences that it takes from the first, the second and the third passage that it is given. */
const TAKEN = [2, 1, 1];

/** Words an answer with the first sentences of the passages, which are their short forms. */
export function wordsAsGiven(data: string): z.infer<typeof Reply> {
  const { passages } = AnswerData.parse(JSON.parse(data));
  const sentences = passages.flatMap(({ id, text }, index) =>
    sentencesOf(text)
      .slice(0, TAKEN[index] ?? 0)
      .map((sentence) => ({ text: sentence, passages: [id] })),
  );
  return { sentences };
}

/** Tells a decision with the first sentences of its first two parts. */
export function tellsAsGiven(data: string): z.infer<typeof Reply> {
  const parts = CardData.parse(JSON.parse(data)).parts.slice(0, 2);
  const sentences = parts.flatMap(({ id, text }) =>
    sentencesOf(text)
      .slice(0, 1)
      .map((sentence) => ({ text: sentence, passages: [id] })),
  );
  return { sentences };
}

/** Reads in a text what its row says, with the words that come nearest; an answer without any is left out. */
export function readsAsRowsSay(rows: readonly CaseRow[]): (data: string) => { answers: ReadAnswer[] } {
  const answersOf = new Map(rows.map(({ text, answers }) => [text.trim(), answers]));
  return (data) => {
    const { text } = ReadData.parse(JSON.parse(data));
    const answers = Object.entries(answersOf.get(text) ?? {}).flatMap(([question, option]) => {
      const quote = nearest(meaningOf(question, option), text);
      return quote === undefined ? [] : [{ question, option, quote }];
    });
    return { answers };
  };
}

function meaningOf(question: string, option: string): string {
  const one = QUESTIONS.find(({ id }) => id === question);
  const chosen = one?.options.find(({ id }) => id === option);
  return [one?.name, one?.text, chosen?.label, chosen?.clause].join(' ');
}

/** Words of one quote: enough to be found again, and no more than people read on the card. */
const QUOTED = 12;

/** The sentence of the text that shares most words with the meaning, cut short; undefined where none shares any. */
function nearest(meaning: string, text: string): string | undefined {
  const wanted = new Set(wordsOf(meaning).map(stemmed));
  let found: string | undefined;
  let most = 0;
  for (const sentence of sentencesOf(text)) {
    const shared = new Set(
      wordsOf(sentence)
        .map(stemmed)
        .filter((stem) => wanted.has(stem)),
    ).size;
    if (shared > most) [found, most] = [sentence.split(/\s+/u).slice(0, QUOTED).join(' '), shared];
  }
  return found;
}
