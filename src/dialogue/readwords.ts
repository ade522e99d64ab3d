// What the dialogue says about words that it cannot take as an answer, and about itself.
import type { Card } from '../card.ts';
import { notice } from './words.ts';

export const ENGLISH_ONLY = notice(
  'english-only',
  'I only understand English so far. Choose an answer below, or write it in English.',
);
export const ENGLISH_AFTER_CARD = notice(
  'english-only',
  'I only understand English so far. Please write it in English.',
);
export const CARD_BEFORE_DATE = notice(
  'card-before-date',
  'First the recommendation. It comes with a date, and then you can name another.',
);
export const HOW_MANY_PAGES = notice(
  'how-many-pages',
  'Files can be short or long. About how many pages is that in all? "60 files of 20 pages each" tells me, too.',
);
export const WHAT_I_AM = notice(
  'what-i-am',
  'I am Whichway, a set of fixed rules for one decision, and nobody types my answers. Where a language model is set up it helps me to read and to word; it decides nothing.',
);
export const WHO_READS = notice(
  'who-reads',
  'Everybody who can open the place where we talk: in a thread or channel all who are in it, in a direct message only you. Whoever runs me can read what is stored, and where they set up a language model, its server gets what I ask it.',
);
export const CODE_BESIDE = notice(
  'code-beside',
  'Let code do the sums and actions, through a tool call beside this. My advice stays about the rest.',
);
/** Somebody is done for now. `when` we come back; undefined where we do not. */
export function goodbye(when: string | undefined): Card {
  return notice(
    'goodbye',
    when === undefined ? 'Good. I am here when you need me.' : `Good. I come back: ${when}.`,
  );
}
