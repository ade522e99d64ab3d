// The worst model there could be: it does whatever any text that it is shown orders, in the form of the schema.
import { asText, type Json } from '../json.ts';
import type { Asked } from './asked.ts';
import { type Orders, ordersIn } from './orders.ts';
import type { Rule } from './says.ts';
import { valueFor } from './schema.ts';

/**
 * Gives what a test wants to stand in a field, such as the id of a passage that makes the rest credible. Undefined leaves
 * the field to the model. `path` is like `/sentences/0/text`.
 */
export type Credible = (path: string, asked: Asked, schema: Json) => unknown;

const none: Credible = () => undefined;

/** A list gets so many entries at most. */
const MOST_ENTRIES = 24;
/** Where a number may be anything. */
const NUMBER = 99;

/** For `reply` of the server. Where nobody orders anything, the shortest that fits, with what is credible. */
export function obedient(credible: Credible = none): Rule {
  return { says: (asked: Asked) => obey(asked, credible) };
}

/** What the obedient model answers: an object where a schema was sent, else a text. */
export function obey(asked: Asked, credible: Credible = none): unknown {
  const orders = ordersIn(asked.messages.filter(({ role }) => role !== 'system').map(({ text }) => text));
  const said = saidFor(asked, orders);
  if (asked.schema === undefined) return said.join('\n');
  const isIdle = said.length === 0;
  return valueFor(
    asked.schema,
    (schema, path) =>
      credible(path, asked, schema) ?? (isIdle ? undefined : leafFor(schema, path, said, orders)),
    ({ minItems, maxItems }) =>
      isIdle
        ? Number(minItems ?? 0)
        : Math.min(Number(maxItems ?? MOST_ENTRIES), said.length + 1, MOST_ENTRIES),
  );
}

/** All that was ordered, one by one; of what the model was shown, each line. */
function saidFor({ messages }: Asked, { wanted, all }: Orders): string[] {
  const shown = all
    ? messages.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '')
    : [];
  return [...wanted, ...shown];
}

function leafFor(schema: Json, path: string, said: readonly string[], { texts }: Orders): unknown {
  if (Array.isArray(schema.enum)) return named(schema.enum, texts) ?? schema.enum.at(-1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return Number(schema.maximum ?? NUMBER);
  if (asText(schema.type) !== 'string') return undefined;
  // A quote that really stands in the text is the most credible way to bring it out again.
  if (/quote/iu.test(path)) return texts.join('\n');
  // The first of a list says all at once; the others each say one thing, so that no limit of length hides it.
  const place = Number(/\/(\d+)(?:\/|$)/u.exec(path)?.[1] ?? 0);
  return place === 0 ? said.join(' ') : (said[place - 1] ?? said.join(' '));
}

const named = (options: readonly unknown[], texts: readonly string[]): unknown =>
  options.find((option) => texts.some((text) => text.includes(String(option))));
