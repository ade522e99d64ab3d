// Starts a local Slack in this process, and the app that is measured in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
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
import { Said, type State, type Task } from './child.ts';
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
  // The figures are this process's only output.
  const child = fork(join(import.meta.dirname, FILES[name]), [JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const heard = async <K extends Said['kind']>(kind: K): Promise<Extract<Said, { kind: K }>> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      exited.then(([code, signal]) => Promise.reject(new Error(`The app ended with ${code ?? signal}.`))),
    ]);
    const said = Said.parse(message);
    if (said.kind !== kind) throw new Error(`The app said "${said.kind}", not "${kind}".`);
    return said as Extract<Said, { kind: K }>;
  };
  const { port } = await heard('ready');
  if (port !== undefined) slack.deliverTo(`http://127.0.0.1:${port}${SLACK_PATH}`);
  return {
    slack,
    async state() {
      child.send('state');
      return heard('state');
    },
    async end() {
      child.disconnect();
      const [code, signal] = await exited;
      await slack.stop();
      if (code !== 0) throw new Error(`The app ended with ${code ?? signal}.`);
    },
  };
}
