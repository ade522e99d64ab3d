// A question that goes on with the one before, in a thread where people also talk to one another.
import { describe, expect, it } from 'vitest';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { postsOf } from '../talking.ts';
import { played, say, searching } from './advised.ts';

const aside = (text: string): Event => ({ ...say(text, 'u2'), overheard: true }) as Event;

/** In a thread of the talk's own, after the card, a question was put to the bot and answered. */
const lookedUp = (): Talk =>
  played({ ...searching(), ours: true }, say('How many examples do we need to fine-tune?'))[0];

describe('a question that leans on the one before, not put to the bot', () => {
  it.each(['and for us?', 'and in our case?', 'also with us?'])('is answered: "%s"', (text) => {
    expect(postsOf(played(lookedUp(), aside(text))[1])).toEqual(['answer guidance']);
  });

  it.each(['really?', 'and you?', 'who told you that?', 'does the pizza come for us?'])(
    'is passed over where it may be put to anybody: "%s"',
    (text) => {
      expect(played(lookedUp(), aside(text))[1]).toEqual([]);
    },
  );

  it('is passed over in a thread that was there before, and where nothing was looked up', () => {
    expect(played({ ...lookedUp(), ours: false }, aside('and for us?'))[1]).toEqual([]);
    expect(played({ ...searching(), ours: true }, aside('and for us?'))[1]).toEqual([]);
  });
});
