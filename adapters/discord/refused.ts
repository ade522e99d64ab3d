// What somebody is told whose question the bot may not answer where they asked it.
import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Card } from '../../src/card.ts';
import { notAllowedHere, notAnswered } from './help.ts';
import { heldIn, lacking, type Need } from './permissions.ts';

/** What an answer in a thread takes. */
const NEEDED: readonly Need[] = ['view', 'send', 'threads', 'inThreads', 'history'];

const OF_PERMISSIONS = new Set<number | string>([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** `reason` as people read it; where a permission is why, it is named as far as is known. */
export function refusedCard(
  { cause, reason, place }: { cause: unknown; reason: string; place: string },
  client: Client | undefined,
): Card {
  const held = heldIn(client?.channels.cache.get(place));
  const isOfPermissions = cause instanceof DiscordAPIError && OF_PERMISSIONS.has(cause.code);
  const lacks = held && isOfPermissions ? lacking(held, NEEDED) : [];
  return lacks.length > 0 ? notAllowedHere(lacks) : notAnswered(reason);
}
