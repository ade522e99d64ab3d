// The one place where everything arrives that people do in Discord. Controls work for years: nothing waits in memory.
import {
  type AutocompleteInteraction,
  type Client,
  Events,
  type Interaction,
  type Message,
} from 'discord.js';
import { answering, asking, type ListenWorld, saying } from './acted.ts';
import { notAllowedHere, OLD_CONTROL } from './help.ts';
import { aboutThis, command } from './oncommand.ts';
import { press, window } from './oncontrol.ts';
import { failureOf, reasonOf } from './outcome.ts';
import { readMessage, whereOf } from './read.ts';
import { takeMessage } from './take.ts';
import type { UnderWay } from './underway.ts';

/** Nothing that a listener throws reaches the library. */
export function listen(client: Client, world: ListenWorld, { add }: Pick<UnderWay, 'add'>): void {
  const { report, lost } = world;
  client.on(Events.MessageCreate, (message) =>
    add(
      hear(message, world).then((taken) => {
        if (!taken) lost(message.createdTimestamp);
      }),
    ),
  );
  client.on(Events.InteractionCreate, (interaction) =>
    add(
      act(interaction, world).catch((cause: unknown) =>
        report(`Something that was done in Discord could not be taken (${reasonOf(cause)}).`),
      ),
    ),
  );
}

type Hearing = Pick<ListenWorld, 'take' | 'tell' | 'callers' | 'report'>;

/**
 * Takes a message in, as it comes or as it is found later. Resolves to whether it is stored or passed over; else it is
 * reported, and worth another try. Never rejects.
 */
export async function hear(message: Message, world: Hearing): Promise<boolean> {
  try {
    await takeIn(message, world);
    return true;
  } catch (cause) {
    world.report(`A message in Discord could not be taken (${reasonOf(cause)}).`);
    // What Discord refuses for good it refuses again.
    return failureOf(cause).kind === 'refused';
  }
}

async function takeIn(message: Message, { take, tell, callers }: Hearing): Promise<void> {
  const wrote = await readMessage(message);
  if (!wrote) return;
  const { tenant, place, thread, by, addressed, mute, direct } = wrote;
  // What could not be answered there is not taken in; who called the bot hears why.
  if (mute.length > 0) {
    if (addressed) tell(by, thread ?? place, notAllowedHere(mute));
    return;
  }
  const talk = await takeMessage(wrote, take);
  if (talk !== undefined && addressed && !direct) callers.asked({ tenant, talk, by });
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
