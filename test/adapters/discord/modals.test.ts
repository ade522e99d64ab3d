// The small windows are taken by Discord, and say in their name what they were opened for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateModal, INPUT, reasonModal, wordsModal } from '../../../adapters/discord/cards/modals.ts';
import { objectsIn } from '../cards/objects.ts';
import { anyText } from './anytext.ts';
import { expectWindowTaken } from './checks.ts';

/** The longest ids that there are. */
const TALK = '1111111111111111111.AZqpXkRBAZqpXkRBAZqpXkRB';
const MESSAGE = 'AZqpXkRBAZqpXkRBAZqpXkRBA';

describe('the window for own words', () => {
  it('asks the question and must be filled', () => {
    const { custom_id: id, components } = wordsModal({ talk: TALK, question: 'corpus' }, 'How much *text*?');

    expect(id).toBe(`v1:words:${TALK}:corpus`);
    expect(components).toMatchObject([
      { content: 'How much \\*text\\*?' },
      { label: 'Your answer', component: { required: true, max_length: 4_000 } },
    ]);
  });

  it('is taken by Discord whatever the question', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectWindowTaken(wordsModal({ talk: TALK, question: 'corpus' }, text));
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('the window for the reason', () => {
  it('may be sent empty', () => {
    const { custom_id: id, components } = reasonModal({ talk: TALK, message: MESSAGE });

    expect(id).toBe(`v1:reason:${TALK}:${MESSAGE}`);
    expect(components).toMatchObject([{ component: { required: false } }]);
  });
});

describe('the window for a date', () => {
  it('takes one line', () => {
    const { custom_id: id, components } = dateModal({ talk: TALK });

    expect(id).toBe(`v1:when:${TALK}`);
    expect(components).toMatchObject([{ component: { style: 1, required: true } }]);
  });
});

describe.each([
  ['own words', wordsModal({ talk: TALK, question: 'corpus' }, 'How much text?')],
  ['the reason', reasonModal({ talk: TALK, message: MESSAGE })],
  ['a date', dateModal({ talk: TALK })],
])('the window for %s', (_, window) => {
  it('is taken by Discord', () => {
    expectWindowTaken(window);
  });

  it('names its one input', () => {
    expect(
      objectsIn(window.components).flatMap(({ custom_id: id }) => (id === undefined ? [] : [id])),
    ).toEqual([INPUT]);
  });
});
