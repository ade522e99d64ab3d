// What a recommendation is made from: the answers with their quotes, and the flags read from the person's words.
import type { Option, QuestionId } from '../../knowledge/questions.ts';
import type { Known } from './rules.ts';

/** A hint in the person's own words that is no answer but brings a watch-out. */
export type FlagId =
  | 'wants-tuning-for-facts'
  | 'style-guide-look-up'
  | 'both-at-once'
  | 'no-evaluation'
  | 'no-maintainer'
  | 'bar-unclear'
  | 'asks-hosted-tuning';

export type Flag = { id: FlagId; quote: string };

/** An answer as the advice sees it. `quote` stands in what the person wrote; absent when the option was clicked. `also`: see `Reading`. */
export type Said = { option: Option; number?: number; quote?: string; also?: string };

/** Everything the advice depends on besides the version. */
export type CaseFacts = {
  /** Certain answers. */
  known: Known;
  /** The certain answers, and a need that was read but not confirmed. */
  likely: Known;
  /** Option, number and quote for each answered question, for wording. */
  said: { [Q in QuestionId]?: Said };
  flags: readonly Flag[];
};
