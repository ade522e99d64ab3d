// `register-discord`: puts the commands where people can use them.
import type { Writable } from 'node:stream';
import { WhichwayError } from '../../knowledge/error.ts';
import { restFor } from '../discord/connection/client.ts';
import { BAD_TOKEN } from '../discord/connection/faults.ts';
import { isTokenLost, reasonOf } from '../discord/outcome.ts';
import { registerCommands } from '../discord/register.ts';
import type { Settings } from '../settings.ts';

/** Resolves to the exit status. Throws `settings` without a token, or with one that Discord does not take. */
export async function registerDiscord(settings: Settings, output: Writable): Promise<number> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: url, DISCORD_GUILD_ID: guild } = settings;
  if (token === undefined)
    throw new WhichwayError(
      'settings',
      'DISCORD_TOKEN is missing. Copy it from "Bot" of your application at https://discord.com/developers/applications.',
    );
  const where = guild === undefined ? 'for all servers' : `in the server ${guild}`;
  try {
    const { app, changed, removed } = await registerCommands(restFor(token, { url }), guild);
    const done = [
      ...(changed.length > 0 ? [`written: ${changed.join(', ')}`] : []),
      ...(removed.length > 0 ? [`removed: ${removed.join(', ')}`] : []),
    ];
    output.write(
      done.length === 0
        ? `The commands of ${app} are as they should be ${where}. Nothing was written.\n`
        : `Commands of ${app} ${where}: ${done.join('; ')}.\n`,
    );
    return 0;
  } catch (cause) {
    if (isTokenLost(cause)) throw new WhichwayError('settings', BAD_TOKEN, { cause });
    throw new WhichwayError(
      'input',
      `The commands could not be registered ${where} (${reasonOf(cause)}). ${guild === undefined ? 'See whether this machine reaches https://discord.com/api/, and try again in a minute.' : 'See whether the bot is in that server, and whether DISCORD_GUILD_ID is its id.'}`,
      { cause },
    );
  }
}
