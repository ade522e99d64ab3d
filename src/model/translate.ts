// Has the texts of waiting messages translated: asks only for those that are not kept yet, and keeps the good ones.
import type { Card } from '../card.ts';
import type { Run } from './masking.ts';
import type { Model, Spending } from './perform.ts';
import { TranslateReply, type TranslateTask, type Worked } from './task.ts';
import { goodTranslations } from './translated.ts';
import { translateMessages } from './translateprompt.ts';

/** The translations that are kept, and what cards show. Neither rejects. */
export type Phrases = {
  /** Runs of words on these cards, as their platform shows them, that have no translation yet. Each text once. */
  missing(language: string, tenant: string, cards: readonly Card[]): Promise<Run[]>;
  /** Keeps translations, by the text of the run. */
  keep(language: string, translations: ReadonlyMap<string, string>): Promise<void>;
};

/** Where nothing is shown in another language. */
export const NO_PHRASES: Phrases = { missing: async () => [], keep: async () => {} };

export type TranslateWorld = { model: Model; spending: Spending; phrases: Phrases };

/** Texts of one request, in characters: a reply of that length comes within some seconds. */
const MOST_AT_ONCE = 1_200;

/** Requests for one task, side by side. What is beyond stays in English until the next time. */
const MOST_REQUESTS = 6;

/** Ends once the texts are there, or cannot be had. `late`: people waited long enough, so nothing is asked any more. */
export async function translated(
  { language, tenant, by, effects }: TranslateTask,
  late: boolean,
  { model, spending, phrases }: TranslateWorld,
): Promise<Worked> {
  const cards = effects.map(({ card }) => card as unknown as Card);
  const missing = await phrases.missing(language, tenant, cards);
  if (missing.length === 0) return { kind: 'translated' };
  if (late) return { kind: 'none', why: 'failed' };
  const over = await spending.begin(tenant, by);
  if (over) return { kind: 'none', why: over };
  const replies = await Promise.all(
    parts(missing).map(async (runs) => {
      const messages = translateMessages(
        runs.map(({ text }) => text),
        language,
      );
      const asked = await model.ask({ name: 'translate', schema: TranslateReply, messages });
      if (asked.usage) await spending.spent(tenant, asked.usage);
      const texts = asked.kind === 'said' ? asked.value.texts : [];
      return texts.flatMap(({ number, text }) => {
        const run = runs[number - 1];
        return run ? [{ run, translation: text }] : [];
      });
    }),
  );
  const good = goodTranslations(replies.flat(), language);
  if (good.size === 0) return { kind: 'none', why: 'failed' };
  await phrases.keep(language, good);
  return { kind: 'translated' };
}

/** The runs in groups for one request each. */
function parts(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const run of runs) {
    if (size + run.text.length > MOST_AT_ONCE) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(run);
    size += run.text.length;
  }
  return groups.slice(0, MOST_REQUESTS);
}
