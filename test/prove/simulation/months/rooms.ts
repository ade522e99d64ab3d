// Whether a room gets one check-in a second at most, and one message for all where there are many in a week.
import type { DigestLine } from '../../../../src/card.ts';
import { instantOf } from '../instant.ts';
import { linesIn } from './asked.ts';
import { latenessOf, STILL_MATTERS } from './lateness.ts';
import type { CheckInRow, Kept, Records } from './records.ts';

const SECOND = 1000;
const WEEK = 7 * 24 * 3_600_000;

/** More than these within a week share a message. */
const MOST_A_WEEK = 3;

/** `starts` are the moments (ms of the run) at which processes began; one process at a time. */
export function roomFaults(
  records: Records,
  { starts, outdated }: { starts: readonly number[]; outdated: ReadonlySet<string> },
): string[] {
  const speaking = records.inbox.filter(({ event }) => event.kind === 'due' && !event.inDigest);
  const rooms = Map.groupBy(speaking, ({ tenant, place }) => `${tenant} ${place}`);
  return [
    ...[...rooms].flatMap(([room, events]) => paceFaults(room, events, records, starts)),
    ...speaking.flatMap((kept) => gatheringFaults(kept, records, outdated)),
  ];
}

/** A process that begins knows nothing of what the one before it asked a moment ago. */
function paceFaults(
  room: string,
  events: readonly Kept[],
  { happened }: Records,
  starts: readonly number[],
): string[] {
  const times = events.map(({ came }) => happened[came]?.at ?? 0).sort((a, b) => a - b);
  return times.flatMap((at, index) => {
    const before = times[index - 1] ?? Number.NEGATIVE_INFINITY;
    const isByOne = !starts.some((start) => start > before && start <= at);
    return at - before < SECOND && isByOne ? [`${room} gets two check-ins within ${at - before} ms`] : [];
  });
}

/** More than three of a room within a week have one message, and it names all of them; three have none. */
function gatheringFaults(kept: Kept, records: Records, outdated: ReadonlySet<string>): string[] {
  const { event, tenant, place } = kept;
  if (event.kind !== 'due') return [];
  const now = Date.parse(event.at);
  const moment = records.place('asked', event.checkIn);
  const crowd = records.checkIns.filter(
    (row) => row.tenant === tenant && placeOf(row, records) === place && waited(row, moment, records),
  );
  // The instant that counted then is not known any more.
  if (crowd.some(({ id }) => outdated.has(id))) return [];
  const wanted = crowd.filter(({ due }) => due <= now + WEEK);
  const isAlone = records.place('announced', event.checkIn) >= 0 || wanted.length <= MOST_A_WEEK;
  const lines = linesIn(kept);
  const names = (all: readonly { talk: string }[]): string =>
    all
      .map(({ talk }) => talk)
      .sort()
      .join();
  if (names(lines) !== (isAlone ? '' : names(wanted)))
    return [`of ${place} ${wanted.length} are due in a week, but the message names ${lines.length}`];
  return lines.flatMap((line) => lineFaults(line, wanted, now));
}

/** Where the talk lives: where its first event came from. */
function placeOf({ tenant, talk }: CheckInRow, { inbox }: Records): string | undefined {
  return inbox.find((one) => one.tenant === tenant && one.talk === talk)?.place;
}

/** Whether it waited at that moment, and stood in no digest yet. */
function waited({ id }: CheckInRow, moment: number, { place }: Records): boolean {
  const isOver = (['asked', 'replaced', 'stopped', 'announced'] as const).some((what) => {
    const at = place(what, id);
    return at >= 0 && at < moment;
  });
  return place('set', id) < moment && !isOver;
}

function lineFaults({ talk, late }: DigestLine, rows: readonly CheckInRow[], now: number): string[] {
  const row = rows.find((one) => one.talk === talk);
  if (!row) return [];
  const ms = now - instantOf(row.local, row.zone);
  const words = latenessOf(ms);
  const wanted = words && ms > STILL_MATTERS ? `${words}; does it still matter?` : (words ?? null);
  return late === wanted ? [] : [`the digest says of ${talk} "${late}", not "${wanted}"`];
}
