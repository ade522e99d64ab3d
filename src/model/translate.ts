// Has the texts of waiting messages translated: asks only for those that are not kept yet, and keeps the good ones.
import type { Card } from '../card.ts';
import type { Run } from './masking.ts';
import type { Model, Spending } from './perform.ts';
import { TranslateReply, type TranslateTask, type Worked } from './task.ts';
import { goodTranslations } from './translated.ts';
import { translateMessages } from './translateprompt.ts';

/** The translations that are kept for each tenant, and what cards show. Neither rejects. */
export type Phrases = {
  /**
   * Runs of words on these cards, as their platform shows them, that have no translation yet, without those that were
   * tried in vain a short time ago. Each text once, and no words of people in any.
   */
  missing(language: string, tenant: string, cards: readonly Card[]): Promise<Run[]>;
  /** Keeps the good translations of the texts that were asked for, by the text of the run; the others count as tried. */
  keep(
    language: string,
    tenant: string,
    asked: readonly string[],
    good: ReadonlyMap<string, string>,
  ): Promise<void>;
};

/** Where nothing is shown in another language. */
export const NO_PHRASES: Phrases = { missing: async () => [], keep: async () => {} };

export type TranslateWorld = { model: Model; spending: Spending; phrases: Phrases };

/** Texts of one request, in characters: a reply of that length comes within some seconds. */
const MOST_AT_ONCE = 1_200;

/** Requests for one task, side by side. What is beyond stays in English until the next time. */
const MOST_REQUESTS = 6;

/**
 * Ends once there is all that can be had. `left`: how long a model may take, in ms; 0 where people waited long enough. What
 * is translated is what we say, so it counts as no request of the person; tokens are counted as they are.
 */
export async function translated(
  { language, tenant, marked, effects }: TranslateTask,
  left: number,
  { model, spending, phrases }: TranslateWorld,
): Promise<Worked> {
  // A card that was stored by an older version does not tell which words on it are of people.
  if (language === null || !marked) return { kind: 'translated' };
  const cards = effects.map(({ card }) => card as unknown as Card);
  const missing = await phrases.missing(language, tenant, cards);
  if (missing.length === 0) return { kind: 'translated' };
  if (left === 0) return { kind: 'none', why: 'failed' };
  if (await spending.isUsedUp(tenant)) return { kind: 'none', why: 'tenant' };
  const replies = await Promise.all(
    parts(missing).map(async (runs) => {
      const messages = translateMessages(
        runs.map(({ text }) => text),
        language,
      );
      const asked = await model.ask({ name: 'translate', schema: TranslateReply, messages, within: left });
      if (asked.usage) await spending.spent(tenant, asked.usage);
      return asked.kind === 'said' ? { runs, given: ofRuns(runs, asked.value.texts) } : undefined;
    }),
  );
  // What a server that failed was asked for was not tried.
  const said = replies.filter((reply) => reply !== undefined);
  if (said.length === 0) return { kind: 'none', why: 'failed' };
  const good = goodTranslations(
    said.flatMap(({ given }) => given),
    language,
    cards.flatMap(choicesOn),
  );
  const asked = said.flatMap(({ runs }) => runs.map(({ text }) => text));
  await phrases.keep(language, tenant, asked, good);
  return { kind: 'translated' };
}

type Given = { run: Run; translation: string };

/** What was given for these runs; a number of none of them is passed over. */
function ofRuns(runs: readonly Run[], texts: readonly { number: number; text: string }[]): Given[] {
  return texts.flatMap(({ number, text }) => {
    const run = runs[number - 1];
    return run ? [{ run, translation: text }] : [];
  });
}

/** The labels among which people choose, of each question of a card. */
function choicesOn(card: Card): string[][] {
  const questions =
    card.kind === 'question' ? [card.options] : card.kind === 'check-in' ? card.items.map(optionsOf) : [];
  return questions.map((options) => options.map(({ label }) => label));
}

const optionsOf = ({ options }: { options: { id: string; label: string }[] }) => options;

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
