// Talks through the pure step, for tests: a new talk, events with names, and what a step posted.
import { NOT_SURE, type QuestionId } from '../knowledge/questions.ts';
import type { Recommendation } from '../src/advice/recommend.ts';
import type { Card } from '../src/card.ts';
import type { Effect, Ground } from '../src/dialogue/outcome.ts';
import { step } from '../src/dialogue/step.ts';
import { newTalk, type Talk } from '../src/dialogue/talk.ts';
import type { Event, Verb } from '../src/event.ts';
import { firstFew, optionsOf } from './cases.ts';

/** Friday, so that nothing hides behind a weekend. */
export const AT = '2026-11-20T08:00:00Z';

/** The version that these talks are advised under. */
export const VERSION = '0123456789ab';

export function aTalk(): Talk {
  return newTalk({ id: 't1', tenant: 'local', owner: 'u1', zone: 'Europe/Berlin' });
}

/** The key and the person of an event; every event of a talk needs a key of its own. */
type Who = { key: string; by?: string };

export function opens(text: string, { key, by = 'u1' }: Who): Event {
  return { kind: 'opened', key, by, at: AT, text };
}

export function says(text: string, { key, by = 'u1' }: Who): Event {
  return { kind: 'said', key, by, at: AT, text };
}

export function chooses(
  question: QuestionId,
  option: string,
  { key, by = 'u1' }: Who,
): Extract<Event, { kind: 'chose' }> {
  return { kind: 'chose', key, by, at: AT, question, option };
}

export function presses(verb: Verb, { key, by = 'u1' }: Who, argument?: string): Event {
  return { kind: 'pressed', key, by, at: AT, verb, ...(argument === undefined ? {} : { argument }) };
}

export function cardsOf(effects: readonly Effect[]): Card[] {
  return effects.flatMap((effect) => (effect.kind === 'post' ? [effect.card] : []));
}

/** Kinds of the posts, a notice with what it is about: "notice fixed", "question running"; "~" for one person only. */
export function postsOf(effects: readonly Effect[]): string[] {
  return effects.flatMap((effect) => {
    if (effect.kind === 'post') return [kindOf(effect.card)];
    return effect.kind === 'whisper' ? [`~${kindOf(effect.card)}`] : [];
  });
}

function kindOf(card: Card): string {
  if (card.kind === 'question') return `question ${card.question}`;
  return 'about' in card ? `${card.kind} ${card.about}` : card.kind;
}

export function recommendationIn(effects: readonly Effect[]): Recommendation | undefined {
  const card = cardsOf(effects).findLast((one) => one.kind === 'recommendation');
  return card?.kind === 'recommendation' ? card.recommendation : undefined;
}

/** The talk without the keys of the events it has seen: everything that a person could notice. */
export function withoutSeen(talk: Talk): Omit<Talk, 'seen'> {
  const { seen: _, ...rest } = talk;
  return rest;
}

/** Without what stays when a talk begins anew: the keys, what was decided before, and how many cards there were. */
export function withoutHistory(talk: Talk): Partial<Talk> {
  const { seen: _, decisions: __, cards: ___, ...rest } = talk;
  return rest;
}

/** Freezes a value and all that is in it, so that a step that changed its input would throw. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** One click: the talk before and after it, the answers so far, and how many came after the approach was fixed. */
export type Move = {
  before: Talk;
  event: Extract<Event, { kind: 'chose' }>;
  after: Talk;
  effects: Effect[];
  path: readonly string[];
  forThePlan: number;
};

/** Every click of every possible talk; each talk is frozen, so a step that wrote into its input would throw. */
export function allMoves(talk: Talk, ground: Ground, path: readonly string[] = [], forThePlan = 0): Move[] {
  const { open } = talk;
  if (open === null) return [];
  const plan = forThePlan + (talk.saidFixed ? 1 : 0);
  return [...optionsOf(open), NOT_SURE].flatMap((option) => {
    const event = chooses(open, option, { key: `click ${path.length}` });
    const [after, effects] = step(talk, event, ground);
    const further = [...path, `${open}=${option}`];
    const move = { before: talk, event, after: frozen(after), effects, path: further, forThePlan: plan };
    return [move, ...allMoves(after, ground, further, plan)];
  });
}

/** The paths of the moves for which the check fails. */
export function failing(moves: readonly Move[], holds: (move: Move) => boolean): readonly string[] {
  return firstFew(moves.filter((move) => !holds(move)).map(({ path }) => path.join(', ')));
}
