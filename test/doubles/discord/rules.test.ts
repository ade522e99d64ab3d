// Messages that Discord would not take: each is refused as Discord refuses it, and kept for the test to see.
import type { Client } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordForTest } from './discord.ts';
import { clientFor } from './djs.ts';
import { ADA, GENERAL } from './settings.ts';

const V2 = 1 << 15;
const list = (count: number, one: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => one(index));
const button = (more: object = {}): object => ({ type: 2, style: 1, label: 'x', custom_id: 'a', ...more });
const row = (...components: object[]): object => ({ type: 1, components });
const text = (length: number): object => ({ type: 10, content: 'x'.repeat(length) });
const option = (value: string): object => ({ label: 'x', value });
const menu = (more: object): object =>
  row({ type: 3, custom_id: 'm', options: [option('a'), option('b')], ...more });
const buttons = (count: number): object[] => list(count, (index) => button({ custom_id: `${index}` }));

const MESSAGES: [what: string, body: object, path: string, code: string | RegExp][] = [
  ['content over 2000', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a button without an id',
    { components: [row(button({ custom_id: undefined }))] },
    'components.0.components.0.custom_id',
    /REQUIRED/u,
  ],
  [
    'an id over 100',
    { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an id twice',
    { components: [row(button()), row(button())] },
    'components.1.components.0.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a link without an address',
    { components: [row({ type: 2, style: 5, label: 'x' })] },
    'components.0.components.0.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button without label',
    { components: [row(button({ label: undefined }))] },
    'components.0.components.0',
    /LABEL/u,
  ],
  [
    'six buttons in a row',
    { components: [row(...buttons(6))] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button beside a menu',
    { components: [{ type: 1, components: [button(), { type: 5, custom_id: 'u' }] }] },
    'components.0',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'six rows',
    { components: list(6, (index) => row(button({ custom_id: `${index}` }))) },
    'components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '26 options',
    { components: [menu({ options: list(26, (index) => option(`${index}`)) })] },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an option twice',
    { components: [menu({ options: [option('a'), option('a')] })] },
    'components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'more values than options',
    { components: [menu({ max_values: 3 })] },
    'components.0.components.0.max_values',
    'SELECT_COMPONENT_MAX_VALUES',
  ],
  [
    'embeds over 6000',
    { embeds: list(2, () => ({ description: 'x'.repeat(3001) })) },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['eleven embeds', { embeds: list(11, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_BAD_LENGTH'],
  [
    'content beside a card',
    { content: 'x', flags: V2, components: [text(1)] },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['a card without the flag', { components: [text(1)] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  [
    '41 components',
    { flags: V2, components: [{ type: 17, components: list(40, () => text(1)) }] },
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4001 characters in all',
    { flags: V2, components: [text(4000), text(1)] },
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'a file that does not come',
    { flags: V2, components: [{ type: 13, file: { url: 'attachment://x' } }] },
    'components.0.file.url',
    /ATTACHMENT_NOT_FOUND/u,
  ],
  [
    'a file from elsewhere',
    { flags: V2, components: [{ type: 13, file: { url: 'https://a.example/x' } }] },
    'components.0.file.url',
    'ATTACHMENT_REFERENCE_REQUIRED',
  ],
  [
    'all users and some',
    { content: 'x', allowed_mentions: { parse: ['users'], users: [ADA] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  ['a nonce over 25', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce', 'BASE_TYPE_MAX_LENGTH'],
];

const post = (client: Client, way: string, body: unknown) =>
  client.rest.post(`/${way}`, { body }).catch((thrown: unknown) => thrown);

describe('a message', () => {
  it.each(MESSAGES)('with %s is refused', async (_, body, where, code) => {
    const discord = await discordForTest();
    const client = await clientFor(discord);

    const refused = await post(client, `channels/${GENERAL}/messages`, body);

    expect(refused).toMatchObject({ code: 50035, status: 400 });
    const found = discord.breaches.map((breach) => [breach.path.join('.'), breach.code]);
    expect(found).toEqual([[where, typeof code === 'string' ? code : expect.stringMatching(code)]]);
    expect(discord.messages(GENERAL)).toEqual([]);
  });

  it('that is empty is refused by a code of its own', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const nothing = [{}, { content: ' ' }, { flags: V2 }];

    for (const body of nothing)
      expect(await post(client, `channels/${GENERAL}/messages`, body)).toMatchObject({ code: 50006 });
    expect(discord.breaches).toHaveLength(nothing.length);
  });

  it('names the place in the words of Discord', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const body = { components: [row(button(), button())] };

    const thrown = await post(client, `channels/${GENERAL}/messages`, body);

    expect(thrown).toMatchObject({
      rawError: {
        message: 'Invalid Form Body',
        errors: {
          components: {
            0: {
              components: { 1: { custom_id: { _errors: [{ code: 'COMPONENT_CUSTOM_ID_DUPLICATED' }] } } },
            },
          },
        },
      },
    });
  });

  it('that is a card stays one when it is changed', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const sent = { flags: V2, components: [text(1)] };
    const { id } = (await post(client, `channels/${GENERAL}/messages`, sent)) as { id: string };
    const edit = (body: object) => client.rest.patch(`/channels/${GENERAL}/messages/${id}`, { body });

    await edit({ components: [text(2)] });
    await expect(edit({ content: 'x' })).rejects.toMatchObject({ code: 50035 });

    expect(discord.message(id).flags).toBe(V2);
    expect(discord.breaches).toMatchObject([{ operation: 'update_message', path: ['content'] }]);
  });

  it('with a file that is too large is refused', async () => {
    const discord = await discordForTest({ fileLimit: 10 });
    const client = await clientFor(discord);
    const files = [{ name: 'x.txt', data: Buffer.alloc(11) }];

    await expect(
      client.rest.post(`/channels/${GENERAL}/messages`, { body: {}, files }),
    ).rejects.toMatchObject({
      code: 40005,
    });
  });
});
