// The bot's real decisions, with the rare things added that no step does yet: slow tasks, changed messages, faults.
import { wallTimeAt } from '../../../src/checkin/walltime.ts';
import type { Effect } from '../../../src/dialogue/outcome.ts';
import { newTalk, type Talk } from '../../../src/dialogue/talk.ts';
import { STUMBLED } from '../../../src/dialogue/words.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import { type Decide, DUE_AGAIN } from '../../../src/door/worker.ts';
import type { Event } from '../../../src/event.ts';
import { summaryTaskIn } from '../../../src/model/task.ts';

/** A number from 0 to 99 that an event's key always gives. */
export function lot({ key }: Event): number {
  let sum = 7;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 100;
}

/** Real decisions; of some events slow tasks and changes of messages come too, and some make the step fail. */
export function withRareThings(decide: Decide): Decide {
  return (talk, event) => {
    // Their keys differ from run to run where ids are the machine's own, and so would what is drawn.
    if (event.kind === 'due' || event.kind === 'undelivered') return decide(talk, event);
    const drawn = lot(event);
    if (event.kind === 'worked') {
      const [next, effects] = decide(talk, event);
      const text = `The task ${JSON.stringify(event.task)} gave ${JSON.stringify(event.result)}.`;
      return [next, [...effects, { kind: 'post', card: { kind: 'notice', about: 'worked', text } }]];
    }
    if (drawn < 8) throw new TypeError('a step that fails');
    const [next, effects] = decide(talk, event);
    if (drawn < 14) return [next, [...effects, { kind: 'work', task: { of: event.key } }]];
    if (drawn > 89) {
      const card = (text: string) => ({ kind: 'notice', about: 'status', text }) as const;
      return [
        next,
        [
          { kind: 'post', card: card('Reading.'), name: 'status' },
          ...effects,
          { kind: 'edit', card: card('Read.'), name: 'status' },
        ],
      ];
    }
    return [next, effects];
  };
}

/** A date to come back at: the instant (ms), and the wall time with its zone. */
export type Dated = { due: number; local: string; zone: string };

/** A row of the outbox, as far as the decision alone makes it. */
export type ExpectedRow = {
  kind: 'post' | 'edit' | 'work';
  payload: unknown;
  name: string | null;
  refers: string | null;
  place: string;
  thread: string | null;
};

/** What a talk must have come to after these events, in this order: nothing but the pure decisions. */
export type Expected = {
  talk: Talk | undefined;
  /** How often it was decided on. */
  version: number;
  /** In order. */
  rows: ExpectedRow[];
  /** Every date that was set, in order. */
  dates: Dated[];
  /** The date that was set last, unless it was called off. */
  checkIn: Dated | undefined;
};

/** `canEdit`: whether the chat changes messages; where not, no change is even queued. */
export function expectedOf(events: readonly Incoming[], decide: Decide, canEdit: boolean): Expected {
  const expected: Expected = { talk: undefined, version: 0, rows: [], dates: [], checkIn: undefined };
  for (const incoming of events) {
    const { tenant, talk: id, zone, event } = incoming;
    const before = expected.talk ?? newTalk({ id, tenant, owner: event.by, zone });
    expected.version++;
    expected.talk = before;
    try {
      const [next, effects] = decide(before, event);
      expected.talk = next;
      for (const effect of effects)
        if (canEdit || !isChange(effect)) expected.rows.push(...rowOf(effect, incoming));
      // Of several words about the date in one step the last one counts.
      const last = effects.findLast(({ kind }) => kind === 'check-in' || kind === 'no-check-in');
      if (last?.kind === 'check-in')
        setDate(expected, { due: Date.parse(last.at), local: last.at.slice(0, 19), zone: next.zone });
      else if (last) expected.checkIn = undefined;
    } catch {
      if (event.kind === 'due') {
        const due = Date.parse(event.at) + DUE_AGAIN;
        setDate(expected, { due, local: wallTimeAt(due, before.zone), zone: before.zone });
        const lines = (event.digest ?? []).filter((line) => line.talk !== id);
        const digest: Effect = {
          kind: 'post',
          name: 'digest',
          card: { kind: 'digest', lines },
          into: 'room',
        };
        if (lines.length > 0) expected.rows.push(...rowOf(digest, incoming));
      } else expected.rows.push(...rowOf({ kind: 'post', card: STUMBLED }, incoming));
    }
  }
  return expected;
}

/** The paragraph of a card only ever joins it by a change. */
function isChange(effect: Effect): boolean {
  return effect.kind === 'edit' || (effect.kind === 'work' && summaryTaskIn(effect.task) !== undefined);
}

function setDate(expected: Expected, date: Dated): void {
  expected.dates.push(date);
  expected.checkIn = date;
}

/** None for what is not kept: feedback has a table of its own, and a whisper is gone when it was heard. */
function rowOf(effect: Effect, { place, thread }: Incoming): ExpectedRow[] {
  const nameless = { name: null, refers: null, place, thread };
  if (effect.kind === 'work') return [{ ...nameless, kind: 'work', payload: effect.task }];
  if (effect.kind !== 'post' && effect.kind !== 'edit') return [];
  const { kind, card, name = null, refers = null } = effect;
  const row = { ...nameless, kind, payload: card, name, refers };
  if (effect.kind === 'edit' || effect.into === undefined) return [row];
  // The room itself has no thread, nor has what only one person sees; a person's own place begins with an "@".
  return [{ ...row, thread: '', place: effect.into === 'room' ? place : `@${effect.into.person}` }];
}
