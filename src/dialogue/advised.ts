// What a talk was told last, for those that did not keep it.
import { type Advised, advisedFrom } from '../advice/difference.ts';
import { recommend } from '../advice/recommend.ts';
import type { Ground } from './outcome.ts';
import { factsOf, type Talk } from './talk.ts';

/** For a talk that did not keep what it was told: what its answers come to today, since the day of the last of them. */
export function asIfAdvised(talk: Pick<Talk, 'answers' | 'flags'>, ground: Ground): Advised {
  const facts = factsOf(talk);
  const days = Object.values(talk.answers).map(({ at }) => at);
  return advisedFrom(recommend(facts, ground.version), facts, days.sort().at(-1) ?? '');
}
