// Messages that carry cards, and a message in lines that people can read.
import type { KnownBlock } from '@slack/types';
import type { Payload } from '../../../adapters/slack/cards/elements.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { objectsIn } from '../cards/objects.ts';

export function messageOf(card: Card, thread: string | null = '1700000000.000100'): Message {
  return { id: 'm1', tenant: 'T1', talk: 'talk1', place: 'C1', thread, card, refers: null };
}

export function actionIdsIn(payload: Payload): string[] {
  return objectsIn(payload.blocks).flatMap(({ action_id: id }) => (typeof id === 'string' ? [id] : []));
}

/**
 * A message as lines: its fallback behind bars, then its blocks, a control as [what it says](what it does). What has no
 * width is shown as a dot, a wide space as an arrow.
 */
export function outline({ text, blocks }: Payload): string {
  return [...text.split('\n').map((line) => `| ${line}`), ...blocks.flatMap(outlineOf)]
    .map((line) => line.trimEnd().replaceAll('\u200b', '·').replaceAll('\u2003', '→'))
    .join('\n');
}

function outlineOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${block.text.text}`];
    case 'section':
      return [`${block.text?.text}${block.accessory ? ` ${control(block.accessory)}` : ''}`];
    case 'context':
      return [`~ ${block.elements.map((one) => ('text' in one ? one.text : one.type)).join(' | ')}`];
    case 'actions':
    case 'context_actions':
      return [block.elements.map(control).join(' ')];
    default:
      return [block.type];
  }
}

function control(element: { type: string; action_id?: string }): string {
  const inner = objectsIn({ ...element, placeholder: undefined, type: undefined })
    .filter(({ value, type }) => value !== undefined && type === undefined)
    .map(({ text, value }) => `${(text as { text: string }).text}=${value}`);
  const label = 'text' in element ? (element.text as { text: string }).text : inner.join(' | ');
  return `[${label}](${element.action_id})`;
}
