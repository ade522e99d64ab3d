// The name of a talk's thread, whatever somebody said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank } from '../../../adapters/cards/blank.ts';
import { NO_NAME, threadName } from '../../../adapters/discord/threads.ts';
import { anyText } from './anytext.ts';

describe('the name of a thread', () => {
  it('is what somebody said, in one line', () => {
    expect(threadName('  Our bot\n makes things   up ')).toBe('Our bot makes things up');
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t\u3000'],
    ['spaces of no width', '\u200b\u2060\ufeff'],
    ['a hyphen that is not shown', '\u00ad'],
    ['an empty sign of Braille', '\u2800'],
    ['a letter that fills', '\u3164'],
    ['a variation of nothing', '\ufe0f'],
    ['signs of direction', '\u202e\u2066\u200f'],
  ])('is a neutral one where nothing of it would be seen: %s', (_, said) => {
    expect(threadName(said)).toBe(NO_NAME);
  });

  it('turns no direction', () => {
    expect(threadName('\u202eevil')).toBe('evil');
  });

  it('is seen, and as long as Discord takes it, with no sign torn apart', () => {
    fc.assert(
      fc.property(anyText, (said) => {
        const name = threadName(said);

        expect(isBlank(name)).toBe(false);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name.isWellFormed() || !said.isWellFormed()).toBe(true);
      }),
    );
  });
});
