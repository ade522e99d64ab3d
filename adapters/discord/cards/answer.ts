// An answer: the opening sentences, what they rest on, and what others found.
import type { Card, Reference } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { answerInShort } from '../../cards/answerinshort.ts';
import { isRatable } from '../../cards/ratable.ts';
import { actionId } from '../../chat/control.ts';
import { outsideFigures, SEE_ALSO, WORDED, whomItFollows } from '../../wording.ts';
import { actions, button, feedback, type Shown, text } from './elements.ts';
import { figureLine } from './figureline.ts';
import { bold, escaped, link, quoted, small } from './markdown.ts';

export function answer(card: Extract<Card, { kind: 'answer' }>, message: Message): Shown {
  const { citations, evidence, worded, further = [] } = card;
  const buttons = [
    ...(citations.length > 0 ? [button('What I read', actionId('read', message.talk))] : []),
    ...(isRatable(card) ? feedback(message) : []),
  ];
  return {
    text: answerInShort(card, escaped),
    parts: [
      text(escaped(card.text)),
      ...(worded ? [text(small(WORDED))] : []),
      ...citations.map((citation) => text(`${quoted(escaped(citation.quote))}\n${small(whence(citation))}`)),
      ...outsideFigures(evidence).map((figure) => text(figureLine(figure))),
      ...further.map((one) => text(small(`${SEE_ALSO}: ${whence(one)}`))),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
    ],
  };
}

/** The passage and whom it follows; the source is a link where it has an address. */
function whence(citation: Reference): string {
  const whom = whomItFollows(citation);
  return `${bold(escaped(citation.title))} · ${link(whom, citation.url) ?? escaped(whom)}`;
}
