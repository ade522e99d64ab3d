// Whatever parts come, what goes out is within Discord's limits, and what fits already stays as it is.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  file,
  line,
  linkButton,
  type Part,
  section,
  select,
  text,
  userSelect,
} from '../../../adapters/discord/cards/elements.ts';
import { fitted } from '../../../adapters/discord/cards/fit.ts';
import { type DiscordMessage, messageOf } from '../../../adapters/discord/cards/message.ts';
import { anyText } from './anytext.ts';
import { expectTaken } from './checks.ts';

const SEED = 20_261_128;

const id = fc.oneof(
  fc.constantFrom('v1:a', 'v1:b', 'v1:c', 'v1:d', '', 'x'.repeat(100), 'x'.repeat(101)),
  fc.nat(99).map((n) => `v1:n${n}`),
);
const value = fc.constantFrom('a', 'b', '', 'v'.repeat(100), 'v'.repeat(101));
const url = fc.constantFrom('https://example.org/', `https://example.org/${'a'.repeat(512)}`);

const press = fc.oneof(
  fc.tuple(anyText, id).map(([label, action]) => button(label, action)),
  fc.tuple(anyText, url).map(([label, address]) => linkButton(label, address)),
);
const choices = fc.array(fc.record({ label: anyText, value }), { maxLength: 8 });
const menu = fc.tuple(anyText, id, choices).map(([hint, action, options]) => select(hint, action, options));
const people = fc.tuple(anyText, id).map(([hint, action]) => userSelect(hint, action));
const row = fc
  .array(fc.oneof({ weight: 4, arbitrary: press }, menu, people), { maxLength: 12 })
  .map((controls) => actions(...controls));

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: anyText.map(text) },
  fc.tuple(anyText, press).map(([said, beside]) => section(said, beside)),
  fc.tuple(fc.array(anyText, { maxLength: 5 }), press).map(([all, beside]) => {
    return { ...section('', beside), components: all.map(text) };
  }),
  row,
  fc.constant(line()),
);

const anyParts = fc.array(part, { maxLength: 60, size: 'max' });

const messageWith = (parts: Part[]): DiscordMessage => messageOf({ text: '', parts }, 'm1');

const texts = (count: number, said = 'Look it up.'): Part[] =>
  Array.from({ length: count }, () => text(said));

const answers = actions(button('Yes', 'v1:a'), button('No', 'v1:b'));

const presses = (count: number): APIButtonComponentWithCustomId[] =>
  Array.from({ length: count }, (_, index) => button(`Number ${index}`, `v1:n${index}`));

describe('any parts', () => {
  it('are within the limits afterwards, and stay so', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const once = fitted(parts);

        expectTaken(messageWith(parts));
        expect(fitted(once)).toEqual(once);
      }),
      // Making a message of hundreds of texts smaller takes minutes and helps nobody: the seed tells enough.
      { seed: SEED, numRuns: 100, endOnFailure: true },
    );
  });
});

describe('parts', () => {
  it('that fit stay as they are', () => {
    const parts = [...texts(35), line(), answers];

    expect(fitted(parts)).toEqual(parts);
    expectTaken(messageWith(parts));
  });

  it.each([
    ['too many parts', texts(200), 35],
    ['too much text', texts(10, 'x'.repeat(1_200)), 3],
  ])('with %s say that there is more, and keep their controls', (_, parts, kept) => {
    const left = fitted([...parts, answers]);

    expect(left.slice(0, kept)).toEqual(parts.slice(0, kept));
    expect(left.at(-2)).toEqual(
      text('-# There is more than fits into one message. Ask for the part that you need.'),
    );
    expect(left.at(-1)).toEqual(answers);
  });

  it('with one text that is too long keep its beginning', () => {
    const [first, note] = fitted(
      [...texts(1, 'x'.repeat(3_000)), ...texts(1, 'y'.repeat(3_000))].slice(0, 2),
    );

    expect(first).toEqual(text('x'.repeat(3_000)));
    expect(note).toMatchObject({ content: expect.stringMatching(/^y{800,}…$/u) });
  });

  it('with more controls at the end than fit keep the last ones', () => {
    const rows = Array.from({ length: 12 }, (_, row) =>
      actions(...presses(5).map(({ label = '' }) => button(label, `v1:${row}:${label}`))),
    );
    const left = fitted([...texts(1), ...rows]);

    expect(left.slice(-6)).toEqual(rows.slice(-6));
    expectTaken(messageWith([...texts(1), ...rows]));
  });

  it('without anything to see are three dots', () => {
    expect(fitted([...texts(2, ' \u200b\n'), section('\u2060', button('Yes', 'v1:a')), actions()])).toEqual([
      text('…'),
    ]);
  });

  it('with the same control twice keep the first', () => {
    expect(fitted([...texts(1), answers, answers])).toEqual([...texts(1), answers]);
  });

  it('that are files stay', () => {
    expect(fitted([...texts(1), file('a.md')])).toEqual([...texts(1), file('a.md')]);
  });
});

describe('a row', () => {
  const inRows = (...controls: APIComponentInMessageActionRow[]): Part[] =>
    fitted([text('a'), actions(...controls)]);

  it('of too many buttons becomes several', () => {
    const six = presses(6);

    expect(inRows(...six)).toEqual([text('a'), actions(...six.slice(0, 5)), actions(...six.slice(5))]);
  });

  it('gives each menu a row of its own', () => {
    const menus = [select('One', 'v1:m', [{ label: 'a', value: 'a' }]), userSelect('Two', 'v1:u')];

    expect(inRows(...presses(1), ...menus, ...presses(1))).toHaveLength(4);
    expect(inRows(...menus)).toEqual([text('a'), ...menus.map((each) => actions(each))]);
  });

  it('leaves out a control whose name is too long, and never cuts it', () => {
    expect(inRows(button('Yes', 'x'.repeat(101)))).toEqual([text('a')]);
    expect(inRows(button('Yes', 'x'.repeat(100)))).toHaveLength(2);
  });

  it('leaves out a link that is too long, and keeps what it stood beside', () => {
    const long = linkButton('Open', `https://example.org/${'a'.repeat(512)}`);

    expect(fitted([section('Look it up.', long)])).toEqual([text('Look it up.')]);
  });

  it('has options each once, and at most 25', () => {
    const options = Array.from({ length: 40 }, (_, index) => ({
      label: `Option ${index}`,
      value: `o${index >> 1}`,
    }));
    const [, menu] = inRows(
      select('One', 'v1:m', [...options, ...options.map((each) => ({ ...each, value: `p${each.label}` }))]),
    );
    const { components } = menu as APIActionRowComponent<APIComponentInMessageActionRow>;

    expect(components).toMatchObject([{ type: ComponentType.StringSelect }]);
    expect(components.flatMap((each) => ('options' in each ? each.options : []))).toHaveLength(25);
  });

  it('cuts labels, and puts dots where there is none', () => {
    expect(inRows(button('x'.repeat(81), 'v1:a'), button(' \n', 'v1:b'))).toEqual([
      text('a'),
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: `${'x'.repeat(79)}…`,
            custom_id: 'v1:a',
          },
          { type: ComponentType.Button, style: ButtonStyle.Secondary, label: '…', custom_id: 'v1:b' },
        ],
      },
    ]);
  });
});
