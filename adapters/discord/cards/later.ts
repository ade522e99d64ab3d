// The controls with which people change when they are asked again, and who is.
import type { APIButtonComponentWithCustomId } from 'discord.js';
import type { QuestionId } from '../../../knowledge/questions.ts';
import { laterChoices } from '../../cards/later.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, type Row, select, userSelect } from './elements.ts';

/** A menu. `open` are the questions whose answer could change the recommendation. */
export function later(talk: string, open: readonly QuestionId[]): Row {
  return actions(select('Ask me again', actionId('snooze', talk), laterChoices(open)));
}

/** Opens a small window that asks for the date: Discord has no calendar. */
export function onDate(talk: string): APIButtonComponentWithCustomId {
  return button('On a date', actionId('when', talk));
}

/** Gives the follow-up to somebody else. */
export function heir(talk: string): Row {
  return actions(userSelect('Hand it over', actionId('hand-over', talk)));
}
