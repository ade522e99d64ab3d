// A command as a person enters it: its name, and the options with what is filled in.
import { asText, type Json, jsonList } from '../../json.ts';
import { OPTION } from '../numbers.ts';

/** A file that a person attaches. */
export type Upload = { name: string; content: string | Buffer };

/** Ids for people, roles and channels. */
export type Value = string | number | boolean | Upload;

export type Typed = {
  /** With the names of the subcommand after it, as in "plan show". */
  name: string;
  options?: Readonly<Record<string, Value>>;
};

const isNested = ({ type }: Json): boolean => type === OPTION.subcommand || type === OPTION.group;

/** The options that belong below those words, and the subcommands that lead there. Throws where there is no such one. */
export function optionsBelow(command: Json, words: readonly string[]): { path: Json[]; options: Json[] } {
  let options = jsonList(command.options);
  const path: Json[] = [];
  for (const word of words) {
    const next = options.find((option) => isNested(option) && option.name === word);
    if (!next) throw new Error(`${String(command.name)} has no subcommand ${JSON.stringify(word)}`);
    path.push(next);
    options = jsonList(next.options);
  }
  if (options.some(isNested)) throw new Error(`${String(command.name)} needs a subcommand`);
  return { path, options };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** As people see it while they type: `plan show topic: the tone question: why`. The first option needs no name. */
export function typedIn(text: string, command: Json): Typed {
  const [name = '', ...words] = text.trim().split(/\s+/u);
  const path: string[] = [];
  let options = jsonList(command.options);
  for (const word of words) {
    const next = options.find((option) => isNested(option) && option.name === word);
    if (!next) break;
    path.push(word);
    options = jsonList(next.options);
  }
  const named = [name, ...path].join(' ');
  const rest = words.slice(path.length).join(' ');
  if (rest === '') return { name: named };
  const names = options.map((option) => asText(option.name) ?? '');
  const [first = ''] = names;
  const parts = rest.split(new RegExp(`(?:^|\\s)(${names.map(escaped).join('|')}):\\s*`, 'u'));
  const [before = '', ...pairs] = parts;
  const given: Record<string, string> = before.trim() === '' ? {} : { [first]: before.trim() };
  for (let index = 0; index < pairs.length; index += 2)
    given[pairs[index] ?? ''] = (pairs[index + 1] ?? '').trim();
  return { name: named, options: given };
}
