// Payloads that are not as they should be: parts missing, of another kind, huge, or named like parts of every object.
import fc from 'fast-check';
import type { Body } from '../../adapters/slack/connection/kind.ts';

/** The ways to every part inside. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [...path, name],
    ...pathsIn(inner, [...path, name]),
  ]);
}

const REMOVED = Symbol('removed');

/** A copy in which the part at that path is another one, or is not there. */
function replaced(value: unknown, [name, ...rest]: readonly string[], part: unknown): unknown {
  if (name === undefined) return part;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    if (key !== name) return [[key, inner]];
    const next = replaced(inner, rest, part);
    return next === REMOVED ? [] : [[key, next]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const HUGE = 'very long '.repeat(20_000);
const ODD: readonly unknown[] = [
  ...[REMOVED, null, true, 0, -1, Number.MAX_SAFE_INTEGER, '', ' ', '\u0000', '\ud800', [], {}, [[]], [null]],
  ...['<'.repeat(50_000), HUGE, 'v1:', 'v1:answer', 'v1:more:x', 'v1:words:x:constructor', 'v1:rate:x'],
  ...['9999999999999.9', '1.1', '0.0', 'U0WHICHWAY', 'constructor', '__proto__', 'hasOwnProperty'],
  JSON.parse('{"__proto__": {"type": "event_callback"}, "constructor": {"prototype": 1}}'),
];

/** Any JSON, keys like those of Slack among them. */
export const anyBody: fc.Arbitrary<Body> = fc.dictionary(
  fc.oneof(
    fc.constantFrom('type', 'event', 'command', 'team_id', 'user', 'channel', 'actions', 'view', 'message'),
    fc.constantFrom('authorizations', 'container', 'callback_id', '__proto__', 'constructor', 'text', 'ts'),
    fc.string({ maxLength: 8 }),
  ),
  fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(...ODD.filter((one) => one !== REMOVED)),
    fc.constantFrom('block_actions', 'view_submission', 'message_action', 'shortcut', 'event_callback'),
  ),
  { maxKeys: 8 },
);

/** Parts that make one thing that happened unlike any other. */
const NAMES: readonly (readonly string[])[] = [
  ...[['event', 'ts'], ['actions', '0', 'action_ts'], ['action_ts'], ['trigger_id'], ['view', 'id']],
];

/** The same, happened once more at another moment. */
function anew(body: Body, count: number): Body {
  return NAMES.reduce<Body>((before, path) => {
    const name = path.at(-1) ?? '';
    const part = name.endsWith('ts') ? `${1_795_170_000 + count}.000100` : `${name}-${count}`;
    return replaced(before, path, part) as Body;
  }, body);
}

/** One of these with up to three parts changed; what each run gives is its own copy, and none happened before. */
export function mutated(bodies: readonly Body[]): fc.Arbitrary<Body> {
  let count = 0;
  const change = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...ODD), fc.jsonValue()));
  return fc
    .tuple(fc.constantFrom(...bodies), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([body, changes]) =>
      changes.reduce<Body>(
        (before, [which, part]) => {
          const paths = pathsIn(before);
          return replaced(before, paths[which % paths.length] ?? ['type'], part) as Body;
        },
        anew(structuredClone(body), ++count),
      ),
    );
}
