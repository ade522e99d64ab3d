// A card as Slack shows it: pure, and within Slack's limits.
import type { Message } from '../../../src/door/messenger.ts';
import { answer } from './answer.ts';
import { checkIn, difference, holds } from './checkin.ts';
import { document } from './document.ts';
import type { Payload } from './elements.ts';
import { fitted } from './fit.ts';
import { list } from './list.ts';
import { question } from './question.ts';
import { recommendation } from './recommendation.ts';
import { closed, notice, opening, replaced } from './shortcards.ts';
import { understood } from './understood.ts';

/**
 * The blocks of a message, and the text that notifications show and screen readers read: it says by itself what the
 * blocks say, in short, and is never empty. Never throws on a card of a kind that it knows.
 */
export function blocksOf(message: Message): Payload {
  return fitted(rendered(message));
}

function rendered(message: Message): Payload {
  const { card } = message;
  switch (card.kind) {
    case 'notice':
      return notice(card);
    case 'understood':
      return understood(card, message);
    case 'question':
      return question(card, message);
    case 'recommendation':
      return recommendation(card, message);
    case 'answer':
      return answer(card, message);
    case 'list':
      return list(card);
    case 'opening':
      return opening(card, message);
    case 'closed':
      return closed(card);
    case 'replaced':
      return replaced(card);
    case 'document':
      return document(card);
    case 'check-in':
      return checkIn(card, message);
    case 'holds':
      return holds(card);
    case 'difference':
      return difference(card, message);
    default:
      return card satisfies never;
  }
}
