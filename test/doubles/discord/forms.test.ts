// Commands and windows that Discord would not take: each is refused as Discord refuses it, and kept for the test to see.
import { expect, it } from 'vitest';
import { type Discord, discordForTest } from './discord.ts';
import { botThat, clientFor } from './djs.ts';
import { ADA, BOT, GENERAL } from './settings.ts';

const V2 = 1 << 15;
const list = (count: number, one: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => one(index));
const row = (...components: object[]): object => ({ type: 1, components });
const option = (value: string): object => ({ label: 'x', value });

const plan = { name: 'plan', description: 'x' };
const COMMANDS: [what: string, body: object[], path: string, code: string][] = [
  ['an upper-case name', [{ ...plan, name: 'Plan' }], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a long name', [{ ...plan, name: 'x'.repeat(33) }], '0.name', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a long description',
    [{ ...plan, description: 'x'.repeat(101) }],
    '0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['no description', [{ name: 'plan' }], '0.description', 'BASE_TYPE_REQUIRED'],
  ['a name twice', [plan, plan], '1.name', 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    'an option after one that may be left out',
    [
      {
        ...plan,
        options: [
          { ...plan, type: 3 },
          { ...plan, name: 'b', type: 3, required: true },
        ],
      },
    ],
    '0.options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'an upper-case option',
    [{ ...plan, options: [{ ...plan, type: 3, name: 'A' }] }],
    '0.options.0.name',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    '26 choices',
    [
      {
        ...plan,
        options: [{ ...plan, type: 3, choices: list(26, (index) => ({ name: `${index}`, value: 'x' })) }],
      },
    ],
    '0.options.0.choices',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a menu entry with a description',
    [{ ...plan, type: 3 }],
    '0.description',
    'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
  ],
];

it.each(COMMANDS)('commands with %s are refused', async (_, body, where, code) => {
  const discord = await discordForTest();
  const client = await clientFor(discord);

  await expect(client.rest.put(`/applications/${BOT}/commands`, { body })).rejects.toMatchObject({
    code: 50035,
  });

  expect(discord.breaches.map((breach) => [breach.path.join('.'), breach.code])).toEqual([[where, code]]);
  expect(discord.commands()).toEqual([]);
});

const input = (more: object = {}): object => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: object): object => ({ type: 18, label: 'x', component });
const form = { custom_id: 'f', title: 'x', components: [label(input())] };
const MODALS: [what: string, data: object, path: string][] = [
  ['a long title', { ...form, title: 'x'.repeat(46) }, 'data.title'],
  [
    'six fields',
    { ...form, components: list(6, (index) => label(input({ custom_id: `${index}` }))) },
    'data.components',
  ],
  [
    'a field twice',
    { ...form, components: list(2, () => label(input())) },
    'data.components.1.component.custom_id',
  ],
  [
    'a label of its own in a label',
    { ...form, components: [label(input({ label: 'x' }))] },
    'data.components.0.component.label',
  ],
  ['a row without a label', { ...form, components: [row(input())] }, 'data.components.0.components.0.label'],
  [
    'one radio button',
    { ...form, components: [label({ type: 21, custom_id: 'r', options: [option('a')] })] },
    'data.components.0.component.options',
  ],
];

/** What became of such a first answer. */
async function answered(discord: Discord, body: object): Promise<unknown> {
  const { thrown } = await botThat(discord, async ({ id, token, client }) => {
    await client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false });
  });
  void discord.slash(ADA, GENERAL, 'plan');
  await discord.until(() => thrown.length === 1, 'it is refused');
  return thrown[0]?.code;
}

it.each(MODALS)('a modal with %s is refused', async (_, data, where) => {
  const discord = await discordForTest();

  expect(await answered(discord, { type: 9, data })).toBe(50035);

  expect(discord.breaches.map((breach) => breach.path.join('.'))).toEqual([where]);
  expect(discord.modal(ADA)).toBeUndefined();
});

it('a deferral can say only that it is for one person', async () => {
  const discord = await discordForTest();
  expect(await answered(discord, { type: 5, data: { flags: 64 | V2 } })).toBe(50035);
  expect(discord.breaches).toMatchObject([{ path: ['data', 'flags'] }]);
});
