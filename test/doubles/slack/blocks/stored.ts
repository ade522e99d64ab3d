// Blocks as Slack gives them back: every block and control has an id, texts have all their fields.
import { isJson, type Json } from '../../json.ts';

const FILLED: Readonly<Record<string, Json>> = {
  plain_text: { emoji: true },
  mrkdwn: { verbatim: false },
};

/** Elements that somebody can act on carry an id of their own. */
const SILENT = new Set(['image', 'plain_text', 'mrkdwn', 'raw_text', 'raw_number', 'url', 'task_card']);

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (!isJson(value)) return value;
  const own = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one)]));
  const more = typeof own.type === 'string' ? FILLED[own.type] : undefined;
  return { ...more, ...own };
}

/** `id` makes ids for what has none. The blocks that came in are left as they are. */
export function storedBlocks(blocks: readonly Json[], id: () => string): Json[] {
  const withAction = (element: unknown): unknown =>
    isJson(element) && !SILENT.has(String(element.type)) && element.action_id === undefined
      ? { ...element, action_id: id() }
      : element;
  const stored = (block: Json): Json => {
    const own: Json = { block_id: id(), ...block };
    if (['actions', 'context_actions'].includes(String(own.type)) && Array.isArray(own.elements))
      own.elements = own.elements.map(withAction);
    if (Array.isArray(own.actions)) own.actions = own.actions.map(withAction);
    if (own.accessory !== undefined) own.accessory = withAction(own.accessory);
    if (own.element !== undefined) own.element = withAction(own.element);
    if (Array.isArray(own.child_blocks))
      own.child_blocks = own.child_blocks.map((child) => (isJson(child) ? stored(child) : child));
    return own;
  };
  return blocks.map((block) => stored(filled(block) as Json));
}
