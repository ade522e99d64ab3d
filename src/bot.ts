// The one door: every journey (command, text, click, later check-in) passes through receive, step, commit and send.
import type { Ground } from './dialogue/outcome.ts';
import { step } from './dialogue/step.ts';
import type { Talk } from './dialogue/talk.ts';
import { readableTalk, readTalk } from './dialogue/upgrade.ts';
import type { Tasks } from './door/attempt.ts';
import { bell, type CheckIns, ringOnce } from './door/bell.ts';
import { type Clock, SECOND } from './door/clock.ts';
import { clockWatch, type Waits } from './door/clockwatch.ts';
import { isOfOne } from './door/fault.ts';
import { grouped } from './door/grouped.ts';
import { admitted, type Incoming } from './door/incoming.ts';
import { type Loop, startLoop } from './door/loop.ts';
import type { Messenger } from './door/messenger.ts';
import { createSender, type Outbox } from './door/sender.ts';
import { LATE_ARRIVAL, LONGEST_PAUSE } from './door/settle.ts';
import { createWorker, type Decide, type Ids, type Report, type Talks } from './door/worker.ts';
import type { Learning } from './learning/keeps.ts';

/** Keeps events as they come. */
export type Inbox = {
  /** Stores events in one transaction; `seen` where an event with that key was stored before. */
  receive(incoming: readonly Incoming[], now: number): Promise<('new' | 'seen')[]>;
  /** A talk's stored JSON; undefined when there is none. */
  talk(tenant: string, id: string): Promise<string | undefined>;
  /** The talk that lives in this thread of this room, was just opened there, or had a card copied there; undefined when none. */
  at(tenant: string, place: string, thread: string): Promise<string | undefined>;
  /** The talks of a room whose first message may stand there though nobody knows yet. */
  openings(tenant: string, place: string): Promise<Opening[]>;
  /** The talks of a room, at most `most`, those that changed last first. */
  talksIn(tenant: string, place: string, most: number): Promise<StoredTalk[]>;
  /** The talk whose message was the last to go directly to this person; undefined where none did. */
  lastTo(tenant: string, person: string): Promise<string | undefined>;
  /** The messages that stand in a room itself, of all tenants, at most `most`, the last first. */
  standing(place: string, most: number): Promise<StandingThere[]>;
  /**
   * The talks that changed since then (ms), of all tenants, at most `most`, those that changed last first; then those of
   * them once more that went on in direct messages, with the place of the person.
   */
  changedSince(since: number, most: number): Promise<Housed[]>;
  /** All tenants that have talks. */
  tenants(): Promise<string[]>;
  /** When (ms) the last event was stored whose key begins so; undefined before the first. */
  lastReceived(prefix: string): Promise<number | undefined>;
  /** Since when (ms) something of that source may have been missed, as it was noted; undefined where nothing was. */
  missedSince(source: string): Promise<number | undefined>;
  /** Notes it; of two times the earlier one stays. */
  noteMissed(source: string, since: number, now: number): Promise<void>;
  /** All of it was looked for. */
  missedNothing(source: string): Promise<void>;
  /** Whether an event with that key was stored. */
  has(tenant: string, key: string): Promise<boolean>;
  /** Ends all that waits for a tenant, with this reason: the bot was removed there. */
  leave(tenant: string, reason: string, now: number): Promise<void>;
  /** Check-ins that `leave` ended wait again, where the talk has none by now. */
  returned(tenant: string): Promise<void>;
};

/** A talk whose first message may stand in its room: the id of that message in the outbox, and when (ms) the talk began. */
export type Opening = { talk: string; message: string; begun: number };

/** A message that stands somewhere: of which talk, and the platform's id of it. */
export type StandingThere = { tenant: string; talk: string; external: string };

/** Where a talk lives. */
export type Housed = { tenant: string; id: string; place: string; thread: string | null };

/** A talk as stored, with the thread where it lives. */
export type StoredTalk = { id: string; thread: string | null; talk: string };

export type Store = {
  inbox: Inbox;
  talks: Talks;
  outbox: Outbox;
  waits: Waits;
  checkIns: CheckIns;
  learning: Learning;
};

export type Bot = {
  /** Takes an event in. When it resolves, the event is on disk; the same event twice is stored once. */
  receive(incoming: Incoming): Promise<'new' | 'seen'>;
  /** The talk as it stands, for showing; undefined when there is none. Throws `state` when it cannot be read. */
  talk(tenant: string, id: string): Promise<Talk | undefined>;
  /** The id of the talk that lives in this thread of this room; undefined when none does. */
  at(tenant: string, place: string, thread: string): Promise<string | undefined>;
  /** The talks whose first message may stand in this room though the platform's answer is not here. */
  openings(tenant: string, place: string): Promise<Opening[]>;
  /** The id of the talk whose check-in is being asked in direct messages to this person; undefined where none is. */
  askedDirectly(tenant: string, person: string): Promise<string | undefined>;
  /** Whether the talk's check-in is being asked in direct messages to this person. */
  asks(tenant: string, talk: string, person: string): Promise<boolean>;
  /** The last messages that stand in a room itself, of all tenants: direct messages of some platforms belong to none. */
  standing(place: string): Promise<StandingThere[]>;
  /** The talks that changed since then (ms), those that changed last first, at most some hundreds. */
  changedSince(since: number): Promise<Housed[]>;
  /** All tenants that have talks, of every platform. */
  tenants(): Promise<string[]>;
  /** When (ms) the last event was stored whose key begins so; undefined before the first. */
  lastReceived(prefix: string): Promise<number | undefined>;
  /** Since when (ms) something of that source may have been missed, as it was noted; undefined where nothing was. */
  missedSince(source: string): Promise<number | undefined>;
  /** Notes it, so that it is known whatever becomes of the process; of two times the earlier one stays. */
  noteMissed(source: string, since: number): Promise<void>;
  /** All of it was looked for. */
  missedNothing(source: string): Promise<void>;
  /** Whether an event with that key was taken in. */
  has(tenant: string, key: string): Promise<boolean>;
  /** The talks of a room that changed last, for showing; one that cannot be read is left out. */
  talksIn(tenant: string, place: string): Promise<{ thread: string | null; talk: Talk }[]>;
  /** The bot was removed from a tenant: nothing more is sent there. Talks stay. */
  leave(tenant: string, reason: string): Promise<void>;
  /** The bot is in a tenant: where it had been removed, its check-ins go on. What fell due meanwhile comes late, once. */
  returned(tenant: string): Promise<void>;
  /** What use teaches, and whether people want that. */
  learning: Learning;
  /** Works and sends all that can be now; what has to wait for its time stays. Not beside `run`. */
  drain(): Promise<void>;
  /** Works and sends from now on, until `stop`. */
  run(): void;
  /** Takes nothing more up and lets what runs come to its end, for at most `STOP_WITHIN`. What is left goes on after the next start; this bot does not. */
  stop(): Promise<void>;
};

/** Sends under way are waited for so long when stopping, in ms; a supervisor gives ten seconds before it kills. */
const STOP_WITHIN = 8 * SECOND;

/** How long a claimed row is ours, in ms: longer than a look and a send may take before they are given up. */
const LEASE = 30 * SECOND;

export type BotWorld = {
  store: Store;
  messenger: Messenger;
  tasks: Tasks;
  decide: Decide;
  ids: Ids;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  report: Report;
  /**
   * True where nobody else can work on this store and nothing can still be on its way, as for a terminal: what a dead
   * process held or put off is taken up at once.
   */
  alone?: boolean;
};

/** The dialogue of this version on the given ground. `hasModel`: answers out of the guidance become slow tasks. */
export function decideOn(ground: Ground, hasModel = false): Decide {
  return (talk, event) => step(talk, event, ground, hasModel);
}

/** Without a model no step gives out a slow task; one from a time when there was one ends without a result. */
export const NO_TASKS: Tasks = { perform: async () => null };

/** Talks that are looked at after an outage: each costs a request to its platform. */
const MOST_CHANGED = 500;

/** Messages of a room that are looked at to see what somebody answers: more than the bot says between two answers. */
const MOST_STANDING = 50;

/** Talks of a room that are shown: as many as one message of a platform has room for. */
const MOST_SHOWN = 20;

export function createBot({
  store,
  messenger,
  tasks,
  decide,
  ids,
  clock,
  random,
  report,
  alone = false,
}: BotWorld): Bot {
  let loops: { worker: Loop; sender: Loop } | undefined;
  const canEdit = (place: string): boolean => messenger.can(place).edit;
  const whisper: Messenger['whisper'] = (whispered) => messenger.whisper(whispered);
  const worker = createWorker({ talks: store.talks, decide, ids, clock, random, report, whisper, canEdit });
  const owner = ids();
  const ended = (): void => {
    loops?.sender.wake();
    loops?.worker.wake();
  };
  const { outbox } = store;
  const sender = createSender({
    outbox,
    messenger,
    tasks,
    clock,
    random,
    owner,
    leaseMs: LEASE,
    patienceMs: alone ? 0 : LATE_ARRIVAL,
    report,
    ended,
  });
  const longest = alone ? { wait: 0, lease: 0 } : { wait: LONGEST_PAUSE, lease: LEASE };
  const watchClock = clockWatch(store.waits, clock, longest);
  const receive = grouped<Incoming, 'new' | 'seen'>(
    (incoming) => store.inbox.receive(incoming, clock.now()),
    isOfOne,
  );
  const ring = bell(store.checkIns, clock, report);
  const asks = async (tenant: string, id: string, person: string): Promise<boolean> => {
    const json = await store.inbox.talk(tenant, id);
    const talk = json === undefined ? undefined : readableTalk(json, id, report);
    const reach = talk?.review ? talk.reach : 'thread';
    return typeof reach === 'object' && reach.person === person;
  };
  let stopped: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    const stopping = loops;
    loops = undefined;
    const late = clock.alarm(STOP_WITHIN);
    await Promise.all([stopping?.worker.stop(), stopping?.sender.stop()]);
    await Promise.race([sender.idle(), late.rung]);
    late.ring();
    await sender.end();
  };
  return {
    async receive(incoming) {
      const result = await receive(admitted(incoming));
      loops?.worker.wake();
      return result;
    },
    async talk(tenant, id) {
      const json = await store.inbox.talk(tenant, id);
      return json === undefined ? undefined : readTalk(json, id);
    },
    at: (tenant, place, thread) => store.inbox.at(tenant, place, thread),
    openings: (tenant, place) => store.inbox.openings(tenant, place),
    async askedDirectly(tenant, person) {
      const id = await store.inbox.lastTo(tenant, person);
      return id !== undefined && (await asks(tenant, id, person)) ? id : undefined;
    },
    asks,
    standing: (place) => store.inbox.standing(place, MOST_STANDING),
    changedSince: (since) => store.inbox.changedSince(since, MOST_CHANGED),
    tenants: () => store.inbox.tenants(),
    lastReceived: (prefix) => store.inbox.lastReceived(prefix),
    missedSince: (source) => store.inbox.missedSince(source),
    noteMissed: (source, since) => store.inbox.noteMissed(source, since, clock.now()),
    missedNothing: (source) => store.inbox.missedNothing(source),
    has: (tenant, key) => store.inbox.has(tenant, key),
    async talksIn(tenant, place) {
      const stored = await store.inbox.talksIn(tenant, place, MOST_SHOWN);
      return stored.flatMap(({ id, thread, talk }) => {
        const read = readableTalk(talk, id, report);
        return read ? [{ thread, talk: read }] : [];
      });
    },
    leave: (tenant, reason) => store.inbox.leave(tenant, reason, clock.now()),
    returned: (tenant) => store.inbox.returned(tenant),
    learning: store.learning,
    async drain() {
      await watchClock();
      await ringOnce(store.checkIns, clock.now(), report);
      for (let done = 1; done > 0; ) {
        done = await worker.turn();
        done += await sender.turn();
        await sender.idle();
      }
    },
    run() {
      loops ??= {
        worker: startLoop({
          async turn() {
            await watchClock();
            await ring();
            const done = await worker.turn();
            if (done > 0) loops?.sender.wake();
            return done;
          },
          clock,
          random,
          report,
        }),
        sender: startLoop({ turn: () => sender.turn(), clock, random, report }),
      };
    },
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
  };
}
