// Controls and windows, in messages however old.
import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { controlOf } from '../chat/control.ts';
import { takePress } from '../chat/press.ts';
import { takeWindow } from '../chat/window.ts';
import { type Acted, answering, asking, happened, type ListenWorld, saying } from './acted.ts';
import type { Answer } from './answering.ts';
import { goneTalk, LEFT_THERE, LOCKED, notAnswered, OLD_CONTROL } from './help.ts';
import { isLocked } from './permissions.ts';
import { heldAt, talkNamed } from './places.ts';
import type { Where } from './read.ts';
import { opensThreads } from './take.ts';
import { modalOf, readFilled } from './windows.ts';

/** Somebody pressed a control. */
export async function press(
  interaction: MessageComponentInteraction,
  where: Where,
  world: ListenWorld,
): Promise<void> {
  await answering(
    asking(interaction, where, 'control'),
    async (remember) => {
      const closed = inLocked(interaction, where, world);
      if (closed) return closed;
      const chosen = interaction.isAnySelectMenu() ? interaction.values[0] : undefined;
      const control = controlOf(interaction.customId, chosen);
      const named = control && talkNamed(control.talk, where.tenant);
      if (!control || !named || !isTheirs(named, where)) return saying(OLD_CONTROL, where);
      if (!world.take.serves(named.tenant)) return saying(LEFT_THERE, where);
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

/**
 * The answer to what was done in a locked thread: it would move the talk on, and nothing of that could be seen. Undefined
 * for any other place.
 */
function inLocked(
  { channel, appPermissions, user }: MessageComponentInteraction | ModalSubmitInteraction,
  where: Where,
  { tell }: Pick<ListenWorld, 'tell'>,
): Answer | undefined {
  if (!isLocked(channel, appPermissions)) return undefined;
  if (channel.archived !== true) return saying(LOCKED, where);
  // One that is archived too takes no answer with words, not even for one person.
  tell(user.id, channel.id, notAnswered('the thread is locked'));
  return { kind: 'done' };
}

/** Talks of another tenant are named in direct messages alone. */
const isTheirs = ({ tenant }: { tenant: string }, where: Where): boolean =>
  where.direct || tenant === where.tenant;

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

/** Somebody sent a window off. */
export async function window(
  interaction: ModalSubmitInteraction,
  where: Where,
  world: ListenWorld,
): Promise<void> {
  await answering(
    asking(interaction, where, 'window'),
    async (remember) => {
      const closed = inLocked(interaction, where, world);
      if (closed) return closed;
      const filled = readFilled(interaction);
      const named = filled && talkNamed(filled.talk, where.tenant);
      if (!filled || !named || !isTheirs(named, where)) return saying(OLD_CONTROL, where);
      if (!world.take.serves(named.tenant)) return saying(LEFT_THERE, where);
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
