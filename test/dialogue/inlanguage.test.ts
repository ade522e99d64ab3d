// A talk in another language: what is said waits for its translation, and comes out whatever became of that.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event, Json } from '../../src/event.ts';
import { translateTaskIn, type Worked } from '../../src/model/task.ts';
import { AT, aTalk, chooses, opens, postsOf, presses, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const GERMAN = 'Unser Assistent kennt die Rückgaberegeln nicht, und die ändern sich jeden Tag.';

const withModel = (talk: Talk, event: Event): [Talk, Effect[]] => step(talk, event, ground, true);
const tasksOf = (effects: readonly Effect[]): Json[] =>
  effects.flatMap((one) => (one.kind === 'work' ? [one.task] : []));

let count = 0;
function back(effects: readonly Effect[], result: Worked | null): Event {
  const task = tasksOf(effects)[0] ?? null;
  return { kind: 'worked', key: `work:${count++}`, by: 'whichway', at: AT, task, result };
}

/** A talk whose first text the model read as German, and what that brought about. */
function inGerman(language = 'de'): [Talk, Effect[]] {
  const [talk, effects] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));
  const quote = 'kennt die Rückgaberegeln nicht';
  const answers = [{ question: 'need', option: 'facts', quote }];
  return withModel(talk, back(effects, { kind: 'read', answers, language }));
}

const langsOf = (effects: readonly Effect[]) =>
  effects.flatMap((one) => ('card' in one ? [one.card.lang] : []));

describe('a talk in another language', () => {
  it('has its messages wait for one translation, in their order', () => {
    const [talk, effects] = inGerman();

    expect(talk.language).toBe('de');
    expect(postsOf(effects)).toEqual([]);
    expect(tasksOf(effects)).toHaveLength(1);
    expect(translateTaskIn(tasksOf(effects)[0])).toMatchObject({
      ...{ tenant: 'local', by: 'u1', at: AT, language: 'de', wrote: GERMAN },
      effects: [{ card: { kind: 'understood' } }, { card: { kind: 'question', question: 'need' } }],
    });

    const [after, more] = withModel(talk, back(effects, { kind: 'translated' }));
    expect(postsOf(more)).toEqual(['understood', 'question need']);
    expect(langsOf(more)).toEqual(['de', 'de']);
    expect(after).toEqual({ ...talk, seen: after.seen });
  });

  it.each<[string, Worked | null]>([
    ['the model failed', { kind: 'none', why: 'failed' }],
    ['the task was given up', null],
    ['something else came back', { kind: 'told', sentences: [] }],
  ])('says the same in English where %s', (_, result) => {
    const [talk, effects] = inGerman();

    const [, more] = withModel(talk, back(effects, result));

    expect(postsOf(more)).toEqual(['understood', 'question need']);
    expect(langsOf(more)).toEqual([undefined, undefined]);
  });

  it('says why it is in English where a share is used up', () => {
    const [talk, effects] = inGerman();

    const [, more] = withModel(talk, back(effects, { kind: 'none', why: 'person' }));

    expect(postsOf(more)).toEqual(['notice model-share', 'understood', 'question need']);
  });

  it('shows at once that an answer was taken, in that language too, and sets its dates at once', () => {
    let [talk] = inGerman();
    let effects: Effect[] = [];
    for (let turn = 0; talk.open !== null; turn++)
      [talk, effects] = withModel(talk, chooses(talk.open, 'not-sure', { key: `c${turn}` }));

    const kinds = effects.map(({ kind }) => kind);
    expect(kinds).toContain('check-in');
    expect(kinds).not.toContain('post');
    expect(effects[0]).toMatchObject({ kind: 'edit', card: { kind: 'closed', lang: 'de' } });
    const waiting = translateTaskIn(tasksOf(effects)[0])?.effects ?? [];
    expect(waiting.map(({ card }) => card.kind)).toContain('recommendation');
    // The paragraph in a model's words comes after the card that it joins.
    expect(tasksOf(effects).map((task) => (task as { kind: string }).kind)).toEqual(['translate', 'summary']);
  });

  it('changes what stands there in its order, where nobody pressed an answer', () => {
    const [talk] = inGerman();

    const [after, effects] = withModel(talk, presses('cancel', { key: 'x' }));

    const back = translateTaskIn(tasksOf(effects)[0])?.effects ?? [];
    expect(after.phase).toBe('cancelled');
    expect(back.map(({ kind }) => kind)).toEqual(['edit', 'post']);
  });

  it('has short answers read too, which tell nothing of the language', () => {
    const [talk] = inGerman();
    const [reading, effects] = withModel(talk, says('Das weiß keiner so genau', { key: 'r' }));
    expect(tasksOf(effects)).toMatchObject([{ kind: 'read', open: 'need' }]);

    const nothing: Worked = { kind: 'read', answers: [], language: 'nl' };
    const [after, more] = withModel(reading, back(effects, nothing));

    expect(after.language).toBe('de');
    const waiting = translateTaskIn(tasksOf(more)[0])?.effects.map(({ card }) => card.about ?? card.kind);
    expect(waiting).not.toContain('english-only');
    expect(waiting).toContain('not-understood');
  });

  it('speaks English to a room and to single people', () => {
    let [talk] = inGerman();
    for (let turn = 0; talk.open !== null; turn++)
      [talk] = withModel(talk, chooses(talk.open, 'not-sure', { key: `c${turn}` }));

    const [, effects] = withModel(talk, presses('share', { key: 's' }));

    const inRoom = effects.filter((one) => one.kind === 'post' && one.into === 'room');
    expect(langsOf(inRoom)).toEqual([undefined]);
  });

  it('does not keep the message waiting that the talk lives under', () => {
    const event: Event = { ...opens(GERMAN, { key: 'e1' }), kind: 'opened', text: GERMAN, rootless: true };
    const [, effects] = withModel({ ...aTalk(), language: 'de' }, event);

    expect(postsOf(effects)).toEqual(['opening']);
  });

  it.each(['in English please', 'English, please', 'auf Englisch bitte', 'en anglais', 'switch to English'])(
    'goes back to English: "%s"',
    (text) => {
      const [talk] = inGerman();

      const [after, effects] = withModel(talk, says(text, { key: 'b' }));

      expect(after.language).toBeNull();
      expect(postsOf(effects)).toEqual(['notice in-english', 'question need']);
      expect(tasksOf(effects)).toEqual([]);
    },
  );

  it('is not begun by a language that its letters do not bear out, nor by English', () => {
    for (const language of ['en', 'ru', 'nonsense tag']) {
      const [talk, effects] = inGerman(language);
      expect(talk.language).toBeNull();
      expect(postsOf(effects)).toEqual(['understood', 'question need']);
    }
  });

  it('is in English where there is no model any more', () => {
    const [talk] = inGerman();

    const [, effects] = step(talk, chooses('need', 'facts', { key: 'c' }), ground);

    expect(postsOf(effects).length).toBeGreaterThan(0);
    expect(tasksOf(effects)).toEqual([]);
  });
});
