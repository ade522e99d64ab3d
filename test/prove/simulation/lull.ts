// Until when there is nothing to do, as the store says: up to then time may jump.
import type Database from 'better-sqlite3';

/** A place's rest, an event, a message or a task, each as soon as nothing before it in its talk holds it back. */
const NEXT_WAIT = `
  SELECT min(wait) FROM (
    SELECT min(due_at) AS wait FROM inbox AS row WHERE state = 'waiting' AND NOT EXISTS (
      SELECT 1 FROM inbox AS before WHERE before.state = 'waiting' AND before.tenant = row.tenant
        AND before.talk = row.talk AND before.seq < row.seq)
    UNION ALL
    SELECT min(max(due_at, lease_until, coalesce((SELECT until FROM lease
        WHERE lease.tenant = row.tenant AND lease.name = 'place:' || row.place), 0))) FROM outbox AS row
      WHERE state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM outbox AS before WHERE before.state = 'waiting' AND before.tenant = row.tenant
          AND before.talk = row.talk AND before.lane = row.lane AND before.seq < row.seq))`;

export type Lull = {
  /** When the first message, task or event may go on (wall time in ms); undefined where none waits. */
  work(): number | undefined;
  /** When the first check-in is due, as it is stored (wall time in ms); undefined where none waits. */
  checkIn(): number | undefined;
  /** Until when a place is at rest at the longest (wall time in ms); 0 where none ever was. */
  rest(): number;
};

export function lullOf(database: Database.Database): Lull {
  const work = database.prepare(NEXT_WAIT).pluck();
  const checkIn = database.prepare("SELECT min(due_at) FROM checkin WHERE state = 'waiting'").pluck();
  const rest = database.prepare('SELECT coalesce(max(until), 0) FROM lease').pluck();
  return {
    rest: () => rest.get() as number,
    work: () => (work.get() as number | null) ?? undefined,
    checkIn: () => (checkIn.get() as number | null) ?? undefined,
  };
}
