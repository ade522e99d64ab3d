// The choices with which people change when they are asked again.
import type { QuestionId } from '../../knowledge/questions.ts';

/** What `snooze` takes as its argument, and how it is called. */
const LATER = [
  { label: 'In a week', value: 'week' },
  { label: 'In a month', value: 'month' },
  { label: 'In 3 months', value: 'quarter' },
  { label: 'In 6 months', value: 'half-year' },
];

/** Conditions, each with the question whose answer meets it. */
const CONDITIONS: readonly { label: string; value: string; question: QuestionId }[] = [
  { label: 'When customers use it', value: 'stage live', question: 'stage' },
  {
    label: 'When we have a few hundred signed-off answers',
    value: 'examples hundreds',
    question: 'examples',
  },
];

/** Conditions are offered where their question, one of `open`, could change the recommendation. */
export function laterChoices(open: readonly QuestionId[]): { label: string; value: string }[] {
  return [...LATER, ...CONDITIONS.filter(({ question }) => open.includes(question))];
}
