// The store in memory: for the terminal and for single talks of the line commands. Nothing outlives the process.
import type { Commit, Incoming, Outgoing, Pending, Store } from '../../src/bot.ts';
import type { Talk } from '../../src/dialogue/talk.ts';

/** An empty store. Talks go in and come out as JSON, so that nobody keeps a hand on a stored one. */
export function memoryStore(): Store {
  const inbox: (Incoming | undefined)[] = [];
  const keys = new Set<string>();
  const talks = new Map<string, { json: string; version: number }>();
  const outbox: Outgoing[] = [];
  const load = (talk: string): Pick<Pending, 'talk' | 'version'> => {
    const stored = talks.get(talk);
    return { talk: stored && (JSON.parse(stored.json) as Talk), version: stored?.version ?? 0 };
  };
  return {
    async receive(incoming) {
      const key = JSON.stringify([incoming.talk, incoming.event.key]);
      if (keys.has(key)) return 'seen';
      keys.add(key);
      inbox.push(incoming);
      return 'new';
    },
    async next() {
      const index = inbox.findIndex((waiting) => waiting !== undefined);
      const incoming = inbox[index];
      return incoming && { inbox: index, incoming, ...load(incoming.talk) };
    },
    async commit({ inbox: index, talk, expectedVersion, outbox: messages }: Commit) {
      if (load(talk.id).version !== expectedVersion) return 'conflict';
      talks.set(talk.id, { json: JSON.stringify(talk), version: expectedVersion + 1 });
      inbox[index] = undefined;
      outbox.push(...messages);
      return 'done';
    },
    async due() {
      return outbox[0];
    },
    async settle(id) {
      const index = outbox.findIndex((message) => message.id === id);
      if (index >= 0) outbox.splice(index, 1);
    },
  };
}
