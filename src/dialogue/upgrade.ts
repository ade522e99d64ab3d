// A stored talk back into today's form, whatever version wrote it.
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import { type Ended, TALK_VERSION, type Talk } from './talk.ts';

type Stored = { v: number } & Record<string, unknown>;

/** For each older form the step to the next one. A step is never changed or removed: somebody's talk still needs it. */
const STEPS: Readonly<Record<number, (talk: Stored) => Stored>> = {
  // Form 1 kept the passages of the last answer, which nothing ever read.
  1: ({ topic: _, ...talk }) => ({ ...talk, v: 2 }),
  // Form 2 came before rooms with other people in them.
  2: (talk) => ({ ...talk, v: 3, ours: false, shared: null, muted: false, lookedUp: null }),
  // Form 3 did not keep what was recommended: the next check-in works it out from the answers.
  3: (talk) => ({ ...talk, v: 4, advised: null, series: null, review: null, steps: {} }),
  // Form 4 kept the last recommendation only, and "stopped" as the words of the next date.
  4: (talk) => ({
    ...talk,
    ...{
      v: 5,
      until: null,
      ended: endedIn(talk),
      reach: 'thread',
      digested: null,
      ping: false,
      formerOwners: [],
      cards: 0,
    },
    decisions: adviceIn(talk).map(({ at, verdict }) => ({ at, kind: 'advised', verdict, why: [] })),
  }),
  // Form 5 forgot a chosen date at the next recommendation, and hid a recommendation whose talk was cancelled.
  5: (talk) => ({
    ...{ ...talk, v: 6, about: '', chosen: chosenIn(talk), thanked: [] },
    ...(talk.phase === 'cancelled' && isKept(talk) ? keptAway(talk) : {}),
  }),
  // Form 6 came before models.
  6: (talk) => ({ ...talk, v: 7, round: 0, turns: [], summary: null, shareTold: null, language: null }),
  // Form 7 let what was said in English come before what waited for its translation.
  7: (talk) => ({ ...talk, v: 8, translating: 0, listening: null }),
};

/** A date that is further from the series than a weekend moves it was chosen by people. */
const MOVED_MOST = 4 * 24 * 3_600_000;

function chosenIn({ checkIn, series, phase }: Stored): string | null {
  const local = ((checkIn ?? {}) as { at?: string }).at?.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  if (local === undefined || typeof series !== 'string' || phase === 'cancelled') return null;
  return Math.abs(Date.parse(`${local}Z`) - Date.parse(`${series}Z`)) > MOVED_MOST ? local : null;
}

function isKept({ checkIn, advised }: Stored): boolean {
  return checkIn !== null && advised !== null;
}

/** Cancelled after its recommendation: that is shown again, and nothing is asked. When it was cancelled was not kept. */
function keptAway({ advised, owner }: Stored): Record<string, unknown> {
  const { at } = advised as { at: string };
  const ended: Ended = { why: 'stopped', at, by: String(owner) };
  return { phase: 'advised', ended, review: null, until: null, digested: null, muted: true };
}

/** In form 4 a check-in that was called off had these words instead of a date. */
const STOPPED_IN_FORM_4 = 'only when you ask me to';

function endedIn({ checkIn, advised, owner }: Stored): Ended | null {
  const { words } = (checkIn ?? {}) as { words?: string };
  // When it was stopped was not kept. It was after the advice; the date that was set then may be still to come.
  const { at = '' } = (advised ?? {}) as { at?: string };
  return words === STOPPED_IN_FORM_4 ? { why: 'stopped', at, by: String(owner) } : null;
}

function adviceIn({ advised }: Stored): { at: string; verdict: string }[] {
  return advised ? [advised as { at: string; verdict: string }] : [];
}

/**
 * The talk from its stored JSON. Throws `state` when it is no talk, or was written by a newer version; the sentence
 * names the talk by `id` and holds none of its contents.
 */
export function readTalk(json: string, id: string): Talk {
  let talk = parsed(json, id);
  if (talk.v > TALK_VERSION)
    throw new WhichwayError(
      'state',
      `The talk ${id} was stored by a newer Whichway (form ${talk.v}, this one reads up to ${TALK_VERSION}). Start the newer version again; the talk is kept.`,
    );
  while (talk.v < TALK_VERSION) {
    const step = STEPS[talk.v];
    if (!step) throw damaged(id, `it has the form ${talk.v}, which never was`);
    talk = step(talk);
  }
  return talk as unknown as Talk;
}

/** The same for many, of which one that cannot be read must not hide the others: it is reported, and undefined. */
export function readableTalk(json: string, id: string, report: (sentence: string) => void): Talk | undefined {
  try {
    return readTalk(json, id);
  } catch (cause) {
    report(messageOf(cause));
    return undefined;
  }
}

function parsed(json: string, id: string): Stored {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // The error is not passed on: V8 puts a piece of the text into it, which may be what somebody wrote.
    throw damaged(id, 'it is not JSON');
  }
  if (typeof value !== 'object' || value === null || !('v' in value) || !Number.isInteger(value.v))
    throw damaged(id, 'it has no form');
  return value as Stored;
}

function damaged(id: string, why: string): WhichwayError {
  return new WhichwayError(
    'state',
    `The talk ${id} cannot be read: ${why}. Put back a copy of the data folder, or open a new talk.`,
  );
}
