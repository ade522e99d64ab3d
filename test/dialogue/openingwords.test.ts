// The first words of a talk's people, which tell it from others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { talksCard } from '../../src/dialogue/history.ts';
import { beginningOf } from '../../src/dialogue/openingwords.ts';
import { aTalk, opens, says } from '../talking.ts';
import { ground, played, say, searching, who } from './advised.ts';

const CASE = 'our support bot must answer from 2,000 help articles that change daily';
const BEGINNING = 'our support bot must answer from 2,000 help articles that…';

describe('the opening words of a talk', () => {
  it('are kept from its first text, and stay', () => {
    expect(searching().about).toBe(BEGINNING);
    expect(played(searching(), say('actually it is different for each user'))[0].about).toBe(BEGINNING);
  });

  it('may come after a greeting, a command or an empty opening', () => {
    for (const opening of [opens('', who()), opens('hi', who()), says('help', who())])
      expect(played(aTalk(), opening, says(CASE, who()))[0].about).toBe(BEGINNING);
  });

  it('are no short answer', () => {
    expect(played(aTalk(), opens('', who()), says('facts', who()))[0].about).toBe('');
  });

  it('are others once the talk began anew', () => {
    const [talk] = played(searching(), say('restart'), say('reports must follow our house style'));

    expect(talk.about).toBe('reports must follow our house style');
  });

  it('stand in the list of a room', () => {
    const card = talksCard([{ place: 'C1', thread: '17.5', talk: searching() }], ground);

    expect(card).toMatchObject({ talks: [{ about: BEGINNING }] });
  });
});

describe('the beginning of a text', () => {
  it('is one plain line', () => {
    expect(beginningOf('our bot\n\n  makes\tthings up ')).toBe('our bot makes things up');
  });

  it('is short and never cut through a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const beginning = beginningOf(`a b ${text}`);
        expect(beginning.length).toBeLessThanOrEqual(61);
        expect(beginning.isWellFormed() || !text.isWellFormed()).toBe(true);
      }),
    );
  });
});
