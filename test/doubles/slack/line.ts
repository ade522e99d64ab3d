// A way on which Slack's envelopes reach the app.

import type { Json } from '../json.ts';
import type { Reply } from '../people.ts';

export type Envelope = 'events_api' | 'slash_commands' | 'interactive';

/** Which repetition of an event this is, and what became of the one before. */
export type Again = { number: number; reason: string };

/** `final`: the app asked for no repetition. */
export type Sent = Reply & { final?: boolean };

export type Line = {
  /** Sends it once; resolves when it was acknowledged, or the time for that is over. Never rejects. */
  send(kind: Envelope, payload: Json, again?: Again): Promise<Sent>;
};
