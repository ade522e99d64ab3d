// Who somebody is in Discord: a person who can be asked, or an app.
import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

/** Whether the id is that of a person. Who cannot be asked about now counts as one: the send itself tells what is wrong. */
export async function isPerson(client: Client | undefined, id: string): Promise<boolean> {
  if (!client) return true;
  try {
    const user = await client.users.fetch(id);
    return !user.bot && !user.system;
  } catch (cause) {
    return !(cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.UnknownUser);
  }
}
