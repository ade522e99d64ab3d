// Paragraphs of recommendations, kept by what stands on the card, the version of the advice, the model and the tenant.
import { z } from 'zod';
import type { Clock } from '../../src/door/clock.ts';
import { shortly } from '../../src/door/fault.ts';
import type { Report } from '../../src/door/worker.ts';
import type { Paragraphs } from '../../src/model/perform.ts';
import { Reply } from '../../src/model/task.ts';
import type { Edition, WordingBook } from '../store/wordings.ts';
import { digestOf } from './digest.ts';

/** They are worded in English, and translated like everything else. */
const LANGUAGE = 'en';

const Kept = z.preprocess((json) => jsonIn(json), Reply.shape.sentences);

export type ParagraphWorld = {
  edition: Edition;
  book: WordingBook;
  clock: Pick<Clock, 'now'>;
  report: Report;
};

/** Paragraphs in the store. Where it fails they are asked for again, and that is reported. */
export function paragraphsBy({ edition, book, clock, report }: ParagraphWorld): Paragraphs {
  const shelfOf = (tenant: string) => ({ tenant, language: LANGUAGE });
  const nameOf = (sources: unknown): string => digestOf(JSON.stringify(sources));
  return {
    async of(tenant, sources) {
      const name = nameOf(sources);
      try {
        const kept = (await book.kept(edition, shelfOf(tenant), [name])).get(name);
        return Kept.safeParse(kept).data;
      } catch (cause) {
        report(`Paragraphs of cards could not be read (${shortly(cause)}); they are asked for again.`);
        return undefined;
      }
    },
    async keep(tenant, sources, sentences) {
      try {
        const values = new Map([[nameOf(sources), JSON.stringify(sentences)]]);
        await book.keep(edition, shelfOf(tenant), values, clock.now());
      } catch (cause) {
        report(`A paragraph of a card could not be kept (${shortly(cause)}); it is asked for again.`);
      }
    },
  };
}

function jsonIn(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined; // What is damaged counts as not kept.
  }
}
