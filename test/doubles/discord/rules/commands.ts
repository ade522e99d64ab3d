// What Discord's description does not say of commands, and Discord sees to all the same.
import { asJson, asText, type Json, jsonList } from '../../json.ts';
import { COMMAND, OPTION } from '../numbers.ts';
import { type Path, type Wrong, wrong } from './form.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** All names, descriptions and values of one command together. */
const MOST_TEXT = 8000;
const MOST_OPTIONS = 25;

const isNested = (option: Json): boolean => option.type === OPTION.subcommand || option.type === OPTION.group;

function nameWrongs(name: unknown, path: Path): Wrong[] {
  const text = asText(name) ?? '';
  if (NAME.test(text) && text === text.toLowerCase()) return [];
  return [wrong(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')];
}

/** The second and later ones of things that must not be named alike. */
function twice(names: readonly unknown[], at: (index: number) => Path, code: string): Wrong[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [wrong(at(index), code, `Already used: ${String(name)}`)] : [],
  );
}

function optionWrongs(option: Json, path: Path): Wrong[] {
  const found = nameWrongs(option.name, [...path, 'name']);
  const choices = jsonList(option.choices);
  if (option.autocomplete === true && choices.length > 0)
    found.push(
      wrong([...path, 'autocomplete'], 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE', 'Not with choices.'),
    );
  const [least, most] = [Number(option.min_length ?? 0), Number(option.max_length ?? 6000)];
  if (least > most) found.push(wrong([...path, 'min_length'], 'NUMBER_TYPE_MAX', 'More than max_length.'));
  const at = (index: number): Path => [...path, 'choices', index, 'name'];
  const names = choices.map(({ name }) => name);
  return [
    ...found,
    ...twice(names, at, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS'),
    ...optionListWrongs(option, path),
  ];
}

function optionListWrongs(parent: Json, path: Path): Wrong[] {
  const options = jsonList(parent.options);
  const at = (index: number): Path => [...path, 'options', index];
  const found = options.flatMap((option, index) => optionWrongs(option, at(index)));
  if (options.length > MOST_OPTIONS)
    found.push(wrong([...path, 'options'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.'));
  if (options.some(isNested) && !options.every(isNested))
    found.push(
      wrong([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands stand alone.'),
    );
  const late = options.findIndex(
    ({ required }, index) =>
      required === true && options.slice(0, index).some((one) => one.required !== true),
  );
  if (late !== -1)
    found.push(
      wrong(
        at(late),
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      ),
    );
  const names = options.map(({ name }) => name);
  return [...found, ...twice(names, at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS')];
}

/** Where there are translations, the longest of them counts. */
function longest(text: unknown, localized: unknown): number {
  const all = [text, ...Object.values(asJson(localized))];
  return Math.max(...all.map((one) => asText(one)?.length ?? 0));
}

function textOf(part: Json): number {
  const own =
    longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const choices = jsonList(part.choices).reduce(
    (sum, choice) =>
      sum + longest(choice.name, choice.name_localizations) + (asText(choice.value)?.length ?? 0),
    0,
  );
  return own + choices + jsonList(part.options).reduce((sum, option) => sum + textOf(option), 0);
}

/** All that is wrong with one whole command. */
export function commandWrongs(command: Json, path: Path = []): Wrong[] {
  const found: Wrong[] = [];
  const isSlash = (command.type ?? COMMAND.slash) === COMMAND.slash;
  const description = asText(command.description) ?? '';
  if (isSlash) {
    found.push(...nameWrongs(command.name, [...path, 'name']));
    for (const [locale, name] of Object.entries(asJson(command.name_localizations)))
      found.push(...nameWrongs(name, [...path, 'name_localizations', locale]));
    if (description === '')
      found.push(wrong([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
    found.push(...optionListWrongs(command, path));
  } else {
    if (description !== '')
      found.push(
        wrong(
          [...path, 'description'],
          'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
          'Only slash commands have descriptions.',
        ),
      );
    if (jsonList(command.options).length > 0)
      found.push(
        wrong(
          [...path, 'options'],
          'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
          'Only slash commands have options.',
        ),
      );
  }
  if (textOf(command) > MOST_TEXT)
    found.push(wrong(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MOST_TEXT})`));
  return found;
}

/** Commands of one kind that are named alike. */
export function sameNames(commands: readonly Json[]): Wrong[] {
  const names = commands.map(({ type, name }) => `${type ?? COMMAND.slash} ${String(name)}`);
  return twice(names, (index) => [index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME');
}
