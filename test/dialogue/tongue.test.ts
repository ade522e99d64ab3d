// Which language a talk is in: that of its people, as far as their text bears out what a model says, and back to English.
import { afterAll, describe, expect, it } from 'vitest';
import { looksEnglish } from '../../knowledge/english.ts';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { inTheirs } from '../../src/dialogue/tongue.ts';
import { aTalk, opens, postsOf, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const GERMAN = 'Unser Assistent kennt die Rückgaberegeln nicht, und die ändern sich jeden Tag.';
const ENGLISH = 'We keep all of our return policies in a wiki, and they change every day.';

const task = (text: string) => ({
  ...{ kind: 'read', tenant: 'local', by: 'u1', at: '2026-11-20T08:00:00Z', text, open: null },
});

/** The language after the model called the text so, in a talk that was in another one. */
const languageAfter = (text: string, language: string, before: string | null = null): string | null =>
  inTheirs({ ...aTalk(), language: before }, task(text), { kind: 'read', answers: [], language }).language;

describe('the language of a talk', () => {
  it.each([
    [GERMAN, 'de'],
    ['Vår assistent känner inte till reglerna, och de ändras varje dag.', 'sv'],
    ['ボットが社内規程を知りません', 'ja'],
    ['Бот не знает правил', 'ru'],
    ['规定每天都变', 'zh'],
  ])('is that of "%s"', (text, language) => {
    expect(languageAfter(text, language)).toBe(language);
  });

  it.each([
    [ENGLISH, 'de', 'English by its small words'],
    ['Docs bot, 300 pages', 'de', 'too short to be told'],
    ['oui', 'fr', 'one word'],
    [GERMAN, 'en', 'called English'],
    [GERMAN, 'ru', 'in other letters'],
    [GERMAN, 'nonsense tag', 'no language'],
  ])('does not become what a model makes of "%s" (%s): %s', (text, language) => {
    expect(languageAfter(text, language)).toBeNull();
    expect(languageAfter(text, language, 'fr')).toBe('fr');
  });

  it('stays where the model failed', () => {
    const talk: Talk = { ...aTalk(), language: 'de' };

    expect(inTheirs(talk, task(GERMAN), { kind: 'none', why: 'failed' })).toBe(talk);
  });
});

/** A talk in German in which a question is open. */
function inGerman(): Talk {
  const [talk] = step(aTalk(), opens('', { key: 'o' }), ground);
  return { ...talk, language: 'de' };
}

describe('back to English', () => {
  it.each(['in English please', 'English, please', 'auf Englisch bitte', 'en anglais', 'switch to English'])(
    'goes who says "%s"',
    (text) => {
      const [next, effects] = step(inGerman(), says(text, { key: 'b' }), ground);

      expect(next.language).toBeNull();
      expect(postsOf(effects)).toEqual(['notice in-english', 'question need']);
    },
  );

  it('goes a talk whose owner writes English, and nobody else can take it there in passing', () => {
    const [owned] = step(inGerman(), says(ENGLISH, { key: 'b' }), ground);
    const [others] = step(inGerman(), { ...says(ENGLISH, { key: 'b' }), by: 'u2' }, ground);
    const [short] = step(inGerman(), says('the docs', { key: 'b' }), ground);

    expect([owned, others, short].map(({ language }) => language)).toEqual([null, 'de', 'de']);
  });
});

describe('English', () => {
  it.each([
    ENGLISH,
    'What would change your mind about this?',
    'the tone is wrong and our editors rewrite most of it',
  ])('is told: "%s"', (text) => {
    expect(looksEnglish(text)).toBe(true);
  });

  it.each([
    GERMAN,
    'Wir haben RAG und Fine-Tuning getestet, was also will der Kunde so?',
    'Is de toon van de antwoorden belangrijker, of de inhoud?',
    'Nuestro asistente inventa precios cuando no los sabe',
    'To jest model do obsługi klientów, a my nie wiemy, czy to wystarczy',
    'Notre assistant ne connaît pas les prix',
    'På intranätet har vi 300 sidor som ändras varje vecka',
    'Chatbot hallucinates pricing data',
  ])('is not: "%s"', (text) => {
    expect(looksEnglish(text)).toBe(false);
  });
});
