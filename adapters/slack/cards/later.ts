// The menus with which people change when they are asked again, and who is.
import type { ActionsBlockElement } from '@slack/types';
import type { QuestionId } from '../../../knowledge/questions.ts';
import { actionId } from './actions.ts';
import { datepicker, select, usersSelect } from './elements.ts';

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

/** A menu and a calendar. Conditions are offered where their question could change the recommendation. */
export function later(talk: string, open: readonly QuestionId[]): ActionsBlockElement[] {
  const conditions = CONDITIONS.filter(({ question }) => open.includes(question));
  return [
    select('Ask me again', actionId('snooze', talk), [...LATER, ...conditions]),
    datepicker('On a day', actionId('snooze', talk, 'day')),
  ];
}

/** Gives the follow-up to somebody else. */
export function heir(talk: string): ActionsBlockElement {
  return usersSelect('Hand it over', actionId('hand-over', talk));
}
