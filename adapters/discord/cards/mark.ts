// The number by which a message of ours can be found again: it travels as the id of a component.
import { createHash } from 'node:crypto';
import { ComponentType } from 'discord.js';
import type { Part } from './elements.ts';

/** Ids of components are 32 bits with a sign, and 0 counts as none. */
const HIGHEST = 2 ** 31 - 1;

/** A number from 1 to 2^31-1 for a message's id: always the same, and well spread over all of them. */
export function markOf(id: string): number {
  return (createHash('sha256').update(id).digest().readUInt32BE() % HIGHEST) + 1;
}

/** The parts with the message's number at the first text; Discord gives the other ids itself, and none of them twice. */
export function marked(parts: readonly Part[], id: string): Part[] {
  const first = parts.findIndex(
    ({ type }) => type === ComponentType.TextDisplay || type === ComponentType.Section,
  );
  return parts.map((part, index) => (index === first ? withMark(part, markOf(id)) : part));
}

function withMark(part: Part, mark: number): Part {
  if (part.type === ComponentType.TextDisplay) return { ...part, id: mark };
  if (part.type !== ComponentType.Section) return part;
  const [first, ...others] = part.components;
  return first === undefined ? part : { ...part, components: [{ ...first, id: mark }, ...others] };
}
