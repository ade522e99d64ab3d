// The last look before something is sent: whatever comes, what goes out is within Discord's limits.
import { ComponentType } from 'discord.js';
import { LEFT_OUT, NOTHING } from '../../cards/leftout.ts';
import { cutMarkdown } from './cut.ts';
import { type Part, type Row, text } from './elements.ts';
import { LIMITS } from './limits.ts';
import { small } from './markdown.ts';
import { countOf, sizeOf } from './measure.ts';
import { mended } from './mend.ts';

/** The container that holds all parts counts too. */
export const MOST_PARTS = LIMITS.components - 1;

/** A shorter beginning of a text says too little, in characters. */
const LEAST_TEXT = 200;

/**
 * The parts within Discord's limits: over-long texts are cut between graphemes, empty parts go, of controls with the same
 * name the first stays, and where there are too many parts or too much text a line says so. Parts that fit come back with
 * the same content. There is always at least one. Never throws.
 */
export function fitted(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  const whole = parts.flatMap((part) => mended(part, seen));
  return few(whole.some(isText) ? whole : [text(NOTHING), ...whole]);
}

/** Whether the parts can stand in one message as they are. */
export function fits(parts: readonly Part[]): boolean {
  return countOf(parts) <= MOST_PARTS && sizeOf(parts) <= LIMITS.allText;
}

/** What fits in number and size: the beginning, then a line that says so, then the controls that stood at the end. */
function few(parts: Part[]): Part[] {
  if (fits(parts)) return parts;
  const controls = controlsOf(parts);
  const end = [text(small(LEFT_OUT)), ...controls];
  const most = { count: MOST_PARTS - countOf(end), size: LIMITS.allText - sizeOf(end) };
  const kept: Part[] = [];
  for (const part of parts.slice(0, parts.length - trailing(parts).length)) {
    if (countOf([...kept, part]) > most.count) break;
    const room = most.size - sizeOf(kept);
    if (sizeOf([part]) <= room) {
      kept.push(part);
      continue;
    }
    if (part.type === ComponentType.TextDisplay && room >= LEAST_TEXT)
      kept.push({ ...part, content: cutMarkdown(part.content, room) });
    break;
  }
  return [...kept, ...end];
}

/** The controls at the very end: without them nobody could answer. Only as many as fit below a text and the line. */
function controlsOf(parts: readonly Part[]): Row[] {
  const rows = trailing(parts);
  while (countOf(rows) > MOST_PARTS - 2) rows.shift();
  return rows;
}

function trailing(parts: readonly Part[]): Row[] {
  const body = parts.findLastIndex(({ type }) => type !== ComponentType.ActionRow);
  return parts.slice(body + 1).filter((part) => part.type === ComponentType.ActionRow);
}

const isText = ({ type }: Part): boolean =>
  type === ComponentType.TextDisplay || type === ComponentType.Section;
