// The one place where everything arrives that people do in Discord. Controls work for years: nothing waits in memory.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type RepliableInteraction,
} from 'discord.js';
import type { Card } from '../../src/card.ts';
import { verbIn } from '../../src/dialogue/reply.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Report } from '../../src/door/worker.ts';
import { controlOf } from '../chat/control.ts';
import { takePress } from '../chat/press.ts';
import { takeWindow } from '../chat/window.ts';
import { type Answer, type Answering, type Asking, answer, sayingCard } from './answering.ts';
import type { Call, Callers } from './callers.ts';
import { askedOpenly } from './cards/asked.ts';
import { messageOf } from './cards/message.ts';
import { ABOUT_THIS, COMMAND, COUNT, SUBCOMMANDS, type Subcommand, TEXT } from './commands.ts';
import {
  ASKED_ALREADY,
  BELOW_IT,
  DECIDED_HERE,
  FAILED,
  goneTalk,
  NO_WORDS,
  notAllowedHere,
  OLD_CONTROL,
  OPENED,
} from './help.ts';
import { reasonOf } from './outcome.ts';
import { heldAt, onlyFor, talkNamed } from './places.ts';
import { namesIn, readMessage, type Where, whereOf } from './read.ts';
import {
  type Asked,
  type Opened,
  opensThreads,
  type TakeWorld,
  takeAbout,
  takeAsk,
  takeMessage,
  takeQuestion,
  talkHere,
} from './take.ts';
import { plainText } from './text.ts';
import type { UnderWay } from './underway.ts';
import { modalOf, readFilled } from './windows.ts';

export type ListenWorld = {
  take: TakeWorld;
  answering: Answering;
  callers: Pick<Callers, 'called'>;
  report: Report;
  help: () => Card;
  status: (where: Where) => Promise<Answer>;
  examples: (asked: Asked, count: number) => Promise<Answer>;
  /** Tells a person something directly, best effort. Never rejects. */
  tell: (person: string, card: Card) => void;
  /** One question without a talk. */
  question: (text: string) => Card;
};

/** Nothing that a listener throws reaches the library. */
export function listen(client: Client, world: ListenWorld, { add }: Pick<UnderWay, 'add'>): void {
  const taken = (what: string, task: Promise<void>): void =>
    add(
      task.catch((cause: unknown) =>
        world.report(`${what} in Discord could not be taken (${reasonOf(cause)}).`),
      ),
    );
  client.on(Events.MessageCreate, (message) => taken('A message', hear(message, world)));
  client.on(Events.InteractionCreate, (interaction) =>
    taken('Something that was done', act(interaction, world)),
  );
}

/** Takes a message in, as it comes or as it is found later. Resolves once it is stored or passed over. */
export async function hear(
  message: Parameters<typeof readMessage>[0],
  { take, tell }: ListenWorld,
): Promise<void> {
  const wrote = await readMessage(message);
  if (!wrote) return;
  // What could not be answered there is not taken in; who called the bot hears why.
  if (wrote.mute.length === 0) await takeMessage(wrote, take);
  else if (wrote.addressed) tell(wrote.by, notAllowedHere(wrote.mute));
}

async function act(interaction: Interaction, world: ListenWorld): Promise<void> {
  if (interaction.isAutocomplete()) return noChoices(interaction);
  const where = whereOf(interaction);
  if (!where) return;
  if (interaction.isChatInputCommand()) return command(interaction, where, world);
  if (interaction.isMessageContextMenuCommand()) return aboutThis(interaction, where, world);
  if (interaction.isMessageComponent()) return press(interaction, where, world);
  if (interaction.isModalSubmit()) return window(interaction, where, world);
  // Of another version, or of a kind that we have none of. Who waits for an answer gets one.
  if (interaction.isRepliable())
    await answering(asking(interaction, where, 'command'), async () => saying(OLD_CONTROL, where), world);
}

/** No option of ours offers choices; a command of another version may. */
const noChoices = (interaction: AutocompleteInteraction): Promise<void> => interaction.respond([]);

type Acted = RepliableInteraction | MessageComponentInteraction;

const happened = ({ id, user, createdTimestamp }: Acted) => ({
  ...{ by: user.id, key: `interaction:${id}` },
  at: new Date(createdTimestamp).toISOString(),
});

function asking(interaction: Acted, { tenant }: { tenant: string }, kind: Asking['kind']): Asking {
  const { id, token, applicationId: application, createdTimestamp: created } = interaction;
  return { id, token, application, tenant, kind, created };
}

/**
 * Answers with what the work comes to, and remembers that its person can be told more. What is read of what was done is
 * part of the work: where it is not as it should be, its person is told that it failed.
 */
async function answering(
  asked: Asking,
  work: (remember: (of: Pick<Call, 'tenant' | 'talk' | 'by'>) => void) => Promise<Answer>,
  world: ListenWorld,
): Promise<void> {
  const answered = Promise.withResolvers<void>();
  const remember = (of: Pick<Call, 'tenant' | 'talk' | 'by'>): void => {
    const { application, token } = asked;
    world.callers.called({ ...of, application, token, answered: answered.promise });
  };
  await answer(asked, work(remember), sayingCard(FAILED, asked.tenant), world.answering);
  answered.resolve();
}

async function command(
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
      return commanded(wanted, { asked, count: options.getInteger(COUNT) ?? 0, remember }, world);
    },
    world,
  );
}

type Commanded = {
  asked: Asked;
  count: number;
  remember: (of: Pick<Call, 'tenant' | 'talk' | 'by'>) => void;
};

async function commanded(
  wanted: Subcommand,
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

const saying = (card: Card, { tenant }: Pick<Where, 'tenant'>): Answer => sayingCard(card, tenant);

async function opened(
  asked: Asked,
  remember: Commanded['remember'],
  take: () => Promise<Opened>,
): Promise<Answer> {
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
async function aboutThis(
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

async function press(
  interaction: MessageComponentInteraction,
  where: Where,
  world: ListenWorld,
): Promise<void> {
  await answering(
    asking(interaction, where, 'control'),
    async (remember) => {
      const chosen = interaction.isAnySelectMenu() ? interaction.values[0] : undefined;
      const control = controlOf(interaction.customId, chosen);
      const named = control && talkNamed(control.talk, where.tenant);
      if (!control || !named) return saying(OLD_CONTROL, where);
      const did = { ...heldFor(named, where, interaction), ...control, ...named };
      remember({ ...named, by: did.by });
      const thread = threadBelow(interaction.message, where, named.talk);
      const taken = await takePress({ ...did, thread }, world.take);
      if (!taken) return saying(OLD_CONTROL, where);
      return taken.window
        ? { kind: 'window', modal: modalOf({ ...taken.window, talk: control.talk }) }
        : { kind: 'done' };
    },
    world,
  );
}

/** What was done in that talk, and where its answer goes. */
function heldFor({ tenant: talks }: { tenant: string }, where: Where, interaction: Acted) {
  const did = { ...where, ...happened(interaction) };
  return { ...did, place: heldAt(did.place, { ...did, talks }) };
}

/**
 * Where the answer to a control stands. In a channel that is the thread below its message: it opened the talk, or stands
 * there for a thread that is closed or for others to see. What is held in the channel itself stays there.
 */
function threadBelow({ id, hasThread }: ComponentMessage, where: Where, talk: string): string {
  if (where.thread !== null) return where.thread;
  return talk !== where.place && (hasThread || opensThreads(where)) ? id : ROOM_ITSELF;
}

type ComponentMessage = Pick<MessageComponentInteraction['message'], 'id' | 'hasThread'>;

async function window(interaction: ModalSubmitInteraction, where: Where, world: ListenWorld): Promise<void> {
  await answering(
    asking(interaction, where, 'window'),
    async (remember) => {
      const filled = readFilled(interaction);
      const named = filled && talkNamed(filled.talk, where.tenant);
      if (!filled || !named) return saying(OLD_CONTROL, where);
      const did = { ...heldFor(named, where, interaction), ...filled, ...named };
      remember({ ...named, by: did.by });
      const { message } = interaction;
      const thread = message ? threadBelow(message, where, named.talk) : where.thread;
      const taken = await takeWindow({ ...did, thread }, world.take);
      return taken ? { kind: 'done' } : saying(goneTalk(filled.text), where);
    },
    world,
  );
}
