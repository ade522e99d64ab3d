// The plan for each approach: what to do now, next and later.
import type { CaseFacts } from './facts.ts';
import type { Approach, RuleId } from './rules.ts';
import { searchOnly, searchThenMaybeTune, wholePrompt } from './searchplans.ts';
import { type Plan, step } from './steps.ts';
import { promptFirst, searchAndTune, tune } from './trainingplans.ts';

/** The plan for a recommendation. What already stands (`running`) is kept and measured, not rebuilt. */
export function planFor(approach: Approach, rule: RuleId, facts: CaseFacts): Plan {
  switch (approach) {
    case 'rag':
      return rule === 'R8' ? searchThenMaybeTune(facts) : searchOnly(facts);
    case 'hybrid':
      return searchAndTune(facts);
    case 'long-context':
      return wholePrompt(facts);
    case 'prompt-first':
      return promptFirst(rule, facts);
    case 'fine-tune':
      return tune(facts);
    case 'tools':
      return callTools();
    default:
      return approach satisfies never;
  }
}

/** Sums and actions: functions, few and tested. */
function callTools(): Plan {
  return {
    now: [
      step(
        'list-calls',
        'Write down 30 real requests, each with the sum or the action that it needs. (Our rule of thumb.)',
      ),
      step(
        'one-function',
        'Give the model one function for the commonest of them; let your own code check the values and do the work.',
      ),
    ],
    next: [
      step(
        'confirm-actions',
        'Ask a person before anything that cannot be undone.',
        'before customers use it',
      ),
    ],
    later: [
      step('more-functions', 'Add the next function.', 'when the first is called rightly for most of the 30'),
    ],
  };
}
