// The verdict in twelve words at most: what now, and what not now.
import type { CaseFacts } from './facts.ts';
import type { Approach, RuleId } from './rules.ts';
import { hasSearch } from './steps.ts';

/** One verdict for each way a recommendation can come out. */
export function verdictFor(approach: Approach, rule: RuleId, facts: CaseFacts): string {
  const { likely } = facts;
  if (likely.need === undefined) return 'Search is the safer start. First find out what is missing.';
  switch (approach) {
    case 'rag':
      if (likely.corpus === 'unwritten') return "Write it down first, then search it. Don't train.";
      if (rule === 'R8') return 'Search your facts now. Fine-tune later, if it earns it.';
      return hasSearch(facts)
        ? "Keep your search and make it better. Don't train on facts."
        : "Search your own text now. Don't train on it.";
    case 'hybrid':
      return hasSearch(facts)
        ? 'Keep the search. Now train for how it answers, nothing else.'
        : 'Search for the facts first. Then train for how it answers.';
    case 'long-context':
      return "Put the whole text in the prompt. Don't build search yet.";
    case 'prompt-first':
      if (rule === 'R4' && likely.prompting === 'enough')
        return "Keep your prompt. It meets your bar, so don't train.";
      return likely.prompting === 'falls-short'
        ? "Don't train yet. Collect answers you would sign off first."
        : "Don't train yet. Put your own samples in the prompt first.";
    case 'fine-tune':
      return 'Train a small model for this job. Keep facts out of it.';
    case 'tools':
      return 'Let code do it through a tool call. No training, no search.';
    default:
      return approach satisfies never;
  }
}
