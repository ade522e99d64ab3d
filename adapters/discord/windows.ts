// The small windows: opens them, and reads what somebody wrote into one.
import type { ModalSubmitInteraction } from 'discord.js';
import { isQuestion } from '../../knowledge/questions.ts';
import type { Window } from '../chat/press.ts';
import type { Filled } from '../chat/window.ts';
import { dateModal, INPUT, type Modal, reasonModal, wordsModal } from './cards/modals.ts';

export function modalOf(window: Window): Modal {
  switch (window.kind) {
    case 'words':
      return wordsModal(window, window.asked);
    case 'reason':
      return reasonModal(window);
    case 'when':
      return dateModal(window);
    default:
      return window satisfies never;
  }
}

/** What a window was about, and what was written into it. */
export type FilledWindow = { talk: string; text: string } & (
  | Pick<Extract<Filled, { window: 'words' }>, 'window' | 'question'>
  | Pick<Extract<Filled, { window: 'reason' }>, 'window' | 'message'>
  | { window: 'when' }
);

/** Undefined where it is none of ours. */
export function readFilled({
  customId,
  fields,
}: Pick<ModalSubmitInteraction, 'customId' | 'fields'>): FilledWindow | undefined {
  const [form, window, talk, about = ''] = customId.split(':');
  if (form !== 'v1' || !talk || !fields.fields.has(INPUT)) return undefined;
  const text = fields.getTextInputValue(INPUT).trim();
  switch (window) {
    case 'words':
      return isQuestion(about) ? { talk, text, window, question: about } : undefined;
    case 'reason':
      return about === '' ? undefined : { talk, text, window, message: about };
    case 'when':
      return { talk, text, window };
    default:
      return undefined;
  }
}
