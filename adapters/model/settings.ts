// Which model the settings name.
import type { Settings } from '../settings.ts';
import type { ModelSettings } from './model.ts';

/** Small, quick and cheap; any other is named by OPENAI_MODEL. */
const USUAL_MODEL = 'gpt-4o-mini';

/** The model of the settings; undefined where they name none. */
export function modelSettings(settings: Settings): ModelSettings | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL, OPENAI_EMBEDDING_MODEL } = settings;
  if (apiKey === undefined && baseUrl === undefined) return undefined;
  return { apiKey, baseUrl, model: OPENAI_MODEL ?? USUAL_MODEL, embeddingModel: OPENAI_EMBEDDING_MODEL };
}
