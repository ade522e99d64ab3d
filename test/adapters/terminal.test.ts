import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedIn } from '../doubles/model/asked.ts';
import { modelForTest } from '../doubles/model/model.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'adapters', 'main.ts');
const OPENING = 'our bot must answer from the refund policy, it changes every month';
const FIRST = 'How much text would it need to have read?';
const SECOND = 'Should every user get the same answer?';

let folder: string;
let running: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whichway-terminal-'));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Terminal = {
  type(line: string): void;
  /** Resolves once the text was shown; rejects when the process ends without it. */
  shows(text: string): Promise<void>;
  end(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Everything it said, errors too. */
  said(): string;
};

/** A conversation in a process of its own, on the test's data folder. `more`: of its environment. */
function terminal(more: Record<string, string> = {}): Terminal {
  const child = spawn(process.execPath, [MAIN, 'start'], {
    env: { ...process.env, DATA_DIR: folder, TIME_ZONE: 'Europe/Berlin', NO_COLOR: '1', ...more },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  const heard: (() => void)[] = [];
  const hear = (data: Buffer): void => {
    text += data;
    for (const look of heard) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  return {
    type: (line) => void child.stdin.write(`${line}\n`),
    shows: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (text.includes(wanted)) resolve();
        };
        heard.push(look);
        look();
        void ended.then(() => reject(new Error(`It ended without "${wanted}":\n${text}`)));
      }),
    end(signal) {
      if (signal) child.kill(signal);
      else child.stdin.end();
      return ended;
    },
    said: () => text,
  };
}

describe('a conversation in a terminal', () => {
  it('goes on after quitting with the same question', async () => {
    const first = terminal();
    first.type(OPENING);
    await first.shows(FIRST);
    first.type('/quit');
    expect(await first.end()).toEqual({ code: 0, signal: null });

    const again = terminal();
    await again.shows(FIRST);
    expect(again.said()).toContain('Welcome back.');
    again.type('2');
    await again.shows(SECOND);
    expect(again.said()).not.toContain(OPENING);
  });

  it('goes on after it was killed, and says nothing twice', async () => {
    const first = terminal();
    first.type(OPENING);
    await first.shows(FIRST);
    first.type('2');
    await first.shows(SECOND);
    expect(await first.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });

    const again = terminal();
    await again.shows(SECOND);
    again.type('/quit');
    await again.end();
    expect(again.said()).not.toContain(FIRST);
    expect(again.said().split(SECOND)).toHaveLength(2);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends well on %s, also while it waits for a line',
    async (signal) => {
      const one = terminal();
      one.type(OPENING);
      await one.shows(FIRST);

      expect(await one.end(signal)).toEqual({ code: 0, signal: null });
      expect(one.said()).not.toContain('whichway:');
    },
  );

  it('says who has the folder when it is opened a second time, and goes on by itself', async () => {
    const first = terminal();
    first.type(OPENING);
    await first.shows(FIRST);
    const second = terminal();

    expect(await second.end()).toEqual({ code: 1, signal: null });
    expect(second.said()).toMatch(
      /Another Whichway \(process \d+\) works with the data folder .*Close that one/u,
    );
    first.type('2');
    await first.shows(SECOND);
  });

  it('waits for no paragraph of the card, which could not join it there', async () => {
    const server = await modelForTest();
    server.reply({ name: 'read', says: { answers: [] } });
    const one = terminal({ OPENAI_BASE_URL: server.url });

    for (const line of [OPENING, '2', '1', '3', 'why']) one.type(line);
    await one.shows('Look again:');

    expect(await one.end()).toEqual({ code: 0, signal: null });
    expect(server.calls.map(({ body }) => askedIn(body).name)).toEqual(['read']);
  });

  it('takes lines that were there before it was ready', async () => {
    const one = terminal();
    for (const line of [OPENING, '2', '1']) one.type(line);

    expect(await one.end()).toEqual({ code: 0, signal: null });
    expect(one.said()).toContain('What have you already built?');
  });
});
