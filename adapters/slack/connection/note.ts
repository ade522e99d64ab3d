// A note for one person, at the address that Slack sent with what they did: it works where the bot is not in the room.
import type { Body } from './kind.ts';

/** Longest wait for a note to be taken, in ms: nobody waits for it longer, and a stop should not. */
const NOTE_WITHIN = 3000;

/** Slack takes it up to five times within half an hour. Rejects where it does not; the error's name says why. */
export async function note(address: string, message: Body): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Without `replace_original` the note would take the place of the message with the button.
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
    signal: AbortSignal.timeout(NOTE_WITHIN),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Refused(`HTTP status ${answer.status}`);
}

/** Its name is what is reported. */
class Refused extends Error {
  constructor(status: string) {
    super(status);
    this.name = status;
  }
}
