// Ways to build check-ins wrongly. Each is a change that somebody could make by accident; the months must notice it.

import type { Store } from '../../../../src/bot.ts';
import { wallTimeAt } from '../../../../src/checkin/walltime.ts';
import type { DueCheckIn, Rung } from '../../../../src/door/rung.ts';
import type { Mistake } from '../world.ts';
import { committing, settling } from '../wrongly.ts';

const MINUTE = 60_000;

type Asked = { id: string; event: Rung['asked'][number]['event'] };

/** Another way to store what was rung. `mark` marks check-ins as asked, in a transaction of its own. */
function ringing(
  ring: (
    rung: Rung,
    now: number,
    by: { store: Store; mark(all: readonly Asked[]): Promise<void> },
  ) => Promise<number>,
): Mistake {
  return {
    store: (store, database) => ({
      ...store,
      checkIns: {
        ...store.checkIns,
        async ring(rung, now) {
          await store.checkIns.ring({ asked: [], putRight: rung.putRight }, now);
          return ring(rung, now, {
            store,
            async mark(all) {
              // A transaction as any other: it may fail, and the process may end in it.
              await store.talks.setBack([]);
              for (const { id } of all)
                database
                  .prepare("UPDATE checkin SET state = 'asked' WHERE id = ? AND state = 'waiting'")
                  .run(id);
            },
          });
        },
      },
    }),
  };
}

const allOf = ({ asked }: Rung): Asked[] => asked.flatMap((one) => [one, ...one.also]);

/** Another answer to what is due now (ms). */
function due(find: (store: Store, now: number, most: number) => Promise<DueCheckIn[]>): Mistake {
  return {
    store: (store) => ({
      ...store,
      checkIns: { ...store.checkIns, due: (now, most) => find(store, now, most) },
    }),
  };
}

/** The same check-in as if its wall time were now. */
const atOnce = (one: DueCheckIn, now: number): DueCheckIn => ({ ...one, local: wallTimeAt(now, one.zone) });

export const MONTHS_MISTAKES: Readonly<Record<string, Mistake>> = {
  'a check-in is marked as asked without its event': ringing(async (rung, _now, { mark }) => {
    await mark(allOf(rung));
    return allOf(rung).length;
  }),
  'a check-in is marked as asked before its event is stored': ringing(async (rung, now, { store, mark }) => {
    const all = allOf(rung);
    await mark(all);
    await store.inbox.receive(
      all.map(({ event }) => event),
      now,
    );
    return all.length;
  }),
  'the event of a check-in is stored before it is marked, under a new key': ringing(
    async (rung, now, { store, mark }) => {
      const all = allOf(rung);
      const fresh = all.map(({ event: { event, ...where } }) => ({
        ...where,
        event: { ...event, key: `${event.key} ${now}` },
      }));
      await store.inbox.receive(fresh, now);
      await mark(all);
      return all.length;
    },
  ),
  'a check-in comes a minute early': due(async ({ checkIns }, now, most) =>
    (await checkIns.due(now + MINUTE, most)).map((one) => atOnce(one, now)),
  ),
  'the instant that was stored counts, whatever the wall time means by now': due(
    async ({ checkIns }, now, most) => (await checkIns.due(now, most)).map((one) => atOnce(one, now)),
  ),
  'of a digest only the first is marked': ringing((rung, now, { store }) => {
    const asked = rung.asked.map((one) => ({ ...one, also: [], announced: [] }));
    return store.checkIns.ring({ ...rung, asked }, now);
  }),
  'what a digest announced comes once more by itself': due(async ({ checkIns }, now, most) =>
    (await checkIns.due(now, most)).map((one) => ({ ...one, announced: false, crowded: false })),
  ),
  'many check-ins of a room come one by one': due(async ({ checkIns }, now, most) =>
    (await checkIns.due(now, most)).map((one) => ({ ...one, crowded: false })),
  ),
  'a room gets all that is due at once': {
    store: (store, database) => ({
      ...store,
      checkIns: {
        ...store.checkIns,
        async due(now) {
          const rows = database
            .prepare(
              `SELECT checkin.id, checkin.tenant, talk, local_time AS local, zone, place, thread FROM checkin
               JOIN talk ON talk.tenant = checkin.tenant AND talk.id = talk WHERE checkin.state = 'waiting' AND due_at <= ?`,
            )
            .all(now) as Omit<DueCheckIn, 'announced' | 'crowded'>[];
          return rows.map((row) => ({ ...row, announced: false, crowded: false }));
        },
      },
    }),
  },
  'a digest whose own check-in fails is not sent': committing((commit) =>
    commit.failed === undefined || commit.incoming.event.kind !== 'due' ? commit : { ...commit, outbox: [] },
  ),
  'nobody hears that a check-in was refused': settling((one) =>
    one.state === 'refused' ? { id: one.id, state: one.state, reason: one.reason } : one,
  ),
  'what is for one person goes into the room': committing((commit) => ({
    ...commit,
    outbox: commit.outbox.map((row) => ({
      ...row,
      place: row.place.startsWith('@') ? commit.incoming.place : row.place,
    })),
  })),
  'a check-in is not linked with what it speaks of': {
    messenger: (messenger) => ({
      ...messenger,
      post: (message) => messenger.post({ ...message, refers: null }),
    }),
  },
  'a check-in keeps the zone of who pressed last': committing((commit) =>
    commit.checkIn ? { ...commit, checkIn: { ...commit.checkIn, zone: commit.incoming.zone } } : commit,
  ),
};
