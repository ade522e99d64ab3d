// The sender: takes due outbox rows, each talk's in order, and brings each to the platform once.
import {
  type AttemptWorld,
  attempt,
  type Claimed,
  type Hold,
  type Job,
  type Tasks,
  type Throws,
} from './attempt.ts';
import type { Clock } from './clock.ts';
import { endable } from './ending.ts';
import { isOfOne, shortly } from './fault.ts';
import { grouped } from './grouped.ts';
import { admitted } from './incoming.ts';
import type { Message, Messenger } from './messenger.ts';
import { backoff } from './retry.ts';
import type { Settlement } from './settle.ts';
import { undelivered } from './undelivered.ts';
import type { Report } from './worker.ts';

/** A room as a whole: what a platform's limits count. */
export type Room = { tenant: string; place: string };

export type Claim = {
  owner: string;
  now: number;
  leaseMs: number;
  /** Most messages, most of them for one room, and rooms that get none. */
  messages: number;
  each: number;
  busy: readonly Room[];
  /** Most slow tasks. */
  tasks: number;
};

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

/** Messages under way at once, and rooms that may hang without holding the others up. */
const MOST_MESSAGES = 64;

/** Of one room. Platforms take about one a second of it, so a second one at once only earns a pause. */
const MOST_IN_A_ROOM = 1;

/** Slow tasks under way at once, apart from the messages: waiting for a model must delay no card. */
const MOST_TASKS = 16;

/** A store that fails is tried again after at most half a minute, so that its mending is noticed soon. */
const MOST_DOUBLINGS = 6;

export type Sender = {
  /** Takes what is due and begins to send it; resolves to how many rows. */
  turn(): Promise<number>;
  /** Resolves when nothing is under way. Never rejects. */
  idle(): Promise<void>;
  /** Waits for nothing any more: what is being sent is left in doubt, and nothing is begun. */
  end(): Promise<void>;
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
  /** So long after its start this process sends nothing that is in doubt, in ms: what a dead one sent may still arrive. */
  patienceMs: number;
  report: Report;
  /** Called whenever a row has ended, so that the next of its talk can go. */
  ended: () => void;
};

export function createSender(world: SenderWorld): Sender {
  const { outbox, random, owner, leaseMs, patienceMs, report, ended } = world;
  const { clock, end, over } = endable(world.clock);
  const underWay = new Map<string, { job: Job; ended: Promise<void> }>();
  const quiet = quietPlaces(clock);
  /** Rows whose late arrival is waited for. The wall clock alone could jump over that. */
  const awaited = new Set<string>();
  /** Rows that were claimed once more while they were still under way. */
  const again = new Map<string, Claimed>();
  const settle = grouped<Settlement, true>(async (settlements) => {
    await outbox.settle(settlements, owner, clock.now());
    return settlements.map(() => true);
  }, isOfOne);
  const holds = grouped<string, Hold>((ids) => outbox.holds(ids, owner, clock.now()));
  let young = patienceMs > 0;
  if (young)
    void clock.alarm(patienceMs).rung.then(() => {
      young = false;
    });
  const throws = throwsInARow();
  const attempting: AttemptWorld = { ...world, clock, holds, resting: quiet.has, young: () => young, throws };

  /** What became of a row is known only here, so it is stored again and again until that works. */
  const stored = async (settlement: Settlement, talk: string): Promise<void> => {
    let storable = settlement;
    for (let failures = 1; ; failures++)
      try {
        await settle(storable);
        return;
      } catch (cause) {
        report(`What became of a message of the talk ${talk} could not be stored: ${shortly(cause)}`);
        if (over()) return;
        if (isOfOne(cause)) storable = inPlainWords(settlement);
        await clock.alarm(backoff(Math.min(failures, MOST_DOUBLINGS), random())).rung;
      }
  };

  const begin = (claimed: Claimed): void => {
    // `send` runs up to its first wait at once, and may end there: the row is entered before.
    const { promise, resolve } = Promise.withResolvers<void>();
    underWay.set(claimed.id, { job: claimed.job, ended: promise });
    void send(claimed).then(resolve);
  };
  const send = async (claimed: Claimed): Promise<void> => {
    const { id, job } = claimed;
    const talk = talkOf(job);
    try {
      const attempted = await attempt(claimed, attempting);
      if (!attempted) return;
      const settlement = withNews(attempted, job, clock.now());
      if (settlement.state === 'refused' || settlement.state === 'doubtful')
        report(`A message of the talk ${talk} ended ${settlement.state}: ${settlement.reason}`);
      if (settlement.state === 'waiting' && settlement.pause) quiet.add(job, settlement.due);
      if (settlement.state === 'waiting' && settlement.doubt) {
        awaited.add(id);
        void clock.alarm(settlement.due - clock.now()).rung.then(() => awaited.delete(id));
      }
      if (settlement.state !== 'waiting') throws.none(id);
      await stored(settlement, talk);
    } catch (cause) {
      // A fault of ours or of an adapter. The row stays claimed until the lease ends, and is then in doubt.
      report(`A message of the talk ${talk} met a fault: ${shortly(cause)}`);
    } finally {
      underWay.delete(id);
      const next = again.get(id);
      again.delete(id);
      if (next && !over()) begin(next);
      ended();
    }
  };

  const allEnded = (): Promise<unknown> => Promise.all(Array.from(underWay.values(), ({ ended }) => ended));

  return {
    async turn() {
      const jobs = Array.from(underWay.values(), ({ job }) => job);
      const busy = jobs.flatMap((job) => ('message' in job ? [job.message] : []));
      const messages = MOST_MESSAGES - busy.length;
      const tasks = MOST_TASKS - (jobs.length - busy.length);
      if ((messages <= 0 && tasks <= 0) || over()) return 0;
      const now = clock.now();
      const claimed = await outbox.claim({
        ...{ owner, now, leaseMs },
        ...{ messages, each: MOST_IN_A_ROOM, busy, tasks },
      });
      // A row may come again while its end is being stored, or when a lease of our own seems over: it is looked at
      // once more afterwards, and not begun twice.
      for (const one of claimed) if (underWay.has(one.id)) again.set(one.id, one);
      const fresh = claimed.filter(({ id }) => !underWay.has(id) && !awaited.has(id));
      for (const one of fresh) begin(one);
      return fresh.length;
    },
    async idle() {
      while (underWay.size > 0) await allEnded();
    },
    async end() {
      end();
      await allEnded();
    },
  };
}

/** A refusal that talks have to hear of. */
function withNews(settlement: Settlement, job: Job, now: number): Settlement {
  if (settlement.state !== 'refused' || job.kind !== 'post') return settlement;
  const events = undelivered(job, settlement.reason, now).map(admitted);
  return events.length === 0 ? settlement : { ...settlement, events };
}

/** The same end without what an adapter or a task put into it, which could not be stored. */
function inPlainWords(settlement: Settlement): Settlement {
  const reason = 'what came of it could not be stored as it was';
  switch (settlement.state) {
    case 'sent':
      return { id: settlement.id, state: 'doubtful', reason };
    case 'worked': {
      const { event, ...where } = settlement.event;
      const { key, by, at } = event;
      return {
        ...settlement,
        event: { ...where, event: { key, by, at, kind: 'worked', task: null, result: null } },
      };
    }
    case 'skipped':
      return settlement;
    default:
      return { ...settlement, reason };
  }
}

function throwsInARow(): Throws {
  const counts = new Map<string, number>();
  return {
    of: (id) => counts.get(id) ?? 0,
    again: (id) => void counts.set(id, (counts.get(id) ?? 0) + 1),
    none: (id) => void counts.delete(id),
  };
}

/** Places at rest as this process heard of it: a wall clock that jumps ahead ends no rest before its time. */
function quietPlaces(clock: Clock): { add(job: Job, due: number): void; has(message: Message): boolean } {
  const rests = new Map<string, number>();
  const keyOf = ({ tenant, place }: Message): string => JSON.stringify([tenant, place]);
  return {
    add(job, due) {
      if (!('message' in job)) return;
      const name = keyOf(job.message);
      rests.set(name, (rests.get(name) ?? 0) + 1);
      void clock.alarm(due - clock.now()).rung.then(() => {
        const left = (rests.get(name) ?? 1) - 1;
        if (left > 0) rests.set(name, left);
        else rests.delete(name);
      });
    },
    has: (message) => rests.has(keyOf(message)),
  };
}

const talkOf = (job: Job): string => ('message' in job ? job.message.talk : job.talk);
