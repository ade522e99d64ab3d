// An answer in short, for where there is no layout.
import type { Card } from '../../src/card.ts';
import { outsideFigures, SEE_ALSO, WORDED, whomItFollows } from '../wording.ts';

export function answerInShort(
  { text, citations, evidence, worded, further = [] }: Extract<Card, { kind: 'answer' }>,
  escaped: (text: string) => string,
): string {
  return [
    text,
    ...(worded ? [WORDED] : []),
    ...citations.map((citation) => `"${citation.quote}" (${whomItFollows(citation)})`),
    ...outsideFigures(evidence).map(({ name, text: figure }) => `${name}: ${figure}`),
    ...further.map((one) => `${SEE_ALSO}: ${one.title} (${whomItFollows(one)})`),
  ]
    .map(escaped)
    .join('\n');
}
