// What people are told when no listener took what they did, or the one that did failed.
import type { Report } from '../../../src/door/worker.ts';
import { reasonOf } from './faults.ts';
import { type Body, type IncomingKind, isRecord } from './kind.ts';
import { note } from './note.ts';

/** Acknowledges to Slack, with an answer where Slack shows one. */
export type Ack = (answer?: unknown) => Promise<void>;

const NOT_KNOWN: Readonly<Partial<Record<IncomingKind, string>>> = {
  command: 'I do not know that command. Mention me instead.',
  action: 'That button belongs to an older message. Mention me to go on.',
  shortcut: 'I do not know that shortcut any more. Mention me instead.',
};

const FAILED = 'That did not work just now. Please try again.';

export type Left = { kind: IncomingKind; body: Body; why: 'not-known' | 'failed'; ack: Ack; report: Report };

/**
 * Acknowledges what was left without an answer and says why, to the one person who did it. Slack shows the answer of a
 * command at once; for buttons and shortcuts it gives an address to write to, good for half an hour. Throws nothing.
 */
export async function answerInstead({ kind, body, why, ack, report }: Left): Promise<void> {
  const text = why === 'failed' ? FAILED : NOT_KNOWN[kind];
  if (kind === 'command') return ack({ response_type: 'ephemeral', text });
  if (kind === 'options') return ack({ options: [] });
  // A window stays open with what was typed into it.
  if (kind === 'view') return ack(inWindow(body, text ?? NO_LONGER));
  await ack();
  const address = body.response_url;
  if (text === undefined || typeof address !== 'string') return;
  try {
    await note(address, { text, ...threadOf(body) });
  } catch (cause) {
    report(`A note about a Slack ${kind} without an answer could not be shown (${reasonOf(cause)}).`);
  }
}

/** Said in a window whose talk is gone. */
const NO_LONGER = 'I do not know this talk any more. Copy your words and mention me to go on.';

/** The sentence below the window's first input; a window without one just closes. */
function inWindow({ view }: Body, text: string): unknown {
  const blocks = isRecord(view) && Array.isArray(view.blocks) ? view.blocks : [];
  const input = blocks.find(
    (block) => isRecord(block) && block.type === 'input' && typeof block.block_id === 'string',
  );
  return isRecord(input)
    ? { response_action: 'errors', errors: { [String(input.block_id)]: text } }
    : undefined;
}

/** Shows the note in the thread where the button stands. */
function threadOf({ message }: Body): { thread_ts?: string } {
  if (!isRecord(message) || typeof message.thread_ts !== 'string') return {};
  return { thread_ts: message.thread_ts };
}
