// Tells the app of what a person did with it, and waits with the person for what comes of it.
import { given, type Json } from '../../json.ts';
import type { Interaction, Modal, Outcome } from '../interaction.ts';
import { CONTEXT, INSTALL } from '../numbers.ts';
import type { Channel } from '../settings.ts';
import { shownPerson } from '../shown/people.ts';
import type { Message, World } from '../world.ts';
import { contextOf, payloadOf } from './payload.ts';

export type Doing = {
  type: number;
  person: string;
  channel: Channel;
  owners: Json;
  data: Json;
  message?: Message | undefined;
  /** What messages that answer it say of it, beside what they say of every interaction. */
  metadata?: Json;
};

/** The window that is sent off, as the interaction that opened it names it. */
export const openedBy = ({ opener }: Modal): Json => ({
  triggering_interaction_metadata: opener.metadata,
});

type Settled = Parameters<Interaction['settle']>[0];

/** Resolves when the app has answered, or its time for that is over. Never rejects. */
export async function deliver(world: World, doing: Doing): Promise<Outcome> {
  const { type, person, channel, owners, message } = doing;
  const id = world.id();
  const token = Buffer.from(`interaction:${id}:${world.id()}`).toString('base64url');
  const { promise, resolve } = Promise.withResolvers<Settled>();
  const interaction: Interaction = {
    ...{ id, token, type, person, channel: channel.id, at: world.now(), state: 'waiting' },
    metadata: given({
      ...{ id, type, user: shownPerson(world, person), authorizing_integration_owners: owners },
      ...doing.metadata,
    }),
    ...{ source: message, original: undefined, followUps: 0, settle: resolve },
    onlyUser: contextOf(channel) === CONTEXT.guild && owners[INSTALL.guild] === undefined,
  };
  world.interactions.set(token, interaction);
  world.watch.changed();
  const payload = payloadOf(world, {
    ...{ id, token, type, person, channel, owners, message },
    data: doing.data,
  });
  const isHeard = world.tell({
    ...{ name: 'INTERACTION_CREATE', guild: channel.guild, intent: undefined },
    data: () => payload,
  });
  const from = performance.now();
  const settled = isHeard
    ? await world.waits.within(world.settings.timings.answerWithin, promise)
    : undefined;
  const ms = performance.now() - from;
  world.watch.changed();
  if (settled) return { ok: true, ms, ...settled };
  interaction.state = 'missed';
  return { ok: false, ms, why: isHeard ? 'The application did not respond' : 'no session is open' };
}
