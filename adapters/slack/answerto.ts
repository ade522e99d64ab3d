// Answers one person at the address that Slack sent with a command, whether or not the bot is in the room.
import { z } from 'zod';
import type { Payload } from './cards/elements.ts';
import { CALL_WITHIN } from './connection/webclient.ts';

const Address = z.url({ protocol: /^https?$/u });

/** Seen by that person alone. Rejects where Slack does not take it. */
export async function answerTo(address: string, { text, blocks }: Payload): Promise<void> {
  const response = await fetch(Address.parse(address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', text, blocks }),
    signal: AbortSignal.timeout(CALL_WITHIN),
  });
  await response.body?.cancel();
  if (!response.ok) throw new RangeError(`HTTP status ${response.status}`);
}
