// Starts the app that is measured in a process of its own, and asks it for its state.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Said, type State } from './child.ts';

export type App = {
  /** Where it listens, where it does. */
  port: number | undefined;
  /** What the app says of itself, after a collection of its memory. */
  state(): Promise<State>;
  /** Asks it to end. Throws where it ended otherwise than it should. */
  end(): Promise<void>;
};

/** Resolves when the app in that file is ready; it gets the task as JSON. */
export async function startApp(file: string, task: object): Promise<App> {
  // The figures are this process's only output.
  const child = fork(file, [JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
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
  return {
    port,
    async state() {
      child.send('state');
      return heard('state');
    },
    async end() {
      child.disconnect();
      const [code, signal] = await exited;
      if (code !== 0) throw new Error(`The app ended with ${code ?? signal}.`);
    },
  };
}
