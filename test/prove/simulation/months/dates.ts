// Whether each date was asked in time, and none before the clock on the wall showed it.
import { instantOf } from '../instant.ts';
import type { Calm } from './calm.ts';
import type { CheckInRow, Kept, Records } from './records.ts';

/** A date may be this late (ms) at the end of a run: the bot looks once a second. */
const JUST_DUE = 5_000;

/** A time that an event tells may be this old (ms) when it is stored. */
const FRESH = 5_000;

/** `end`: the wall clock at the end of the run, in ms. */
export function dateFaults(records: Records, { wallAt, outdated }: Calm, end: number): string[] {
  return records.checkIns.flatMap((row) => {
    const { id, talk, state, due, local, zone } = row;
    const instant = instantOf(local, zone);
    const isLost = state === 'waiting' && instant + JUST_DUE < end;
    // A wall time is kept to the second.
    const isRight = outdated.has(id) || Math.floor(due / 1000) * 1000 === instant;
    return [
      ...(isLost ? [`the check-in ${id} of ${talk} is lost: it still waits`] : []),
      ...(isRight ? [] : [`the check-in ${id} is set to ${due}, but ${local} ${zone} is ${instant}`]),
      ...records.inbox.flatMap((kept) => clockFaults(row, kept, instant, records, wallAt)),
    ];
  });
}

function clockFaults(
  { id, talk }: CheckInRow,
  { event, came }: Kept,
  instant: number,
  { happened }: Records,
  wallAt: Calm['wallAt'],
): string[] {
  if (event.kind !== 'due' || event.checkIn !== id) return [];
  const { least, most } = wallAt(happened[came]?.at ?? 0, FRESH);
  const told = Date.parse(event.at);
  return [
    ...(most < instant ? [`the check-in ${id} of ${talk} was asked ${instant - most} ms early`] : []),
    ...(told <= most && told >= least
      ? []
      : [`the event of the check-in ${id} tells a time that no clock showed`]),
  ];
}
