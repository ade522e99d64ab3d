// A card as Slack shows it: pure, and within Slack's limits.
import type { Message } from '../../../src/door/messenger.ts';
import { AS_WRITTEN, type Say, said } from '../../cards/say.ts';
import { answer } from './answer.ts';
import { checkIn, difference, holds } from './checkin.ts';
import { digest } from './digest.ts';
import { document } from './document.ts';
import type { Payload } from './elements.ts';
import { fitted } from './fit.ts';
import { list } from './list.ts';
import { progress } from './progress.ts';
import { question } from './question.ts';
import { recommendation } from './recommendation.ts';
import { closed, notice, opening, replaced } from './shortcards.ts';
import { talks } from './talks.ts';
import { textRoom } from './texts.ts';
import { understood } from './understood.ts';

/**
 * The blocks of a message, and the text that notifications show and screen readers read: it says by itself what the
 * blocks say, in short, and is never empty. `web` is the workspace's address, for links to other messages; `say` puts its texts into another
 * language. Never throws
 * on a card of a kind that it knows.
 */
export function blocksOf(message: Message, web?: string, say: Say = AS_WRITTEN): Payload {
  return fitted(said(rendered(message, web), textRoom, say));
}

function rendered(message: Message, web: string | undefined): Payload {
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
      return replaced(card, message, web);
    case 'document':
      return document(card);
    case 'check-in':
      return checkIn(card, message, web);
    case 'holds':
      return holds(card);
    case 'difference':
      return difference(card, message, web);
    case 'digest':
      return digest(card, message, web);
    case 'progress':
      return progress(card);
    case 'talks':
      return talks(card, web);
    default:
      return card satisfies never;
  }
}
