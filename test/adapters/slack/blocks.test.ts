// Cards around any texts: Slack takes what comes out, nothing in it pings, and every control has a name of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import type { Payload } from '../../../adapters/slack/cards/elements.ts';
import type { Card } from '../../../src/card.ts';
import { checkedBlocks } from '../../doubles/slack/blocks/validate.ts';
import { CARDS } from '../cards/anycards.ts';
import { anyText, textsFrom } from '../cards/anytext.ts';
import { objectsIn } from '../cards/objects.ts';
import { actionIdsIn, messageOf } from './samples.ts';

const SEED = 20_261_125;

const KINDS = Object.keys(CARDS) as Card['kind'][];

/** Slack's own limit where a long text is parted into several messages. */
const LONGEST_TEXT = 4_000;

/** As many items as a card never has, and as few. */
const anyCount = fc.constantFrom(0, 1, 2, 3, 5, 6, 12, 70);

function forAnyCard(kind: Card['kind'], check: (payload: Payload, card: Card) => void): void {
  fc.assert(
    fc.property(textsFrom(anyText), anyCount, fc.constantFrom('1.2', '', null), (texts, many, thread) => {
      const card = CARDS[kind](texts, many);
      check(blocksOf(messageOf(card, thread)), card);
    }),
    // Cards of megabytes would be made smaller for ever.
    { seed: SEED, numRuns: 60, endOnFailure: true },
  );
}

/** All texts that Slack reads as markup: of the blocks, and the fallback. */
function markupIn({ text, blocks }: Payload): string[] {
  const texts = objectsIn(blocks).filter(({ type }) => type === 'mrkdwn');
  return [text, ...texts.map((one) => String(one.text))];
}

/** What stands in angle brackets: Slack takes it for a ping or a link. */
const tokensIn = (payload: Payload): string[] =>
  markupIn(payload).flatMap((text) => text.match(/<[^>]*>?/gu) ?? []);

/** The people and addresses that a card itself names, besides what its texts say. */
function allowedIn(card: Card): string[] {
  const values = objectsIn(card);
  const people = values
    .flatMap(({ by, owner }) => [by, owner])
    .flatMap((person) => (typeof person === 'string' ? [`<@${person}>`] : []));
  const urls = values.flatMap(({ url }) =>
    typeof url === 'string' && URL.canParse(url) ? [new URL(url)] : [],
  );
  return [
    ...people,
    ...urls
      .filter(({ protocol }) => protocol.startsWith('http'))
      .map(({ href }) => `<${href.replaceAll('&', '&amp;').replaceAll('|', '%7C')}|`),
  ];
}

describe.each(KINDS)('a card of kind %s around any texts', (kind) => {
  it('is taken by Slack', () => {
    forAnyCard(kind, ({ text, blocks }) => {
      expect(() => checkedBlocks(blocks)).not.toThrow();
      expect(text.trim()).not.toBe('');
      expect(text.length).toBeLessThan(LONGEST_TEXT);
    });
  });

  it('pings nobody and links nowhere but to its own sources', () => {
    forAnyCard(kind, (payload, card) => {
      const allowed = allowedIn(card);

      expect(tokensIn(payload).filter((token) => !allowed.some((one) => token.startsWith(one)))).toEqual([]);
      for (const text of markupIn(payload))
        expect(text.replace(/<[^>]*>|^```[\s\S]*```$/gu, '')).not.toMatch(
          /(?<![\p{L}\p{N}_])[@#][\p{L}\p{N}_]/u,
        );
    });
  });

  it('leaves no plain text to be looked through for links and names', () => {
    forAnyCard(kind, ({ blocks }) => {
      expect(
        objectsIn(blocks).filter(({ type, verbatim }) => type === 'mrkdwn' && verbatim !== true),
      ).toEqual([]);
    });
  });

  it('names every control once, and so that it can be sent', () => {
    forAnyCard(kind, (payload) => {
      const ids = actionIdsIn(payload);

      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id.length > 255)).toEqual([]);
    });
  });

  it('tears no character apart', () => {
    const torn = (value: unknown): boolean => /\\ud[89a-f]/u.test(JSON.stringify(value));

    forAnyCard(kind, (payload, card) => {
      expect(torn(payload) && !torn(card)).toBe(false);
    });
  });
});

describe('the fallback text', () => {
  it.each(KINDS)('of a card of kind %s holds what its texts say', (kind) => {
    const payload = blocksOf(messageOf(CARDS[kind](() => 'Look it up', 2)));

    expect(payload.text).toContain('Look it up');
  });
});
