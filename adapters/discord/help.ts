// What the bot says of itself in Discord.
import type { Card } from '../../src/card.ts';
import { HELP, notice } from '../../src/dialogue/words.ts';

export const HELP_IN_DISCORD: Card = {
  kind: 'list',
  about: 'help',
  title: 'How to use Whichway',
  items: [
    '"/whichway ask" and a sentence about your AI product opens a talk in a thread of its own. Anybody there may answer.',
    'Mention me anywhere and I answer there. In a talk, mention me or reply to one of my messages: without that I cannot read what you write.',
    '"/whichway question" asks one thing. In a talk I answer with your case in mind; elsewhere only you see it.',
    '"Ask Whichway about this", under Apps in the menu of a message, takes that message as your question.',
    'You can write to me directly, too.',
    '"/whichway status" lists what was decided in this channel, and when I ask again. Mention me for "restart" and "cancel".',
    '"/whichway examples" tells me how many signed-off answers you have by now.',
    'For admins: "/whichway gaps" shows which questions had no answer, "/whichway learning" whether talks here may become examples for training.',
    ...(HELP.kind === 'list' ? HELP.items : []),
  ],
};

/** A talk was opened by a command; it stands in a thread of its own. */
export const OPENED = notice('opened', 'I opened a thread for it, just below.');

/** Asked about a message; the talk lives in the thread below that message. */
export const BELOW_IT = notice('below-it', 'I answer in the thread below that message.');

/** That message has its talk already. */
export const ASKED_ALREADY = notice(
  'asked-already',
  'There is a talk about that message already, in the thread below it.',
);

/** A case where a talk has come to its recommendation: it may be a new one, or a question about this one. */
export const DECIDED_HERE = notice(
  'decided-here',
  'This talk has its recommendation. To ask about it, use "/whichway question". For another case use "/whichway ask" in a channel where I can open threads, or say "restart" to me here.',
);

/** The bot may not write where somebody called it. `lacks` are permissions by the names of Discord's settings. */
export function notAllowedHere(lacks: readonly string[]): Card {
  return notice(
    'not-allowed-here',
    `I cannot write in this channel: I lack ${inWords(lacks)}. Somebody who manages the channel can allow it, or you write to me directly.`,
  );
}

/** Something was pressed where nothing can be written. */
export const LOCKED = notice('locked', 'This thread is locked, so I cannot write here.');

/** What somebody asked cannot be answered where they asked it. `reason` as people read it. */
export function notAnswered(reason: string): Card {
  return notice(
    'not-answered',
    `I could not answer you in the channel: ${reason}. You can ask me again there, or write to me directly.`,
  );
}

/** A message of the bot that nothing is known of any more. */
export const OLD_CONTROL = notice(
  'old-control',
  'That button belongs to an older message. Mention me to go on.',
);

/** A control of a talk in a server that the bot was removed from. */
export const LEFT_THERE = notice('left-there', 'I am not in that server any more, so I leave this as it is.');

/** A window whose talk is gone; its words come back, so that nobody types them again. */
export function goneTalk(words: string): Card {
  return notice(
    'gone-talk',
    `I do not know this talk any more. Mention me to go on.${words === '' ? '' : ` Your words were: ${words}`}`,
  );
}

/** What concerns a whole server, for those alone who may manage it. */
export const FOR_MANAGERS = notice(
  'for-managers',
  'Only people with the permission "Manage Server" can do that, in a server that I am a member of. Please ask one of them.',
);

export const FAILED = notice('failed', 'That did not work just now. Please try again.');

/** A message without words: a picture, or another bot's card. */
export const NO_WORDS = notice(
  'no-words',
  'I find no words in that message. Tell me in a sentence: /whichway ask.',
);

export function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
