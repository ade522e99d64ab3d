// Without a layout: one text that says the same in short, and the controls that are needed most.
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import type { Card } from '../../../src/card.ts';
import { CARDS } from '../cards/anycards.ts';
import { expectPlainTaken } from './checks.ts';
import { customIdsOf, messageOf } from './samples.ts';

const anna = '123456789012345678';

/** The controls, row by row. */
const rowsOf = (card: Card): string[][] =>
  plain(messageOf(card)).components.map(({ components }) => customIdsOf(components));

const LINES: Card = {
  ...{ kind: 'check-in', asked: 'thread', over: false, moved: undefined, mention: anna },
  ...{ verdict: 'Search now.', since: '2026-11-23', late: undefined, stillMatters: true },
  items: Array.from({ length: 6 }, (_, index) => ({
    ...{ id: `s-${index}`, text: `Line ${index}`, chosen: index === 0 ? 'done' : undefined },
    options: [
      { id: 'done', label: 'Done' },
      { id: 'dropped', label: 'Dropped' },
    ],
  })),
};

describe('a message without a layout', () => {
  it('shows no pictures of what links lead to', () => {
    expect(plain(messageOf(LINES)).flags).toBe(MessageFlags.SuppressEmbeds);
  });

  it('asks the open lines of a check-in by menus that say which, and says that there is more', () => {
    const { content, components } = plain(messageOf(LINES));

    expect(
      components.map((row) => row.components.map((one) => 'placeholder' in one && one.placeholder)),
    ).toEqual([
      [false, false, false, false, false],
      ...[2, 3, 4, 5].map((number) => [`${number}. Line ${number - 1}`]),
    ]);
    expect(rowsOf(LINES)[0]).toContain('v1:conclude:talk1');
    expect(content).toMatch(/1\. Line 0 Done\n2\. Line 1\n/u);
    expect(content).toMatch(
      /\n-# There is more than fits into one message\. Ask for the part that you need\.$/u,
    );
  });

  it('tells whom it is for', () => {
    const message = plain(messageOf(LINES));

    expect(message.content).toMatch(new RegExp(`^<@${anna}>\nOn `, 'u'));
    expect(message.allowed_mentions).toEqual({ parse: [], users: [anna] });
  });

  it('names what a button changes or asks', () => {
    const labels = (card: Card): unknown[] =>
      plain(messageOf(card)).components.flatMap(({ components }) =>
        components.map((one) => 'label' in one && one.label),
      );

    expect(labels(CARDS.understood(() => 'Amount of text', 2))).toEqual([
      'Change: Amount of text',
      'Change: Amount of text',
    ]);
    expect(labels(CARDS.digest(() => 'Search now.', 3))).toEqual(['Ask 1', 'Ask 2', 'Ask 3']);
  });

  it('of a long text keeps the beginning, and says that there is more', () => {
    const message = plain(messageOf({ kind: 'notice', about: 'a', text: 'Look it up. '.repeat(300) }));

    expect(message.content).toMatch(/^Look it up\. .*…\n-# There is more/u);
    expectPlainTaken(message);
  });

  it('without anything to say is three dots', () => {
    expect(plain(messageOf({ kind: 'notice', about: 'a', text: ' ' })).content).toBe('…');
  });

  it('takes a document along, or says it', () => {
    const card: Card = { kind: 'document', about: 'a', title: 'Record', name: 'a.md', markdown: '# Search' };

    expect(plain(messageOf(card))).toMatchObject({
      content: 'Record',
      files: [{ name: 'a.md', text: '# Search' }],
    });
    expect(plain(messageOf(card), undefined, { files: false })).not.toHaveProperty('files');
    expect(plain(messageOf(card), undefined, { files: false }).content).toBe('Record\n\\# Search');
  });
});
