// `ask`: one question a line, answered from the passages.
import { answerFrom, type Searcher } from '../../src/advice/answer.ts';
import { type LineHandler, textField } from './lines.ts';

/** The handler of one `ask` line. `clock` gives milliseconds for `ms`: search and composing, without start-up. */
export function askLine(guide: Searcher, clock: () => number): LineHandler {
  return async (item) => {
    const q = textField(item, 'q');
    const start = clock();
    const { answerable, text, citations } = answerFrom(guide, q);
    const ms = Math.round((clock() - start) * 1000) / 1000;
    return {
      answerable,
      answer: text,
      citations: citations.map(({ passage, section, quote, source }) => ({
        passage,
        section,
        quote,
        source,
      })),
      ms,
    };
  };
}
