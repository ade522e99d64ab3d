// Where texts stand that people read in what is sent to Discord, and how long each may be.
import type { Room } from '../../cards/say.ts';
import { LIMITS } from './limits.ts';

/** For `said`, of a card as it is shown. Files stay as they are. */
export const textRoom: Room = (name, { parts }, within) => {
  switch (name) {
    case 'content':
      return LIMITS.text;
    case 'label':
      return within.includes('options') ? LIMITS.option : LIMITS.button;
    case 'placeholder':
      return LIMITS.placeholder;
    case 'description':
      return LIMITS.description;
    case 'text':
      // The short form of the whole card.
      return Array.isArray(parts) ? LIMITS.text : undefined;
    default:
      return undefined;
  }
};
