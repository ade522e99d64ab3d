// The sender: takes due outbox rows, each talk's in order, and brings each to the platform once.
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Json } from '../event.ts';
import { type Clock, SECOND } from './clock.ts';
import { grouped } from './grouped.ts';
import type { Message, Messenger, Sending } from './messenger.ts';
import { backoff } from './retry.ts';
import { type Attempt, afterFinding, afterSending, putBack, type Settlement } from './settle.ts';
import type { Report } from './worker.ts';

/** What a claimed row is to do. `target` of an edit is the platform's id of the message; null where none arrived. */
export type Job =
  | { kind: 'post'; message: Message }
  | { kind: 'edit'; message: Message; target: string | null }
  | {
      kind: 'work';
      tenant: string;
      talk: string;
      place: string;
      thread: string | null;
      zone: string;
      task: Json;
    };

/** A row that is ours until the lease ends. `doubt`: an earlier attempt may have got through. */
export type Claimed = { id: string; tries: number; doubt: boolean; job: Job };

export type Claim = { owner: string; now: number; leaseMs: number; most: number };

/** `held`: still the owner's. `resting`: so it is, but its place was put at rest meanwhile. `lost`: somebody else's by now. */
export type Hold = 'held' | 'resting' | 'lost';

/** Keeps the messages to be sent. Each method is one short transaction; none calls back. */
export type Outbox = {
  /**
   * Due rows that nobody holds, at most one message and one task of a talk, and none for a place at rest. They belong to
   * `owner` until the lease ends; from then on it is in doubt whether they were sent.
   */
  claim(claim: Claim): Promise<Claimed[]>;
  /** Looks at claimed rows once more right before they are sent. */
  holds(ids: readonly string[], owner: string, now: number): Promise<Hold[]>;
  /** Stores what became of rows; one that belongs to somebody else by now is left alone. */
  settle(settlements: readonly Settlement[], owner: string, now: number): Promise<void>;
};

/** Does slow tasks. Throws when it failed; a failure that cannot mend itself is `input`. */
export type Tasks = { perform(task: Json): Promise<Json> };

/** Rows under way at once. Platforms limit each place to about one a second, so this many talks get theirs together. */
const MOST_AT_ONCE = 64;

/** A send that takes longer is given up, in ms; twice what a messenger may take, and less than the lease. */
const GIVE_UP = 20 * SECOND;

/** Attempts of a slow task before the talk goes on without its result. */
const MOST_TASK_TRIES = 3;

export type Sender = {
  /** Takes what is due and begins to send it; resolves to how many rows. */
  turn(): Promise<number>;
  /** Resolves when nothing is under way. Never rejects. */
  idle(): Promise<void>;
};

export type SenderWorld = {
  outbox: Outbox;
  messenger: Messenger;
  tasks: Tasks;
  clock: Clock;
  random: () => number;
  /** Tells this run of the process from any other. */
  owner: string;
  /** How long a row is ours, in ms: longer than a send can take. */
  leaseMs: number;
  report: Report;
  /** Called whenever a row has ended, so that the next of its talk can go. */
  ended: () => void;
};

export function createSender(world: SenderWorld): Sender {
  const { outbox, clock, owner, leaseMs, report, ended } = world;
  const underWay = new Map<string, Promise<void>>();
  const settle = grouped<Settlement, true>(async (settlements) => {
    await outbox.settle(settlements, owner, clock.now());
    return settlements.map(() => true);
  });
  const holds = grouped<string, Hold>((ids) => outbox.holds(ids, owner, clock.now()));

  const send = async (claimed: Claimed): Promise<void> => {
    try {
      const settlement = await attempt(claimed, world, holds);
      if (!settlement) return;
      if (settlement.state === 'refused' || settlement.state === 'doubtful')
        report(
          `A message of the talk ${talkOf(claimed.job)} ended ${settlement.state}: ${settlement.reason}`,
        );
      await settle(settlement);
    } catch (cause) {
      // The row stays ours until the lease ends; then it is looked for before it is sent again.
      report(`What became of a message could not be stored: ${messageOf(cause)}`);
    } finally {
      underWay.delete(claimed.id);
      ended();
    }
  };

  return {
    async turn() {
      const most = MOST_AT_ONCE - underWay.size;
      if (most <= 0) return 0;
      const claimed = await outbox.claim({ owner, now: clock.now(), leaseMs, most });
      // After a jump of the clock a lease of our own may seem over: what is under way is not begun twice.
      const fresh = claimed.filter(({ id }) => !underWay.has(id));
      for (const one of fresh) underWay.set(one.id, send(one));
      return fresh.length;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}

const talkOf = (job: Job): string => (job.kind === 'work' ? job.talk : job.message.talk);

/** One attempt; undefined when the row is not ours any more. */
async function attempt(
  claimed: Claimed,
  world: SenderWorld,
  holds: (id: string) => Promise<Hold>,
): Promise<Settlement | undefined> {
  const { id, tries, doubt, job } = claimed;
  if (job.kind === 'work') return perform(claimed, job, world);
  const { messenger, clock, random } = world;
  const { message } = job;
  const can = messenger.can(message.place);
  const now = (): Attempt => ({ id, tries, now: clock.now(), random: random() });
  const ours = async (): Promise<Settlement | 'ours' | undefined> => {
    const hold = await holds(id);
    if (hold === 'resting') return putBack(now());
    return hold === 'held' ? 'ours' : undefined;
  };
  if (job.kind === 'edit') {
    const { target } = job;
    if (target === null || !can.edit) return { id, state: 'refused', reason: 'nothing to change' };
    const hold = await ours();
    if (hold !== 'ours') return hold;
    const sending = await inTime(() => messenger.edit(message, target), world);
    return afterSending(now(), sending, { canFind: false, repeatable: true });
  }
  if (doubt && !can.find)
    return { id, state: 'doubtful', reason: 'the process ended while it was sent, and the app may not look' };
  if (doubt) {
    const found = await finding(message, messenger);
    const settled = afterFinding(now(), found);
    if (settled) return settled;
  }
  const hold = await ours();
  if (hold !== 'ours') return hold;
  const sending = await inTime(() => messenger.post(message), world);
  return afterSending(now(), sending, { canFind: can.find, repeatable: false });
}

async function finding(message: Message, messenger: Messenger) {
  try {
    return await messenger.find(message);
  } catch (cause) {
    return { kind: 'unsent', reason: nameOf(cause) } as const;
  }
}

/** The send's own result; a messenger that throws or hangs leaves it unknown whether the message got through. */
async function inTime(send: () => Promise<Sending>, { clock }: SenderWorld): Promise<Sending> {
  const late = clock.alarm(GIVE_UP);
  try {
    const noAnswer = late.rung.then(() => ({ kind: 'unsure', reason: 'no answer' }) as const);
    return await Promise.race([send(), noAnswer]);
  } catch (cause) {
    return { kind: 'unsure', reason: nameOf(cause) };
  } finally {
    late.ring();
  }
}

/** A slow task: done, tried again later, or given up; in any case the talk hears of it. */
async function perform(
  { id, tries }: Claimed,
  { tenant, talk, place, thread, zone, task }: Extract<Job, { kind: 'work' }>,
  { tasks, clock, random, report }: SenderWorld,
): Promise<Settlement> {
  const worked = (result: Json): Settlement => {
    const at = new Date(clock.now()).toISOString();
    const event = { key: `work:${id}`, by: 'whichway', at, kind: 'worked', task, result } as const;
    return { id, state: 'worked', event: { tenant, talk, place, thread, zone, event } };
  };
  try {
    return worked(await tasks.perform(task));
  } catch (cause) {
    report(`A slow task of the talk ${talk} failed: ${nameOf(cause)}`);
    if (tries + 1 >= MOST_TASK_TRIES || (cause instanceof WhichwayError && cause.code === 'input'))
      return worked(null);
    const due = clock.now() + backoff(tries + 1, random());
    return { id, state: 'waiting', due, tries: tries + 1, doubt: false, reason: nameOf(cause), pause: false };
  }
}

/** Messages of strangers' errors can hold what people wrote, so only the error's name is kept. */
function nameOf(cause: unknown): string {
  if (cause instanceof WhichwayError) return cause.code;
  return cause instanceof Error ? cause.name : typeof cause;
}
