// The model behind the bot, where the settings name one: its tasks, and what is told of its use.
import type { Guide } from '../../knowledge/open.ts';
import { NO_TASKS } from '../../src/bot.ts';
import type { Tasks } from '../../src/door/attempt.ts';
import { modelTasks } from '../../src/model/perform.ts';
import { type Likeness, NO_LIKENESS } from '../../src/model/retrieved.ts';
import type { Settings } from '../settings.ts';
import type { WholeStore } from '../store/open.ts';
import { dayOf } from '../store/usage.ts';
import type { World } from './line.ts';
import type { Model, ModelSettings } from './model.ts';
import { paragraphsBy } from './paragraphs.ts';
import { modelSettings } from './settings.ts';
import { priceIn, spendingOf } from './spending.ts';
import { type Faces, NO_TRANSLATIONS, type Translations, translationsBy } from './translations.ts';
import { usedInWords } from './usedwords.ts';
import { likenessBy } from './vectors.ts';

export type Behind = {
  /** Whether there is a model at all. */
  hasModel: boolean;
  tasks: Tasks;
  translations: Translations;
  /** What a tenant used today, in one sentence; undefined without a model. */
  used(tenant: string): Promise<string | undefined>;
  /** Ends what is under way. */
  end(): void;
};

/** What of a store concerns the model: what is used of it, the vectors of the guidance, and what it worded. */
export type Books = Pick<WholeStore, 'usage' | 'vectors' | 'wordings'>;

const WITHOUT: Behind = {
  hasModel: false,
  tasks: NO_TASKS,
  translations: NO_TRANSLATIONS,
  used: async () => undefined,
  end: () => {},
};

/**
 * `faces`: how platforms show cards; without any nothing is translated. Asks nothing by itself. Where the settings name no
 * model, no step may give out slow tasks, and the library for one is not even loaded.
 */
export async function modelBehind(
  settings: Settings,
  { guide, version }: { guide: Guide; version: string },
  books: Books,
  world: World & { faces: Faces },
): Promise<Behind> {
  const wanted = modelSettings(settings);
  if (!wanted) return WITHOUT;
  const { openModel } = await import('./model.ts');
  const model = openModel(wanted, world);
  const { MODEL_TOKENS_A_DAY: tokens, MODEL_QUESTIONS_A_DAY: requests, MODEL_PRICE } = settings;
  const { clock, faces, report } = world;
  const edition = { version, model: wanted.model };
  const translations = translationsBy({ edition, book: books.wordings, faces, clock, report });
  const price = priceIn(MODEL_PRICE);
  return {
    hasModel: true,
    translations,
    tasks: modelTasks({
      ...{
        clock,
        model,
        guide,
        phrases: translations,
        paragraphs: paragraphsBy({ edition, book: books.wordings, clock, report }),
        languages: settings.MODEL_LANGUAGES === 'true',
        likeness: likenessOf(model, wanted, { guide, books, world }),
      },
      spending: spendingOf(books.usage, { tokens, requests }, clock),
    }),
    async used(tenant) {
      const used = await books.usage.of(tenant, dayOf(clock.now()));
      return usedInWords(used, { price, tokens, resting: model.state() === 'open' });
    },
    end: () => model.end(),
  };
}

function likenessOf(
  { embed }: Model,
  { embeddingModel: name }: ModelSettings,
  { guide, books, world }: { guide: Guide; books: Books; world: World },
): Likeness {
  if (name === undefined) return NO_LIKENESS;
  return likenessBy({ embed, name, passages: guide.passages(), book: books.vectors, report: world.report });
}
