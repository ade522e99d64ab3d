// The worker: takes waiting events to the pure step and stores what comes of them, one event of a talk at a time.
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Card } from '../card.ts';
import type { Outcome } from '../dialogue/outcome.ts';
import { newTalk, type Talk } from '../dialogue/talk.ts';
import { readTalk } from '../dialogue/upgrade.ts';
import { STUMBLED } from '../dialogue/words.ts';
import type { Event, Json } from '../event.ts';
import type { Clock } from './clock.ts';
import type { Incoming } from './incoming.ts';
import { backoff } from './retry.ts';

/** A waiting event with its talk as stored; `talk` is undefined and `version` 0 while the talk is new. */
export type Pending = {
  inbox: number;
  incoming: Incoming;
  /** How often it was put off before. */
  tries: number;
  talk: string | undefined;
  version: number;
};

/** A row of the outbox: a message, a change to the last message called `name`, or a slow task. */
export type Outgoing = { id: string; place: string; thread: string | null } & (
  | { kind: 'post'; card: Card; name: string | null }
  | { kind: 'edit'; card: Card; name: string }
  | { kind: 'work'; task: Json }
);

/** When the talk is looked at again: the instant (ms), and the wall time (ISO 8601 without offset) with its zone. */
export type DueCheckIn = { id: string; due: number; local: string; zone: string };

/**
 * What one event brought about, stored in one step or not at all. `failed` is why the step threw: the event is put aside
 * for good, the talk stays as it was, and what goes out is a word to the people. Undefined for a step that went well.
 */
export type Commit = {
  inbox: number;
  incoming: Incoming;
  talk: Talk;
  expectedVersion: number;
  failed: string | undefined;
  outbox: readonly Outgoing[];
  checkIn: DueCheckIn | undefined;
};

/** An event whose talk cannot be read: it waits until `until`, in ms since 1970. */
export type Setback = { inbox: number; reason: string; until: number };

/** Keeps talks and their waiting events. Each method is one short transaction; none calls back. */
export type Talks = {
  /** The oldest waiting event of each of at most `most` talks, the longest waiting first. */
  next(now: number, most: number): Promise<Pending[]>;
  /** Stores outcomes; `conflict` where the talk or the event changed in between, and of that one nothing is stored. */
  commit(commits: readonly Commit[], now: number): Promise<('done' | 'conflict')[]>;
  /** Puts events off. */
  setBack(setbacks: readonly Setback[]): Promise<void>;
};

/** The pure decision: talk and event in, next talk and effects out. */
export type Decide = (talk: Talk, event: Event) => Outcome;

/** New ids: unique, at most 25 characters. */
export type Ids = () => string;

/** Tells an admin what went wrong; the sentence holds no text of people. */
export type Report = (sentence: string) => void;

/** Talks taken in one turn. More make the disk's work cheaper and each answer later: a decision takes up to 3 ms. */
const MOST = 48;

export type Worker = {
  /** Works one round of waiting events off; resolves to how many there were. A conflict leaves its event waiting. */
  turn(): Promise<number>;
};

export type WorkerWorld = {
  talks: Talks;
  decide: Decide;
  ids: Ids;
  clock: Clock;
  random: () => number;
  report: Report;
};

export function createWorker({ talks, decide, ids, clock, random, report }: WorkerWorld): Worker {
  return {
    async turn() {
      const waiting = await talks.next(clock.now(), MOST);
      const commits: Commit[] = [];
      const setbacks: Setback[] = [];
      for (const pending of waiting) {
        const { inbox, incoming, tries } = pending;
        const before = readable(pending);
        if ('reason' in before) {
          report(`An event of the talk ${incoming.talk} has to wait: ${before.reason}`);
          setbacks.push({ inbox, ...before, until: clock.now() + backoff(tries + 1, random()) });
          continue;
        }
        const commit = outcomeOf(pending, before.talk, decide, ids);
        if (commit.failed !== undefined)
          report(`An event of the talk ${incoming.talk} could not be worked: ${commit.failed}`);
        commits.push(commit);
      }
      if (commits.length > 0) await talks.commit(commits, clock.now());
      if (setbacks.length > 0) await talks.setBack(setbacks);
      return waiting.length;
    },
  };
}

/** The talk before the event; or why it cannot be read now, which an update or a repair may mend. */
function readable({ incoming, talk }: Pending): { talk: Talk } | { reason: string } {
  const { tenant, talk: id, zone, event } = incoming;
  if (talk === undefined) return { talk: newTalk({ id, tenant, owner: event.by, zone }) };
  try {
    return { talk: readTalk(talk, id) };
  } catch (cause) {
    return { reason: shortly(cause) };
  }
}

function outcomeOf({ inbox, incoming, version }: Pending, before: Talk, decide: Decide, ids: Ids): Commit {
  const { talk, effects, failed } = decided(before, incoming.event, decide);
  const outbox: Outgoing[] = [];
  let checkIn: DueCheckIn | undefined;
  for (const effect of effects) {
    if (effect.kind === 'check-in')
      checkIn = { id: ids(), due: Date.parse(effect.at), local: effect.at.slice(0, 19), zone: talk.zone };
    else outbox.push(outgoing(effect, incoming, ids));
  }
  return { inbox, incoming, talk, expectedVersion: version, failed, outbox, checkIn };
}

type Decided = { talk: Talk; effects: Outcome[1]; failed: string | undefined };

/** A step that throws would throw again: its event does nothing but say so, and the talk goes on. */
function decided(before: Talk, event: Event, decide: Decide): Decided {
  try {
    const [talk, effects] = decide(before, event);
    return { talk, effects, failed: undefined };
  } catch (cause) {
    return { talk: before, effects: [{ kind: 'post', card: STUMBLED }], failed: shortly(cause) };
  }
}

type Lasting = Exclude<Outcome[1][number], { kind: 'check-in' }>;

function outgoing(effect: Lasting, { place, thread }: Incoming, ids: Ids): Outgoing {
  const row = { id: ids(), place, thread };
  if (effect.kind === 'work') return { ...row, kind: 'work', task: effect.task };
  if (effect.kind === 'edit') return { ...row, kind: 'edit', card: effect.card, name: effect.name };
  return { ...row, kind: 'post', card: effect.card, name: effect.name ?? null };
}

/** Our own sentences hold no text of people; a stranger's message might, so only its kind is kept. */
function shortly(cause: unknown): string {
  if (cause instanceof WhichwayError) return `${cause.code}: ${messageOf(cause)}`;
  return cause instanceof Error ? cause.name : typeof cause;
}
