// What becomes of check-ins that are due: an event for each, and one message where a room would get too many.
import type { DigestLine } from '../card.ts';
import { lateness } from '../checkin/late.ts';
import { recomputed } from '../checkin/walltime.ts';
import { dateAt } from '../checkin/when.ts';
import { readableTalk } from '../dialogue/upgrade.ts';
import type { Incoming } from './incoming.ts';
import type { Report } from './worker.ts';

/** A check-in that waits. `local` is its wall time in `zone`; `announced`: it stands in a digest. */
type Waiting = {
  id: string;
  tenant: string;
  talk: string;
  local: string;
  zone: string;
  place: string;
  thread: string | null;
  announced: boolean;
};

/** A check-in that is due. `crowded`: its room has more than `MOST_A_WEEK` within the week that stand in no digest. */
export type DueCheckIn = Waiting & { crowded: boolean };

/** A check-in of a crowded room, with its talk as stored. */
export type Gathered = Waiting & { state: string };

/** A check-in with its event. */
type Asked = { id: string; event: Incoming };

/**
 * What is to be stored. Each of `asked` comes with those that its message speaks for: `also` are due, `announced` are
 * not yet. `putRight`: the wall time means a later instant (ms) by now.
 */
export type Rung = {
  asked: (Asked & { also: Asked[]; announced: string[] })[];
  putRight: { id: string; due: number }[];
};

/** So begins the key of a check-in's event. */
export const CHECK_IN_KEY = 'checkin:';

/** More check-ins than this in a room within a week become one message. */
export const MOST_A_WEEK = 3;

/** Decides on all that is due at `now` (ms); `crowds` holds, for each that is crowded, what waits in its room. */
export function rung(
  due: readonly DueCheckIn[],
  crowds: ReadonlyMap<string, readonly Gathered[]>,
  now: number,
  report: Report,
): Rung {
  const result: Rung = { asked: [], putRight: [] };
  for (const one of due) {
    // The wall time was promised. Where a zone's rules changed since, it means another instant.
    const at = recomputed(one.local, one.zone);
    if (at > now) result.putRight.push({ id: one.id, due: at });
    else result.asked.push(askedOf(one, at, crowds.get(one.id) ?? [], now, report));
  }
  return result;
}

function askedOf(
  one: DueCheckIn,
  at: number,
  crowd: readonly Gathered[],
  now: number,
  report: Report,
): Rung['asked'][number] {
  const lines = one.announced ? [] : crowd.flatMap((each) => lineOf(each, now, report));
  const spoken = crowd.filter(({ id, talk }) => id !== one.id && lines.some((line) => line.talk === talk));
  // Some of them may be damaged, or were put off meanwhile: then each speaks for itself. One that is damaged itself
  // would keep the message of all back, and one that it does not name would not be asked at all.
  if (spoken.length < MOST_A_WEEK || !lines.some((line) => line.talk === one.talk))
    return { ...askedAlone(one, at, now, one.announced ? { inDigest: true } : {}), also: [], announced: [] };
  const also = spoken.flatMap((each) => {
    const due = recomputed(each.local, each.zone);
    return due > now ? [] : [askedAlone(each, due, now, { inDigest: true })];
  });
  const asked = new Set(also.map(({ id }) => id));
  const announced = spoken.flatMap(({ id }) => (asked.has(id) ? [] : [id]));
  return { ...askedAlone(one, at, now, { digest: lines }), also, announced };
}

type InDigest = { digest?: DigestLine[]; inDigest?: true };

function askedAlone(
  { id, tenant, talk, zone, place, thread }: Waiting,
  due: number,
  now: number,
  digest: InDigest,
): Asked {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const happened = { key: `${CHECK_IN_KEY}${id}`, by: 'whichway', at: iso(now) };
  const event = { ...happened, kind: 'due', checkIn: id, due: iso(due), ...digest } as const;
  return { id, event: { tenant, talk, place, thread, zone, event } };
}

/** Asked where a check-in comes more than a month late. */
const STILL_MATTERS = '; does it still matter?';

/** A line of the digest; none where the talk cannot be read or was not told what to do. */
function lineOf(
  { talk: id, thread, local, zone, state }: Gathered,
  now: number,
  report: Report,
): DigestLine[] {
  const talk = readableTalk(state, id, report);
  if (!talk?.advised) return [];
  const { owner, ping } = talk;
  const { verdict, at } = talk.advised;
  const late = lateness(recomputed(local, zone), now);
  const lateWords =
    late.kind === 'on-time' ? null : `${late.words}${late.kind === 'late' ? '' : STILL_MATTERS}`;
  return [
    {
      talk: id,
      thread,
      verdict,
      ...(talk.about === '' ? {} : { about: talk.about }),
      since: at.slice(0, 10),
      due: dateAt(local, zone).words,
      late: lateWords,
      mention: ping ? owner : null,
    },
  ];
}
