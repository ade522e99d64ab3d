// Talks that have their recommendation, what happens in them later, and what comes of it.
import { afterAll } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Card, DigestLine } from '../../src/card.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { aTalk, chooses, opens, presses, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());

export const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

let count = 0;
/** A person, and a key that no other event has. */
export const who = (by = 'u1') => ({ key: `e${++count}`, by });

/** When the check-in of a talk that was advised at `AT` is due: Thursday, 09:00 in Berlin. */
export const DUE = '2027-05-20T07:00:00Z';

/** The talk after these events, and the effects of the last one. A refusal is of the message that was asked last. */
export function played(talk: Talk, ...events: readonly Event[]): [Talk, Effect[]] {
  let last: [Talk, Effect[]] = [talk, []];
  for (const event of events) {
    const asked = last[0].reach;
    last = step(last[0], event.kind === 'undelivered' ? { ...event, asked } : event, ground);
  }
  return last;
}

/** Facts alone: search. */
export function searching(): Talk {
  return played(
    aTalk(),
    opens('our support bot must answer from 2,000 help articles that change daily', who()),
    chooses('audience', 'shared', who()),
    chooses('running', 'nothing', who()),
  )[0];
}

const PROMPTING: Readonly<Partial<Record<QuestionId, string>>> = {
  ...{ need: 'behaviour', prompting: 'falls-short', examples: 'tens', stage: 'live' },
  ...{ pressure: 'no', running: 'prompt' },
};

/** Behaviour with too few examples: a better prompt first. More examples would change that. */
export function prompting(): Talk {
  let [talk] = played(aTalk(), opens('', who()));
  while (talk.open !== null)
    [talk] = played(talk, chooses(talk.open, PROMPTING[talk.open] ?? 'not-sure', who()));
  return talk;
}

/** The same event at another time. */
export const at = (time: string, event: Event): Event => ({ ...event, at: time });

export const say = (text: string, by = 'u1'): Event => says(text, who(by));
export const press = (verb: Parameters<typeof presses>[0], argument?: string, by = 'u1'): Event =>
  presses(verb, who(by), argument);
export const answers = (line: string, by = 'u1'): Event => press('review', line, by);

type Digest = { digest?: DigestLine[]; inDigest?: true };

export const falls = (now = DUE, due = now, digest: Digest = {}): Event => ({
  ...{ kind: 'due', ...who('whichway'), at: now, checkIn: 'c1', due },
  ...digest,
});

/** The platform refuses a message of the talk. */
export const refuses = (card: 'check-in' | 'digest', reason = 'is_archived'): Event => ({
  ...{ kind: 'undelivered', ...who('whichway'), at: '2027-05-20T07:05:00Z', card, reason },
  asked: 'thread',
});

export const lineOf = (talk: string): DigestLine => ({
  ...{
    talk,
    thread: '17.5',
    verdict: 'Search it.',
    since: '2026-11-20',
    due: 'Thu 20 May 2027, 09:00 Berlin',
  },
  ...{ late: null, mention: null },
});

/** The last card of this kind that is posted or changed. */
export function cardIn<K extends Card['kind']>(
  effects: readonly Effect[],
  kind: K,
): Extract<Card, { kind: K }> | undefined {
  const cards = effects.flatMap((one) => (one.kind === 'post' || one.kind === 'edit' ? [one.card] : []));
  return cards.findLast((card): card is Extract<Card, { kind: K }> => card.kind === kind);
}

/** The date that the effects leave: null where they call it off, undefined where they leave it as it was. */
export function dateIn(effects: readonly Effect[]): string | null | undefined {
  const last = effects.findLast(({ kind }) => kind === 'check-in' || kind === 'no-check-in');
  if (last === undefined) return undefined;
  return last.kind === 'check-in' ? last.at : null;
}
