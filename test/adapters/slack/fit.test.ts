// Whatever payload comes, what goes out is within Slack's limits, and what fits already stays as it is.
import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../adapters/slack/cards/elements.ts';
import { fitted } from '../../../adapters/slack/cards/fit.ts';
import { checkedBlocks } from '../../doubles/slack/blocks/validate.ts';
import { anyText } from '../cards/anytext.ts';
import { actionIdsIn } from './samples.ts';

const SEED = 20_261_126;

const plain = anyText.map((text) => ({ type: 'plain_text', text }) as const);
const mrkdwn = anyText.map((text) => ({ type: 'mrkdwn', text }) as const);
const either = fc.oneof(plain, mrkdwn);
const id = fc.oneof(
  fc.constantFrom('v1:a', 'v1:b', 'v1:c', 'v1:d', 'x'.repeat(256)),
  fc.nat(99).map((n) => `v1:n${n}`),
);
const value = fc.constantFrom('a', 'b', '', 'v'.repeat(75), 'v'.repeat(76), 'v'.repeat(2001));
const url = fc.constantFrom('https://example.org', `https://example.org/${'a'.repeat(3000)}`);
const options = fc.array(fc.record({ text: plain, value }), { maxLength: 8 });

const button = fc.record(
  { type: fc.constant('button' as const), text: plain, action_id: id, url, accessibility_label: anyText },
  { requiredKeys: ['type', 'text', 'action_id'] },
);
const menu = fc.record({
  type: fc.constant('static_select' as const),
  action_id: id,
  placeholder: plain,
  options,
});
const dots = fc.record({ type: fc.constant('overflow' as const), action_id: id, options });
const vote = fc.record({ text: plain, value: fc.constantFrom('m1-up', 'm1-down', 'v'.repeat(2001)) });
const thumbs = fc.record({
  type: fc.constant('feedback_buttons' as const),
  action_id: id,
  positive_button: vote,
  negative_button: vote,
});

const control: fc.Arbitrary<ActionsBlockElement> = fc.oneof(button, menu, dots);

const block: fc.Arbitrary<KnownBlock> = fc.oneof(
  fc.record(
    { type: fc.constant('section' as const), text: either, accessory: button },
    { requiredKeys: ['type', 'text'] },
  ),
  fc.record({
    type: fc.constant('section' as const),
    fields: fc.array(either, { maxLength: 14 }),
  }),
  fc.record({ type: fc.constant('header' as const), text: plain }),
  fc.record({ type: fc.constant('markdown' as const), text: anyText }),
  fc.record({
    type: fc.constant('context' as const),
    elements: fc.array(either, { maxLength: 14 }),
  }),
  fc.record({
    type: fc.constant('actions' as const),
    elements: fc.array(control, { maxLength: 30 }),
  }),
  fc.record({
    type: fc.constant('context_actions' as const),
    elements: fc.array(thumbs, { maxLength: 7 }),
  }),
  fc.constant({ type: 'divider' as const }),
);

const anyPayload: fc.Arbitrary<Payload> = fc.record({
  text: anyText,
  blocks: fc.array(block, { maxLength: 70, size: 'max' }),
});

const sections = (count: number, text = 'Look it up.'): KnownBlock[] =>
  Array.from({ length: count }, () => ({ type: 'section', text: { type: 'mrkdwn', text } }));

const answers: KnownBlock = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'v1:a', text: { type: 'plain_text', text: 'Yes' } }],
};

describe('any payload', () => {
  it('is within the limits afterwards, and stays so', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const once = fitted(payload);

        expect(() => checkedBlocks(once.blocks)).not.toThrow();
        expect(once.text.trim()).not.toBe('');
        expect(once.text.length).toBeLessThan(4_000);
        expect(new Set(actionIdsIn(once)).size).toBe(actionIdsIn(once).length);
        expect(fitted(once)).toEqual(once);
      }),
      // Making a payload of hundreds of texts smaller takes minutes and helps nobody: the seed tells enough.
      { seed: SEED, numRuns: 80, endOnFailure: true },
    );
  });
});

/** So many different texts, and controls. */
const texts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ type: 'plain_text', text: `Text ${index}` }) as const);
const choices = (count: number) => texts(count).map((text) => ({ text, value: text.text }));
const yes = { text: { type: 'plain_text', text: 'Yes' }, value: 'yes' } as const;

describe.each<[string, number, (count: number) => KnownBlock]>([
  ['texts of a context', 10, (count) => ({ type: 'context', elements: texts(count) })],
  ['fields of a section', 10, (count) => ({ type: 'section', fields: texts(count) })],
  [
    'buttons in a row',
    25,
    (count) => ({
      type: 'actions',
      elements: texts(count).map((text) => ({ type: 'button', text, action_id: text.text })),
    }),
  ],
  [
    'thumbs in a row',
    5,
    (count) => ({
      type: 'context_actions',
      elements: texts(count).map(({ text }) => ({
        ...{ type: 'feedback_buttons', action_id: text, positive_button: yes, negative_button: yes },
      })),
    }),
  ],
  [
    'options of a menu',
    100,
    (count) => ({ type: 'actions', elements: [{ type: 'static_select', options: choices(count) }] }),
  ],
  [
    'options behind dots',
    5,
    (count) => ({ type: 'actions', elements: [{ type: 'overflow', options: choices(count) }] }),
  ],
])('%s', (_, most, block) => {
  it(`are at most ${most}, the first ones`, () => {
    expect(fitted({ text: 'a', blocks: [block(most + 3)] }).blocks).toEqual([block(most)]);
    expect(() => checkedBlocks([block(most)])).not.toThrow();
    expect(() => checkedBlocks([block(most + 1)])).toThrow();
  });
});

describe('a payload', () => {
  it('that fits stays as it is', () => {
    const payload = { text: 'Look it up.', blocks: [...sections(49), answers] };

    expect(fitted(payload)).toEqual(payload);
  });

  it.each([
    ['too many blocks', sections(200), 48],
    ['too much text', sections(10, 'x'.repeat(3_000)), 3],
  ])('with %s says that there is more, and keeps its controls', (_, blocks, kept) => {
    const { blocks: left } = fitted({ text: 'a', blocks: [...blocks, answers] });

    expect(left.slice(0, kept)).toEqual(blocks.slice(0, kept));
    expect(JSON.stringify(left[kept])).toContain('There is more than fits');
    expect(left.slice(kept + 1)).toEqual([answers]);
  });

  it('without anything to see has a text that Slack takes', () => {
    expect(fitted({ text: ' \u200b\n', blocks: sections(2, '\u2060 ') })).toEqual({ text: '…', blocks: [] });
  });

  it('with a block that our cards do not use keeps it as it is', () => {
    const image: KnownBlock = { type: 'image', alt_text: 'a', image_url: 'https://example.org/a.png' };

    expect(fitted({ text: 'a', blocks: [image] }).blocks).toEqual([image]);
  });

  it('with the same control twice keeps the first', () => {
    expect(fitted({ text: 'a', blocks: [answers, answers] }).blocks).toEqual([answers]);
  });
});
