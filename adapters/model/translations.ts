// Translations of our own texts, kept by the text, the version of the advice, the model, the language and the tenant.
import { LRUCache } from 'lru-cache';
import type { Card } from '../../src/card.ts';
import { type Clock, MINUTE } from '../../src/door/clock.ts';
import { shortly } from '../../src/door/fault.ts';
import type { Report } from '../../src/door/worker.ts';
import type { Run } from '../../src/model/masking.ts';
import { stayingOn, veiled } from '../../src/model/theirs.ts';
import type { Phrases } from '../../src/model/translate.ts';
import { runsOf, translatedText } from '../../src/model/translated.ts';
import { AS_WRITTEN, type Say } from '../cards/say.ts';
import type { Edition, Shelf, WordingBook } from '../store/wordings.ts';
import { digestOf } from './digest.ts';

/** How a platform shows a card: calls `say` for each text that people read. Undefined for tenants of other platforms. */
export type Face = (card: Card, tenant: string, say: Say) => unknown;
export type Faces = readonly { has(tenant: string): boolean; show: Face }[];

/** A card and whose it is. */
type Owned = { tenant: string; card: Card };

export type Translations = {
  /**
   * What `show` makes of the card, with the translations that are kept, where the card has a language; else as written.
   * Where they cannot be read it is as written, too. Rejects only where `show` throws.
   */
  shown<T>(owned: Owned, show: (say: Say) => T): Promise<T>;
};

/** Everything in English. */
export const NO_TRANSLATIONS: Translations = { shown: async (_, show) => show(AS_WRITTEN) };

/** Names that are nobody's words, and stay all the same. */
const PLATFORMS = ['Slack', 'Discord'];

/** A record for files of the team: in English whole, as whoever reads it later may be anybody. */
const isFile = ({ kind }: Card): boolean => kind === 'document';

/** Texts in memory: those of a dozen languages, some hundred KB. */
const MOST_IN_MEMORY = 5_000;

/** A text that the model could not translate well is asked for again after so many ms: not at each message that has it. */
const TRIED_FOR = 60 * MINUTE;

export type TranslationWorld = {
  edition: Edition;
  book: WordingBook;
  faces: Faces;
  clock: Pick<Clock, 'now'>;
  report: Report;
};

/** Keeps what was translated, and puts it into what is shown. */
export function translationsBy(world: TranslationWorld): Translations & Phrases {
  const { faces, clock } = world;
  const near = nearby(world);
  /** When each was last tried in vain, in ms. */
  const tried = new LRUCache<string, number>({ max: MOST_IN_MEMORY });
  const isTried = (shelf: Shelf, text: string): boolean =>
    clock.now() - (tried.get(nameOf(shelf, text)) ?? Number.NEGATIVE_INFINITY) < TRIED_FOR;

  return {
    async shown({ tenant, card }, show) {
      if (card.lang === undefined || isFile(card)) return show(AS_WRITTEN);
      const shelf = { tenant, language: card.lang };
      const stays = stayingOn(card, PLATFORMS);
      const texts: string[] = [];
      const first = show((text) => {
        texts.push(...runsOf(text, stays).map((run) => run.text));
        return text;
      });
      await near.fetch(shelf, texts);
      // Without any there is nothing to show anew.
      if (!texts.some((text) => near.of(shelf, text) !== undefined)) return first;
      const of = (run: string): string | undefined => near.of(shelf, run);
      return show((text, most) => translatedText(text, stays, most, { language: shelf.language, of }));
    },
    async missing(language, tenant, cards) {
      const face = faces.find((one) => one.has(tenant));
      const shelf = { tenant, language };
      const runs = new Map<string, Run>();
      for (const card of cards) {
        if (isFile(card)) continue;
        const stays = stayingOn(card, PLATFORMS);
        face?.show(veiled(card), tenant, (text) => {
          for (const run of runsOf(text, stays)) if (!runs.has(run.text)) runs.set(run.text, run);
          return text;
        });
      }
      await near.fetch(shelf, [...runs.keys()]);
      return [...runs.values()].filter(
        ({ text }) => near.of(shelf, text) === undefined && !isTried(shelf, text),
      );
    },
    async keep(language, tenant, asked, good) {
      const shelf = { tenant, language };
      for (const text of asked) if (!good.has(text)) tried.set(nameOf(shelf, text), clock.now());
      if (good.size > 0) await near.keep(shelf, good);
    },
  };
}

const nameOf = ({ tenant, language }: Shelf, text: string): string =>
  `${tenant} ${language} ${digestOf(text)}`;

/** What is kept, in memory as far as it was needed. */
function nearby({ edition, book, clock, report }: TranslationWorld) {
  const near = new LRUCache<string, string>({ max: MOST_IN_MEMORY });
  const of = (shelf: Shelf, text: string): string | undefined => near.get(nameOf(shelf, text));
  return {
    of,
    /** Brings those that are kept into memory. */
    async fetch(shelf: Shelf, texts: readonly string[]): Promise<void> {
      const far = texts.filter((text) => of(shelf, text) === undefined);
      const names = new Map(far.map((text) => [digestOf(text), nameOf(shelf, text)] as const));
      try {
        for (const [digest, value] of await book.kept(edition, shelf, [...names.keys()])) {
          const name = names.get(digest);
          if (name !== undefined) near.set(name, value);
        }
      } catch (cause) {
        report(`Translations could not be read (${shortly(cause)}); messages are in English until then.`);
      }
    },
    async keep(shelf: Shelf, translations: ReadonlyMap<string, string>): Promise<void> {
      for (const [text, value] of translations) near.set(nameOf(shelf, text), value);
      const values = new Map([...translations].map(([text, value]) => [digestOf(text), value]));
      try {
        await book.keep(edition, shelf, values, clock.now());
      } catch (cause) {
        report(`Translations could not be kept (${shortly(cause)}); they are asked for again.`);
      }
    },
  };
}
