// Block Kit as the double checks it: at every limit and one beyond, and what may stand where.
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { LIMIT } from './blocks/limits.ts';
import { storedBlocks } from './blocks/stored.ts';
import { checkedBlocks, checkedView } from './blocks/validate.ts';
import { Refusal } from './refusal.ts';

const x = (length: number): string => 'x'.repeat(length);
const plain = (text: unknown) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (more: Json): Json => ({ type: 'section', ...more });
const button = (more: Json = {}): Json => ({ type: 'button', text: plain('go'), ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const options = (count: number): Json[] =>
  Array.from({ length: count }, (_, index) => ({ text: plain('one'), value: `v${index}` }));
const times = (count: number, block: Json): Json[] => Array.from({ length: count }, () => ({ ...block }));
const confirm = (more: Json = {}): Json => ({
  ...{ title: plain('Sure?'), text: mrkdwn('It goes'), confirm: plain('Yes'), deny: plain('No') },
  ...more,
});
const input = (more: Json = {}): Json => ({
  ...{ type: 'input', label: plain('Note'), element: { type: 'plain_text_input', action_id: 'a' } },
  ...more,
});
const modal = (more: Json = {}): Json => ({
  ...{ type: 'modal', title: plain('A form'), submit: plain('Send'), blocks: [input()] },
  ...more,
});

/** What Slack would say: undefined where it takes them, else the error or the first fault with its place. */
function verdict(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { errors } = thrown.more;
    return Array.isArray(errors) ? `${thrown.error}: ${errors.join('; ')}` : thrown.error;
  }
}
const ofMessage = (...blocks: unknown[]) => verdict(() => checkedBlocks(blocks));

describe('at the limit it is taken, one beyond it is not', () => {
  const LIMITS: readonly [string, number, (size: number) => Json[]][] = [
    ['blocks', LIMIT.blocks, (size) => times(size, { type: 'divider' })],
    ['section text', LIMIT.text, (size) => [section({ text: mrkdwn(x(size)) })]],
    ['fields', LIMIT.sectionFields, (size) => [section({ fields: times(size, mrkdwn('f')) })]],
    ['field', LIMIT.sectionField, (size) => [section({ fields: [plain(x(size))] })]],
    ['header', LIMIT.header, (size) => [{ type: 'header', text: plain(x(size)) }]],
    ['actions', LIMIT.actions, (size) => [actions(...times(size, button()))]],
    ['button text', LIMIT.buttonText, (size) => [actions(button({ text: plain(x(size)) }))]],
    ['button value', LIMIT.buttonValue, (size) => [actions(button({ value: x(size) }))]],
    ['button url', LIMIT.url, (size) => [actions(button({ url: x(size) }))]],
    ['action_id', LIMIT.id, (size) => [actions(button({ action_id: x(size) }))]],
    ['block_id', LIMIT.id, (size) => [{ type: 'divider', block_id: x(size) }]],
    ['context', LIMIT.context, (size) => [{ type: 'context', elements: times(size, mrkdwn('c')) }]],
    ['options', LIMIT.options, (size) => [actions({ type: 'static_select', options: options(size) })]],
    [
      'option text',
      LIMIT.option,
      (size) => [actions({ type: 'static_select', options: [{ text: plain(x(size)), value: 'v' }] })],
    ],
    ['overflow', LIMIT.overflow, (size) => [actions({ type: 'overflow', options: options(size) })]],
    ['radio buttons', LIMIT.choices, (size) => [actions({ type: 'radio_buttons', options: options(size) })]],
    [
      'placeholder',
      LIMIT.placeholder,
      (size) => [actions({ type: 'users_select', placeholder: plain(x(size)) })],
    ],
    ['markdown', LIMIT.markdown, (size) => [{ type: 'markdown', text: x(size) }]],
    [
      'confirm title',
      LIMIT.confirmTitle,
      (size) => [actions(button({ confirm: confirm({ title: plain(x(size)) }) }))],
    ],
    [
      'confirm text',
      LIMIT.confirmText,
      (size) => [actions(button({ confirm: confirm({ text: plain(x(size)) }) }))],
    ],
    [
      'confirm button',
      LIMIT.confirmButton,
      (size) => [actions(button({ confirm: confirm({ deny: plain(x(size)) }) }))],
    ],
    ['alt text', LIMIT.altText, (size) => [{ type: 'image', image_url: 'https://a', alt_text: x(size) }]],
    ['card body', LIMIT.cardBody, (size) => [{ type: 'card', body: mrkdwn(x(size)) }]],
  ];

  it.each(LIMITS)('%s: %i', (_, limit, blocks) => {
    expect(ofMessage(...blocks(limit))).toBeUndefined();
    expect(ofMessage(...blocks(limit + 1))).toMatch(
      /^invalid_blocks: .*(?:must be less than \d+ characters|no more than \d+ items allowed)/u,
    );
  });

  it('five controls in a context, not six', () => {
    const icon = { type: 'icon_button', icon: 'trash', text: plain('Away') };
    const block = (count: number): Json => ({ type: 'context_actions', elements: times(count, icon) });

    expect(ofMessage(block(LIMIT.contextActions))).toBeUndefined();
    expect(ofMessage(block(LIMIT.contextActions + 1))).toMatch(/no more than 5 items/u);
  });

  it('markdown counts over all blocks, and so do all texts', () => {
    const markdown = (size: number): Json => ({ type: 'markdown', text: x(size) });

    expect(ofMessage(markdown(6000), markdown(6000))).toBeUndefined();
    expect(ofMessage(markdown(6000), markdown(6001))).toMatch(/^invalid_blocks: markdown/u);
    expect(ofMessage(...times(4, section({ text: plain(x(3000)) })))).toBeUndefined();
    expect(ofMessage(...times(4, section({ text: plain(x(3000)) })), section({ text: plain('y') }))).toBe(
      'msg_blocks_too_long',
    );
  });
});

describe('is refused', () => {
  const WRONG: readonly [string, Json, RegExp][] = [
    ['an unknown block', { type: 'poem' }, /unsupported type: poem \[json-pointer:\/blocks\/0\/type\]/u],
    ['no type', { text: plain('x') }, /missing required field: type/u],
    [
      'an empty text',
      section({ text: mrkdwn('') }),
      /must be more than 0 characters .*\/blocks\/0\/text\/text/u,
    ],
    ['a text that is none', section({ text: 'x' }), /must be an object/u],
    ['a number as a text', section({ text: plain(3) }), /must be a string/u],
    ['a section of nothing', section({}), /missing required field: text or fields/u],
    ['no fields at all', section({ fields: [] }), /no fewer than 1 items/u],
    ['mrkdwn in a header', { type: 'header', text: mrkdwn('x') }, /unsupported type: mrkdwn/u],
    ['mrkdwn on a button', actions(button({ text: mrkdwn('x') })), /unsupported type: mrkdwn/u],
    ['emoji in mrkdwn', section({ text: { ...mrkdwn('x'), emoji: true } }), /additional property: emoji/u],
    ['a word that Slack does not know', { type: 'divider', colour: 'red' }, /additional property: colour/u],
    ['a button without text', actions({ type: 'button', action_id: 'a' }), /missing required field: text/u],
    ['a style of its own', actions(button({ style: 'loud' })), /valid enum value/u],
    ['no elements', actions(), /no fewer than 1 items/u],
    ['an input among actions', actions({ type: 'plain_text_input' }), /unsupported type: plain_text_input/u],
    ['a button in a context', { type: 'context', elements: [button()] }, /unsupported type: button/u],
    ['a menu of nothing', actions({ type: 'static_select' }), /needs either options or option_groups/u],
    [
      'an option without value',
      actions({ type: 'overflow', options: [{ text: plain('x') }] }),
      /field: value/u,
    ],
    [
      'a beginning that is no option',
      actions({
        type: 'static_select',
        options: options(2),
        initial_option: { text: plain('x'), value: 'y' },
      }),
      /initial_option must be one of the options/u,
    ],
    [
      'one action_id twice in a block',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      /action_id "a" already exists/u,
    ],
    ['a picture from nowhere', { type: 'image', alt_text: 'x' }, /needs either image_url or slack_file/u],
    [
      'half a question',
      actions(button({ confirm: { title: plain('Sure?') } })),
      /missing required field: text/u,
    ],
    ['a date of words', actions({ type: 'datepicker', initial_date: 'today' }), /must be a valid date/u],
    ['an alert in a message', { type: 'alert', text: plain('x') }, /unsupported type: alert/u],
    ['rich text of nothing', { type: 'rich_text', elements: [] }, /no fewer than 1 items/u],
    [
      'a button inside rich text',
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [button()] }] },
      /unsupported type: button/u,
    ],
  ];

  it.each(WRONG)('%s', (_, block, words) => {
    expect(ofMessage(block)).toMatch(words);
  });

  it('one block_id twice in a message, but not one action_id in two blocks', () => {
    const divider = { type: 'divider', block_id: 'b' };

    expect(ofMessage(divider, divider)).toMatch(/block_id "b" already exists/u);
    expect(
      ofMessage(actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))),
    ).toBeUndefined();
  });

  it('two tables, and two elements that both want the focus', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
    const focused = { type: 'datepicker', focus_on_load: true };

    expect(ofMessage(table)).toBeUndefined();
    expect(ofMessage(table, table)).toMatch(/only one table/u);
    expect(ofMessage(actions(focused))).toBeUndefined();
    expect(ofMessage(actions(focused), actions(focused))).toMatch(/only one element may have focus_on_load/u);
  });

  it('blocks that are no list', () => {
    expect(verdict(() => checkedBlocks('[]'))).toBe('invalid_blocks_format');
  });
});

describe('a view', () => {
  const ofModal = (view: unknown) => verdict(() => checkedView(view, 'modal'));

  it.each<[string, Json, RegExp]>([
    ['a long title', modal({ title: plain(x(25)) }), /less than 25 characters .*\/view\/title\/text/u],
    ['much private metadata', modal({ private_metadata: x(3001) }), /less than 3001 characters/u],
    ['inputs and no way to send them', modal({ submit: undefined }), /missing required field: submit/u],
    ['no title', modal({ title: undefined }), /missing required field: title/u],
    ['101 blocks', modal({ blocks: times(101, { type: 'divider' }) }), /no more than 100 items/u],
    ['markdown', modal({ blocks: [{ type: 'markdown', text: 'x' }] }), /unsupported type: markdown/u],
    [
      'an input without a label',
      modal({ blocks: [input({ label: undefined })] }),
      /missing required field: label/u,
    ],
    ['a Home', { type: 'home', blocks: [] }, /must be of the type modal/u],
  ])('is refused with %s', (_, view, words) => {
    expect(ofModal(view)).toMatch(/^invalid_arguments: /u);
    expect(ofModal(view)).toMatch(words);
  });

  it('is taken as people write it', () => {
    expect(
      ofModal(modal({ private_metadata: '', blocks: [input(), { type: 'alert', text: plain('x') }] })),
    ).toBe(undefined);
    expect(
      verdict(() => checkedView({ type: 'home', blocks: [{ type: 'divider' }] }, 'home')),
    ).toBeUndefined();
  });

  it('of more than 250 kB is too large', () => {
    const long = (index: number): Json => section({ block_id: `b${index}`, text: plain(x(3000)) });
    const blocks = Array.from({ length: 90 }, (_, index) => long(index));

    expect(ofModal(modal({ blocks }))).toBe('view_too_large');
  });
});

describe('what Slack gives back', () => {
  it('has ids everywhere and all fields of texts', () => {
    let count = 0;
    const blocks = [actions(button()), section({ block_id: 'own', text: mrkdwn('x') })];

    expect(storedBlocks(blocks, () => `id${++count}`)).toEqual([
      {
        ...{ type: 'actions', block_id: 'id1' },
        elements: [{ type: 'button', action_id: 'id2', text: { ...plain('go'), emoji: true } }],
      },
      { type: 'section', block_id: 'own', text: { ...mrkdwn('x'), verbatim: false } },
    ]);
    expect(blocks[0]).toEqual(actions(button()));
  });
});
