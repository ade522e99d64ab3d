// In the language of the people: what a step says waits for its translation. Without one it is said in English.
import type { Card } from '../card.ts';
import type { Event, Json } from '../event.ts';
import { saidIn } from '../model/said.ts';
import { type TranslateTask, translateTaskIn, workedIn } from '../model/task.ts';
import { questionCard } from './advance.ts';
import { type Effect, type Outcome, post } from './outcome.ts';
import type { Talk } from './talk.ts';
import { MOST_TEXT } from './understand.ts';
import { notice } from './words.ts';
import { withNote } from './worked.ts';

/** Who makes the events that nobody outside made. */
const OURSELVES = 'whichway';

/**
 * The same outcome, with one slow task in the place of all messages into the talk, where it has a language. What stands
 * in a room or goes to one person stays in English and does not wait, nor does the message that the talk lives under.
 */
export function inLanguage([talk, decided]: Outcome, event: Event): Outcome {
  const { language } = talk;
  if (language === null) return [talk, decided];
  const effects = decided.map(unread);
  const waiting = effects.filter((effect) => waits(effect, event));
  const now = effects.filter((effect) => !waits(effect, event)).map((effect) => atOnce(effect, language));
  if (waiting.length === 0) return [talk, now];
  const task: TranslateTask = {
    ...{
      kind: 'translate',
      tenant: talk.tenant,
      at: event.at,
      language,
      wrote: saidIn(event)?.slice(0, MOST_TEXT) ?? null,
    },
    by: event.by === OURSELVES ? talk.owner : event.by,
    // As it will be stored: fields without a value are left out.
    effects: JSON.parse(JSON.stringify(waiting)),
  };
  // Tasks of a talk are done in their order, so that what another one changes stands there by then.
  const before = now.filter(({ kind }) => kind !== 'work');
  const after = now.filter(({ kind }) => kind === 'work');
  return [talk, [...before, { kind: 'work', task: task as Json }, ...after]];
}

const UNREAD = notice(
  'not-understood',
  'I found no answer in that. Say it in other words, or choose one where there are answers to choose from.',
);

/** With a model more than English is understood, so this is not said. */
function unread(effect: Effect): Effect {
  const isWrong =
    effect.kind === 'post' && effect.card.kind === 'notice' && effect.card.about === 'english-only';
  return isWrong ? { ...effect, card: UNREAD } : effect;
}

function waits(effect: Effect, event: Event): boolean {
  if (effect.kind === 'edit') return !isClosing(effect, event);
  return effect.kind === 'post' && effect.into === undefined && effect.card.kind !== 'opening';
}

/** Who pressed an answer sees at once that it was taken: its words stand there already, so they were translated before. */
function isClosing(effect: Effect, { kind }: Event): boolean {
  return kind === 'chose' && effect.kind === 'edit' && effect.card.kind === 'closed';
}

function atOnce(effect: Effect, language: string): Effect {
  return effect.kind === 'edit' ? { ...effect, card: inTongue(effect.card, language) } : effect;
}

/** The messages that waited, whatever became of their translation; undefined for any other event. */
export function translatedBack(talk: Talk, event: Event): Outcome | undefined {
  if (event.kind !== 'worked') return undefined;
  const task = translateTaskIn(event.task);
  if (!task) return undefined;
  const done = workedIn(event.result);
  const back = (task.effects as unknown as Extract<Effect, { kind: 'post' | 'edit' }>[]).map(
    (effect): Effect =>
      done.kind === 'translated' ? { ...effect, card: inTongue(effect.card, task.language) } : effect,
  );
  return withNote([talk, back], done, event.at);
}

const inTongue = (card: Card, lang: string): Card => ({ ...card, lang });

/** "In English please", also as people of other languages say it. */
const ENGLISH =
  /^(?:(?:can you |could you |let's |please )?(?:(?:speak|write|answer|talk|reply|go on|continue|switch)(?: to)? ?)?(?:in )?english(?:,? please)?|(?:bitte )?(?:auf )?englisch(?: bitte)?|en anglais(?:,? s'il (?:vous|te) pla[iî]t)?|en ingl[eé]s(?:,? por favor)?|em ingl[eê]s(?:,? por favor)?|in inglese(?:,? per (?:favore|piacere))?|in het engels(?:,? (?:graag|alsjeblieft))?|po angielsku(?:,? proszę)?)$/iu;

const IN_ENGLISH = notice('in-english', 'All right, in English from here on.');

/** Back to English, where somebody wants that; undefined where they do not, or it is English anyway. */
export function backToEnglish(talk: Talk, event: Event): Outcome | undefined {
  if (talk.language === null || event.kind !== 'said') return undefined;
  if (event.overheard === true && !talk.ours) return undefined;
  if (!ENGLISH.test(event.text.trim().replace(/[.!?]+$/u, ''))) return undefined;
  const next = { ...talk, language: null };
  const again = talk.phase === 'asking' && talk.open !== null ? [post(questionCard(next))] : [];
  return [next, [post(IN_ENGLISH), ...again]];
}
