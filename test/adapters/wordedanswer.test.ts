// An answer that a model put into words says so on every platform, and no other answer does.
import { describe, expect, it } from 'vitest';
import { render as inDiscord } from '../../adapters/discord/cards/message.ts';
import { blocksOf } from '../../adapters/slack/cards/blocks.ts';
import { render as inTerminal, WIDEST } from '../../adapters/terminal/render.ts';
import { SEE_ALSO, WORDED, whomItFollows } from '../../adapters/wording.ts';
import type { Card } from '../../src/card.ts';
import type { Message } from '../../src/door/messenger.ts';
import { CITATION } from './cards/examples.ts';

const { quote: _, ...OTHER } = CITATION;

const ANSWER: Extract<Card, { kind: 'answer' }> = {
  ...{ kind: 'answer', about: 'guidance', text: 'Count on hundreds.', citations: [CITATION], evidence: [] },
};

/** As far as no sign in it is escaped. */
const [SOURCE = ''] = whomItFollows(CITATION).split('"');

const messageOf = (card: Card): Message => ({
  ...{ id: 'm1', tenant: 'T1', talk: 'talk1', place: 'C1', thread: '1', card, refers: null },
});

/** All that is shown, on one line. */
const SHOWN: Readonly<Record<string, (card: Card) => string>> = {
  'the blocks in Slack': (card) => JSON.stringify(blocksOf(messageOf(card)).blocks),
  'the text in Slack that is read aloud': (card) => blocksOf(messageOf(card)).text,
  Discord: (card) => JSON.stringify(inDiscord(messageOf(card))),
  'a terminal': (card) => inTerminal(card, { colour: false, width: WIDEST }).replaceAll(/\s+/gu, ' '),
};

describe.each(Object.entries(SHOWN))('%s', (_, shown) => {
  it('shows the line between the words and their sources', () => {
    const text = shown({ ...ANSWER, worded: true });

    expect(text.split(WORDED)).toHaveLength(2);
    expect(text.indexOf(WORDED)).toBeGreaterThan(text.indexOf(ANSWER.text));
    expect(text.slice(text.indexOf(WORDED))).toContain(SOURCE);
  });

  it('sets apart what the words do not rest on', () => {
    const further = [{ ...OTHER, section: null, source: 'A paper on caching' }];

    const text = shown({ ...ANSWER, worded: true, further });

    expect(text.split(SEE_ALSO)).toHaveLength(2);
    expect(text.indexOf(SEE_ALSO)).toBeGreaterThan(text.indexOf(SOURCE));
    expect(text.split(SEE_ALSO)[1]).toContain('A paper on caching');
    expect(text.split(SEE_ALSO)[0]).not.toContain('A paper on caching');
    expect(text.split(CITATION.quote)).toHaveLength(2);
    expect(shown({ ...ANSWER, worded: true })).not.toContain(SEE_ALSO);
  });

  it('shows none where the words are our own', () => {
    expect(shown(ANSWER)).toContain(ANSWER.text);
    expect(shown(ANSWER)).not.toContain('language model');
  });
});
