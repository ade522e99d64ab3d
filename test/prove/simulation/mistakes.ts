// Ways to build the bot wrongly. Each is a change that somebody could make by accident; the simulation must notice it.
import type { Mistake } from './world.ts';
import { committing, settling } from './wrongly.ts';

/** Does something to a message as soon as it is claimed. */
function onceClaimed(change: string): Mistake {
  return {
    store: (store, database) => ({
      ...store,
      outbox: {
        ...store.outbox,
        async claim(claim) {
          const claimed = await store.outbox.claim(claim);
          for (const { id, job } of claimed) if (job.kind !== 'work') database.prepare(change).run(id);
          return claimed;
        },
        // Its own look at the row would show that it is not ours any more.
        holds: async (ids) => ids.map(() => 'held'),
      },
    }),
  };
}

export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a message is marked as sent before it is sent': onceClaimed(
    "UPDATE outbox SET state = 'sent', external = 'early' WHERE id = ?",
  ),
  'a message in doubt is sent again without a look': {
    messenger: (messenger) => ({ ...messenger, find: async () => ({ kind: 'absent' }) }),
  },
  'a message is deleted before it is sent': onceClaimed('DELETE FROM outbox WHERE id = ?'),
  'a talk is stored without a look at its version': {
    store: (store, database) => ({
      ...store,
      talks: {
        ...store.talks,
        commit(commits, now) {
          const version = database.prepare('SELECT version FROM talk WHERE tenant = ? AND id = ?').pluck();
          const blind = commits.map((commit) => {
            const { tenant, talk } = commit.incoming;
            return { ...commit, expectedVersion: (version.get(tenant, talk) as number | undefined) ?? 0 };
          });
          return store.talks.commit(blind, now);
        },
      },
    }),
  },
  'an event is acknowledged before it is stored': {
    store: (store) => ({
      ...store,
      inbox: {
        ...store.inbox,
        async receive(incoming, now) {
          void store.inbox.receive(incoming, now).catch(() => {});
          return incoming.map(() => 'new');
        },
      },
    }),
  },
  'a room that asked for rest gets none': {
    messenger: (messenger) => ({
      ...messenger,
      async post(message) {
        const sending = await messenger.post(message);
        return sending.kind === 'limited' ? { kind: 'unsent', reason: 'rate limit' } : sending;
      },
    }),
  },
  'a message whose answer was lost is looked for at once': {
    messenger: (messenger) => ({
      ...messenger,
      async post(message) {
        const sending = await messenger.post(message);
        if (sending.kind !== 'unsure' || !messenger.can(message.place).find) return sending;
        const finding = await messenger.find(message);
        if (finding.kind === 'found') return { kind: 'sent', external: finding.external };
        return { kind: 'unsent', reason: 'not there' };
      },
    }),
  },
  'another card is posted than was decided': {
    messenger: (messenger) => ({
      ...messenger,
      post: (message) =>
        messenger.post({ ...message, card: { kind: 'notice', about: 'other', text: 'Something else.' } }),
    }),
  },
  'a message is given up at its first failure': {
    messenger: (messenger) => ({
      ...messenger,
      async post(message) {
        const sending = await messenger.post(message);
        return sending.kind === 'unsent' ? { kind: 'refused', reason: sending.reason } : sending;
      },
    }),
  },
  'what came of a slow task is dropped': settling((one) =>
    one.state === 'worked' ? { id: one.id, state: 'refused', reason: 'dropped' } : one,
  ),
  'the wall time of a check-in is kept in the zone of the machine': committing((commit) => {
    const { checkIn } = commit;
    if (!checkIn) return commit;
    return { ...commit, checkIn: { ...checkIn, local: new Date(checkIn.due).toISOString().slice(0, 19) } };
  }),
  'a rest of a room is known to the process that heard of it, and to no other': settling((one) =>
    one.state === 'waiting' ? { ...one, pause: false } : one,
  ),
  'the zone of a person is lost': {
    store: (store) => ({
      ...store,
      inbox: {
        ...store.inbox,
        receive: (incoming, now) =>
          store.inbox.receive(
            incoming.map((one) => ({ ...one, zone: 'UTC' })),
            now,
          ),
      },
    }),
  },
};
