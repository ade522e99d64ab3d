// Stands before the listeners: counts what is under way, times the acknowledgement, and leaves nothing without one.
import type { App, ReceiverEvent } from '@slack/bolt';
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import type { Report } from '../../../src/door/worker.ts';
import { reasonOf } from './faults.ts';
import { type Ack, answerInstead } from './instead.ts';
import { type IncomingKind, kindOf } from './kind.ts';

/** Slack gives 3 s; whoever comes near should be known before people see errors. In ms. */
const SLOW = 2 * SECOND;

/** Hears of each acknowledgement: what was acknowledged, and how many ms after it came in. */
export type Acknowledged = (kind: IncomingKind, ms: number) => void;

export type GuardWorld = { clock: Clock; report: Report; acknowledged: Acknowledged };

export type Guard = {
  /** Bodies whose listeners have not ended. */
  underWay(): number;
  /** Resolves when nothing is under way (any more). */
  idle(): Promise<void>;
};

/** What Bolt says of a listener that failed. */
type Failure = { error: Error; body: object };

/** Thrown where an event is not stored, so that Slack is not told that it is and sends it again. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/**
 * Puts the guard before the app's listeners and takes the app's one place for an error handler. Bolt acknowledges an
 * event before a listener sees it; here that waits until the listeners have ended well, so that what a listener stores
 * is stored first, and what failed comes again.
 */
export function guard(app: App, world: GuardWorld): Guard {
  const underWay = new Set<Promise<void>>();
  const failed = new WeakSet<object>();
  const listeners = app.processEvent.bind(app);

  app.error(async ({ error, body }: Failure) => {
    failed.add(body);
    world.report(`A Slack ${kindOf(body)} could not be handled (${reasonOf(error)}).`);
  });
  app.processEvent = (event) => {
    const task = handle(event, { ...world, listeners, failed });
    const counted = task
      .catch(() => {}) // The receiver gets the same rejection; here it only counts.
      .then(() => void underWay.delete(counted));
    underWay.add(counted);
    return task;
  };
  return {
    underWay: () => underWay.size,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

type Listeners = GuardWorld & {
  listeners: (event: ReceiverEvent) => Promise<void>;
  /** Bodies of which a listener failed. */
  failed: WeakSet<object>;
};

/** Throws `NotTaken` where an event is not to be acknowledged. */
async function handle(event: ReceiverEvent, { listeners, failed, ...world }: Listeners): Promise<void> {
  const { body } = event;
  const kind = kindOf(body);
  const { ack, acked, end } = timedAck(event, kind, world);
  const own = kind === 'event' || kind === 'other';
  try {
    await listeners({ ...event, ack: own ? async () => {} : ack });
  } catch (cause) {
    failed.add(body);
    world.report(`A Slack ${kind} could not be read (${reasonOf(cause)}).`);
  }
  try {
    const why = failed.has(body) ? 'failed' : 'not-known';
    if (own && why === 'failed') throw new NotTaken();
    if (own) await ack();
    else if (!acked()) await answerInstead({ kind, body, why, ack, report: world.report });
  } finally {
    end();
  }
}

/** The acknowledgement of one body, given at most once; it throws nothing. `end` stops watching for it. */
function timedAck(event: ReceiverEvent, kind: IncomingKind, { clock, report, acknowledged }: GuardWorld) {
  const begun = clock.now();
  let given = false;
  let watching = true;
  const slow = clock.alarm(SLOW);
  void slow.rung.then(() => {
    if (watching && !given)
      report(`A Slack ${kind} waits for its acknowledgement for ${SLOW / SECOND} s; after 3 s it fails.`);
  });
  const ack: Ack = async (answer) => {
    if (given) {
      report(`A Slack ${kind} was acknowledged twice; the second time does nothing.`);
      return;
    }
    given = true;
    slow.ring();
    try {
      await event.ack(answer);
      acknowledged(kind, Math.max(0, clock.now() - begun));
    } catch (cause) {
      report(`The acknowledgement of a Slack ${kind} came too late or got lost (${reasonOf(cause)}).`);
    }
  };
  return {
    ack,
    acked: () => given,
    end() {
      watching = false;
      slow.ring();
    },
  };
}
