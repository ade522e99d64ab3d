// The way without a model: the rules and the search, by the same line commands that scripts use.
import { adviseLine } from '../../adapters/commands/advise.ts';
import { askLine } from '../../adapters/commands/ask.ts';
import { type Guide, openGuide } from '../../knowledge/open.ts';
import { sentencesOf } from '../../src/advice/answer.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { adviceVersion } from '../../src/version.ts';
import type { Advice, Answered, Tokens, Way } from './way.ts';

/** When every measured talk happens; no figure depends on it. */
const NOW = '2026-11-23T09:00:00Z';

const NONE: Tokens = { prompt: 0, completion: 0 };

/** The guidance of this checkout, in memory: a measurement neither needs nor touches anybody's data folder. */
export function groundToMeasure(): Ground & { guide: Guide } {
  const guide = openGuide({ file: ':memory:' });
  return { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
}

/** Its answers open with sentences of the best passage, so these rest on the first citation alone. */
export function withoutModel(ground: Ground & { guide: Guide }): Way {
  const advise = adviseLine({ ground, now: () => NOW, zone: 'UTC' });
  const ask = askLine(ground.guide, () => 0);
  return {
    name: 'rules and search',
    price: NONE,
    async advise(text, answers) {
      // The handlers' results are the documented lines, which other programs read without types as well.
      return { ...((await advise({ text, answers })) as Omit<Advice, 'tokens'>), tokens: NONE };
    },
    async answer(q) {
      const { answerable, answer, citations } = (await ask({ q })) as Pick<
        Answered,
        'answerable' | 'citations'
      > & { answer: string };
      const passages = citations.slice(0, 1).map(({ passage }) => passage);
      const sentences = answerable ? sentencesOf(answer).map((text) => ({ text, passages })) : [];
      return { answerable, sentences, citations, tokens: NONE };
    },
  };
}
