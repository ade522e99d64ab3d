// What the recommendation puts off, and the condition that starts it.
import type { Recommendation } from './recommend.ts';
import type { Step } from './steps.ts';

/** Steps that put something off, by id, with the name that people know it by. */
const PUT_OFF: Readonly<Record<string, string>> = {
  'fine-tune': 'fine-tuning',
  'move-to-search': 'search',
  'prompt-for-manner': 'work on tone or format',
};

/** What is put off and its step; undefined where nothing is. */
export function putOff({ plan }: Recommendation): { name: string; step: Step } | undefined {
  const step = plan.later.find(({ id }) => id in PUT_OFF);
  const name = step && PUT_OFF[step.id];
  return step && name ? { name, step } : undefined;
}

/** "fine-tuning. Starts when customers use it, ..." for the card's face; undefined where nothing is put off. */
export function notYet(recommendation: Recommendation): string | undefined {
  const later = putOff(recommendation);
  return later && `${later.name}. Starts ${later.step.when}.`;
}
