// The last look before something is sent: whatever comes, what goes out is within Slack's limits.
import type { KnownBlock } from '@slack/types';
import { isBlank } from '../../cards/blank.ts';
import { LEFT_OUT, NOTHING } from '../../cards/leftout.ts';
import { cut } from './cut.ts';
import { context, type Payload } from './elements.ts';
import { LIMITS } from './limits.ts';
import { mended } from './mend.ts';

/** Controls kept at the end of a message, however long it is: blocks. */
const MOST_CONTROLS = 5;

/**
 * The payload within Slack's limits: over-long texts are cut between graphemes, empty blocks go, of controls with the
 * same name the first stays, and where there are too many blocks or too much text a line says so. A payload that fits
 * comes back with the same content. Knows the blocks that our cards use and passes others on as they are. Never throws.
 */
export function fitted({ text, blocks }: Payload): Payload {
  const seen = new Set<string>();
  const whole = blocks.map((block) => mended(block, seen)).filter((block) => block !== undefined);
  return {
    text: isBlank(text) ? NOTHING : cut(text, LIMITS.fallback),
    blocks: few(whole),
  };
}

/** What fits in number and size: the beginning, then a line that says so, then the controls that stood at the end. */
function few(blocks: KnownBlock[]): KnownBlock[] {
  if (blocks.length <= LIMITS.blocks && sizeOf(blocks) <= LIMITS.allText) return blocks;
  const controls = controlsOf(blocks);
  const note = context(LEFT_OUT);
  const room = {
    blocks: LIMITS.blocks - controls.length - 1,
    text: LIMITS.allText - sizeOf([note, ...controls]),
  };
  const kept: KnownBlock[] = [];
  let size = 0;
  for (const block of blocks.slice(0, blocks.length - controls.length)) {
    size += sizeOf([block]);
    if (size > room.text || kept.length === room.blocks) break;
    kept.push(block);
  }
  return [...kept, note, ...controls];
}

/** The controls at the very end: without them nobody could answer. Only as many as surely fit. */
function controlsOf(blocks: readonly KnownBlock[]): KnownBlock[] {
  const isControl = ({ type }: KnownBlock): boolean => type === 'actions' || type === 'context_actions';
  const body = blocks.findLastIndex((block) => !isControl(block));
  const controls = blocks.slice(Math.max(body + 1, blocks.length - MOST_CONTROLS));
  return sizeOf(controls) <= LIMITS.allText / 2 ? controls : [];
}

/** Characters of all texts inside, at any depth. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      sum + (name === 'text' && typeof inner === 'string' ? inner.length : sizeOf(inner)),
    0,
  );
}
