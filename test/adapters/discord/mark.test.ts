// The number by which a message is found again: the same for the same id, in range, at the first text and nowhere else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf } from '../../../adapters/discord/cards/mark.ts';
import { render } from '../../../adapters/discord/cards/message.ts';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import type { Card } from '../../../src/card.ts';
import { CARDS } from '../cards/anycards.ts';
import { objectsIn } from '../cards/objects.ts';
import { messageOf, partsOf } from './samples.ts';

const HIGHEST = 2 ** 31 - 1;
const KINDS = Object.keys(CARDS) as Card['kind'][];

const marksIn = (value: unknown): unknown[] =>
  objectsIn(value).flatMap(({ type, id }) => (typeof type === 'number' && id !== undefined ? [id] : []));

describe('the mark of an id', () => {
  it('is a number that Discord takes', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const mark = markOf(id);

        expect(Number.isInteger(mark) && mark >= 1 && mark <= HIGHEST).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('stays what it is, since messages of years ago carry it', () => {
    expect([markOf('m1'), markOf('m2')]).toMatchInlineSnapshot(`
      [
        1242428107,
        700560010,
      ]
    `);
  });

  it('tells ids apart that are nearly the same', () => {
    const marks = Array.from({ length: 1_000 }, (_, index) => markOf(`AZqpXkRB${index}`));

    expect(new Set(marks).size).toBe(marks.length);
  });
});

describe.each(KINDS)('a message with a card of kind %s', (kind) => {
  const message = messageOf(CARDS[kind](() => 'Look it up', 2));

  it('carries its mark at its first text only', () => {
    const { components } = render(message);
    const [first] = objectsIn(partsOf(render(message))).filter(({ content }) => content !== undefined);

    expect(marksIn(components)).toEqual([markOf('m1')]);
    expect(first?.id).toBe(markOf('m1'));
  });

  it('carries it at its first row where there is no layout', () => {
    const { components } = plain(message);

    expect(marksIn(components)).toEqual(components.length === 0 ? [] : [markOf('m1')]);
  });
});
