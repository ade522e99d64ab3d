// The one door: every journey (command, text, click, later check-in) passes through receive, step, commit and send.
import type { Card } from './card.ts';
import type { Ground } from './dialogue/outcome.ts';
import { step } from './dialogue/step.ts';
import { newTalk, type Talk } from './dialogue/talk.ts';
import type { Event } from './event.ts';

/** An event with the talk that it belongs to. `place` is the platform's own address of the thread. */
export type Incoming = { tenant: string; talk: string; place: string; zone: string; event: Event };

/** A waiting event with its talk as stored; `talk` is undefined and `version` 0 when the talk is new. */
export type Pending = { inbox: number; incoming: Incoming; talk: Talk | undefined; version: number };

/** A message to be sent. `id` is at most 25 characters: it travels with the message, to find it again. */
export type Outgoing = { id: string; talk: string; place: string; card: Card };

/** What one event brought about, to be stored in one step. */
export type Commit = {
  inbox: number;
  talk: Talk;
  expectedVersion: number;
  outbox: Outgoing[];
  checkIn: string | undefined;
};

/** Keeps events, talks and messages. Each method is one short transaction; none calls back. */
export type Store = {
  /** Stores an event; `seen` when its key was stored before for this talk. */
  receive(incoming: Incoming): Promise<'new' | 'seen'>;
  /** The oldest event of a talk that nobody else works on; undefined when nothing waits. */
  next(): Promise<Pending | undefined>;
  /** Stores the outcome; `conflict` when the talk changed in between, and then nothing is stored. */
  commit(commit: Commit): Promise<'done' | 'conflict'>;
  /** The next message to send, in order for each talk; undefined when nothing waits. */
  due(): Promise<Outgoing | undefined>;
  /** Ends a message that was sent under the platform's own id. */
  settle(id: string, external: string): Promise<void>;
};

/** Sends a message to its place and returns the platform's id of it. */
export type Messenger = { post(message: Outgoing): Promise<string> };

/** New ids for messages: unique, at most 25 characters. */
export type Ids = () => string;

export type Bot = {
  /** Takes an event in. When it resolves, the event is stored; the same event twice is stored once. */
  receive(incoming: Incoming): Promise<'new' | 'seen'>;
  /** Works off all waiting events and sends all waiting messages. */
  drain(): Promise<void>;
};

export function createBot({
  store,
  messenger,
  ground,
  ids,
}: {
  store: Store;
  messenger: Messenger;
  ground: Ground;
  ids: Ids;
}): Bot {
  return {
    receive: (incoming) => store.receive(incoming),
    async drain() {
      for (let pending = await store.next(); pending; pending = await store.next())
        await work(store, pending, ground, ids);
      for (let message = await store.due(); message; message = await store.due())
        await store.settle(message.id, await messenger.post(message));
    },
  };
}

/** One event: the pure step, then one commit. A conflict leaves the event waiting, to be decided on the newer talk. */
async function work(
  store: Store,
  { inbox, incoming, talk, version }: Pending,
  ground: Ground,
  ids: Ids,
): Promise<void> {
  const { tenant, talk: id, place, zone, event } = incoming;
  const before = talk ?? newTalk({ id, tenant, owner: event.by, zone });
  const [after, effects] = step(before, event, ground);
  const outbox = effects.flatMap((effect) =>
    effect.kind === 'post' ? [{ id: ids(), talk: id, place, card: effect.card }] : [],
  );
  const checkIn = effects.findLast((effect) => effect.kind === 'check-in');
  await store.commit({
    inbox,
    talk: after,
    expectedVersion: version,
    outbox,
    checkIn: checkIn?.kind === 'check-in' ? checkIn.at : undefined,
  });
}
