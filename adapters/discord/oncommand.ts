// The commands, and the entry in the menu of a message.
import {
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { verbIn } from '../../src/dialogue/reply.ts';
import { CHOICES } from '../chat/learning.ts';
import { answering, asking, happened, type ListenWorld, type Remember, saying } from './acted.ts';
import type { Answer } from './answering.ts';
import { askedOpenly } from './cards/asked.ts';
import { messageOf } from './cards/message.ts';
import { ABOUT_THIS, COMMAND, COUNT, SUBCOMMANDS, type Subcommand, SWITCH, TEXT } from './commands.ts';
import {
  ASKED_ALREADY,
  BELOW_IT,
  DECIDED_HERE,
  FOR_MANAGERS,
  NO_WORDS,
  notAllowedHere,
  OLD_CONTROL,
  OPENED,
} from './help.ts';
import { isServer, onlyFor } from './places.ts';
import { namesIn, type Where } from './read.ts';
import { type Asked, type Opened, takeAbout, takeAsk, takeQuestion, talkHere } from './take.ts';
import { plainText } from './text.ts';

/** Somebody used a command. */
export async function command(
  interaction: ChatInputCommandInteraction,
  where: Where,
  world: ListenWorld,
): Promise<void> {
  await answering(
    asking(interaction, where, 'command'),
    async (remember) => {
      const { commandName, options, applicationId } = interaction;
      const wanted = SUBCOMMANDS.find((one) => one === options.getSubcommand(false));
      if (commandName !== COMMAND || !wanted) return saying(OLD_CONTROL, where);
      const text = plainText(options.getString(TEXT) ?? '', applicationId, namesIn(interaction));
      const asked = { ...where, ...happened(interaction), text };
      if (wanted === 'gaps' || wanted === 'learning') {
        if (!manages(interaction, where)) return saying(FOR_MANAGERS, where);
        const choice = CHOICES.find((one) => one === options.getString(SWITCH)) ?? 'status';
        const shown = wanted === 'gaps' ? world.gaps(where.tenant) : world.learning(where.tenant, choice);
        return saying(await shown, where);
      }
      return commanded(wanted, { asked, count: options.getInteger(COUNT) ?? 0, remember }, world);
    },
    world,
  );
}

/** Whether somebody may manage the server, and the bot is a member there: elsewhere the tenant is a single person. */
function manages({ memberPermissions }: ChatInputCommandInteraction, { tenant }: Where): boolean {
  return isServer(tenant) && memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
}

type Commanded = {
  asked: Asked;
  count: number;
  remember: Remember;
};

async function commanded(
  wanted: Exclude<Subcommand, 'gaps' | 'learning'>,
  { asked, count, remember }: Commanded,
  world: ListenWorld,
): Promise<Answer> {
  switch (wanted) {
    case 'ask':
      // A lone "help" or "stop" opens no talk in front of everybody.
      if (asked.thread === null && verbIn(asked.text)) return saying(world.help(), asked);
      return opened(asked, remember, () => takeAsk(asked, world.take));
    case 'question': {
      const talk = await talkHere(asked, world.take);
      // Without a talk it is answered from the guidance, for this person alone.
      return talk === undefined
        ? saying(world.question(asked.text), asked)
        : opened(asked, remember, () => takeQuestion(asked, talk, world.take));
    }
    case 'status':
      return world.status(asked);
    case 'examples':
      return world.examples(asked, count);
    case 'help':
      return saying(world.help(), asked);
    default:
      return wanted satisfies never;
  }
}

async function opened(asked: Asked, remember: Remember, take: () => Promise<Opened>): Promise<Answer> {
  const { tenant, place, by, mute } = asked;
  if (mute.length > 0) return saying(notAllowedHere(mute), asked);
  // What the talk says privately are answers to this, so it is known before the talk hears of it.
  if (onlyFor(place) !== undefined) remember({ tenant, talk: place, by });
  const { talk, where } = await take();
  remember({ tenant, talk, by });
  return ANSWERS[where](asked);
}

const ANSWERS: Readonly<Record<Opened['where'], (asked: Asked) => Answer>> = {
  thread: (asked) => saying(OPENED, asked),
  below: (asked) => saying(BELOW_IT, asked),
  decided: (asked) => saying(DECIDED_HERE, asked),
  asked: (asked) => saying(ASKED_ALREADY, asked),
  // Everybody sees what was asked, as they see the answer.
  here: ({ by, text }) =>
    text === ''
      ? { kind: 'done' }
      : { kind: 'said', message: messageOf(askedOpenly(by, text), 'asked'), openly: true },
  privately: () => ({ kind: 'following' }),
};

/** "Ask Whichway about this": whoever chose it says what the message says. */
export async function aboutThis(
  interaction: MessageContextMenuCommandInteraction,
  where: Where,
  world: ListenWorld,
): Promise<void> {
  await answering(
    asking(interaction, where, 'command'),
    async (remember) => {
      if (interaction.commandName !== ABOUT_THIS) return saying(OLD_CONTROL, where);
      const { targetMessage, applicationId } = interaction;
      const ours = targetMessage.author.id === applicationId;
      const text = ours ? '' : plainText(targetMessage.content, applicationId, namesIn(interaction));
      if (text === '') return saying(NO_WORDS, where);
      const asked = { ...where, ...happened(interaction), text };
      return opened(asked, remember, () => takeAbout(asked, targetMessage.id, world.take));
    },
    world,
  );
}
