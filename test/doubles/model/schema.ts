// JSON schemas as the model's server sees them: what strict output refuses, and a value that fits.
import { asJson, asText, isJson, type Json, jsonList } from '../json.ts';

/** Keywords that OpenAI's strict output does not take (its guide to structured outputs, read 2026). */
const NOT_TAKEN = [
  'allOf',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'oneOf',
  'minLength',
  'maxLength',
];

/** Why strict output would refuse this schema; undefined where it takes it. */
export function refusalOf(schema: Json, at = 'the root'): string | undefined {
  const unknown = NOT_TAKEN.find((keyword) => keyword in schema);
  if (unknown !== undefined) return `'${unknown}' is not permitted at ${at}`;
  if (at === 'the root' && schema.type !== 'object') return "the root must have 'type': 'object'";
  if (schema.type === 'object') {
    const names = Object.keys(asJson(schema.properties));
    if (schema.additionalProperties !== false) return `'additionalProperties' must be false at ${at}`;
    const required = Array.isArray(schema.required) ? schema.required : [];
    const missing = names.find((name) => !required.includes(name));
    if (missing !== undefined) return `'required' must list '${missing}' at ${at}`;
  }
  for (const [name, inside] of partsOf(schema)) {
    const refusal = refusalOf(inside, `${at}.${name}`);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function partsOf(schema: Json): [string, Json][] {
  const named = [schema.properties, schema.$defs].flatMap((one) => Object.entries(asJson(one)));
  const items: [string, unknown][] = 'items' in schema ? [['items', schema.items]] : [];
  const choices = jsonList(schema.anyOf).map((one, index): [string, unknown] => [`anyOf${index}`, one]);
  return [...named, ...items, ...choices].flatMap(([name, one]) => (isJson(one) ? [[name, one]] : []));
}

/** Gives the value of a leaf: a text, number, truth value or choice. Undefined leaves it to the schema. */
export type Leaf = (schema: Json, path: string) => unknown;

/** How many entries a list gets. */
export type Entries = (schema: Json) => number;

type Filling = { root: Json; leaf: Leaf; entries: Entries };

const least: Entries = ({ minItems }) => Number(minItems ?? 0);

/** A value that fits the schema: the shortest there is, unless `leaf` and `entries` say otherwise. */
export function valueFor(schema: Json, leaf: Leaf = () => undefined, entries: Entries = least): unknown {
  return filled(schema, '', { root: schema, leaf, entries });
}

/** Deeper than this, references go in circles, and the shortest choice ends them. */
const DEEPEST = 200;

function filled(schema: Json, path: string, filling: Filling): unknown {
  if (path.length > DEEPEST) return null;
  const reference = asText(schema.$ref);
  if (reference !== undefined) return filled(referred(reference, filling.root), path, filling);
  if ('const' in schema) return schema.const;
  const choices = jsonList(schema.anyOf ?? schema.oneOf);
  const [first] = choices;
  if (first) return filled(choices.find(({ type }) => type !== 'null') ?? first, path, filling);
  if (schema.type === 'object') {
    const entries = Object.entries(asJson(schema.properties));
    return Object.fromEntries(
      entries.map(([name, one]) => [name, filled(asJson(one), `${path}/${name}`, filling)]),
    );
  }
  if (schema.type === 'array')
    return Array.from({ length: filling.entries(schema) }, (_, index) =>
      filled(asJson(schema.items), `${path}/${index}`, filling),
    );
  return filling.leaf(schema, path) ?? leastOf(schema);
}

/** `#/$defs/name`, or `#` for the whole. */
function referred(reference: string, root: Json): Json {
  const steps = reference.split('/').slice(1);
  return steps.reduce((inside, step) => asJson(inside[step]), root);
}

function leastOf(schema: Json): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(Number(schema.minimum ?? 0), 0);
  if (schema.type === 'boolean') return false;
  return schema.type === 'null' ? null : '';
}
