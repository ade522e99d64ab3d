// The commands by Discord's own rules, in all six languages.

import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord.js';
import { expect, it } from 'vitest';
import { ABOUT_THIS, COMMAND, COMMANDS, SUBCOMMANDS } from '../../../adapters/discord/commands.ts';
import { IN_OTHER_LANGUAGES } from '../../../adapters/discord/localized.ts';
import { commandWrongs, sameNames } from '../../doubles/discord/rules/commands.ts';
import { specWrongs } from '../../doubles/discord/rules/spec.ts';

// docs: interactions/application-commands. The double holds the same rules; here they stand once more, by themselves.
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LONGEST_MENU_NAME = 32;
const LONGEST_DESCRIPTION = 100;
const MOST_TEXT = 8_000;

const LANGUAGES = ['de', 'es-ES', 'fr', 'ja', 'pt-BR'];

type Localized = Readonly<Record<string, string | null | undefined>> | null | undefined;
type Named = {
  name: string;
  name_localizations?: Localized;
  description?: string | undefined;
  description_localizations?: Localized;
  options?: readonly Named[] | undefined;
};

/** The part itself and all parts inside of it. */
const partsOf = (part: Named): Named[] => [part, ...(part.options ?? []).flatMap(partsOf)];
const textsIn = (own: string | undefined, localized: Localized): string[] =>
  [own, ...Object.values(localized ?? {})].filter((one) => typeof one === 'string');

/** A part's name in each of its languages. */
const namesOf = ({ name, name_localizations: localized }: Named): string[] => textsIn(name, localized);

const named = (wanted: string): Named => {
  const found = COMMANDS.find(({ name }) => name === wanted);
  if (!found) throw new Error(`there is no command ${wanted}`);
  return found;
};
const [slash, menu] = [named(COMMAND), named(ABOUT_THIS)];
const ALL = partsOf(slash);

it('are what Discord takes, by its own description and by the rules that it does not say', () => {
  expect(COMMANDS.flatMap((command) => specWrongs('command', { ...command }))).toEqual([]);
  expect(COMMANDS.flatMap((command) => commandWrongs({ ...command }))).toEqual([]);
  expect(sameNames(COMMANDS.map((command) => ({ ...command })))).toEqual([]);
});

it('have names of one word without capitals in every language', () => {
  const names = ALL.flatMap(namesOf);

  expect(names.filter((name) => !NAME.test(name) || name !== name.toLowerCase())).toEqual([]);
});

it('have a name in the menu that is short enough in every language', () => {
  expect(namesOf(menu).filter((name) => name === '' || name.length > LONGEST_MENU_NAME)).toEqual([]);
});

it('have descriptions that are short enough in every language', () => {
  const said = ALL.flatMap((one) => textsIn(one.description, one.description_localizations));

  expect(said.filter((one) => one === '' || one.length > LONGEST_DESCRIPTION)).toEqual([]);
  expect(ALL.filter(({ description }) => description === undefined)).toEqual([]);
});

it('have all names and descriptions in six languages', () => {
  const known = (localized: Localized): string[] => Object.keys(localized ?? {}).sort();

  // The command itself is called alike everywhere: people tell each other "/whichway".
  for (const part of [...ALL.slice(1), menu])
    expect(known(part.name_localizations), part.name).toEqual(LANGUAGES);
  for (const part of ALL) expect(known(part.description_localizations), part.name).toEqual(LANGUAGES);
});

it('have fewer characters in all than Discord takes, if it counted every language', () => {
  const texts = ALL.flatMap((one) => [
    ...namesOf(one),
    ...textsIn(one.description, one.description_localizations),
  ]);

  expect(texts.join('').length).toBeLessThan(MOST_TEXT);
});

it('have no two names alike beside each other in any language', () => {
  const beside = ALL.map(({ options = [] }) => options).filter((options) => options.length > 1);

  for (const language of [undefined, ...LANGUAGES])
    for (const options of beside) {
      const names = options.map((one) =>
        language === undefined ? one.name : one.name_localizations?.[language],
      );
      expect(new Set(names).size, `${language}: ${names.join(' ')}`).toBe(names.length);
    }
});

it('are the ones that the listeners know', () => {
  const options = (slash.options ?? []) as readonly APIApplicationCommandOption[];

  expect([slash.name, menu.name]).toEqual([COMMAND, ABOUT_THIS]);
  expect(options.map(({ name }) => name)).toEqual(SUBCOMMANDS);
  expect(options.every(({ type }) => type === ApplicationCommandOptionType.Subcommand)).toBe(true);
});

it('say the same in English as their names do', () => {
  const { whichway: _, aboutThis, text, count, ...subcommands } = IN_OTHER_LANGUAGES;

  expect(Object.entries(subcommands).filter(([name, said]) => said.name.en !== name)).toEqual([]);
  expect([aboutThis.en, text.en, count.en]).toEqual([ABOUT_THIS, 'text', 'count']);
});
