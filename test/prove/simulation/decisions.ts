// The bot's real decisions, with the rare things added that no step does yet: slow tasks, changed messages, faults.
import { newTalk, type Talk } from '../../../src/dialogue/talk.ts';
import { STUMBLED } from '../../../src/dialogue/words.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Decide } from '../../../src/door/worker.ts';
import type { Event } from '../../../src/event.ts';

/** A number from 0 to 99 that an event's key always gives. */
function lot({ key }: Event): number {
  let sum = 7;
  for (const character of key) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 100;
}

/** Real decisions; of some events slow tasks and changes of messages come too, and some make the step fail. */
export function withRareThings(decide: Decide): Decide {
  return (talk, event) => {
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

/** What a talk must have come to after these events, in this order: nothing but the pure decisions. */
export type Expected = {
  talk: Talk | undefined;
  /** How often it was decided on. */
  version: number;
  /** Kind and payload of each row, in order. */
  rows: { kind: 'post' | 'edit' | 'work'; payload: unknown }[];
  /** Instant, wall time and zone of the check-in. */
  checkIn: { due: number; local: string; zone: string } | undefined;
};

/** `canEdit`: whether the chat changes messages; where not, no change is even queued. */
export function expectedOf(events: readonly Incoming[], decide: Decide, canEdit: boolean): Expected {
  const expected: Expected = { talk: undefined, version: 0, rows: [], checkIn: undefined };
  for (const { tenant, talk: id, zone, event } of events) {
    const before = expected.talk ?? newTalk({ id, tenant, owner: event.by, zone });
    expected.version++;
    expected.talk = before;
    try {
      const [next, effects] = decide(before, event);
      expected.talk = next;
      for (const effect of effects)
        if (effect.kind === 'check-in')
          expected.checkIn = { due: Date.parse(effect.at), local: effect.at.slice(0, 19), zone: next.zone };
        else if (effect.kind === 'no-check-in') expected.checkIn = undefined;
        else if (effect.kind === 'work') expected.rows.push({ kind: 'work', payload: effect.task });
        else if (effect.kind === 'post' || (effect.kind === 'edit' && canEdit))
          expected.rows.push({ kind: effect.kind, payload: effect.card });
    } catch {
      expected.rows.push({ kind: 'post', payload: STUMBLED });
    }
  }
  return expected;
}
