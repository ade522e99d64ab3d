// A Markdown document in a message, for where no file may be uploaded. It is shown as it is written, to be copied.
import type { Card } from '../../../src/card.ts';
import { ONLY_BEGINNING } from '../../cards/leftout.ts';
import { cut } from './cut.ts';
import { context, type Payload, section } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped, literal } from './mrkdwn.ts';
import { packed } from './packed.ts';

const FENCE = '```';
/** Fences and line ends around each piece. */
const FRAME = 2 * FENCE.length + 2;
/** Of the document in one message, so that the title and a last line have room too, in characters. */
const MOST = LIMITS.allText - 500;

/**
 * Preformatted and not as a Markdown block: that would make links and pings of what people said, and what is copied
 * from it is no Markdown any more.
 */
export function document({ title, markdown }: Extract<Card, { kind: 'document' }>): Payload {
  const whole = literal(markdown.trim());
  const shown = cut(whole, MOST);
  const parts = packed(shown.split('\n'), LIMITS.text - FRAME).filter((part) => part.trim() !== '');
  return {
    text: `${escaped(title)}\n${escaped(markdown)}`,
    blocks: [
      section(bold(escaped(title))),
      ...parts.map((part) => section(`${FENCE}\n${part}\n${FENCE}`)),
      ...(shown === whole ? [] : [context(ONLY_BEGINNING)]),
    ],
  };
}
