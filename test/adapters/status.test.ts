// `status`: what an admin reads of a store, and that reading it is all that happens.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../adapters/clock.ts';
import { status } from '../../adapters/commands/status.ts';
import { databaseFile, openStore } from '../../adapters/store/open.ts';
import { WhichwayError } from '../../knowledge/error.ts';
import { createBot, NO_TASKS } from '../../src/bot.ts';
import { MINUTE, SECOND } from '../../src/door/clock.ts';
import type { Messenger, Sending } from '../../src/door/messenger.ts';
import type { Decide } from '../../src/door/worker.ts';
import { handClock } from '../clock.ts';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Stands in every event, card and strange error of these tests. */
const SECRET = 'our margin is four percent';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function printed(folder: string, args: readonly string[] = [], now = NOW): Promise<string> {
  const output = new PassThrough({ encoding: 'utf8' });
  expect(await status({ folder, args, now, output })).toBe(0);
  return String(output.read());
}

const linesOf = async (folder: string, now?: number): Promise<string[]> =>
  (await printed(folder, [], now)).trimEnd().split('\n');

/** How a platform answers in each place; any other place takes everything. */
const ANSWERS: Readonly<Record<string, Sending>> = {
  busy: { kind: 'limited', waitMs: 20 * MINUTE },
  closed: { kind: 'refused', reason: 'channel_not_found' },
};

const messenger: Messenger = {
  can: () => ({ edit: true, find: false }),
  async post({ id, place }) {
    if (place === 'deaf') throw new RangeError(SECRET);
    return ANSWERS[place] ?? { kind: 'sent', external: id };
  },
  edit: async () => ({ kind: 'sent', external: '1' }),
  find: async () => ({ kind: 'absent' }),
  whisper: () => {},
};

const decide: Decide = (talk, { key }) => {
  if (key.startsWith('broken')) throw new TypeError(SECRET);
  return [
    { ...talk, owner: SECRET },
    [
      { kind: 'post', card: { kind: 'notice', about: 'test', text: SECRET } },
      { kind: 'check-in', at: '2027-05-24T09:00:00+02:00' },
    ],
  ];
};

/** Somebody says something so long before `NOW` (ms), in a place; the bot works it unless it is `late`. */
type Saying = { talk: string; ago: number; place?: string; late?: boolean };

/** A folder whose bot heard what was said, in that order, and ended. */
async function heard(sayings: readonly Saying[] = ALL_SORTS): Promise<string> {
  const folder = temporary();
  const store = await openStore(folder, realClock);
  let now = NOW;
  let count = 0;
  const world = { store, messenger, tasks: NO_TASKS, decide, random: () => 0.5, report: () => {} };
  const bot = createBot({ ...world, ids: () => `m${++count}`, clock: handClock(() => now) });
  for (const { talk, ago, place = 'calm', late = false } of sayings) {
    now = NOW - ago;
    const event = { kind: 'said', key: talk, by: SECRET, at: '2026-11-20T08:00:00Z', text: SECRET } as const;
    await bot.receive({ tenant: 'T1', talk, place, thread: null, zone: 'Europe/Berlin', event });
    if (!late) await bot.drain();
  }
  await store.close();
  return folder;
}

const ALL_SORTS: readonly Saying[] = [
  { talk: 'old', ago: 10 * DAY },
  { talk: 'unheard', ago: 2 * DAY, place: 'deaf' },
  { talk: 'unwanted', ago: 3 * HOUR, place: 'closed' },
  { talk: 'broken', ago: 2 * HOUR },
  { talk: 'first', ago: 5 * MINUTE, place: 'busy' },
  { talk: 'second', ago: 4 * MINUTE, place: 'busy' },
  { talk: 'unworked', ago: 3 * MINUTE, late: true },
];

function change(folder: string, sql: string): void {
  const database = new Database(databaseFile(folder));
  database.exec(sql);
  database.close();
}

const LATER = `INSERT INTO kysely_migration VALUES ('999-later', '2027-01-01')`;

/** Fills the file with what nobody can read, from an offset in bytes. */
function overwrite(folder: string, from: number): void {
  const file = databaseFile(folder);
  writeFileSync(file, readFileSync(file).fill(0xff, from));
}

describe('a folder without a store', () => {
  it.each(['', 'nowhere'])('is said in one sentence and is left as it is: %j', async (inside) => {
    const folder = temporary();

    expect(await printed(join(folder, inside))).toMatch(
      /^No talk was held [^.]* yet; "npm start" begins .*\.\n$/u,
    );
    expect(JSON.parse(await printed(folder, ['--json']))).toMatchObject({ process: null, store: null });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a store', () => {
  it('in which nothing happened yet is told in few words', async () => {
    const folder = await heard([]);

    expect((await linesOf(folder)).slice(1).join(' ')).toBe(
      'No talk was held yet. Nothing waits, and nothing went wrong. No check-in waits.',
    );
  });

  it('is told with all that waits and all that went wrong, and why', async () => {
    const folder = await heard();

    expect(await linesOf(folder)).toEqual([
      `No bot runs with the data folder ${folder}. What waits goes on when one is started.`,
      '6 talks are kept; 5 changed in the last 7 days.',
      '1 event waits, for 3 minutes.',
      '1 event was put aside for good:',
      '  talk broken, 2 hours ago: TypeError.',
      '2 messages wait, the oldest for 5 minutes. Most frequent reason: rate limit.',
      '1 place rests for 15 minutes more, because the platform asked for a pause.',
      '1 message was refused:',
      '  talk unwanted, 3 hours ago: channel_not_found.',
      '1 message was left in doubt (each may have arrived or not, and is not sent again):',
      '  talk unheard, 2 days ago: RangeError.',
      '5 check-ins wait; the next is due on 2027-05-24 09:00 (Europe/Berlin).',
    ]);
  });

  it('gives a program the same facts on one line', async () => {
    const folder = await heard();

    const json = await printed(folder, ['--json']);

    const failed = { tenant: 'T1', talk: 'broken', agoMs: 2 * HOUR, reason: 'TypeError' };
    expect(json.split('\n')).toEqual([expect.stringMatching(/^\{.*\}$/u), '']);
    expect(JSON.parse(json)).toMatchObject({
      at: '2026-11-20T08:00:00.000Z',
      process: null,
      store: {
        talks: { count: 6, changed: 5 },
        events: {
          waiting: { count: 1, oldestMs: 3 * MINUTE, reason: null },
          failed: { count: 1, newest: [failed] },
        },
        messages: { waiting: { count: 2 }, refused: { count: 1 }, doubtful: { count: 1 } },
        tasks: { waiting: { count: 0, oldestMs: null, reason: null } },
        resting: { count: 1, longestMs: 15 * MINUTE },
        checkIns: { count: 5, next: { local: '2027-05-24T09:00:00', zone: 'Europe/Berlin', overdue: false } },
      },
    });
  });

  it('keeps what people wrote to itself, and every byte as it was', async () => {
    const folder = await heard();
    const before = readFileSync(databaseFile(folder));
    expect(String(before).split(SECRET).length).toBeGreaterThan(10);

    expect(await printed(folder)).not.toContain(SECRET);
    expect(await printed(folder, ['--json'])).not.toContain(SECRET);
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
  });

  it('shows the newest five of many that went wrong', async () => {
    const hours = [7, 6, 5, 4, 3, 2, 1];
    const folder = await heard(hours.map((ago) => ({ talk: `broken${ago}`, ago: ago * HOUR })));

    expect((await linesOf(folder)).slice(2, 9)).toEqual([
      '7 events were put aside for good; the newest 5:',
      '  talk broken1, 1 hour ago: TypeError.',
      ...[2, 3, 4, 5].map((ago) => `  talk broken${ago}, ${ago} hours ago: TypeError.`),
      'No check-in waits.',
    ]);
  });

  it('cannot redraw the screen with an id or a reason', async () => {
    const folder = await heard([{ talk: 'broken', ago: 0 }]);
    change(folder, `UPDATE inbox SET talk = 'a' || char(27) || '[2J', reason = 'b' || char(10) || 'c'`);

    expect((await linesOf(folder))[3]).toBe('  talk a[2J, a moment ago: b c.');
  });

  it.each([
    [SECOND - 1, 'a moment'],
    [MINUTE - 1, '59 seconds'],
    [MINUTE, '1 minute'],
    [DAY - 1, '23 hours'],
    [2 * DAY, '2 days'],
  ])('says how long something waits: %i ms is %s', async (ms, words) => {
    const folder = await heard([{ talk: 'unworked', ago: 0, late: true }]);

    expect((await linesOf(folder, NOW + ms))[2]).toBe(`1 event waits, for ${words}.`);
  });

  it('has no span below zero where the clock jumped back', async () => {
    const folder = await heard([{ talk: 'broken', ago: 0 }]);

    expect(await printed(folder, ['--json'], NOW - DAY)).toContain('"agoMs":0,');
  });

  it('says when a check-in is overdue, and rests no place beyond its time', async () => {
    const folder = await heard();

    const lines = await linesOf(folder, Date.parse('2027-06-01T00:00:00Z'));

    expect(lines.at(-1)).toBe('5 check-ins wait; the next was due on 2027-05-24 09:00 (Europe/Berlin).');
    expect(lines.filter((line) => line.includes('rests'))).toEqual([]);
  });
});

describe('beside a bot', () => {
  it('names its process, takes nothing from it and sees what it does', async () => {
    const folder = temporary();
    const store = await openStore(folder, realClock);

    expect((await linesOf(folder))[0]).toBe(
      `A bot runs with the data folder ${folder} (process ${process.pid}).`,
    );
    const event = { kind: 'said', key: 'k1', by: 'u1', at: '2026-11-20T08:00:00Z', text: SECRET } as const;
    const incoming = { tenant: 'T1', talk: 't1', place: 'p1', thread: null, zone: 'UTC', event };
    expect(await store.inbox.receive([incoming], NOW - MINUTE)).toEqual(['new']);
    expect((await linesOf(folder))[2]).toBe('1 event waits, for 1 minute.');
    await expect(openStore(folder, realClock)).rejects.toThrow(`process ${process.pid}`);
    await store.close();
  });
});

describe('a store that cannot be read', () => {
  it.each<[what: string, spoil: (folder: string) => void, said: RegExp]>([
    ['newer', (folder) => change(folder, LATER), /newer Whichway \(its step 999-later .* Use the newer/u],
    [
      'without a table',
      (folder) => change(folder, 'DROP TABLE lease'),
      /today's form \(.*: lease\)\. Start/u,
    ],
    ['damaged', (folder) => overwrite(folder, 4096), /is damaged\. Keep it aside/u],
  ])('is said with the cause and the mend: one that is %s', async (_what, spoil, said) => {
    const folder = await heard();
    spoil(folder);

    const thrown = await printed(folder).catch((cause: unknown) => cause);

    expect(thrown).toBeInstanceOf(WhichwayError);
    expect(thrown).toMatchObject({ code: 'data', message: expect.stringMatching(said) });
  });
});

describe('the verb', () => {
  it('ends with status 0 when it could read, else with 1 and the cause', async () => {
    const folder = await heard();
    const main = join(import.meta.dirname, '../../adapters/main.ts');
    const run = () =>
      spawnSync(process.execPath, [main, 'status'], {
        env: { ...process.env, DATA_DIR: folder },
        encoding: 'utf8',
      });

    expect(run()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('6 talks are kept'),
      stderr: '',
    });
    overwrite(folder, 0);
    expect(run()).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^whichway: .* is no database\. .*\n$/u),
    });
  });

  it('names a flag that it does not have', async () => {
    await expect(printed(temporary(), ['--jsn'])).rejects.toThrow(/--jsn.* The only flag is --json\./u);
  });
});
