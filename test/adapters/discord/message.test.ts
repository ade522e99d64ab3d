// Cards around any texts: Discord takes what comes out, nothing in it pings or formats, and every control has its own name.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { webAddress } from '../../../adapters/discord/cards/markdown.ts';
import { type DiscordMessage, render } from '../../../adapters/discord/cards/message.ts';
import { type PlainMessage, plain } from '../../../adapters/discord/cards/plain.ts';
import type { Card } from '../../../src/card.ts';
import { CARDS } from '../cards/anycards.ts';
import { objectsIn } from '../cards/objects.ts';
import { anyTexts } from './anytext.ts';
import { expectPlainTaken, expectTaken } from './checks.ts';
import { controlsOf, customIdsOf, messageOf, textsOf } from './samples.ts';

const SEED = 20_261_127;

const KINDS = Object.keys(CARDS) as Card['kind'][];

const ELSEWHERE = 'https://discord.com/channels/1/2/3';

/** As many items as a card never has, and as few. */
const anyCount = fc.constantFrom(0, 1, 2, 3, 5, 6, 12, 30, 70);

/** What was made of a card; `sources` are the addresses that it names. */
type Case = { message: DiscordMessage; short: PlainMessage; sources: string[]; tears: boolean };

const anyCase = (kind: Card['kind']): fc.Arbitrary<Case> =>
  fc
    .record({
      ...{ texts: anyTexts, many: anyCount, linked: fc.boolean(), files: fc.boolean() },
      thread: fc.constantFrom('1211111111111111111', '', null),
    })
    .map(({ texts, many, thread, linked, files }) => {
      const card = CARDS[kind](texts, many);
      const refers = { place: '1', thread: null, external: '2' };
      const links = linked ? () => ELSEWHERE : () => null;
      const sent = { ...messageOf(card, thread), refers };
      const made = { message: render(sent, links, { files }), short: plain(sent, links, { files }) };
      return {
        ...made,
        sources: objectsIn(card).flatMap(({ url }) => webAddress(typeof url === 'string' ? url : null) ?? []),
        tears: isTorn(made) && !isTorn(card),
      };
    });

/** Whether there is half a character. */
const isTorn = (value: unknown): boolean => /\\ud[89a-f]/u.test(JSON.stringify(value));

const LINK = /\[[^[\]]*\]\(([^()\s]+)\)/gu;

/** What is read as Markdown once escaped signs and preformatted blocks are taken out. */
const unescaped = (text: string): string =>
  text.replace(/^```\n[\s\S]*\n```$/gmu, '').replace(/\\[\s\S]/gu, '');

/** The same without its links. */
const active = (text: string): string => unescaped(text).replace(LINK, '');

/** The addresses that a text links to. */
const linksIn = (text: string): string[] => [...unescaped(text).matchAll(LINK)].map(([, url = '']) => url);

const textsIn = ({ message, short }: Case): string[] => [...textsOf(message), short.content];

describe.each(KINDS)('a card of kind %s around any texts', (kind) => {
  const cases: Case[] = [];

  // Made once for all that is asked of them: with the longest texts that takes a second.
  beforeAll(() => void cases.push(...fc.sample(anyCase(kind), { seed: SEED, numRuns: 60 })));

  it('is taken by Discord, with a layout and without', () => {
    for (const { message, short } of cases) {
      expectTaken(message);
      expectPlainTaken(short);
    }
  });

  it('pings nobody', () => {
    for (const { message, short } of cases)
      for (const { allowed_mentions: pings } of [message, short])
        expect(pings).toEqual({ parse: [], users: [] });
    for (const text of cases.flatMap(textsIn)) expect(text).not.toMatch(/@(?:everyone|here)|<@[!&\d]|<#\d/iu);
  });

  it('links nowhere but to its own sources and to messages', () => {
    for (const one of cases) {
      const allowed = [ELSEWHERE, ...one.sources];

      expect(
        textsIn(one)
          .flatMap(linksIn)
          .filter((url) => !allowed.includes(url)),
      ).toEqual([]);
      expect(textsIn(one).filter((text) => /[a-z]:\/\/|\[/u.test(active(text)))).toEqual([]);
    }
  });

  it('formats nothing that people wrote', () => {
    for (const text of cases.flatMap(textsIn).map(active)) {
      // Left are the marks of our own: pairs of them within a line.
      const lines = text.split('\n');
      expect(lines.filter((line) => line.split('**').length % 2 === 0)).toEqual([]);
      expect(lines.filter((line) => line.split('~~').length % 2 === 0)).toEqual([]);
      expect(text.replaceAll(/\*\*|~~|<@\d+>/gu, '')).not.toMatch(/[*_~`|<]/u);
    }
  });

  it('names every control so that it can be sent', () => {
    for (const { message } of cases) {
      const ids = customIdsOf(controlsOf(message));

      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id.length > 100 || !id.startsWith('v1:'))).toEqual([]);
    }
  });

  it('tears no character apart', () => {
    expect(cases.filter(({ tears }) => tears)).toEqual([]);
  });
});

describe('what stands without a layout', () => {
  it.each(KINDS)('of a card of kind %s holds what its texts say', (kind) => {
    const { content } = plain(messageOf(CARDS[kind](() => 'Look it up', 2)));

    expect(content).toContain('Look it up');
  });
});
