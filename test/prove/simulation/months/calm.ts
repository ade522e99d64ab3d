// Time between the things that happen: where it may jump, and what becomes of the clocks meanwhile.
import { EPOCH } from '../life.ts';
import { lullOf } from '../lull.ts';
import { note, setClock, type World } from '../world.ts';
import { DAY } from './plan.ts';

const HOUR = 3_600_000;

/** The bot is up so long (ms) before a check-in is due at least, one of these: what would be early is seen. */
const LEADS = [1_500, 1_500, 3_000, 3_000, 8_000, 70_000] as const;

/** Shares of the due dates, in percent: near some the clock is set back, of some the zone changed its rules. */
const SET_BACK = 8;
const OUTDATED = 6;

/** The clock is set back by one of these, in ms. */
const BACK = [5_000, 40_000, 3 * HOUR, DAY] as const;

export type Calm = {
  /** Until when nothing is to be done, in ms since the beginning. */
  until(): number;
  /** Whether a check-in is due by the clock and its stored instant. */
  isDue(): boolean;
  /**
   * The least and the most that somebody may have read from the wall clock (ms) at this time of the run, or up to `before`
   * ms earlier.
   */
  wallAt(time: number, before: number): { least: number; most: number };
  /** Check-ins whose instant was stored by rules that hold no more. */
  outdated: ReadonlySet<string>;
};

export function calmIn(world: World): Calm {
  const { random, time, database } = world;
  const lull = lullOf(database);
  const outdated = new Set<string>();
  /** From when on the wall clock was wrong by how much. */
  const offsets = [{ from: 0, offset: 0 }];
  const leads = new Map<number, number>();
  const wall = (): number => EPOCH + time.now() + world.offset;

  const set = (offset: number): void => {
    setClock(world, offset);
    offsets.push({ from: time.now(), offset });
  };
  /** The instant of a check-in as it was worked out before its zone came to go later. */
  const outdate = (): void => {
    const row = database
      .prepare("SELECT id, due_at AS due FROM checkin WHERE state = 'waiting' ORDER BY due_at LIMIT 1")
      .get() as { id: string; due: number } | undefined;
    if (!row || database.inTransaction) return;
    outdated.add(row.id);
    note(world, `the check-in ${row.id} was set by other rules of its zone`);
    database
      .prepare('UPDATE checkin SET due_at = ? WHERE id = ?')
      .run(row.due - random.whole(60_000, 3 * HOUR), row.id);
  };
  const leadTo = (due: number): number => {
    const known = leads.get(due);
    if (known !== undefined) return known;
    const lead = random.one(LEADS);
    leads.set(due, lead);
    if (random.percent(OUTDATED)) outdate();
    // The clock goes right again as soon as nothing rests by it.
    if (world.offset < 0 && random.percent(30) && lull.work() === undefined && lull.rest() <= wall()) set(0);
    else if (random.percent(SET_BACK))
      time.after(Math.max(0, due - wall() - random.whole(-5_000, lead)), () =>
        set(world.offset - random.one(BACK)),
      );
    return lead;
  };
  return {
    until() {
      const due = lull.checkIn();
      const waits = [lull.work() ?? Number.POSITIVE_INFINITY];
      if (due !== undefined) waits.push(due - leadTo(due));
      // A day at most, so that a run is over when it is over.
      return Math.min(time.now() + DAY, Math.min(...waits) - EPOCH - world.offset);
    },
    isDue: () => (lull.checkIn() ?? Number.POSITIVE_INFINITY) <= wall(),
    wallAt(at, before) {
      const first = offsets.findLast(({ from }) => from <= at - before) ?? { offset: 0 };
      const later = offsets.filter(({ from }) => from > at - before && from <= at);
      const all = [first, ...later].map(({ offset }) => offset);
      return { least: EPOCH + at - before + Math.min(...all), most: EPOCH + at + Math.max(...all) };
    },
    outdated,
  };
}
