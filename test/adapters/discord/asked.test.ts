// What somebody asked by a command in a talk, as everybody there sees it.
import { expect, it } from 'vitest';
import { askedOpenly } from '../../../adapters/discord/cards/asked.ts';

it('a long question is cut between signs', () => {
  const { text } = askedOpenly('123456789012345678', `${'a'.repeat(498)}😀 and more`);

  expect(text).toBe(`<@123456789012345678> asks: ${'a'.repeat(498)}…`);
});
