// Starts a local Discord in this process, and the app that is measured in a process of its own.
import { join } from 'node:path';
import { restFor } from '../../adapters/discord/connection/client.ts';
import { registerCommands } from '../../adapters/discord/register.ts';
import { type Discord, startDiscord } from '../../test/doubles/discord/discord.ts';
import { BOT, BOT_TOKEN, channelOf, GUILD, guildOf, personOf } from '../../test/doubles/discord/settings.ts';
import type { State } from '../platforms/child.ts';
import { startApp } from '../platforms/parent.ts';
import type { Task } from './child.ts';
import { PEOPLE, ROOMS } from './figures.ts';

export type AppName = 'ours' | 'peer';

export type Measured = {
  discord: Discord;
  /** What the app says of itself, after a collection of its memory. */
  state(): Promise<State>;
  /** Ends both. Throws where the app ended otherwise than it should. */
  end(): Promise<void>;
};

const FILES: Readonly<Record<AppName, string>> = { ours: 'bot.ts', peer: 'peer.ts' };

/** Three digits tell them apart. */
const idOf = (kind: number, number: number): string =>
  `${kind}00000000000001${String(number).padStart(3, '0')}`;

export const personAt = (number: number): string => idOf(11, number % PEOPLE);
export const roomAt = (number: number): string => idOf(13, number % ROOMS);

/** Resolves when the app is connected. `folder` is for its data. */
export async function startMeasured(name: AppName, folder: string): Promise<Measured> {
  const people = Array.from({ length: PEOPLE }, (_, number) => personOf(personAt(number), `p${number}`));
  const discord = await startDiscord({
    people,
    guilds: [guildOf(GUILD, [...people.map(({ id }) => id), BOT], { owner: personAt(0) })],
    channels: Array.from({ length: ROOMS }, (_, number) => channelOf(roomAt(number), `room-${number}`)),
  });
  await registerCommands(restFor(BOT_TOKEN, { url: discord.api }), undefined);
  const task: Task = { apiUrl: discord.api, folder };
  const app = await startApp(join(import.meta.dirname, FILES[name]), task);
  return {
    discord,
    state: app.state,
    async end() {
      await app.end().finally(discord.stop);
    },
  };
}
