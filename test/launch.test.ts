// The launcher: one command on a fresh clone, whatever Node is there, whoever else starts at the same moment.
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sentenceFor } from '../adapters/launch/fault.mjs';
import { isNewEnough } from '../adapters/launch/node.mjs';
import { processRealm } from '../adapters/launch/process.mjs';
import { stepsFor } from '../adapters/launch/steps.mjs';
import { type Project, project } from './launch.project.ts';

const POLL = { timeout: 15_000, interval: 10 };
/** Ids of processes stay below this on every system, so nothing runs under it. */
const NOBODY = 2 ** 30;

async function staleLock(root: string, life: { pid: number; start?: string | undefined }): Promise<void> {
  const lock = join(root, '.cache', 'install.lock');
  await mkdir(lock, { recursive: true });
  const holder = { realm: processRealm(), lives: [life], beat: 0 };
  await writeFile(join(lock, `${life.pid}-0a1b2c`), JSON.stringify(holder));
}

/** Starts a first run and returns once npm is in the middle of it. */
async function heldInstall({ start, calls, gate }: Project, env: Record<string, string> = {}) {
  const first = start(['ask'], { env: { HOLD: gate, ...env } });
  const npm = await vi.waitFor(async () => {
    const [call] = await calls();
    if (call === undefined) throw new Error('npm has not started yet');
    return call;
  }, POLL);
  return { first, npm };
}

describe('a first run', () => {
  it('installs, then hands standard input and the arguments to the program', async () => {
    const { start, calls } = await project();

    const ending = await start(['ask', '--x', 'a b'], { input: '{"id":1}\n' }).done;

    expect(JSON.parse(ending.out)).toMatchObject({ args: ['ask', '--x', 'a b'], input: '{"id":1}\n' });
    expect(ending.code).toBe(0);
    expect(ending.err).toContain('npm says something');
    expect(await calls()).toMatchObject([{ stdin: '' }]);
    expect((await calls())[0]?.args.slice(0, 2)).toEqual(['ci', '--include=dev']);
  });

  it('is the only one that starts npm, until the lockfile changes', async () => {
    const { start, calls, setVersion } = await project();

    await start(['ask']).done;
    const second = await start(['ask']).done;
    expect(await calls()).toHaveLength(1);
    expect(second.err).toBe('');

    await setVersion('2.0.0');
    await start(['ask']).done;
    expect(await calls()).toHaveLength(2);
  });

  it('installs once where many start at the same moment, also over a lock that was left behind', async () => {
    const { root, start, calls } = await project();
    await staleLock(root, { pid: NOBODY, start: '1' });

    const endings = await Promise.all(Array.from({ length: 6 }, () => start(['ask']).done));

    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await calls()).toHaveLength(1);
    expect(await readdir(join(root, '.cache'))).toEqual([]);
  });
});

describe('packages that somebody else installed', () => {
  async function installed(thing: string): Promise<Project> {
    const made = await project();
    await made.setVersion(thing);
    await mkdir(join(made.root, 'node_modules', 'thing'), { recursive: true });
    const packages = { 'node_modules/thing': { version: '1.0.0', integrity: 'sha512-1.0.0' } };
    await writeFile(join(made.root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
    return made;
  }

  it('are accepted when they are the right ones', async () => {
    const { start, calls } = await installed('1.0.0');

    expect(await start(['ask']).done).toMatchObject({ code: 0, err: '' });
    expect(await calls()).toEqual([]);
  });

  it('are installed anew when a version differs', async () => {
    const { start, calls } = await installed('1.0.1');

    await start(['ask']).done;
    expect(await calls()).toHaveLength(1);
  });

  it('are installed anew when one was taken away after a run', async () => {
    const { root, start, calls } = await project();
    await start(['ask']).done;
    await rm(join(root, 'node_modules', 'thing'), { recursive: true });

    await start(['ask']).done;
    expect(await calls()).toHaveLength(2);
  });

  it('are installed anew when a package changed after npm had finished', async () => {
    const { root, start, calls } = await installed('1.0.0');
    const later = Date.now() / 1000 + 60;
    await utimes(join(root, 'node_modules', 'thing'), later, later);

    const ending = await start(['ask'], { env: { FAIL: 'ENOTFOUND' } }).done;
    expect(await calls()).toHaveLength(1);
    expect(ending.code).toBe(1);
  });
});

describe('an installation that is cut short', () => {
  it('is repaired by the next run when npm and its launcher were killed', async () => {
    const made = await project();
    const { first, npm } = await heldInstall(made);
    process.kill(npm.pid, 'SIGKILL');
    first.kill('SIGKILL');
    await first.done;

    const ending = await made.start(['ask']).done;

    expect(ending.code).toBe(0);
    expect(await made.calls()).toHaveLength(2);
  });

  it('is waited for when only the launcher was killed and npm goes on', async () => {
    const made = await project();
    const { first } = await heldInstall(made);
    first.kill('SIGKILL');
    await first.done;

    const second = made.start(['ask']);
    await vi.waitFor(() => expect(second.err()).toContain('waiting for it to finish'), POLL);
    await writeFile(made.gate, '');

    expect((await second.done).code).toBe(0);
    expect(await made.calls()).toHaveLength(1);
  });

  it('leaves no lock and ends by the signal when it is stopped politely', async () => {
    const made = await project();
    const { first, npm } = await heldInstall(made);
    first.kill('SIGTERM');

    expect((await first.done).signal).toBe('SIGTERM');
    expect(() => process.kill(npm.pid, 0)).toThrow('ESRCH');
    expect(await readdir(join(made.root, '.cache'))).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when its process id now belongs to another',
    async () => {
      const { root, start, calls } = await project();
      await staleLock(root, { pid: process.pid, start: '1' });

      expect((await start(['ask']).done).code).toBe(0);
      expect(await calls()).toHaveLength(1);
    },
  );
});

describe('the ending of the program', () => {
  it('is passed on: its status', async () => {
    expect(await (await project()).start(['fail']).done).toMatchObject({ code: 7, signal: null });
  });

  it.each([
    { verb: 'stop', code: 3, signal: null, out: 'ready\nstopping\n' },
    { verb: 'wait', code: null, signal: 'SIGTERM', out: 'ready\n' },
  ])('is passed on after SIGTERM: $verb', async ({ verb, ...expected }) => {
    const run = (await project()).start([verb]);
    await vi.waitFor(() => expect(run.out()).toBe('ready\n'), POLL);

    run.kill('SIGTERM');

    expect(await run.done).toMatchObject(expected);
  });
});

describe('an old Node', () => {
  const old = { nodeVersion: '20.20.2' };

  it('fetches a newer one once and runs npm and the program with it', async () => {
    const { root, start, calls } = await project();
    await mkdir(join(root, '.cache', 'node24-1', 'node_modules'), { recursive: true });

    const ending = await start(['ask'], { ...old, input: 'x' }).done;
    await start(['ask'], old).done;

    const node = join(root, '.cache', 'node24', 'node_modules', 'node', 'bin', 'node');
    expect(JSON.parse(ending.out)).toMatchObject({ input: 'x' });
    expect(
      (await calls()).map(({ args }) => args.find((arg) => /^(ci|node@24\.\d+\.\d+)$/.test(arg))),
    ).toEqual([expect.stringMatching(/^node@/), 'ci']);
    expect(existsSync(node)).toBe(true);
    expect(await readdir(join(root, '.cache'))).toEqual(['node24']);
  });

  it('does not take a download that was killed for a Node', async () => {
    const made = await project();
    const first = made.start(['ask'], { ...old, env: { HOLD: made.gate } });
    await vi.waitFor(async () => expect(await made.calls()).toHaveLength(1), POLL);
    process.kill((await made.calls())[0]?.pid ?? NOBODY, 'SIGKILL');
    first.kill('SIGKILL');
    await first.done;
    expect(existsSync(join(made.root, '.cache', 'node24'))).toBe(false);

    expect((await made.start(['ask'], old).done).code).toBe(0);
    expect(await made.calls()).toHaveLength(3);
  });

  it.each([
    ['18.20.0', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['23.5.0', false],
    ['23.6.0', true],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('is told from a new one: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });
});

describe('a fault', () => {
  it('of the network is one sentence with the cause and the mend', async () => {
    const { start } = await project();

    const ending = await start(['ask'], { env: { FAIL: 'ENOTFOUND' } }).done;

    expect(ending).toMatchObject({ code: 1, out: '' });
    expect(ending.err).toMatch(
      /whichway: The npm registry cannot be reached\. Check the network .*\(ENOTFOUND\)\.\n$/,
    );
  });

  it('is a missing npm', async () => {
    const { root, start } = await project();

    const ending = await start(['ask'], { env: { PATH: join(root, 'nowhere') } }).done;

    expect(ending).toMatchObject({ code: 1, out: '' });
    expect(ending.err).toContain('npm is not on the PATH');
  });

  it.skipIf(process.getuid?.() === 0)('is a folder that cannot be written', async () => {
    const { root, start } = await project();
    await chmod(root, 0o555);

    const ending = await start(['ask']).done;
    await chmod(root, 0o755);

    expect(ending.code).toBe(1);
    expect(ending.err).toContain('The project folder cannot be written');
  });

  it('that is not known has no sentence made up for it', () => {
    expect(sentenceFor([undefined, 'EWHATEVER'])).toBeUndefined();
    expect(sentenceFor(['1', 'EROFS'])).toContain('cannot be written');
  });
});

describe('a verb', () => {
  const files = (argv: string[]) => stepsFor(argv, '/nowhere').map(({ args }) => args);

  it('of development runs its tools, the rest of the words go to the tests', () => {
    expect(files(['test', 'talks', '--bail=1'])).toEqual([
      ['node_modules/vitest/vitest.mjs', 'run', 'talks', '--bail=1'],
    ]);
    expect(files(['check']).map(([tool]) => tool?.split('/').at(-1))).toEqual(['biome', 'tsc', 'vitest.mjs']);
    expect(files(['eval', '--json'])[0]?.slice(-2)).toEqual(['bench/eval.ts', '--json']);
    expect(stepsFor(['talks:update'], '/nowhere')[0]?.env).toEqual({ UPDATE_TALKS: '1' });
  });

  it('that is none of these goes to the program, also one that every object knows', () => {
    expect(files(['toString', 'x'])[0]?.slice(-3)).toEqual(['adapters/main.ts', 'toString', 'x']);
    expect(files([])[0]?.at(-1)).toBe('adapters/main.ts');
  });

  it('for a benchmark that does not exist says which there are', () => {
    expect(() => files(['bench', 'speed'])).toThrow('There is no benchmark "speed". There are: none.');
  });
});
