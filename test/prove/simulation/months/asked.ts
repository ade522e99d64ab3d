// Whether each check-in that fell due was asked exactly once: by a message of its own, or by one line of a digest.
import type { DigestLine } from '../../../../src/card.ts';
import { latenessFaults } from './lateness.ts';
import type { CheckInRow, Kept, Records, Sent } from './records.ts';

export function askedFaults(records: Records): string[] {
  return records.inbox.flatMap((kept) => {
    const { event } = kept;
    if (event.kind !== 'due') return [];
    const row = records.checkIns.find(({ id }) => id === event.checkIn);
    return row ? messageFaults(row, kept, records) : [];
  });
}

function messageFaults(row: CheckInRow, kept: Kept, records: Records): string[] {
  const { event, talk, state } = kept;
  if (event.kind !== 'due') return [];
  const posts = records.postsOf(kept);
  const own = posts.filter(({ card }) => card.kind === 'check-in');
  const digests = posts.filter(({ card }) => card.kind === 'digest');
  const what = `the check-in ${row.id} of ${talk}`;
  // Its step failed: the date is set once more.
  if (state === 'failed' && !records.redates(kept)) return [`${what} failed and is lost`];
  const isOver = state === 'failed' || wasOvertaken(kept, records);
  if (event.inDigest)
    return [
      ...(posts.length === 0 ? [] : [`${what} stands in a digest, but has ${posts.length} messages too`]),
      ...digestFaults(what, row, kept, records),
    ];
  if (event.digest) {
    const others = event.digest.filter((line) => line.talk !== talk);
    const wanted = isOver ? others : event.digest;
    const shown = digests.map(({ card }) => linesOf(card));
    // Of one that was put off meanwhile nobody need hear any more, but may.
    const isRight = [wanted, event.digest].some((lines) => JSON.stringify(shown) === JSON.stringify([lines]));
    return [
      ...(isRight && own.length === 0 ? [] : [`${what} does not speak for those of its digest`]),
      ...others.flatMap((line) =>
        isMarked(line.talk, kept, records)
          ? []
          : [`${what} speaks for ${line.talk}, which comes by itself too`],
      ),
    ];
  }
  if (digests.length > 0) return [`${what} speaks for others without having gathered them`];
  if (own.length !== 1 && !(isOver && own.length === 0))
    return [`${what} has ${own.length} messages, not one`];
  return own.flatMap(({ card }) => latenessFaults(what, card, event));
}

/** Whether something else came of the talk between the moment that its check-in became an event and its turn. */
function wasOvertaken({ key, talk, came, worked }: Kept, { inbox }: Records): boolean {
  return inbox.some(
    (other) => other.talk === talk && other.key !== key && other.worked > came && other.worked < worked,
  );
}

/** Whether a check-in of that talk was asked or announced in the moment in which its digest became an event. */
function isMarked(talk: string, { tenant, came }: Kept, { checkIns, happened, place }: Records): boolean {
  return checkIns.some(
    (row) =>
      row.tenant === tenant &&
      row.talk === talk &&
      (['asked', 'announced'] as const).some(
        (what) => happened[place(what, row.id)]?.at === happened[came]?.at,
      ),
  );
}

/** The message that speaks for a check-in is one, of the same room, and names it once. */
function digestFaults(what: string, row: CheckInRow, { tenant, place }: Kept, records: Records): string[] {
  const announced = records.place('announced', row.id);
  const moment = announced < 0 ? records.place('asked', row.id) : announced;
  const at = records.happened[moment]?.at;
  const speaking = records.inbox.filter(
    (one) =>
      one.tenant === tenant &&
      one.place === place &&
      records.happened[one.came]?.at === at &&
      linesIn(one).some((line) => line.talk === row.talk),
  );
  const posts = speaking.flatMap((one) => records.postsOf(one)).filter(({ card }) => card.kind === 'digest');
  const lines = posts.flatMap(({ card }) => linesOf(card)).filter((line) => line.talk === row.talk);
  if (posts.length !== 1 || lines.length !== 1)
    return [`${what} stands in ${posts.length} digests, in ${lines.length} lines of them`];
  return [];
}

export function linesIn({ event }: Kept): readonly DigestLine[] {
  return event.kind === 'due' ? (event.digest ?? []) : [];
}

function linesOf(card: Sent['card']): readonly DigestLine[] {
  return card.kind === 'digest' ? card.lines : [];
}
