// What a follow-up is answered from, and what an answer is.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { CaseFacts } from './facts.ts';
import type { Change } from './flips.ts';
import type { Recommendation } from './recommend.ts';

/** What a follow-up is answered from. `when` is the date of the check-in in words. */
export type Case = {
  facts: CaseFacts;
  recommendation: Recommendation;
  when: string | undefined;
};

/** An answer out of the talk. `passages` are cited below it. */
export type FollowUp = { about: string; text: string; passages: string[] };

/** What somebody supposes in "what if ...": answers read from the text, as the dialogue reads them. */
export type Supposed = { [Q in QuestionId]?: { option: Change['option']; number?: number } };

/** An answer in one call; `about` names it for tests and logs. */
export const reply = (about: string, text: string, passages: string[] = []): FollowUp => ({
  about,
  text,
  passages,
});
