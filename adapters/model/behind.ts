// The model behind the bot, where the settings name one: its tasks, and what is told of its use.
import { NO_TASKS } from '../../src/bot.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Tasks } from '../../src/door/attempt.ts';
import { modelTasks } from '../../src/model/perform.ts';
import type { Settings } from '../settings.ts';
import type { UsageBook } from '../store/usage.ts';
import type { World } from './line.ts';
import { type Model, type ModelSettings, openModel } from './model.ts';
import { dayOf, priceIn, spendingOf } from './spending.ts';
import { usedInWords } from './usedwords.ts';

export type Behind = {
  /** Whether there is a model at all. */
  hasModel: boolean;
  tasks: Tasks;
  /** What a tenant used today, in one sentence; undefined without a model. */
  used(tenant: string): Promise<string | undefined>;
  /** Ends what is under way. */
  end(): void;
};

/** Small, quick and cheap; any other is named by OPENAI_MODEL. */
const USUAL_MODEL = 'gpt-4o-mini';

/** The model of the settings; undefined where they name none. */
export function modelSettings(settings: Settings): ModelSettings | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL, OPENAI_EMBEDDING_MODEL } = settings;
  if (apiKey === undefined && baseUrl === undefined) return undefined;
  return { apiKey, baseUrl, model: OPENAI_MODEL ?? USUAL_MODEL, embeddingModel: OPENAI_EMBEDDING_MODEL };
}

/** `book` keeps what is used. Asks nothing by itself. */
export function modelBehind(
  settings: Settings,
  { guide }: Pick<Ground, 'guide'>,
  book: UsageBook,
  world: World,
): Behind {
  const wanted = modelSettings(settings);
  return wanted ? withModel(openModel(wanted, world), settings, { guide }, book, world) : WITHOUT;
}

const WITHOUT: Behind = { hasModel: false, tasks: NO_TASKS, used: async () => undefined, end: () => {} };

function withModel(
  model: Model,
  settings: Settings,
  { guide }: Pick<Ground, 'guide'>,
  book: UsageBook,
  { clock }: World,
): Behind {
  const { MODEL_TOKENS_A_DAY: tokens, MODEL_QUESTIONS_A_DAY: requests, MODEL_PRICE } = settings;
  const price = priceIn(MODEL_PRICE);
  return {
    hasModel: true,
    tasks: modelTasks({ model, guide, spending: spendingOf(book, { tokens, requests }, clock) }),
    used: async (tenant) =>
      usedInWords(await book.of(tenant, dayOf(clock.now())), {
        price,
        tokens,
        resting: model.state() === 'open',
      }),
    end: () => model.end(),
  };
}
