// Where texts stand that people read in what is sent to Slack, and how long each may be.
import type { Room } from '../../cards/say.ts';
import { LIMITS } from './limits.ts';

/** For `said`. Markdown blocks hold documents, which stay as they are. */
export const textRoom: Room = (name, { type, blocks }, within) => {
  if (name === 'accessibility_label') return LIMITS.accessibility;
  if (name !== 'text') return undefined;
  if (type === 'mrkdwn') return LIMITS.text;
  if (type === 'plain_text') return plainRoom(within);
  // The text of the message itself.
  return Array.isArray(blocks) ? LIMITS.fallback : undefined;
};

/** Headings and hints have more room than buttons and options, whose limits are the same. */
function plainRoom(within: readonly string[]): number {
  if (within.at(-1) === 'placeholder') return LIMITS.placeholder;
  const isControl = within.includes('elements') || within.includes('accessory');
  return isControl ? Math.min(LIMITS.button, LIMITS.option) : LIMITS.header;
}
