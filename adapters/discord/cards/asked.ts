// What somebody asked by a command in a talk, so that everybody there can follow the answer.
import { cut } from '../../cards/cut.ts';
import { type Shown, text } from './elements.ts';
import { escaped, mention, quoted } from './markdown.ts';

/** Longest quote of what was asked, in characters. */
const LONGEST = 500;

export function askedOpenly(by: string, said: string): Shown {
  const quote = escaped(cut(said, LONGEST));
  const asks = `${mention(by)} asks:`;
  return { text: `${asks} ${quote}`, parts: [text(`${asks}\n${quoted(quote)}`)] };
}
