// How much of what a message may hold its parts take.
import { ComponentType } from 'discord.js';
import type { Part } from './elements.ts';

/** Components, those inside others counted. */
export function countOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + 1 + inside(part), 0);
}

function inside(part: Part): number {
  switch (part.type) {
    case ComponentType.Section:
      return part.components.length + 1;
    case ComponentType.ActionRow:
      return part.components.length;
    default:
      return 0;
  }
}

/** Characters of all texts together; labels of controls do not count. */
export function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + charactersOf(part), 0);
}

function charactersOf(part: Part): number {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return part.content.length;
    case ComponentType.Section:
      return part.components.reduce((sum, { content }) => sum + content.length, 0);
    default:
      return 0;
  }
}
