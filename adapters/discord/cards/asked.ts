// What somebody asked by a command in a talk, so that everybody there can follow the answer.
import { type Shown, text } from './elements.ts';
import { escaped, mention, quoted } from './markdown.ts';

/** Longest quote of what was asked, in characters. */
const LONGEST = 500;

export function askedOpenly(by: string, said: string): Shown {
  const quote = escaped(said.slice(0, LONGEST));
  const asks = `${mention(by)} asks:`;
  return { text: `${asks} ${quote}`, parts: [text(`${asks}\n${quoted(quote)}`)] };
}
