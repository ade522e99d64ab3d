// Compares the messages of one talk, as they are stored, with those that stand in the chat.
import type { StandingAt } from '../../../src/door/messenger.ts';
import { canFind, type Standing } from './chat.ts';

/** A row of the outbox. */
export type Row = {
  id: string;
  tenant: string;
  name: string | null;
  refers: string | null;
  kind: 'post' | 'edit' | 'work';
  place: string;
  thread: string | null;
  payload: string;
  state: string;
  external: string | null;
};

/** What a chat server saw: the messages that stand there, in order, and sends that came too early. */
export type Seen = {
  standing: readonly Standing[];
  early: readonly string[];
  /** Ids of messages that it refused. */
  refused: ReadonlySet<string>;
  /** Whether it changes messages that stand there. */
  canEdit: boolean;
  /** Check-ins whose instant was worked out by rules of their zone that hold no more; none where undefined. */
  outdated?: ReadonlySet<string>;
};

/**
 * Everything that is not as it should be with the rows of a talk, in their order. `home` is the thread in which the talk
 * was begun; null where its own first message opened one.
 */
export function messageFaults(talk: string, rows: readonly Row[], home: string | null, chat: Seen): string[] {
  return [
    ...rows.flatMap((row) => rowFaults(row, rows, home, chat)),
    ...orderFaults(talk, rows, chat),
    ...threadFaults(rows, home, chat),
  ];
}

/** Whether each row ended as the chat shows it. */
function rowFaults(
  row: Row,
  rows: readonly Row[],
  home: string | null,
  { standing, refused, canEdit }: Seen,
): string[] {
  const { id, kind, place, state } = row;
  const found = standing.find((one) => one.id === id);
  if (state === 'waiting') return [`the ${kind} ${id} still waits`];
  if (kind === 'work') return [];
  const target = kind === 'post' ? row : targetOf(row, rows.slice(0, rows.indexOf(row)));
  if (state === 'refused' && !refused.has(id)) return [`nobody refused the ${kind} ${id}`];
  if (state === 'skipped' && (kind !== 'edit' || (target && canEdit)))
    return [`the ${kind} ${id} was skipped without a reason`];
  if (kind === 'edit') return [];
  if (state === 'sent' && !found) return [`the message ${id} is lost`];
  if (state === 'refused' && found) return [`the message ${id} stands there, but counts as refused`];
  if (state === 'doubtful' && canFind(place)) return [`the message ${id} was left in doubt without a look`];
  return found ? contentFaults(row, rows, home, found) : [];
}

/** Whether what stands there is what was decided, where it was decided, under the name that the store keeps. */
function contentFaults(row: Row, rows: readonly Row[], home: string | null, found: Standing): string[] {
  const edits = rows.filter(
    (one, index) => one.kind === 'edit' && targetOf(one, rows.slice(0, index)) === row,
  );
  const applied = edits.findLastIndex(({ state }) => state === 'sent');
  // A change that was refused at its second attempt may have arrived at its first, also after one that was applied.
  const possible = applied < 0 ? [row, ...edits] : edits.slice(applied);
  return [
    ...(found.tenant === row.tenant && found.place === row.place
      ? []
      : [`the message ${row.id} stands elsewhere`]),
    ...(row.state !== 'sent' || found.external === row.external
      ? []
      : [`the message ${row.id} is kept as ${row.external}, not ${found.external}`]),
    ...(possible.some((one) => shows(found, one, linkOf(one, rows, home)))
      ? []
      : [`the message ${row.id} shows something else`]),
  ];
}

function shows({ card, refers }: Standing, { payload }: Row, link: StandingAt | null): boolean {
  // A chat that shows no links cannot show a wrong one.
  const linked = refers === undefined || JSON.stringify(refers) === JSON.stringify(link);
  return payload === JSON.stringify(card) && linked;
}

/** Where the message stands that the row speaks of; null where there is none. */
function linkOf({ id, refers }: Row, rows: readonly Row[], home: string | null): StandingAt | null {
  if (refers === null) return null;
  const before = rows.slice(
    0,
    rows.findIndex((row) => row.id === id),
  );
  const found = targetOf({ name: refers }, before);
  if (found?.external == null) return null;
  const thread = found.thread ?? home ?? openerOf(rows)?.external ?? null;
  return { place: found.place, thread, external: found.external };
}

/** The message that a change is for: the last of its name that was sent. */
function targetOf({ name }: Pick<Row, 'name'>, before: readonly Row[]): Row | undefined {
  return before.findLast((one) => one.kind === 'post' && one.name === name && one.state === 'sent');
}

/** A message left in doubt may arrive behind later ones; all others stand in the order of their rows. */
function orderFaults(talk: string, rows: readonly Row[], { standing }: Seen): string[] {
  const certain = rows.filter(({ kind, state }) => kind === 'post' && state === 'sent').map(({ id }) => id);
  const seen = [...new Set(standing.map(({ id }) => id))].filter((id) => certain.includes(id));
  const there = certain.filter((id) => seen.includes(id));
  return seen.join() === there.join() ? [] : [`the messages of ${talk} stand in another order`];
}

/** The first message that was sent opens the thread, where none was there before; all later ones stand in it. */
function threadFaults(rows: readonly Row[], home: string | null, { standing }: Seen): string[] {
  const opener = home === null ? openerOf(rows) : undefined;
  return rows.flatMap((row) => {
    if (row.kind !== 'post' || row.state !== 'sent') return [];
    const thread = row.thread ?? (row === opener ? null : (home ?? opener?.external ?? null));
    return standing
      .filter((one) => one.id === row.id && one.thread !== thread)
      .map(
        (one) =>
          `the message ${row.id} stands in ${one.thread ?? 'no thread'}, not in ${thread ?? 'a new one'}`,
      );
  });
}

function openerOf(rows: readonly Row[]): Row | undefined {
  return rows.find(({ kind, thread, state }) => kind === 'post' && thread === null && state === 'sent');
}
