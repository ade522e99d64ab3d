// Any JSON in any reader: it reads something or nothing, and never throws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Body } from '../../../adapters/slack/connection/kind.ts';
import { kindOf } from '../../../adapters/slack/connection/kind.ts';
import {
  readAction,
  readLeaving,
  readMessage,
  readShortcut,
  tenantOf,
} from '../../../adapters/slack/read.ts';
import { readCommand, readWindow } from '../../../adapters/slack/readcommand.ts';
import { LONGEST, names, plainText } from '../../../adapters/slack/text.ts';
import { anyBody, mutated } from '../../slack/mutated.ts';
import { anyText } from '../cards/anytext.ts';
import { BOT, commandOf, eventOf, pressOf, shortcutOf, windowOf } from './payloads.ts';

const READERS: Readonly<Record<string, (body: Body) => unknown>> = {
  messages: (body) => readMessage(body, BOT),
  presses: readAction,
  shortcuts: (body) => readShortcut(body, BOT),
  commands: (body) => readCommand(body, BOT),
  windows: readWindow,
  farewells: readLeaving,
  tenants: tenantOf,
  kinds: kindOf,
};

const WHOLE = [
  ...[
    eventOf({ text: `<@${BOT}> hello` }),
    pressOf({ action_id: 'v1:plan:talk' }),
    shortcutOf(),
    commandOf(),
  ],
  windowOf({ callback_id: 'v1:words', private_metadata: '{}', state: { values: {} } }),
];

describe.each(Object.keys(READERS))('the reader of %s', (name) => {
  it('takes everything', () => {
    fc.assert(
      fc.property(fc.oneof(anyBody, mutated(WHOLE)), (body) => {
        READERS[name]?.(body);
      }),
      { numRuns: 500 },
    );
  });
});

describe('texts', () => {
  it('become plain without a token of Slack, whatever they hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        fc.pre(escaped.length <= LONGEST);
        expect(plainText(escaped, BOT)).toBe(text.replaceAll(/[^\S\n]+/gu, ' ').trim());
        expect(names(plainText(`<@${BOT}> ${text}`, BOT), BOT)).toBe(false);
      }),
    );
  });

  it('end where Slack itself would have ended them', () => {
    expect(plainText('a'.repeat(LONGEST + 1), BOT)).toBe('a'.repeat(LONGEST));
  });

  it('are plain in no time, however many signs they hold', () => {
    const begun = performance.now();
    plainText('<'.repeat(100_000), BOT);
    plainText('<@'.repeat(50_000), BOT);
    plainText(`<${'|'.repeat(100_000)}`, BOT);

    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
