// Translations of our own texts, kept by the text, the version of the advice, the model and the language.
import { LRUCache } from 'lru-cache';
import type { Card } from '../../src/card.ts';
import { shortly } from '../../src/door/fault.ts';
import type { Report } from '../../src/door/worker.ts';
import type { Run } from '../../src/model/masking.ts';
import type { Phrases } from '../../src/model/translate.ts';
import { runsOf, translatedText, wordsOfOthers } from '../../src/model/translated.ts';
import { AS_WRITTEN, type Say } from '../cards/say.ts';
import type { Edition, TranslationBook } from '../store/translations.ts';
import { digestOf } from './digest.ts';

/** How a platform shows a card: calls `say` for each text that people read. Undefined for tenants of other platforms. */
export type Face = (card: Card, tenant: string, say: Say) => unknown;
export type Faces = readonly { has(tenant: string): boolean; show: Face }[];

export type Translations = {
  /**
   * What `show` makes of the card, with the translations that are kept, where the card has a language; else as written.
   * Where they cannot be read it is as written, too. Rejects only where `show` throws.
   */
  shown<T>(card: Card, show: (say: Say) => T): Promise<T>;
};

/** Everything in English. */
export const NO_TRANSLATIONS: Translations = { shown: async (_, show) => show(AS_WRITTEN) };

/** Names that are nobody's words, and stay all the same. */
const PLATFORMS = ['Slack', 'Discord'];

const staying = (card: Card): string[] => [...wordsOfOthers(card), ...PLATFORMS];

/** A record for files of the team: in English whole, as whoever reads it later may be anybody. */
const isFile = ({ kind }: Card): boolean => kind === 'document';

/** Texts in memory: those of a dozen languages, some hundred KB. */
const MOST_IN_MEMORY = 5_000;

export type TranslationWorld = { edition: Edition; book: TranslationBook; faces: Faces; report: Report };

/** Keeps what was translated, and puts it into what is shown. */
export function translationsBy({ edition, book, faces, report }: TranslationWorld): Translations & Phrases {
  const near = new LRUCache<string, string>({ max: MOST_IN_MEMORY });
  const nameOf = (language: string, text: string): string => `${language} ${digestOf(text)}`;
  const of = (language: string, text: string): string | undefined => near.get(nameOf(language, text));

  /** Brings those that are kept into memory. */
  async function fetched(language: string, texts: readonly string[]): Promise<void> {
    const far = new Map(
      texts.filter((text) => of(language, text) === undefined).map((text) => [digestOf(text), text] as const),
    );
    try {
      for (const [digest, value] of await book.kept(edition, language, [...far.keys()]))
        near.set(`${language} ${digest}`, value);
    } catch (cause) {
      report(`Translations could not be read (${shortly(cause)}); messages are in English until then.`);
    }
  }

  return {
    async shown(card, show) {
      const { lang } = card;
      if (lang === undefined || isFile(card)) return show(AS_WRITTEN);
      const kept = staying(card);
      const texts: string[] = [];
      const first = show((text) => {
        texts.push(...runsOf(text, kept).map((run) => run.text));
        return text;
      });
      await fetched(lang, texts);
      // Without any there is nothing to show anew.
      if (!texts.some((text) => of(lang, text) !== undefined)) return first;
      return show((text, most) =>
        translatedText(text, kept, most, { language: lang, of: (run) => of(lang, run) }),
      );
    },
    async missing(language, tenant, cards) {
      const face = faces.find((one) => one.has(tenant));
      const runs = new Map<string, Run>();
      for (const card of cards) {
        if (isFile(card)) continue;
        const kept = staying(card);
        face?.show(card, tenant, (text) => {
          for (const run of runsOf(text, kept)) if (!runs.has(run.text)) runs.set(run.text, run);
          return text;
        });
      }
      await fetched(language, [...runs.keys()]);
      return [...runs.values()].filter(({ text }) => of(language, text) === undefined);
    },
    async keep(language, translations) {
      for (const [text, value] of translations) near.set(nameOf(language, text), value);
      const values = new Map([...translations].map(([text, value]) => [digestOf(text), value]));
      try {
        await book.keep(edition, language, values);
      } catch (cause) {
        report(`Translations could not be kept (${shortly(cause)}); they are asked for again.`);
      }
    },
  };
}
