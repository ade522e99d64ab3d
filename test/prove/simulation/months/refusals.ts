// Whether each refused check-in moved on to where somebody may be reached.
import type { Kept, Records, Sent } from './records.ts';

/** One sentence for each that nobody can answer. That each refusal was told of is for others to see. */
export function refusalFaults(records: Records): string[] {
  const told = new Map(records.inbox.map((kept) => [kept.key, kept]));
  return records.outbox
    .filter(({ kind, state }) => kind === 'post' && state === 'refused')
    .flatMap((row) =>
      talksOf(row).flatMap((talk) => {
        const kept = told.get(`undelivered:${row.id}:${talk}`);
        return kept ? moveFaults(row, kept, records) : [];
      }),
    );
}

function talksOf({ card, talk }: Sent): string[] {
  if (card.kind === 'check-in') return [talk];
  return card.kind === 'digest' ? card.lines.map((line) => line.talk) : [];
}

/** Asked once in another place, or set to its date again, or at its end where nobody is left. */
function moveFaults(row: Sent, kept: Kept, records: Records): string[] {
  const posts = records.postsOf(kept).filter(({ card }) => card.kind === 'check-in');
  if (posts.length > 1) return [`after the refusal of ${row.id} it is asked ${posts.length} times`];
  if (wasOvertaken(row, kept, records)) return [];
  const dated = records.redates(kept);
  if (row.card.kind === 'digest')
    return (posts.length === 1) === !dated
      ? []
      : [
          `after the refusal of the digest ${row.id} the talk ${kept.talk} is ${dated ? 'asked and set anew' : 'lost'}`,
        ];
  const [post] = posts;
  if (post)
    return post.place === row.place && post.thread === row.thread
      ? [`after the refusal of ${row.id} it is asked in the same place again`]
      : [];
  // Asked for by somebody, though no date was to come any more.
  if (!hasDate(kept, records)) return [];
  return dated && row.place.startsWith('@') ? [] : [`after the refusal of ${row.id} nobody is asked`];
}

/** Whether something else came of the talk between the message and the news that it was refused. */
function wasOvertaken(row: Sent, { key, talk, worked }: Kept, { inbox, causeOf }: Records): boolean {
  const cause = causeOf(row);
  return inbox.some(
    (other) =>
      other.talk === talk &&
      other.key !== key &&
      other.key !== cause?.key &&
      !(other.event.kind === 'due' && other.event.inDigest) &&
      other.worked > (cause?.came ?? -1) &&
      other.worked < worked,
  );
}

/** Whether a date of the talk waited when the news was taken in. */
function hasDate({ talk, worked }: Kept, { checkIns, place }: Records): boolean {
  return checkIns.some((row) => {
    const end = Math.max(...(['asked', 'replaced', 'stopped'] as const).map((what) => place(what, row.id)));
    return row.talk === talk && place('set', row.id) < worked && (end < 0 || end > worked);
  });
}
