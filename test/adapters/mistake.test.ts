// What is our own fault ends a message with its reason; what the network did may be tried again.
import { expect, it } from 'vitest';
import { isMistake } from '../../adapters/chat/mistake.ts';

it.each<[string, unknown, boolean]>([
  ['a renderer that meets what it does not know', new TypeError('x is not a function'), true],
  ['a number out of bounds', new RangeError('invalid'), true],
  ['a fetch that failed', new TypeError('fetch failed', { cause: new Error('ECONNRESET') }), false],
  ['an argument that the platform refused', Object.assign(new TypeError('bad'), { code: 'X' }), false],
  ['any other error', new Error('socket hang up'), false],
  ['something that is no error', 'x', false],
])('%s', (_, thrown, ours) => {
  expect(isMistake(thrown)).toBe(ours);
});
