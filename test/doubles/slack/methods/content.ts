// What a message to be posted or changed holds, checked as Slack checks it.

import { asText, isJson, type Json, jsonList } from '../../json.ts';
import { LIMIT } from '../blocks/limits.ts';
import { storedBlocks } from '../blocks/stored.ts';
import { checkedBlocks } from '../blocks/validate.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** Undefined: not given. */
export type Content = {
  text: string | undefined;
  blocks: Json[] | undefined;
  attachments: Json[] | undefined;
  metadata: Json | undefined;
};

/** Characters of a message's text (chat.postMessage: `msg_too_long`). */
const TEXT = 40_000;
const ATTACHMENTS = 100;

/** Reads text, blocks, attachments and metadata. Throws what Slack would say; `no_text` where there is nothing to show. */
export function contentOf(world: World, args: Json): Content {
  const content: Content = {
    text: asText(args.text) ?? (typeof args.text === 'number' ? String(args.text) : undefined),
    blocks: blocksOf(world, args),
    attachments: args.attachments === undefined ? undefined : jsonList(args.attachments),
    metadata: metadataOf(args.metadata),
  };
  const { text, blocks, attachments } = content;
  if ((text ?? '').trim() === '' && !blocks?.length && !attachments?.length) throw new Refusal('no_text');
  if ((text?.length ?? 0) > TEXT) throw new Refusal('msg_too_long');
  if ((attachments?.length ?? 0) > ATTACHMENTS) throw new Refusal('too_many_attachments');
  return content;
}

function blocksOf(world: World, { blocks, markdown_text, text }: Json): Json[] | undefined {
  const id = (): string => world.id('');
  if (markdown_text !== undefined) {
    if (blocks !== undefined || text !== undefined) throw new Refusal('markdown_text_conflict');
    if (typeof markdown_text !== 'string' || markdown_text === '') throw new Refusal('no_text');
    if (markdown_text.length > LIMIT.markdown) throw new Refusal('msg_too_long');
    return storedBlocks([{ type: 'markdown', text: markdown_text }], id);
  }
  return blocks === undefined ? undefined : storedBlocks(checkedBlocks(blocks), id);
}

function metadataOf(value: unknown): Json | undefined {
  if (value === undefined || value === '') return undefined;
  if (!isJson(value)) throw new Refusal('invalid_metadata_format');
  if (Object.keys(value).length === 0) return undefined;
  const { event_type, event_payload } = value;
  if (typeof event_type !== 'string' || event_type === '' || !isJson(event_payload))
    throw new Refusal('invalid_metadata_schema');
  return value;
}
