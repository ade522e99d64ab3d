// An answer: the opening sentences, what they rest on, and what others found.
import type { Card, Reference } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { answerInShort } from '../../cards/answerinshort.ts';
import { isRatable } from '../../cards/ratable.ts';
import { actionId } from '../../chat/control.ts';
import { outsideFigures, SEE_ALSO, WORDED, whomItFollows } from '../../wording.ts';
import { actions, button, context, feedback, type Payload, section } from './elements.ts';
import { figureLine } from './figureline.ts';
import { bold, escaped, link, quoted } from './mrkdwn.ts';

export function answer(card: Extract<Card, { kind: 'answer' }>, message: Message): Payload {
  const { text, citations, evidence, worded, further = [] } = card;
  return {
    text: answerInShort(card, escaped),
    blocks: [
      section(escaped(text)),
      ...(worded ? [context(WORDED)] : []),
      ...citations.flatMap((citation) => [
        section(quoted(escaped(citation.quote))),
        context(whence(citation)),
      ]),
      ...outsideFigures(evidence).map((figure) => context(figureLine(figure))),
      ...further.map((one) => context(`${SEE_ALSO}: ${whence(one)}`)),
      ...(citations.length > 0 ? [actions(button('What I read', actionId('read', message.talk)))] : []),
      ...(isRatable(card) ? [feedback(message)] : []),
    ],
  };
}

/** The passage and whom it follows; the source is a link where it has an address. */
function whence(citation: Reference): string {
  const whom = escaped(whomItFollows(citation));
  return `${bold(escaped(citation.title))} · ${link(whom, citation.url) ?? whom}`;
}
