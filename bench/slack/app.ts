// Starts a local Slack in this process, and the app that is measured in a process of its own.
import { join } from 'node:path';
import { SLACK_PATH } from '../../adapters/slack/connection/httpintake.ts';
import {
  APP_TOKEN,
  BOT_USER,
  channelOf,
  SIGNING_SECRET,
  type User,
} from '../../test/doubles/slack/settings.ts';
import { type Slack, startSlack } from '../../test/doubles/slack/slack.ts';
import type { State } from '../platforms/child.ts';
import { startApp } from '../platforms/parent.ts';
import type { Task } from './child.ts';
import { PEOPLE, ROOMS } from './figures.ts';

export type AppName = 'ours' | 'peer';
export type Mode = Task['mode']['kind'];

export type Measured = {
  slack: Slack;
  /** What the app says of itself, after a collection of its memory. */
  state(): Promise<State>;
  /** Ends both. Throws where the app ended otherwise than it should. */
  end(): Promise<void>;
};

const FILES: Readonly<Record<AppName, string>> = { ours: 'bot.ts', peer: 'peer.ts' };

const MODES: Readonly<Record<Mode, Task['mode']>> = {
  socket: { kind: 'socket', appToken: APP_TOKEN },
  http: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port: 0 },
};

export const personOf = (number: number): string => `U0P${number % PEOPLE}`;
export const roomOf = (number: number): string => `C0R${number % ROOMS}`;

/** Resolves when the app is connected. `folder` is for its data. */
export async function startMeasured(name: AppName, mode: Mode, folder: string): Promise<Measured> {
  const users = Array.from({ length: PEOPLE }, (_, number): User => {
    const id = personOf(number);
    return { id, name: id.toLowerCase(), tz: 'Europe/Berlin', locale: 'en-GB', isBot: false };
  });
  const members = [...users.map(({ id }) => id), BOT_USER];
  const channels = Array.from({ length: ROOMS }, (_, number) => channelOf(roomOf(number), 'public', members));
  const slack = await startSlack({ mode, users, channels });
  const task: Task = { mode: MODES[mode], apiUrl: slack.apiUrl, folder };
  const app = await startApp(join(import.meta.dirname, FILES[name]), task);
  const { port } = app;
  if (port !== undefined) slack.deliverTo(`http://127.0.0.1:${port}${SLACK_PATH}`);
  return {
    slack,
    state: app.state,
    async end() {
      await app.end().finally(slack.stop);
    },
  };
}
