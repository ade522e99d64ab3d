// The small windows: an answer in one's own words, what was wrong with a message, and a date.
import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { isBlank } from '../../cards/blank.ts';
import { REASON_WINDOW, WORDS_WINDOW } from '../../cards/windowwords.ts';
import { cutMarkdown } from './cut.ts';
import { text } from './elements.ts';
import { LIMITS } from './limits.ts';
import { escaped } from './markdown.ts';

/** The body that opens a window. */
export type Modal = APIModalInteractionResponseCallbackData;

/** What is asked in a window. */
type WindowName = 'words' | 'reason' | 'when';

/** The typed text stands under this name. */
export const INPUT = 'v1:text';

/** A question in a window, in characters: it has to leave room for the answer. */
const MOST_QUESTION = 1_000;
/** A day in words, in characters. */
const MOST_DATE = 100;

/** "v1:words:<talk>:<question>", in the form of the controls' names. */
function windowId(name: WindowName, talk: string, ...args: readonly string[]): string {
  return ['v1', name, talk, ...args].join(':');
}

/** "In my own words". `asked` is the question. */
export function wordsModal({ talk, question }: { talk: string; question: string }, asked: string): Modal {
  const said = escaped(asked);
  return modal(windowId('words', talk, question), {
    ...WORDS_WINDOW,
    before: isBlank(said) ? undefined : said,
    input: { style: TextInputStyle.Paragraph, max_length: LIMITS.input, required: true },
  });
}

/** "What was wrong?" The vote counts already; the reason is optional. */
export function reasonModal({ talk, message }: { talk: string; message: string }): Modal {
  return modal(windowId('reason', talk, message), {
    ...REASON_WINDOW,
    input: { style: TextInputStyle.Paragraph, max_length: LIMITS.input, required: false },
  });
}

/** "On a date". */
export function dateModal({ talk }: { talk: string }): Modal {
  return modal(windowId('when', talk), {
    title: 'On a date',
    label: 'When should I ask again?',
    hint: 'A day in your words: 24 May 2027, or in ten weeks.',
    input: { style: TextInputStyle.Short, max_length: MOST_DATE, required: true },
  });
}

type Field = {
  title: string;
  /** Stands above, since a label is too short for a question. */
  before?: string | undefined;
  label: string;
  hint: string;
  input: Pick<APITextInputComponent, 'style' | 'max_length' | 'required'>;
};

function modal(id: string, { title, before, label, hint, input }: Field): Modal {
  return {
    custom_id: id,
    title,
    components: [
      ...(before === undefined ? [] : [text(cutMarkdown(before, MOST_QUESTION))]),
      {
        type: ComponentType.Label,
        label,
        description: hint,
        component: { type: ComponentType.TextInput, custom_id: INPUT, ...input },
      },
    ],
  };
}
