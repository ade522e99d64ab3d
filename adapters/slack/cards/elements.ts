// Builds the blocks and controls that our cards are made of. Texts of blocks are in Slack's markup, escaped already.
import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextActionsBlock,
  ContextBlock,
  Datepicker,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  SectionBlock,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { actionId, rating } from '../../chat/control.ts';
import { plainLine } from '../../plain.ts';

/** What is sent: the blocks, and the text that notifications show and screen readers read. */
export type Payload = { text: string; blocks: KnownBlock[] };

/** `emoji: false` leaves signs like ":x:" as they were written. */
const plain = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text: plainLine(text),
  emoji: false,
});

/** `verbatim`: Slack makes no links, pings or room names of plain text. */
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

export function section(text: string, accessory?: Button): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory ? { accessory } : {}) };
}

/** Small and grey. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

/** `text` is plain here. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text) };
}

export function actions(...elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** `reads`: what a screen reader says instead, where the text alone would not tell. */
export function button(text: string, action: string, reads?: string): Button {
  return {
    type: 'button',
    text: plain(text),
    action_id: action,
    ...(reads ? { accessibility_label: plainLine(reads) } : {}),
  };
}

type Choice = { label: string; value: string };

const option = ({ label, value }: Choice): { text: PlainTextElement; value: string } => ({
  text: plain(label),
  value,
});

/** A menu of one line that shows what is chosen. */
export function select(hint: string, action: string, choices: readonly Choice[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: action,
    placeholder: plain(hint),
    options: choices.map(option),
  };
}

/** A calendar. */
export function datepicker(hint: string, action: string): Datepicker {
  return { type: 'datepicker', action_id: action, placeholder: plain(hint) };
}

/** A menu of the people of the workspace. */
export function usersSelect(hint: string, action: string): UsersSelect {
  return { type: 'users_select', action_id: action, placeholder: plain(hint) };
}

/** The three dots with a menu behind them. */
export function overflow(action: string, choices: readonly Choice[]): Overflow {
  return { type: 'overflow', action_id: action, options: choices.map(option) };
}

/** Two small thumbs: whether the message helped. The value says which of them, and of which message. */
export function feedback({ talk, id }: { talk: string; id: string }): ContextActionsBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionId('rate', talk),
        positive_button: {
          text: plain('Helpful'),
          value: rating(id, true),
          accessibility_label: 'This helped',
        },
        negative_button: {
          text: plain('Not helpful'),
          value: rating(id, false),
          accessibility_label: 'This did not help',
        },
      },
    ],
  };
}
