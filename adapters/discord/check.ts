// What `doctor` asks about Discord: whether it takes the token, allows what the settings want, and has our commands.
import { ApplicationFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Finding } from '../chat/finding.ts';
import { COMMANDS } from './commands.ts';
import { restFor } from './connection/client.ts';
import { BAD_TOKEN, NO_INTENT } from './connection/faults.ts';
import { isTokenLost, reasonOf } from './outcome.ts';

export type DiscordSettings = {
  token: string;
  /** Undefined means Discord itself. */
  apiUrl: string | undefined;
  guild: string | undefined;
  content: boolean;
};

const TOKEN = 'Discord token';
const API = 'https://discord.com/api/';

const Application = z.object({ id: z.string(), name: z.string(), flags: z.number().default(0) });
const Named = z.array(z.object({ name: z.string() }));

/** Asks Discord, and changes nothing there. Beside a running bot it takes nothing from it. Throws nothing. */
export async function checkDiscord({ token, apiUrl, guild, content }: DiscordSettings): Promise<Finding[]> {
  const rest = restFor(token, { url: apiUrl });
  try {
    const { id, name, flags } = Application.parse(await rest.get(Routes.currentApplication()));
    return [
      { name: TOKEN, ok: true, said: name },
      ...(content ? [checkIntent(flags)] : []),
      await checkCommands(rest, id, guild),
    ];
  } catch (cause) {
    if (isTokenLost(cause)) return [{ name: TOKEN, ok: false, said: BAD_TOKEN }];
    const said = `It gave no answer that helps (${reasonOf(cause)}), so the token could not be checked. See whether this machine reaches ${API}, or DISCORD_API_URL where that is set.`;
    return [{ name: 'Discord', ok: false, said }];
  }
}

function checkIntent(flags: number): Finding {
  const allowed =
    flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited);
  return { name: 'Discord messages', ok: allowed !== 0, said: allowed === 0 ? NO_INTENT : '' };
}

async function checkCommands(rest: REST, app: string, guild: string | undefined): Promise<Finding> {
  const name = 'Discord commands';
  const listed = async (route: `/${string}`) => Named.parse(await rest.get(route));
  const everywhere = await listed(Routes.applicationCommands(app));
  const missingIn = (there: z.infer<typeof Named>): boolean =>
    COMMANDS.some((command) => !there.some((one) => one.name === command.name));
  try {
    const here = guild === undefined ? [] : await listed(Routes.applicationGuildCommands(app, guild));
    return missingIn([...everywhere, ...here])
      ? { name, ok: false, said: 'They are not registered. Run: npm run whichway -- register-discord' }
      : { name, ok: true, said: '' };
  } catch (cause) {
    const said = `Those of the server in DISCORD_GUILD_ID could not be looked at (${reasonOf(cause)}). See whether the bot is in that server, and whether that is its id.`;
    return { name, ok: false, said };
  }
}
