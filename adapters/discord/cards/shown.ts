// A card of any kind as what Discord shows.
import type { Message } from '../../../src/door/messenger.ts';
import { answer } from './answer.ts';
import { checkIn, difference, holds } from './checkin.ts';
import { digest } from './digest.ts';
import { document, documentAsText } from './document.ts';
import type { Shown } from './elements.ts';
import type { Links } from './links.ts';
import { list } from './list.ts';
import { progress } from './progress.ts';
import { question } from './question.ts';
import { recommendation } from './recommendation.ts';
import { closed, notice, opening, replaced } from './shortcards.ts';
import { talks } from './talks.ts';
import { understood } from './understood.ts';

/** `files`: whether files may go with a message in that place. Not yet within the limits. */
export function shownOf(message: Message, links: Links, files: boolean): Shown {
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
      return replaced(card, message, links);
    case 'document':
      return files ? document(card) : documentAsText(card);
    case 'check-in':
      return checkIn(card, message, links);
    case 'holds':
      return holds(card);
    case 'difference':
      return difference(card, message, links);
    case 'digest':
      return digest(card, message, links);
    case 'progress':
      return progress(card);
    case 'talks':
      return talks(card, links);
    default:
      return card satisfies never;
  }
}
