// The worker: takes waiting events to the pure step and stores what comes of them, one event of a talk at a time.
import type { Card } from '../card.ts';
import { wallTimeAt } from '../checkin/walltime.ts';
import { digestOf } from '../dialogue/due.ts';
import type { Outcome } from '../dialogue/outcome.ts';
import { newTalk, type Talk } from '../dialogue/talk.ts';
import { readTalk } from '../dialogue/upgrade.ts';
import { STUMBLED } from '../dialogue/words.ts';
import type { Event, Json } from '../event.ts';
import { isOverheard } from '../model/said.ts';
import { summaryTaskIn } from '../model/task.ts';
import { type Clock, WEEK } from './clock.ts';
import { isOfOne, shortly } from './fault.ts';
import { type Incoming, placeOf, ROOM_ITSELF } from './incoming.ts';
import type { Messenger, Whispered } from './messenger.ts';
import { backoff } from './retry.ts';

/**
 * A waiting event with its talk as stored; `talk` is undefined and `version` 0 while the talk is new. `event` is
 * undefined where what is stored is none any more.
 */
export type Pending = {
  inbox: number;
  incoming: Omit<Incoming, 'event'> & { event: Event | undefined };
  /** How often it was put off before. */
  tries: number;
  talk: string | undefined;
  version: number;
};

/**
 * A row of the outbox: a message, a change to the last message called `name`, or a slow task. `refers`: the name of the
 * talk's message that the card speaks of.
 */
export type Outgoing = { id: string; place: string; thread: string | null } & (
  | { kind: 'post'; card: Card; name: string | null; refers: string | null }
  | { kind: 'edit'; card: Card; name: string; refers: string | null }
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
  /** Takes the place of the one that waits; null calls that off, undefined leaves it. */
  checkIn: DueCheckIn | null | undefined;
  feedback: readonly Feedback[];
  /** The words of people who did not speak to the bot, and of which nothing came, are not kept. */
  forget: boolean;
};

/** What somebody thinks of a message; `message` is its outbox id. */
export type Feedback = {
  id: string;
  message: string;
  by: string;
  helpful: boolean;
  reason: string | undefined;
};

/** An event that cannot be read or stored now: it waits until `until`, in ms since 1970. */
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
const MOST = 96;

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
  whisper: Messenger['whisper'];
  /** Whether the platform lets us change messages in this place; where not, changes are not even queued or asked for. */
  canEdit: (place: string) => boolean;
};

type Tried = Commit & { tries: number; before: Talk; whispers: Whispered[] };

export function createWorker(world: WorkerWorld): Worker {
  const { talks, ids, clock, random, report, whisper } = world;
  const later = (tries: number): number => clock.now() + backoff(tries + 1, random());

  /** One outcome that can never be stored is a fault of its step, and must not take the others with it. */
  const store = async (commits: readonly Tried[], setbacks: Setback[]): Promise<void> => {
    if (commits.length === 0) return;
    try {
      const results = await talks.commit(commits, clock.now());
      for (const [index, { whispers }] of commits.entries())
        if (results[index] === 'done') for (const whispered of whispers) whisper(whispered);
    } catch (cause) {
      if (!isOfOne(cause)) throw cause;
      const [one, another] = commits;
      if (another) for (const each of commits) await store([each], setbacks);
      else if (one) await storeFailed(one, shortly(cause), setbacks);
    }
  };
  const storeFailed = async (one: Tried, reason: string, setbacks: Setback[]): Promise<void> => {
    const { inbox, incoming, tries, before, failed } = one;
    report(`What came of an event of the talk ${incoming.talk} could not be stored: ${reason}`);
    if (failed === undefined) await store([{ ...one, ...stumbled(before, reason, incoming, ids) }], setbacks);
    else setbacks.push({ inbox, reason, until: later(tries) });
  };

  return {
    async turn() {
      const waiting = await talks.next(clock.now(), MOST);
      const commits: Tried[] = [];
      const setbacks: Setback[] = [];
      for (const pending of waiting) {
        const { inbox, tries } = pending;
        const read = readable(pending);
        if ('reason' in read) {
          report(`An event of the talk ${pending.incoming.talk} has to wait: ${read.reason}`);
          setbacks.push({ inbox, reason: read.reason, until: later(tries) });
          continue;
        }
        const commit = outcomeOf(pending, read, world);
        if (commit.failed !== undefined)
          report(`An event of the talk ${commit.incoming.talk} could not be worked: ${commit.failed}`);
        commits.push({ ...commit, tries, before: read.talk });
      }
      await store(commits, setbacks);
      if (setbacks.length > 0) await talks.setBack(setbacks);
      return waiting.length;
    },
  };
}

type Read = { talk: Talk; event: Event };

/** The event and the talk before it; or why they cannot be read now, which an update or a repair may mend. */
function readable({ inbox, incoming, talk }: Pending): Read | { reason: string } {
  const { tenant, talk: id, zone, event } = incoming;
  if (event === undefined)
    return {
      reason: `state: what is stored as number ${inbox} is no event. Put back a copy of the data folder.`,
    };
  if (talk === undefined) return { event, talk: newTalk({ id, tenant, owner: event.by, zone }) };
  try {
    return { event, talk: readTalk(talk, id) };
  } catch (cause) {
    return { reason: shortly(cause) };
  }
}

type Made = Pick<WorkerWorld, 'decide' | 'ids' | 'canEdit'>;

/** A step that throws would throw again: its event does nothing but say so, and the talk goes on. */
function outcomeOf(
  pending: Pending,
  { talk: before, event }: Read,
  { decide, ids, canEdit }: Made,
): Commit & { whispers: Whispered[] } {
  const { inbox, version } = pending;
  const incoming = { ...pending.incoming, event };
  const common = { inbox, incoming, expectedVersion: version };
  try {
    const [talk, effects] = decide(before, event);
    const possible = canEdit(incoming.place) ? effects : effects.filter((effect) => !isChange(effect));
    return { ...common, ...performed(talk, possible, incoming, ids) };
  } catch (cause) {
    return { ...common, ...stumbled(before, shortly(cause), incoming, ids) };
  }
}

/** A change to a message, or a task of which nothing but one comes: where nobody would see it, it is not even asked for. */
function isChange(effect: Outcome[1][number]): boolean {
  return effect.kind === 'edit' || (effect.kind === 'work' && summaryTaskIn(effect.task) !== undefined);
}

type Performed = Pick<Commit, 'talk' | 'failed' | 'outbox' | 'checkIn' | 'feedback' | 'forget'> & {
  whispers: Whispered[];
};

function performed(talk: Talk, effects: Outcome[1], incoming: Incoming, ids: Ids): Performed {
  const outbox: Outgoing[] = [];
  const whispers: Whispered[] = [];
  const feedback: Feedback[] = [];
  let checkIn: DueCheckIn | null | undefined;
  for (const effect of effects)
    switch (effect.kind) {
      case 'check-in':
        checkIn = { id: ids(), due: Date.parse(effect.at), local: effect.at.slice(0, 19), zone: talk.zone };
        break;
      case 'no-check-in':
        checkIn = null;
        break;
      case 'whisper': {
        const { tenant, talk: id, place, thread } = incoming;
        whispers.push({ tenant, talk: id, place, thread, to: effect.to, card: effect.card });
        break;
      }
      case 'feedback': {
        const { kind: _, ...said } = effect;
        feedback.push({ id: ids(), ...said });
        break;
      }
      default:
        outbox.push(outgoing(effect, incoming, ids));
    }
  const { event } = incoming;
  // A date that is set because somebody is there again comes of that, and not of the words.
  const nothing = effects.every(({ kind }) => kind === 'check-in');
  const forget = isOverheard(event) && nothing;
  return { talk, failed: undefined, outbox, checkIn, feedback, whispers, forget };
}

/** After so long a check-in is tried again whose step failed, in ms: an update may have mended it by then. */
export const DUE_AGAIN = WEEK;

/** The talk as it was, and a word to the people. A check-in comes again, since nobody could ask for it. */
function stumbled(talk: Talk, failed: string, incoming: Incoming, ids: Ids): Performed {
  const { event } = incoming;
  if (event.kind === 'due') {
    const due = Date.parse(event.at) + DUE_AGAIN;
    const checkIn = { id: ids(), due, local: wallTimeAt(due, talk.zone), zone: talk.zone };
    // The others of its digest are asked all the same: no other message speaks for them.
    const others = (event.digest ?? []).filter((line) => line.talk !== talk.id);
    const outbox = digestOf(others).map((effect) => outgoing(effect, incoming, ids));
    return { talk, failed, outbox, checkIn, feedback: [], whispers: [], forget: false };
  }
  const outbox = [outgoing({ kind: 'post', card: STUMBLED }, incoming, ids)];
  return { talk, failed, outbox, checkIn: undefined, feedback: [], whispers: [], forget: false };
}

type Lasting = Extract<Outcome[1][number], { kind: 'post' | 'edit' | 'work' }>;

function outgoing(effect: Lasting, { place, thread }: Incoming, ids: Ids): Outgoing {
  const row = { id: ids(), place, thread };
  if (effect.kind === 'work') return { ...row, kind: 'work', task: effect.task };
  const { kind, card, name = null, refers = null } = effect;
  if (kind === 'edit') return { ...row, kind, card, name: effect.name, refers };
  return { ...row, ...whereto(effect.into), kind, card, name, refers };
}

/** Another place than the talk's own thread. */
function whereto(into: Extract<Lasting, { kind: 'post' }>['into']): { place?: string; thread?: string } {
  if (into === undefined) return {};
  return into === 'room' ? { thread: ROOM_ITSELF } : { place: placeOf(into.person), thread: ROOM_ITSELF };
}
