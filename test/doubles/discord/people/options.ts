// What a person fills into a command's options, as the app gets it, and whether Discord would let it be sent.
import { asText, given, type Json, jsonList } from '../../json.ts';
import { OPTION } from '../numbers.ts';
import type { World } from '../world.ts';
import type { Kind, Resolved } from './resolved.ts';
import { optionsBelow, type Typed, type Upload, type Value } from './typed.ts';

const KINDS: Readonly<Record<number, Kind>> = {
  [OPTION.user]: 'user',
  [OPTION.channel]: 'channel',
  [OPTION.role]: 'role',
  [OPTION.mentionable]: 'mentionable',
};

const fileOf = (world: World, { name, content }: Upload) => ({
  ...{ id: world.id(), filename: name, description: undefined },
  content: Buffer.from(content),
});

/** A text in a field for numbers is read as people type it. */
function plainValue(option: Json, value: Value): unknown {
  const { type, name } = option;
  if (type === OPTION.string) return String(value);
  if (type === OPTION.boolean) return value === true || value === 'true' || value === 'True';
  const number = Number(value);
  const isRight = type === OPTION.integer ? Number.isInteger(number) : Number.isFinite(number);
  if (!isRight) throw new Error(`${String(name)} takes no ${JSON.stringify(value)}`);
  return number;
}

function within(option: Json, value: unknown): void {
  const name = String(option.name);
  const choices = jsonList(option.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    throw new Error(`${name} has no choice ${JSON.stringify(value)}`);
  const size = typeof value === 'string' ? value.length : Number(value);
  const [least, most] =
    typeof value === 'string'
      ? [option.min_length ?? 0, option.max_length ?? 6000]
      : [option.min_value ?? Number.NEGATIVE_INFINITY, option.max_value ?? Number.POSITIVE_INFINITY];
  if (size < Number(least))
    throw new Error(`${name} is too ${typeof value === 'string' ? 'short' : 'small'}`);
  if (size > Number(most)) throw new Error(`${name} is too ${typeof value === 'string' ? 'long' : 'large'}`);
}

type Filling = { world: World; resolved: Resolved; focused: string | undefined };

function filled({ world, resolved, focused }: Filling, option: Json, value: Value): Json {
  const { type, name } = option;
  const kind = KINDS[Number(type)];
  if (kind) {
    resolved.add(kind, String(value));
    return { name, type, value: String(value) };
  }
  if (type === OPTION.attachment) {
    if (typeof value !== 'object') throw new Error(`${String(name)} takes a file`);
    const file = fileOf(world, value);
    resolved.addFile(file);
    return { name, type, value: file.id };
  }
  // What is being typed need not be right yet.
  if (name === focused) return { name, type, value: String(value), focused: true };
  // A mistake in a choice or a length is seen before the command is sent.
  const sent = plainValue(option, value);
  within(option, sent);
  return { name, type, value: sent };
}

/**
 * `options` of the payload, inside the subcommand where there is one. Throws where a value is for no option, or the
 * person could not send it like that; while a value is being typed (`focused`), others may be missing.
 */
export function optionsOf(
  world: World,
  {
    command,
    typed,
    resolved,
    focused,
  }: { command: Json; typed: Typed; resolved: Resolved; focused?: string },
): Json[] {
  const { path, options } = optionsBelow(command, typed.name.split(' ').slice(1));
  const values: Readonly<Record<string, Value>> = {
    ...(focused === undefined ? {} : { [focused]: '' }),
    ...typed.options,
  };
  const names = options.map((option) => asText(option.name) ?? '');
  const lost = Object.keys(values).filter((name) => !names.includes(name));
  if (lost.length > 0)
    throw new Error(`no option is named ${lost.join(', ')}; there are ${names.join(', ')}`);
  const sent = options.flatMap((option) => {
    const value = values[asText(option.name) ?? ''];
    if (value !== undefined) return [filled({ world, resolved, focused }, option, value)];
    if (option.required === true && focused === undefined)
      throw new Error(`${String(option.name)} must be filled in`);
    return [];
  });
  return path
    .toReversed()
    .reduce<Json[]>((inside, { name, type }) => [given({ name, type, options: inside })], sent);
}
