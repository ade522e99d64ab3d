// /webhooks/…: what an app says after its first answer to an interaction, with the interaction's token.
import { answer, isLoading, MOST_FOLLOW_UPS, placeOf, takesAnswers } from '../answers.ts';
import type { Interaction } from '../interaction.ts';
import { change, take } from '../ledger.ts';
import { allowedIn } from '../mentions.ts';
import { FLAG } from '../numbers.ts';
import { restIntents } from '../readable.ts';
import { Refusal } from '../refusal.ts';
import { openFor } from '../rooms.ts';
import { specWrongs } from '../rules/spec.ts';
import { BOT } from '../settings.ts';
import { shownMessage } from '../shown/messages.ts';
import type { Message, World } from '../world.ts';
import { CHANGING, contentOf, SENDING } from './content.ts';
import type { Asked, Handler, Handlers } from './route.ts';

/** An answered interaction whose token is still good. */
function live({ interactions, now, settings }: World, { app, token }: Asked['params']): Interaction {
  const found = interactions.get(token ?? '');
  if (app !== BOT || found?.state !== 'answered') throw new Refusal(10015);
  if (now() > found.at + settings.timings.token) throw new Refusal(50027);
  return found;
}

const shown = (world: World, message: Message): { body: unknown } => ({
  body: shownMessage(world, message, restIntents(world)),
});

function originalOf({ original }: Interaction): Message {
  if (!original) throw new Refusal(10015);
  if (original.deleted) throw new Refusal(10008);
  return original;
}

/** The original or a follow-up of this interaction. */
function messageOf({ world, params }: Asked, interaction: Interaction): Message {
  const message = world.messages.get(params.message ?? '');
  const isOwn = message === interaction.original || message?.interaction?.id === interaction.id;
  if (!message || message.deleted || !isOwn) throw new Refusal(10008);
  return message;
}

/** A loading message becomes what it was to be; its being ephemeral or not stays. */
function fill(asked: Asked, message: Message): { body: unknown } {
  const { world, body } = asked;
  const wasLoading = isLoading(message);
  const content = contentOf(asked, {
    ...{ sent: body, spec: specWrongs('followUpEdit', body), settable: CHANGING, before: message },
  });
  const channel = world.channels.get(message.channel);
  if (!channel) throw new Refusal(10003);
  if (message.onlyFor === undefined) openFor(world, channel, { wakes: wasLoading });
  const flags = content.flags & ~FLAG.loading;
  change(world, message, { ...content, flags, allowed: allowedIn(body), first: wasLoading });
  return shown(world, message);
}

function followUp(asked: Asked): { body: unknown } {
  const { world, params, body } = asked;
  const interaction = live(world, params);
  if (interaction.onlyUser && interaction.followUps >= MOST_FOLLOW_UPS) throw new Refusal(40094);
  const { original } = interaction;
  // The first one after a deferral takes the place of the message that is loading.
  if (original && isLoading(original) && !original.deleted) {
    const filled = fill(asked, original);
    interaction.followUps++;
    return filled;
  }
  const content = contentOf(asked, {
    ...{ sent: body, spec: specWrongs('followUp', body), settable: SENDING | FLAG.ephemeral },
  });
  takesAnswers(world, placeOf(world, interaction), (content.flags & FLAG.ephemeral) !== 0);
  const message = answer(world, interaction, { ...content, allowed: allowedIn(body) }, { follows: true });
  interaction.followUps++;
  return shown(world, message);
}

type Find = (asked: Asked, interaction: Interaction) => Message;

const onMessage =
  (find: Find, act: (asked: Asked, message: Message) => ReturnType<Handler>): Handler =>
  (asked) =>
    act(asked, find(asked, live(asked.world, asked.params)));

const get = ({ world }: Asked, message: Message): { body: unknown } => shown(world, message);
const remove = ({ world }: Asked, message: Message): undefined => {
  take(world, message);
  return undefined;
};
const original: Find = (_, interaction) => originalOf(interaction);

export const webhooks: Handlers = {
  execute_webhook: followUp,
  get_original_webhook_message: onMessage(original, get),
  update_original_webhook_message: onMessage(original, fill),
  delete_original_webhook_message: onMessage(original, remove),
  get_webhook_message: onMessage(messageOf, get),
  update_webhook_message: onMessage(messageOf, fill),
  delete_webhook_message: onMessage(messageOf, remove),
};
