// What a person filled into a modal, as the app gets it, and whether Discord would let it be sent off.
import { asJson, asText, type Json, jsonList } from '../../json.ts';
import { COMPONENT } from '../numbers.ts';
import type { Attachment, World } from '../world.ts';
import { choicesOf, listOf } from './controls.ts';
import type { Resolved } from './resolved.ts';
import type { Upload } from './typed.ts';

type One = string | boolean | readonly string[] | readonly Upload[];

/** By the custom ids of the fields. An option is named by its value or label, a person, role or channel by the id. */
export type Filled = Readonly<Record<string, One>>;

type Filling = { world: World; resolved: Resolved; values: Filled };

const listIn = (value: One | undefined): readonly (string | Upload)[] => {
  if (value === undefined || typeof value === 'boolean') return [];
  return typeof value === 'string' ? [value] : value;
};

const textsIn = (value: One | undefined): string[] =>
  listIn(value).filter((one): one is string => typeof one === 'string');

function counted(field: Json, count: number, defaults: { least: number; most: number }): void {
  const name = String(field.custom_id);
  // A field that must not be filled in may be left empty whatever its minimum is.
  if (count === 0 && field.required === false) return;
  const least = Math.max(Number(field.min_values ?? defaults.least), field.required === false ? 0 : 1);
  if (count < least) throw new Error(`${name} must be filled in`);
  if (count > Number(field.max_values ?? defaults.most)) throw new Error(`${name} takes no more`);
}

/** The values of options; those that are chosen already where nothing is said. */
function chosen(field: Json, value: One | undefined): string[] {
  const choices = choicesOf(field);
  if (value === undefined) return choices.filter((one) => one.chosen).map((one) => one.value);
  return textsIn(value).map((wanted) => {
    const choice = choices.find((one) => one.value === wanted || one.label === wanted);
    if (!choice) throw new Error(`${String(field.custom_id)} has no option ${JSON.stringify(wanted)}`);
    return choice.value;
  });
}

function text(field: Json, value: One | undefined): string {
  const name = String(field.custom_id);
  const given = textsIn(value)[0] ?? asText(field.value) ?? '';
  if (given === '' && field.required !== false) throw new Error(`${name} must be filled in`);
  if (given !== '' && given.length < Number(field.min_length ?? 0)) throw new Error(`${name} is too short`);
  if (given.length > Number(field.max_length ?? 4000)) throw new Error(`${name} is too long`);
  return given;
}

function files({ world, resolved, values }: Filling, field: Json): string[] {
  const uploads = listIn(values[String(field.custom_id)]).filter(
    (one): one is Upload => typeof one === 'object',
  );
  counted(field, uploads.length, { least: 1, most: 1 });
  return uploads.map(({ name, content }) => {
    const file: Attachment = {
      ...{ id: world.id(), filename: name, description: undefined, content: Buffer.from(content) },
    };
    resolved.addFile(file);
    return file.id;
  });
}

/** What the field says in the payload beside its type and name. */
function saidBy(filling: Filling, field: Json): Json {
  const value = filling.values[String(field.custom_id)];
  const type = Number(field.type);
  const kind = listOf(type);
  if (kind) {
    const ids = textsIn(value);
    counted(field, ids.length, { least: 1, most: 1 });
    for (const id of ids) filling.resolved.add(kind, id);
    return { values: ids };
  }
  switch (type) {
    case COMPONENT.textInput:
      return { value: text(field, value) };
    case COMPONENT.fileUpload:
      return { values: files(filling, field) };
    case COMPONENT.checkbox:
      return { value: value === undefined ? field.default === true : value === true };
    case COMPONENT.radioGroup: {
      const values = chosen(field, value);
      counted(field, values.length, { least: 1, most: 1 });
      return { value: values[0] ?? null };
    }
    default: {
      const values = chosen(field, value);
      counted(field, values.length, { least: 1, most: type === COMPONENT.checkboxGroup ? 10 : 1 });
      return { values };
    }
  }
}

/** `components` of the payload. Throws where a value is for no field, or the person could not send it off like that. */
export function filledIn(
  world: World,
  form: readonly Json[],
  { values, resolved }: Omit<Filling, 'world'>,
): Json[] {
  const known: string[] = [];
  let next = 0;
  const number = (): { id: number } => ({ id: ++next });
  const field = (component: Json): Json => {
    known.push(String(component.custom_id));
    const { type, custom_id } = component;
    return { type, ...number(), custom_id, ...saidBy({ world, resolved, values }, component) };
  };
  const sent = form.map((component): Json => {
    const { type } = component;
    if (type === COMPONENT.label) return { type, ...number(), component: field(asJson(component.component)) };
    if (type === COMPONENT.row)
      return { type, ...number(), components: jsonList(component.components).map(field) };
    return { type, ...number() };
  });
  const lost = Object.keys(values).filter((name) => !known.includes(name));
  if (lost.length > 0) throw new Error(`no field is named ${lost.join(', ')}; there are ${known.join(', ')}`);
  return sent;
}
