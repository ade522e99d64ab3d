// The small windows are taken by Slack, and bring back what they were opened for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  INPUT,
  REASON_MODAL,
  reasonModal,
  WORDS_MODAL,
  wordsModal,
} from '../../../adapters/slack/cards/modals.ts';
import { checkedView } from '../../doubles/slack/blocks/validate.ts';
import { anyText } from '../cards/anytext.ts';
import { objectsIn } from '../cards/objects.ts';

const WORDS = { talk: 'talk1', question: 'corpus', channel: 'C1', thread: '1.2' };
const REASON = { talk: 'talk1', message: 'm1', channel: 'C1', thread: null };

describe('the window for own words', () => {
  it('asks the question and must be filled', () => {
    const view = wordsModal(WORDS, 'How much text?');

    expect(view.callback_id).toBe(WORDS_MODAL);
    expect(view.blocks).toMatchObject([{ label: { text: 'How much text?' }, optional: false }]);
  });

  it('is taken by Slack whatever the question', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(() => checkedView(wordsModal(WORDS, text), 'modal')).not.toThrow();
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('the window for the reason', () => {
  it('may be sent empty, and is taken by Slack', () => {
    const view = reasonModal(REASON);

    expect(view.callback_id).toBe(REASON_MODAL);
    expect(view.blocks).toMatchObject([{ optional: true }]);
    expect(() => checkedView(view, 'modal')).not.toThrow();
  });
});

describe.each([
  ['own words', wordsModal(WORDS, 'How much text?'), WORDS],
  ['the reason', reasonModal(REASON), REASON],
])('the window for %s', (_, view, kept) => {
  it('keeps what it was opened for', () => {
    expect(JSON.parse(view.private_metadata ?? '')).toEqual(kept);
  });

  it('names its one input', () => {
    expect(objectsIn(view.blocks)).toContainEqual(
      expect.objectContaining({ type: 'plain_text_input', action_id: INPUT.action }),
    );
    expect(view.blocks).toMatchObject([{ block_id: INPUT.block }]);
  });
});
