// Talks whose texts a model reads later: what was handed to it, and what comes back.
import type { Effect } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event, Json } from '../../src/event.ts';
import { type ReadTask, readTaskIn, translateTaskIn, type Worked } from '../../src/model/task.ts';
import { ground, say, who } from '../dialogue/advised.ts';
import { AT, aTalk, cardsOf, opens } from '../talking.ts';

export const withModel = (talk: Talk, event: Event): [Talk, Effect[]] => step(talk, event, ground, true);

export const tasksOf = (effects: readonly Effect[]): Json[] =>
  effects.flatMap((one) => (one.kind === 'work' ? [one.task] : []));

/** The text that waits to be read; undefined where none does. */
export const readingIn = (effects: readonly Effect[]): ReadTask | undefined =>
  tasksOf(effects).flatMap((task) => readTaskIn(task) ?? [])[0];

/** What came of the first task, as an event. */
export function back(effects: readonly Effect[], result: Worked | null): Event {
  return { kind: 'worked', ...who('whichway'), at: AT, task: tasksOf(effects)[0] ?? null, result };
}

/** Something said to the bot or to the others, and what is made of it with that result of the model. */
export function readAs(talk: Talk, event: Event, result: Worked | null): [Talk, Effect[]] {
  const [next, effects] = withModel(talk, event);
  if (readingIn(effects) === undefined) throw new Error('nobody reads that');
  return withModel(next, back(effects, result));
}

/** What people will see: posts, and those that wait for their translation. */
export function shown(effects: readonly Effect[]): string[] {
  const waiting = tasksOf(effects).flatMap((task) => translateTaskIn(task)?.effects ?? []);
  const cards = [
    ...cardsOf(effects),
    ...waiting.flatMap(({ kind, card }) => (kind === 'post' ? [card] : [])),
  ];
  return cards.map((card) => ('about' in card ? `${card.kind} ${String(card.about)}` : card.kind));
}

/** All of it as text. */
export const textOf = (effects: readonly Effect[]): string => JSON.stringify(effects);

export const inGerman = (talk: Talk): Talk => ({ ...talk, language: 'de' });

/** A German talk in a thread of its own, whose open question is that of the need. */
export function askingInGerman(): Talk {
  const [talk] = step(aTalk(), opens('', who()), ground);
  return { ...inGerman(talk), ours: true, about: 'Unser Assistent' };
}

/** Said without naming the bot. */
export const aside = (text: string): Event => ({ ...say(text), overheard: true }) as Event;
