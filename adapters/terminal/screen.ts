// A place of our own, where showing is all there is to sending.
import type { Card } from '../../src/card.ts';
import type { Messenger, Sending } from '../../src/door/messenger.ts';

/**
 * Shows each card once it comes. What was on a screen before a crash may never have been seen, so a message in doubt is
 * shown again: here twice is better than never.
 */
export function screen(show: (card: Card) => void): Messenger {
  return {
    can: () => ({ edit: false, find: true }),
    async post({ id, card }) {
      show(card);
      return { kind: 'sent', external: id };
    },
    edit: async (): Promise<Sending> => ({ kind: 'refused', reason: 'what is on a screen stays' }),
    find: async () => ({ kind: 'absent' }),
    whisper: ({ card }) => show(card),
  };
}
