// What kind of thing Slack sent.

/** A body as it comes in: JSON that nobody has checked yet. */
export type Body = Readonly<Record<string, unknown>>;

/** `other` is what no listener can be made for. */
export type IncomingKind = 'event' | 'command' | 'action' | 'options' | 'shortcut' | 'view' | 'other';

const TYPES: Readonly<Record<string, IncomingKind>> = {
  block_actions: 'action',
  interactive_message: 'action',
  block_suggestion: 'options',
  shortcut: 'shortcut',
  message_action: 'shortcut',
  view_submission: 'view',
  view_closed: 'view',
};

export function kindOf(body: object): IncomingKind {
  const { event, command, type } = body as Body;
  if (isRecord(event)) return 'event';
  if (typeof command === 'string') return 'command';
  return typeof type === 'string' && Object.hasOwn(TYPES, type) ? (TYPES[type] ?? 'other') : 'other';
}

export function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
