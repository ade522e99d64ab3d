// The way without a model: the rules and the search, by the same line command that scripts use.
import { adviseLine } from '../../adapters/commands/advise.ts';
import { type Guide, openGuide } from '../../knowledge/open.ts';
import { type Answer, answerFrom, sentencesOf } from '../../src/advice/answer.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Tokens } from '../../src/model/perform.ts';
import { adviceVersion } from '../../src/version.ts';
import type { Advice, Answered, Way } from './way.ts';

/** When every measured talk happens; no figure depends on it. */
export const NOW = '2026-11-23T09:00:00Z';

const NONE: Tokens = { prompt: 0, completion: 0 };

/** The guidance of this checkout, in memory: a measurement neither needs nor touches anybody's data folder. */
export function groundToMeasure(): Ground & { guide: Guide } {
  const guide = openGuide({ file: ':memory:' });
  return { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
}

export function withoutModel(ground: Ground & { guide: Guide }): Way {
  const advise = adviseLine({ ground, now: () => NOW, zone: 'UTC' });
  return {
    name: 'rules and search',
    price: NONE,
    async advise(text, answers) {
      // The handler's results are the documented lines, which other programs read without types as well.
      const line = (await advise({ text, answers })) as Omit<Advice, 'tokens' | 'model'>;
      return { ...line, tokens: NONE, model: null };
    },
    answer: async (question) => ({ ...extractive(answerFrom(ground.guide, question)), model: null }),
  };
}

/** An answer out of the guidance. It opens with sentences of the best passage, so these rest on the first citation alone. */
export function extractive({ answerable, text, citations }: Answer): Omit<Answered, 'model'> {
  const passages = citations.slice(0, 1).map(({ passage }) => passage);
  const sentences = answerable ? sentencesOf(text).map((one) => ({ text: one, passages })) : [];
  return { answerable, sentences, citations, tokens: NONE };
}
