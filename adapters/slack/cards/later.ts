// The menus with which people change when they are asked again, and who is.
import type { ActionsBlockElement } from '@slack/types';
import type { QuestionId } from '../../../knowledge/questions.ts';
import { laterChoices } from '../../cards/later.ts';
import { actionId } from '../../chat/control.ts';
import { datepicker, select, usersSelect } from './elements.ts';

/** A menu and a calendar. `open` are the questions whose answer could change the recommendation. */
export function later(talk: string, open: readonly QuestionId[]): ActionsBlockElement[] {
  return [
    select('Ask me again', actionId('snooze', talk), laterChoices(open)),
    datepicker('On a day', actionId('snooze', talk, 'day')),
  ];
}

/** Gives the follow-up to somebody else. */
export function heir(talk: string): ActionsBlockElement {
  return usersSelect('Hand it over', actionId('hand-over', talk));
}
