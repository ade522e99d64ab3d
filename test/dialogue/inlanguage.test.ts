// A talk in another language: what is said waits for its translation, and comes out whatever became of that.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { inLanguage } from '../../src/dialogue/inlanguage.ts';
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
function back(effects: readonly Effect[], result: Worked | null, at = 0): Event {
  const task = tasksOf(effects)[at] ?? null;
  return { kind: 'worked', key: `work:${count++}`, by: 'whichway', at: AT, task, result };
}

/** A talk whose first text the model read as German, and what that brought about: a task that is not done yet. */
function begun(language = 'de'): [Talk, Effect[]] {
  const [talk, effects] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));
  const quote = 'kennt die Rückgaberegeln nicht';
  const answers = [{ question: 'need', option: 'facts', quote }];
  return withModel(talk, back(effects, { kind: 'read', answers, language }));
}

/** The same talk, where what was said first came out. */
function inGerman(): Talk {
  const [talk, effects] = begun();
  return withModel(talk, back(effects, { kind: 'translated' }))[0];
}

/** What waits in these tasks, by the name of each card. */
const waitingIn = (effects: readonly Effect[]) =>
  tasksOf(effects).map((task) =>
    (translateTaskIn(task)?.effects ?? []).map(({ kind, card }) => `${kind} ${card.about ?? card.kind}`),
  );

const langsOf = (effects: readonly Effect[]) =>
  effects.flatMap((one) => ('card' in one ? [one.card.lang] : []));

describe('a talk in another language', () => {
  it('has its messages wait for one translation, in their order', () => {
    const [talk, effects] = begun();

    expect(talk).toMatchObject({ language: 'de', translating: 1 });
    expect(postsOf(effects)).toEqual([]);
    expect(tasksOf(effects)).toHaveLength(1);
    expect(translateTaskIn(tasksOf(effects)[0])).toMatchObject({
      ...{ tenant: 'local', by: 'u1', at: AT, language: 'de', wrote: GERMAN },
      effects: [{ card: { kind: 'understood' } }, { card: { kind: 'question', question: 'need' } }],
    });

    const [after, more] = withModel(talk, back(effects, { kind: 'translated' }));
    expect(postsOf(more)).toEqual(['understood', 'question need']);
    expect(langsOf(more)).toEqual(['de', 'de']);
    expect(after).toEqual({ ...talk, seen: after.seen, translating: 0 });
  });

  it.each<[string, Worked | null]>([
    ['the model failed', { kind: 'none', why: 'failed' }],
    ['the task was given up', null],
    ['something else came back', { kind: 'told', sentences: [] }],
  ])('says the same where %s, in what is kept of its language', (_, result) => {
    const [talk, effects] = begun();

    const [after, more] = withModel(talk, back(effects, result));

    expect(postsOf(more)).toEqual(['understood', 'question need']);
    expect(langsOf(more)).toEqual(['de', 'de']);
    expect(after.translating).toBe(0);
  });

  it('says why it is in English where a share is used up', () => {
    const [talk, effects] = begun();

    const [, more] = withModel(talk, back(effects, { kind: 'none', why: 'person' }));

    expect(postsOf(more)).toEqual(['notice model-share', 'understood', 'question need']);
  });

  it('charges who wrote, also where what they wrote was read before', () => {
    const [talk, effects] = withModel(aTalk(), { ...opens(GERMAN, { key: 'e1' }), by: 'u2' });
    const [, more] = withModel(talk, back(effects, { kind: 'read', answers: [], language: 'de' }));

    expect(translateTaskIn(tasksOf(more)[0])?.by).toBe('u2');
  });

  it('knows which words on a card are of people', () => {
    const [, effects] = begun();

    const cards = translateTaskIn(tasksOf(effects)[0])?.effects.map(({ card }) => card.theirs);
    expect(cards).toEqual([['kennt die Rückgaberegeln nicht'], ['kennt die Rückgaberegeln nicht']]);
  });

  it('shows soon that an answer was taken: that waits for no translation of what comes next', () => {
    let talk = inGerman();
    let effects: Effect[] = [];
    for (let turn = 0; talk.open !== null; turn++)
      [talk, effects] = withModel(talk, chooses(talk.open, 'not-sure', { key: `c${turn}` }));

    const kinds = effects.map(({ kind }) => kind);
    expect(kinds).toContain('check-in');
    expect(kinds).not.toContain('post');
    const [closing, rest, last] = waitingIn(effects);
    expect(closing).toEqual(['edit closed']);
    expect(rest).toContain('post recommendation');
    // The paragraph in a model's words comes after the card that it joins.
    expect(last).toEqual([]);
    expect(tasksOf(effects).at(-1)).toMatchObject({ kind: 'summary' });
  });

  it('says nothing before what waits: what was answered meanwhile is not asked again', () => {
    const [talk, first] = begun();
    const [answered, second] = withModel(talk, says('in English please', { key: 'b' }));

    expect(postsOf(second)).toEqual([]);
    expect(waitingIn(second)).toEqual([['edit closed', 'post in-english', 'post question']]);
    expect(answered).toMatchObject({ language: null, translating: 2 });
    const [one, before] = withModel(answered, back(first, { kind: 'translated' }));
    expect(langsOf(before), 'English by now').toEqual([undefined, undefined]);
    const [two, after] = withModel(one, back(second, { kind: 'translated' }));
    expect(postsOf(after)).toEqual(['notice in-english', 'question need']);
    expect(two.translating).toBe(0);
    expect(tasksOf(withModel(two, says('not sure', { key: 'n' }))[1])).toEqual([]);
  });

  it('has what waits come first where there is no model any more', () => {
    const [talk, first] = begun();
    const [next, second] = step(talk, chooses('need', 'facts', { key: 'c' }), ground);

    expect(postsOf(second)).toEqual([]);
    const [after] = step(next, back(first, null), ground);
    expect(after.translating).toBe(2);
    const [, closing] = step(after, back(second, null, 0), ground);
    expect(closing.map(({ kind }) => kind)).toEqual(['edit']);
  });

  it('changes what stands there in its order, where nobody pressed an answer', () => {
    const [after, effects] = withModel(inGerman(), presses('cancel', { key: 'x' }));

    const back = translateTaskIn(tasksOf(effects)[0])?.effects ?? [];
    expect(after.phase).toBe('cancelled');
    expect(back.map(({ kind }) => kind)).toEqual(['edit', 'post']);
  });

  it('has short answers read too, which tell nothing of the language', () => {
    const [reading, effects] = withModel(inGerman(), says('Das weiß keiner genau', { key: 'r' }));
    expect(tasksOf(effects)).toMatchObject([{ kind: 'read', open: 'need' }]);

    const nothing: Worked = { kind: 'read', answers: [], language: 'nl' };
    const [after, more] = withModel(reading, back(effects, nothing));

    expect(after.language).toBe('de');
    const waiting = translateTaskIn(tasksOf(more)[0])?.effects.map(({ card }) => card.about ?? card.kind);
    expect(waiting).not.toContain('english-only');
    expect(waiting).toContain('not-understood');
  });

  it('speaks English to a room and to single people', () => {
    let talk = inGerman();
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

  it('is in English where there is no model any more', () => {
    const [, effects] = step(inGerman(), chooses('need', 'facts', { key: 'c' }), ground);

    expect(postsOf(effects).length).toBeGreaterThan(0);
    expect(tasksOf(effects)).toEqual([]);
  });

  it('knows what people wrote before as theirs, also where their answers are others by now', () => {
    const why = [
      'Answers go out of date within days ("die "alte" Liste"); a trained model would not notice.',
    ];
    const talk: Talk = {
      ...{ ...inGerman(), phase: 'advised', open: null, checkIn: { at: AT, words: 'Friday' } },
      decisions: [{ at: AT, kind: 'advised', verdict: 'Search.', why }],
    };

    const [, effects] = withModel(talk, presses('history', { key: 'h' }));

    const [card] = translateTaskIn(tasksOf(effects)[0])?.effects.map((one) => one.card) ?? [];
    expect(JSON.stringify(card)).toContain('die \\"alte\\" Liste');
    expect(card?.theirs).toContain('die "alte" Liste');
  });

  it('speaks English in a check-in that is asked elsewhere, and lets no older one take its place', () => {
    const asked = { kind: 'check-in', over: false, verdict: 'v', since: AT, stillMatters: true, items: [] };
    const edit = { kind: 'edit', name: 'check-in', card: { ...asked, asked: 'thread' } };
    const task = {
      ...{ kind: 'translate', tenant: 'local', by: 'u1', at: AT, language: 'de', wrote: null, marked: true },
      effects: [edit],
    };
    const event: Event = {
      ...{ kind: 'worked', key: 'w', by: 'whichway', at: AT, task: task as Json },
      result: { kind: 'translated' },
    };
    const talk: Talk = { ...inGerman(), translating: 1 };

    const inRoom = { ...edit, card: { ...edit.card, asked: 'room' } } as unknown as Effect;
    expect(inLanguage([talk, [inRoom]], event)[1]).toEqual([inRoom]);
    expect(withModel(talk, event)[1]).toHaveLength(1);
    expect(withModel({ ...talk, reach: 'room' }, event)[1]).toEqual([]);
  });
});
