// What becomes of an outbox row after an attempt: a pure decision.

import { SECOND } from './clock.ts';
import type { Incoming } from './incoming.ts';
import type { Finding, Sending } from './messenger.ts';
import { backoff } from './retry.ts';

/**
 * How a row goes on. `sent` and the other ends are final. `waiting` is tried again at `due`; `doubt` says that it may
 * stand there already; `pause` keeps the whole place quiet until then.
 */
export type Settlement = { id: string } & (
  | { state: 'sent'; external: string }
  /** A slow task is done; its result comes back as an event of the talk. */
  | { state: 'worked'; event: Incoming }
  /** There was nothing to change, or the platform changes nothing: no fault, and nobody has to hear of it. */
  | { state: 'skipped' }
  /** Refused for good. `events` tell the talks that somebody waits for it; undefined where nobody does. */
  | { state: 'refused'; reason: string; events?: Incoming[] }
  /** It may stand there or not, and the platform does not let us look: never repeated. */
  | { state: 'doubtful'; reason: string }
  | { state: 'waiting'; due: number; tries: number; doubt: boolean; reason: string; pause: boolean }
);

export type Waiting = Extract<Settlement, { state: 'waiting' }>;

/** After a lost answer the message may still arrive for so long: looking earlier could miss it. Slower than any timeout. */
export const LATE_ARRIVAL = 15 * SECOND;

/** The shortest pause: less would only earn the next one. */
const LEAST_PAUSE = SECOND;

/** No platform asks for more than an hour; a longer wait is a mistake in the answer, and asking again costs one request. */
export const LONGEST_PAUSE = 3600 * SECOND;

export type Attempt = { id: string; tries: number; now: number; random: number };

/** After a post or an edit. `canFind`: whether we may look for the message later. `repeatable`: twice does no harm. */
export function afterSending(
  { id, tries, now, random }: Attempt,
  sending: Sending,
  { canFind, repeatable }: { canFind: boolean; repeatable: boolean },
): Settlement {
  const again = { id, state: 'waiting', tries: tries + 1, pause: false } as const;
  switch (sending.kind) {
    case 'sent':
      return { id, state: 'sent', external: sending.external };
    case 'refused':
      return { id, state: 'refused', reason: sending.reason };
    case 'limited':
      return limited({ id, tries, now, random }, sending.waitMs, false);
    case 'unsent':
      return { ...again, due: now + backoff(tries + 1, random), doubt: false, reason: sending.reason };
    case 'unsure': {
      if (!canFind && !repeatable) return { id, state: 'doubtful', reason: sending.reason };
      const due = now + Math.max(LATE_ARRIVAL, backoff(tries + 1, random));
      return { ...again, due, doubt: true, reason: sending.reason };
    }
    default:
      return sending satisfies never;
  }
}

/** After looking for a message in doubt; undefined when it does not stand there, so that it is to be posted. */
export function afterFinding(attempt: Attempt, finding: Finding): Settlement | undefined {
  const { id, tries, now, random } = attempt;
  switch (finding.kind) {
    case 'found':
      return { id, state: 'sent', external: finding.external };
    case 'absent':
      return undefined;
    case 'limited':
      return limited(attempt, finding.waitMs, true);
    case 'blind':
      return { id, state: 'doubtful', reason: finding.reason };
    case 'unsent': {
      const due = now + backoff(tries + 1, random);
      return {
        id,
        state: 'waiting',
        due,
        tries: tries + 1,
        doubt: true,
        reason: finding.reason,
        pause: false,
      };
    }
    default:
      return finding satisfies never;
  }
}

/** Surely not sent, and no attempt: it is looked at again in a moment. `reason` says for admins why not now. */
export function putBack({ id, tries, now }: Attempt, reason: string): Waiting {
  return {
    id,
    state: 'waiting',
    due: now + LEAST_PAUSE,
    tries,
    doubt: false,
    reason,
    pause: false,
  };
}

/**
 * Not an attempt: the platform did not take it. The place rests for as long as the platform asks; where it asks without a
 * time, for longer each time, as after any failure.
 */
function limited({ id, tries, now, random }: Attempt, waitMs: number, doubt: boolean): Settlement {
  const again = { id, state: 'waiting', doubt, reason: 'rate limit', pause: true } as const;
  if (!(Number.isFinite(waitMs) && waitMs > 0))
    return {
      ...again,
      due: now + Math.max(LEAST_PAUSE, backoff(tries + 1, random)),
      tries: tries + 1,
    };
  const wait = Math.min(Math.max(Math.ceil(waitMs), LEAST_PAUSE), LONGEST_PAUSE);
  return { ...again, due: now + wait, tries };
}
