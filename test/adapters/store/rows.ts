// What the store's tests put in and take out: events, outcomes, messages, and the people who send them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import type { Card } from '../../../src/card.ts';
import { newTalk, type Talk } from '../../../src/dialogue/talk.ts';
import type { Claimed } from '../../../src/door/attempt.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Room } from '../../../src/door/sender.ts';
import type { Settlement } from '../../../src/door/settle.ts';
import type { Commit, Outgoing, Pending } from '../../../src/door/worker.ts';

/** When the tests happen, in ms; only the clock that they hand in counts. */
export const NOW = Date.parse('2026-11-20T08:00:00Z');

export const LEASE = 30_000;

type Where = { tenant?: string; talk?: string; place?: string; thread?: string | null; text?: string };

/** An event with this key; what is not said is the same for all. */
export function incoming(key: string, where: Where = {}): Incoming {
  const { tenant = 'T1', talk = 'talk1', place = 'room', thread = null, text = `text of ${key}` } = where;
  const event = { kind: 'said', key, by: 'u1', at: '2026-11-20T08:00:00Z', text } as const;
  return { tenant, talk, place, thread, zone: 'Europe/Berlin', event };
}

export function notice(text: string): Card {
  return { kind: 'notice', about: 'test', text };
}

type Addressed = { place?: string; thread?: string | null };

export function post(
  id: string,
  {
    place = 'room',
    thread = null,
    name = null,
    text = id,
  }: Addressed & { name?: string | null; text?: string } = {},
): Outgoing {
  return { id, place, thread, kind: 'post', card: notice(text), name, refers: null };
}

export function edit(id: string, name: string, { place = 'room', thread = null }: Addressed = {}): Outgoing {
  return { id, place, thread, kind: 'edit', card: notice(id), name, refers: null };
}

export function work(id: string, { place = 'room', thread = null }: Addressed = {}): Outgoing {
  return { id, place, thread, kind: 'work', task: { ask: id } };
}

/** What came in, as it was stored. */
export function incomingOf({ incoming: { event, ...where } }: Pick<Pending, 'incoming'>): Incoming {
  if (!event) throw new Error('the event cannot be read');
  return { ...where, event };
}

export function talkOf({ version, ...pending }: Pick<Pending, 'incoming' | 'version'>): Talk {
  const { tenant, talk: id, zone, event } = incomingOf(pending);
  return { ...newTalk({ id, tenant, owner: event.by, zone }), seen: [`after ${version + 1}`] };
}

/** What a step might make of the event. */
export function outcome(pending: Pending, changes: Partial<Commit> = {}): Commit {
  const { inbox, version } = pending;
  return {
    inbox,
    incoming: incomingOf(pending),
    talk: talkOf(pending),
    expectedVersion: version,
    failed: undefined,
    outbox: [],
    checkIn: undefined,
    feedback: [],
    forget: false,
    ...changes,
  };
}

/** The one event that waits for this talk. */
export async function pendingOf(store: Store, talk = 'talk1', now = NOW): Promise<Pending> {
  const found = (await store.talks.next(now, 1000)).find((one) => one.incoming.talk === talk);
  if (!found) throw new Error(`nothing waits for ${talk}`);
  return found;
}

/** Keys of the events that could be worked now. */
export async function waitingKeys(store: Store, now = NOW, most = 1000): Promise<string[]> {
  return (await store.talks.next(now, most)).map((pending) => incomingOf(pending).event.key);
}

/** Takes an event in and stores these rows as its outcome. */
export async function stored(store: Store, outbox: readonly Outgoing[], where: Where = {}): Promise<void> {
  const { tenant = 'T1', talk = 'talk1' } = where;
  const key = `${tenant} ${talk} ${outbox.map(({ id }) => id).join()}`;
  await store.inbox.receive([incoming(key, where)], NOW);
  const pending = (await store.talks.next(NOW, 1000)).find((one) => incomingOf(one).event.key === key);
  if (!pending) throw new Error(`an earlier event of ${talk} still waits`);
  await store.talks.commit([outcome(pending, { outbox })], NOW);
}

type Turn = { owner?: string; now?: number; most?: number; each?: number; busy?: readonly Room[] };

/** Claims what is due, at most so many messages and as many tasks; as many of one room as there are, if nothing is said. */
export function claim(
  store: Store,
  { owner = 'A', now = NOW, most = 1000, each = most, busy = [] }: Turn = {},
): Promise<Claimed[]> {
  return store.outbox.claim({ owner, now, leaseMs: LEASE, messages: most, each, busy, tasks: most });
}

export async function claimedIds(store: Store, turn: Turn = {}): Promise<string[]> {
  return (await claim(store, turn)).map(({ id }) => id);
}

/** Claims all that is due, and sends it; gives back what was sent. */
export async function sendAll(store: Store, turn: Turn = {}): Promise<Claimed[]> {
  const { owner = 'A', now = NOW } = turn;
  const claimed = await claim(store, turn);
  const sent = claimed.map(({ id }): Settlement => ({ id, state: 'sent', external: `x-${id}` }));
  await store.outbox.settle(sent, owner, now);
  return claimed;
}

type Waiting = Extract<Settlement, { state: 'waiting' }>;

/** A message that is tried again; where nothing else is said, at once and without doubt. */
export function again(id: string, changes: Partial<Waiting> = {}): Waiting {
  return { id, state: 'waiting', due: NOW, tries: 1, doubt: false, reason: 'test', pause: false, ...changes };
}

/** A folder that is gone after the test. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
