// No translator sees a word of people: whatever they write, and wherever a card shows it.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FACES } from '../../../adapters/commands/faces.ts';
import { translationsBy } from '../../../adapters/model/translations.ts';
import type { WordingBook } from '../../../adapters/store/wordings.ts';
import { openGuide } from '../../../knowledge/open.ts';
import { NOT_SURE, QUESTIONS } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import { OFFICE_HOURS } from '../../../src/checkin/workhours.ts';
import type { Effect, Ground } from '../../../src/dialogue/outcome.ts';
import { step } from '../../../src/dialogue/step.ts';
import type { Talk } from '../../../src/dialogue/talk.ts';
import { type Event, VERBS } from '../../../src/event.ts';
import { translateTaskIn } from '../../../src/model/task.ts';
import { optionsOf } from '../../cases.ts';
import { AT, aTalk, chooses, opens, presses, says, VERSION } from '../../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

/** In every word of people here, and in none of ours. */
const THEIRS = /zq/iu;

const TENANTS = ['T0TEAM01', '123456789012345678'];

/** Words as people write them, with all that could be taken for layout or for the end of a quotation. */
const word = fc.constantFrom(
  ...['zqWort', '"zqa', 'zqb"', '&zqc', '<zqd>', '*zqe*', '_zqf', '`zqg`', '\\zqh', '“zqi', 'zqj”', 'zqk,'],
  ...[
    'zql.',
    'zqm?',
    '(zqn)',
    '[zqo](zqp)',
    '~zqq~',
    '#zqr',
    '>zqs',
    'zqt:',
    '@zqu',
    '|zqv|',
    'zqÄß',
    'zq3',
    '2,000 zqw',
  ],
);
const words = (most: number) => fc.array(word, { minLength: 2, maxLength: most }).map((all) => all.join(' '));

type Told = { text: string; quotes: string[]; acts: { press: number; option: number }[] };

const told: fc.Arbitrary<Told> = fc.record({
  text: words(6),
  quotes: fc.array(words(5), { minLength: 3, maxLength: 3 }),
  acts: fc.array(fc.record({ press: fc.nat(VERBS.length - 1), option: fc.nat(4) }), {
    minLength: 6,
    maxLength: 14,
  }),
});

/** All cards that wait for a translation in a talk in German, of which a model read these quotes. */
function waitingIn({ text, quotes, acts }: Told): Card[] {
  const whole = [text, ...quotes].join('\n');
  const cards: Card[] = [];
  const events: Event[] = [];
  let talk: Talk = { ...aTalk(), language: 'de' };
  const take = (event: Event): void => {
    const [next, effects] = step(talk, event, ground, true);
    talk = next;
    for (const effect of effects) taken(effect);
  };
  const taken = (effect: Effect): void => {
    const task = effect.kind === 'work' ? effect.task : null;
    cards.push(...(translateTaskIn(task)?.effects ?? []).map(({ card }) => card as unknown as Card));
    if (task !== null)
      events.push({
        ...{ kind: 'worked', key: `w${events.length}`, by: 'whichway', at: AT, task },
        result: { kind: 'read', answers, language: 'de' },
      });
  };
  const answers = quotes.map((quote, index) => {
    const question = ['need', 'freshness', 'corpus'][index] ?? 'need';
    return { question, quote, ...optionFor(question) };
  });
  take(opens(whole, { key: 'o' }));
  for (const event of events.splice(0)) take(event);
  for (const [index, { press, option }] of acts.entries()) {
    const open = talk.open;
    const key = `e${index}`;
    if (open !== null && index % 2 === 0)
      take(chooses(open, [...optionsOf(open), NOT_SURE][option] ?? NOT_SURE, { key }));
    else if (index % 3 === 0) take(says(quotes[option] ?? text, { key }));
    else take(presses(VERBS[press] ?? 'why', { key }));
    for (const event of events.splice(0)) take(event);
  }
  return cards;
}

function optionFor(question: string): { option: string } {
  const id = QUESTIONS.find((one) => one.id === question)?.id ?? 'need';
  return { option: optionsOf(id)[0] ?? '' };
}

const book: WordingBook = { kept: async () => new Map(), keep: async () => {} };
const aBook = () =>
  translationsBy({
    edition: { version: VERSION, model: 'm' },
    ...{ book, faces: FACES, clock: { now: () => 0 }, report: () => {} },
  });

const shownBy = (card: Card, tenant: string, say: (text: string, most: number) => string): unknown =>
  FACES.find((one) => one.has(tenant))?.show(card, tenant, say);

describe('what people write', () => {
  it('is in no text that a translator gets, and is shown as they wrote it', async () => {
    let [asked, quoted] = [0, 0];
    await fc.assert(
      fc.asyncProperty(told, fc.constantFrom(...TENANTS), async (case_, tenant) => {
        const cards = waitingIn(case_);
        const translations = aBook();
        const runs = await translations.missing('de', tenant, cards);
        expect(runs.filter(({ text }) => THEIRS.test(text))).toEqual([]);
        asked += runs.length;

        const texts = runs.map(({ text }) => text);
        await translations.keep('de', tenant, texts, new Map(texts.map((text) => [text, `Wort ${text}`])));
        for (const plain of cards) {
          const card = { ...plain, lang: 'de' };
          const english = JSON.stringify(shownBy(card, tenant, (text) => text));
          const german = JSON.stringify(
            await translations.shown({ tenant, card }, (say) => shownBy(card, tenant, say)),
          );
          expect(theirsIn(german)).toEqual(theirsIn(english));
          quoted += theirsIn(english).length;
        }
      }),
      { numRuns: 25 },
    );
    // A test in which nobody's words are shown would hold for nothing.
    expect(asked).toBeGreaterThan(200);
    expect(quoted).toBeGreaterThan(200);
  });

  it('keeps no sentence around it from being translated, where it is plain', async () => {
    const cards = waitingIn({
      text: 'zq Vertrag & zq Preise',
      quotes: ['zq ändert sich & täglich', 'zq jede "Woche" neu', 'zq 300 Seiten_im Wiki'],
      acts: Array.from({ length: 12 }, (_, index) => ({ press: VERBS.indexOf('why'), option: index % 3 })),
    });
    for (const tenant of TENANTS) {
      const translations = aBook();
      const runs = await translations.missing('de', tenant, cards);
      const texts = runs.map(({ text }) => text);
      await translations.keep('de', tenant, texts, new Map(texts.map((text) => [text, `Wort ${text}`])));
      const left: string[] = [];
      for (const plain of cards) {
        let last: string[] = [];
        await translations.shown({ tenant, card: { ...plain, lang: 'de' } }, (say) => {
          last = [];
          return shownBy(plain, tenant, (text, most) => {
            const said = say(text, most);
            const fits = `Wort ${text}`.length <= most;
            if (said === text && fits && /[a-z]{3} [a-z]{3}/u.test(text)) last.push(text);
            return said;
          });
        });
        left.push(...last);
      }
      expect([...new Set(left)]).toEqual([]);
    }
  });
});

const theirsIn = (shown: string): string[] =>
  (shown.match(/(?:2.000 )?[\p{L}\d]*zq[\p{L}\d]*/giu) ?? []).sort();
