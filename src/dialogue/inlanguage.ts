// In the language of the people: what a step says waits for its translation. Without one it is said in English.
import type { Card } from '../card.ts';
import type { Event, Json } from '../event.ts';
import { askedAt, askedBy, saidIn } from '../model/said.ts';
import { type TranslateTask, translateTaskIn, workedIn } from '../model/task.ts';
import type { Effect, Outcome } from './outcome.ts';
import { type Talk, wordsOfPeople } from './talk.ts';
import { MOST_TEXT } from './understand.ts';
import { notice } from './words.ts';
import { withNote } from './worked.ts';

/** What goes into the talk itself and can wait. */
type Saying = Extract<Effect, { kind: 'post' | 'edit' }>;

/**
 * The same outcome, with slow tasks in the place of all messages into the talk, where it has a language. What stands
 * in a room or goes to one person stays in English and does not wait, nor does the message that the talk lives under.
 * As long as something waits, all that is said waits behind it, in whatever language: else a question that was answered
 * meanwhile would come after its answer.
 */
export function inLanguage([talk, decided]: Outcome, event: Event): Outcome {
  const { language, translating } = talk;
  if (language === null && translating === 0) return [talk, decided];
  const effects = language === null ? decided : decided.map(unread);
  const waiting = effects.filter(waits);
  if (waiting.length === 0) return [talk, effects];
  const now = effects.filter((effect) => !waits(effect));
  const tasks = inTasks(waiting, event).map((part) => taskOf(talk, part, event));
  // Tasks of a talk are done in their order, so that what another one changes stands there by then.
  const before = now.filter(({ kind }) => kind !== 'work');
  const after = now.filter(({ kind }) => kind === 'work');
  return [
    { ...talk, translating: translating + tasks.length },
    [...before, ...tasks.map((task): Effect => ({ kind: 'work', task })), ...after],
  ];
}

/**
 * Who pressed an answer sees soon that it was taken: its words stand there already, so that they wait for nobody, where
 * they do not wait for what comes next.
 */
function inTasks(waiting: readonly Saying[], { kind }: Event): Saying[][] {
  const isClosing = (effect: Saying): boolean => effect.kind === 'edit' && effect.card.kind === 'closed';
  if (kind !== 'chose') return [[...waiting]];
  const parts = [waiting.filter(isClosing), waiting.filter((effect) => !isClosing(effect))];
  return parts.filter((part) => part.length > 0);
}

function taskOf(talk: Talk, effects: readonly Saying[], event: Event): Json {
  const { tenant, language, owner } = talk;
  const wrote = saidIn(event)?.slice(0, MOST_TEXT) ?? null;
  const words = [...wordsOfPeople(talk), ...(wrote === null ? [] : [wrote])];
  const task: TranslateTask = {
    ...{ kind: 'translate', tenant, at: askedAt(event), language, wrote, marked: true },
    by: askedBy(event) ?? owner,
    // As it will be stored: fields without a value are left out.
    effects: JSON.parse(
      JSON.stringify(effects.map((effect) => ({ ...effect, card: withWords(effect.card, words) }))),
    ),
  };
  return task as Json;
}

/** The card with those of the words that stand on it. */
function withWords(card: Card, words: readonly string[]): Card {
  const shown = JSON.stringify(card);
  const theirs = [...new Set(words)].filter((text) => shown.includes(JSON.stringify(text).slice(1, -1)));
  return theirs.length === 0 ? card : { ...card, theirs };
}

const UNREAD = notice(
  'not-understood',
  'I could read no answer in that. Choose one where there is a choice, or say it in other words, or in English.',
);

/** With a model more than English is understood, so this is not said. */
function unread(effect: Effect): Effect {
  const isWrong =
    effect.kind === 'post' && effect.card.kind === 'notice' && effect.card.about === 'english-only';
  return isWrong ? { ...effect, card: UNREAD } : effect;
}

function waits(effect: Effect): effect is Saying {
  if (effect.kind !== 'edit' && effect.kind !== 'post') return false;
  const { card } = effect;
  if (card.kind === 'opening' || (card.kind === 'check-in' && card.asked !== 'thread')) return false;
  return effect.kind === 'edit' || effect.into === undefined;
}

/**
 * The messages that waited, whatever became of their translation: what is kept is put in when they are shown. Undefined
 * for any other event.
 */
export function translatedBack(before: Talk, event: Event): Outcome | undefined {
  if (event.kind !== 'worked') return undefined;
  const task = translateTaskIn(event.task);
  if (!task) return undefined;
  const talk = { ...before, translating: Math.max(0, before.translating - 1) };
  // Somebody may have wanted English meanwhile.
  const language = talk.language === null ? null : task.language;
  const back = (task.effects as unknown as Saying[])
    .filter((effect) => !isMoved(effect, talk))
    .map(
      (effect): Effect =>
        language === null ? effect : { ...effect, card: { ...effect.card, lang: language } },
    );
  return withNote([talk, back], workedIn(event.result), event.at);
}

/** A change of a check-in that is asked somewhere else by now. */
function isMoved({ kind, card }: Saying, { reach }: Talk): boolean {
  return kind === 'edit' && card.kind === 'check-in' && card.asked === 'thread' && reach !== 'thread';
}
