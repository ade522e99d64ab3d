// The two small windows: an answer in one's own words, and what was wrong with a message.
import type { ModalView } from '@slack/types';
import { REASON_WINDOW, WORDS_WINDOW } from '../../cards/windowwords.ts';
import { plainLine } from '../../plain.ts';
import { cut } from './cut.ts';
import { LIMITS } from './limits.ts';

/** By these a submitted window is known. */
export const WORDS_MODAL = 'v1:words';
export const REASON_MODAL = 'v1:reason';

/** Where the typed text stands in a submitted window: `state.values[INPUT.block][INPUT.action].value`. */
export const INPUT = { block: 'v1:input', action: 'v1:text' } as const;

/** What a window keeps, as JSON in `private_metadata`: whose question it is, and where the talk lives. */
export type WordsKept = { talk: string; question: string; channel: string; thread: string | null };
export type ReasonKept = { talk: string; message: string; channel: string; thread: string | null };

/** "In my own words". `text` is the question. */
export function wordsModal(kept: WordsKept, text: string): ModalView {
  return modal({
    id: WORDS_MODAL,
    ...WORDS_WINDOW,
    kept,
    label: plainLine(text).trim() || WORDS_WINDOW.label,
    optional: false,
  });
}

/** "What was wrong?" The vote counts already; the reason is optional. */
export function reasonModal(kept: ReasonKept): ModalView {
  return modal({
    id: REASON_MODAL,
    ...REASON_WINDOW,
    kept,
    optional: true,
  });
}

type Window = {
  id: string;
  title: string;
  kept: WordsKept | ReasonKept;
  label: string;
  hint: string;
  optional: boolean;
};

const plain = (text: string): { type: 'plain_text'; text: string; emoji: false } => ({
  type: 'plain_text',
  text,
  emoji: false,
});

function modal({ id, title, kept, label, hint, optional }: Window): ModalView {
  return {
    type: 'modal',
    callback_id: id,
    title: plain(title),
    submit: plain('Send'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(kept),
    blocks: [
      {
        type: 'input',
        block_id: INPUT.block,
        optional,
        label: plain(cut(label, LIMITS.label)),
        hint: plain(hint),
        element: {
          type: 'plain_text_input',
          action_id: INPUT.action,
          multiline: true,
          max_length: LIMITS.input,
          focus_on_load: true,
        },
      },
    ],
  };
}
