// What the bot says of itself in Slack.
import type { Card } from '../../src/card.ts';
import { HELP, notice } from '../../src/dialogue/words.ts';

export const HELP_IN_SLACK: Card = {
  kind: 'list',
  about: 'help',
  title: 'How to use Whichway',
  items: [
    '"/whichway" and a sentence about your AI product opens a talk in a thread of its own. Anybody there may answer.',
    'Mention me in any thread and I answer there. In a talk of ours you need not mention me.',
    '"Ask Whichway about this", in the menu of a message, takes that message as your question.',
    'You can write to me directly, too.',
    '"/whichway status" lists what was decided in this channel, and when I ask again. Mention me for "restart" and "cancel".',
    '"/whichway examples 320" tells me how many signed-off answers you have by now.',
    'For admins: "/whichway gaps" shows which questions had no answer, "/whichway learning" whether talks here may become examples for training.',
    ...(HELP.kind === 'list' ? HELP.items : []),
  ],
};

/** The bot may not write where somebody called it. */
export const NOT_ALLOWED_HERE = notice(
  'not-allowed-here',
  // Without an "@": a sign that keeps names from pinging would be copied with it.
  'I cannot write in this channel yet. Invite me (type /invite and my name) and try again, or write to me directly.',
);

/** A direct message between people, where no app can be invited. */
export const NOT_BETWEEN_PEOPLE = notice(
  'not-between-people',
  'I am no part of this conversation, and cannot write here. Use /whichway in a channel, or write to me directly.',
);

/** Slack refused the first message for another reason. */
export function refusedHere(reason: string): Card {
  return notice(
    'refused-here',
    `Slack does not let me write here (${reason}). Try it in another channel, or write to me directly.`,
  );
}

/** Slack did not open a window in time. */
export const NO_WINDOW = notice(
  'no-window',
  'The window did not open. Please press the button again, or just write to me here.',
);

export const EXAMPLES_HOW = notice(
  'which-number',
  'How many are there? Say it as a number: /whichway examples 320.',
);
