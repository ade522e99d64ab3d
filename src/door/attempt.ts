// One attempt at a claimed row: look where it is in doubt, make sure that it is still ours, send, and say what came of it.
import type { Json } from '../event.ts';
import { type Clock, SECOND } from './clock.ts';
import { nameOf } from './fault.ts';
import { admitted } from './incoming.ts';
import type { Finding, Message, Messenger, Sending } from './messenger.ts';
import { backoff } from './retry.ts';
import {
  type Attempt,
  afterFinding,
  afterSending,
  putBack,
  type Settlement,
  type Waiting,
} from './settle.ts';
import type { Report } from './worker.ts';

/** What a claimed row is to do. `target` of an edit is the platform's id of the message; null where none arrived. */
export type Job =
  | { kind: 'post'; message: Message; zone: string }
  | { kind: 'edit'; message: Message; target: string | null }
  | {
      kind: 'work';
      tenant: string;
      talk: string;
      place: string;
      thread: string | null;
      zone: string;
      task: Json;
    }
  /** What was stored cannot be read any more. */
  | { kind: 'damaged'; talk: string };

/** A row that is ours until the lease ends. `doubt`: an earlier attempt may have got through. */
export type Claimed = { id: string; tries: number; doubt: boolean; job: Job };

/** `held`: still the owner's. `resting`: so it is, but its place was put at rest meanwhile. `lost`: somebody else's by now. */
export type Hold = 'held' | 'resting' | 'lost';

/** Does slow tasks. Throws when it failed; a failure that cannot mend itself is `input`. */
export type Tasks = { perform(task: Json): Promise<Json> };

/**
 * A call that takes longer is given up, in ms: more than a messenger may take, and so little that a look and a
 * send together, and the time until a late message arrives, end within the lease.
 */
const GIVE_UP = 12 * SECOND;

/** A slow task is given up after this, in ms: a model gets 15 s in all, and the lease of the row must not be over. */
const TASK_GIVE_UP = 20 * SECOND;

/** Attempts of a slow task before the talk goes on without its result. */
const MOST_TASK_TRIES = 3;

/**
 * Calls for one message that may throw one after the other. By its contract a messenger throws at nothing that passes,
 * so this is a mistake in it; with the waits in between, that is some minutes, and then the talk goes on without it.
 */
const MOST_THROWS = 8;

export type AttemptWorld = {
  messenger: Messenger;
  tasks: Tasks;
  clock: Clock;
  random: () => number;
  report: Report;
  /** Asks once more right before something is sent. May reject. */
  holds: (id: string) => Promise<Hold>;
  /** Whether this process heard that the message's place is at rest. */
  resting: (message: Message) => boolean;
  /** Whether this process is so young that a message of the one before it may still arrive. */
  young: () => boolean;
  /** How often calls for a message threw in a row, in this process: an update gets its own chance. */
  throws: Throws;
};

export type Throws = { of(id: string): number; again(id: string): void; none(id: string): void };

/** One attempt; undefined when the row is not ours any more. Rejects only where an adapter breaks its word. */
export async function attempt(claimed: Claimed, world: AttemptWorld): Promise<Settlement | undefined> {
  const { id, tries, doubt, job } = claimed;
  if (job.kind === 'damaged') return { id, state: 'refused', reason: 'what was stored cannot be read' };
  if (job.kind === 'work') return perform(claimed, job, world);
  const { messenger, clock, random, holds, resting, young } = world;
  const { message } = job;
  const can = messenger.can(message.place);
  const worn = (row: string): boolean => world.throws.of(row) >= MOST_THROWS;
  const now = (): Attempt => ({ id, tries, now: clock.now(), random: random() });
  const ours = async (): Promise<Waiting | 'ours' | undefined> => {
    // A store that cannot tell now: surely nothing was sent, so the row goes back as it is.
    const hold = await holds(id).catch(() => 'unknown' as const);
    if (hold === 'unknown') return putBack(now(), 'the store could not tell whether it is still due');
    if (hold === 'resting' || resting(message)) return putBack(now(), 'rate limit');
    return hold === 'held' ? 'ours' : undefined;
  };
  if (job.kind === 'edit') {
    const { target } = job;
    if (target === null || !can.edit) return { id, state: 'skipped' };
    const hold = await ours();
    if (hold !== 'ours') return hold;
    const ended = await sending(id, () => messenger.edit(message, target), world);
    if (ended.kind === 'unsure' && worn(id)) return { id, state: 'refused', reason: brokenBy(ended.reason) };
    return afterSending(now(), ended, { canFind: false, repeatable: true });
  }
  if (doubt) {
    // It may have come to its end since it was claimed: then there is nothing to look for, nor to doubt.
    const hold = await ours();
    if (hold !== 'ours') return hold && { ...hold, doubt: true };
    if (!can.find)
      return {
        id,
        state: 'doubtful',
        reason: 'the process ended while it was sent, and the app may not look',
      };
    if (young()) return { ...putBack(now(), 'what an earlier process sent may still arrive'), doubt: true };
    const found = await finding(message, world);
    if (found.kind === 'unsent' && worn(id)) return { id, state: 'doubtful', reason: brokenBy(found.reason) };
    const settled = afterFinding(now(), found);
    if (settled) return settled;
    if (worn(id)) return { id, state: 'refused', reason: brokenBy('each attempt ended so') };
  }
  const hold = await ours();
  if (hold !== 'ours') return hold;
  const ended = await sending(id, () => messenger.post(message), world);
  return afterSending(now(), ended, { canFind: can.find, repeatable: false });
}

function brokenBy(reason: string): string {
  return `the platform's adapter failed ${MOST_THROWS} times in a row: ${reason}`;
}

async function finding(message: Message, { messenger, clock, throws }: AttemptWorld): Promise<Finding> {
  try {
    // A look that works says nothing about whether sending does, so it clears nothing.
    return await inTime(() => messenger.find(message), { kind: 'unsent', reason: 'no answer' }, clock);
  } catch (cause) {
    throws.again(message.id);
    return { kind: 'unsent', reason: nameOf(cause) };
  }
}

/** The send's own result; a messenger that throws or hangs leaves it unknown whether the message got through. */
async function sending(
  id: string,
  send: () => Promise<Sending>,
  { clock, throws }: AttemptWorld,
): Promise<Sending> {
  try {
    const ended = await inTime(send, { kind: 'unsure', reason: 'no answer' }, clock);
    throws.none(id);
    return ended;
  } catch (cause) {
    throws.again(id);
    return { kind: 'unsure', reason: nameOf(cause) };
  }
}

/** What comes first: the result, or what stands for none. Something that hung would hold its talk up for ever. */
async function inTime<T>(run: () => Promise<T>, none: T, clock: Clock, within = GIVE_UP): Promise<T> {
  const late = clock.alarm(within);
  try {
    return await Promise.race([run(), late.rung.then(() => none)]);
  } finally {
    late.ring();
  }
}

/** A slow task: done, tried again later, or given up; in any case the talk hears of it. */
async function perform(
  { id, tries }: Claimed,
  { tenant, talk, place, thread, zone, task }: Extract<Job, { kind: 'work' }>,
  { tasks, clock, random, report }: AttemptWorld,
): Promise<Settlement> {
  const worked = (result: Json): Settlement => {
    const at = new Date(clock.now()).toISOString();
    const event = { key: `work:${id}`, by: 'whichway', at, kind: 'worked', task, result } as const;
    return { id, state: 'worked', event: admitted({ tenant, talk, place, thread, zone, event }) };
  };
  const ended = await performed(task, tasks, clock);
  if ('result' in ended) return worked(ended.result);
  report(`A slow task of the talk ${talk} failed: ${ended.failed}`);
  if (tries + 1 >= MOST_TASK_TRIES || ended.failed === 'input') return worked(null);
  const due = clock.now() + backoff(tries + 1, random());
  return { id, state: 'waiting', due, tries: tries + 1, doubt: false, reason: ended.failed, pause: false };
}

async function performed(
  task: Json,
  tasks: Tasks,
  clock: Clock,
): Promise<{ result: Json } | { failed: string }> {
  try {
    const result = await inTime(() => tasks.perform(task), undefined, clock, TASK_GIVE_UP);
    // Also throws where the result is nothing that can be stored.
    return JSON.stringify(result) === undefined ? { failed: 'no answer' } : { result: result ?? null };
  } catch (cause) {
    return { failed: nameOf(cause) };
  }
}
