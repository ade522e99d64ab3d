// Settings: where they come from, and what is said when they are wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Env,
  hoursOf,
  readDotEnv,
  readSettings,
  SETTING_NAMES,
  type Settings,
  zoneOf,
} from '../../adapters/settings.ts';
import { WhichwayError } from '../../knowledge/error.ts';

/** Looks like a secret and breaks every rule. */
const WRONG = 'hunter2 is not right';

const HAVE_A_RULE = {
  SLACK_BOT_TOKEN: 'xoxb-',
  SLACK_APP_TOKEN: 'xapp-',
  SLACK_API_URL: 'http',
  DISCORD_TOKEN: 'without spaces',
  DISCORD_API_URL: 'http',
  DISCORD_GUILD_ID: 'digits',
  DISCORD_MESSAGE_CONTENT: 'true or false',
  OPENAI_BASE_URL: 'http',
  DATABASE_URL: 'postgres://',
  PORT: '0 to 65535',
  ADMIN_PORT: '0 to 65535',
  CHECKIN_AFTER: 'P6M',
  TIME_ZONE: 'Europe/Berlin',
  WORKING_DAYS: 'mon-fri',
  WORKING_HOURS: '09:00-17:00',
  LOG_LEVEL: 'info',
} as const;

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function faultOf(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof WhichwayError && thrown.code === 'settings') return thrown.message;
    throw thrown;
  }
  return '(no fault)';
}

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(readSettings({}, {})).toEqual({
      WORKING_DAYS: 'mon-fri',
      WORKING_HOURS: '09:00-17:00',
      DATA_DIR: 'data',
      PORT: 3000,
      HOST: '0.0.0.0',
      ADMIN_PORT: 9464,
      ADMIN_HOST: '127.0.0.1',
      CHECKIN_AFTER: 'P6M',
      MODEL_TOKENS_A_DAY: 500_000,
      MODEL_QUESTIONS_A_DAY: 100,
      MODEL_LANGUAGES: 'true',
      LOG_LEVEL: 'info',
    });
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readSettings({}, {}))).toBe(true);
  });

  it('come from the environment before the .env file', () => {
    const { DATA_DIR, LOG_LEVEL } = readSettings(
      { DATA_DIR: '/from/env' },
      { DATA_DIR: '/from/file', LOG_LEVEL: 'warn' },
    );

    expect({ DATA_DIR, LOG_LEVEL }).toEqual({ DATA_DIR: '/from/env', LOG_LEVEL: 'warn' });
  });

  it('count as unset where they are empty', () => {
    const empty = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']));

    expect(readSettings(empty, {})).toEqual(readSettings({}, {}));
  });

  it('leave other variables alone', () => {
    expect(readSettings({ PATH: '/bin', SLACK_TYPO: 'x' }, {})).toEqual(readSettings({}, {}));
  });

  it.each<[name: keyof Settings, value: string]>([
    ['SLACK_BOT_TOKEN', 'xoxb-1'],
    ['SLACK_API_URL', 'http://localhost:9/api/'],
    ['DISCORD_GUILD_ID', '123456789012345678'],
    ['DISCORD_MESSAGE_CONTENT', 'false'],
    ['DATABASE_URL', 'postgresql://db/x'],
    ['CHECKIN_AFTER', 'PT1M'],
    ['TIME_ZONE', 'Asia/Kolkata'],
    ['LOG_LEVEL', 'silent'],
  ])('take %s=%s as it is', (name, value) => {
    expect(readSettings({ [name]: value }, {})[name]).toBe(value);
  });
});

describe('wrong settings', () => {
  it('are all named at once with their rules, and no value is', () => {
    const env: Env = Object.fromEntries(Object.keys(HAVE_A_RULE).map((name) => [name, WRONG]));

    const fault = faultOf(() => readSettings(env, {}));

    for (const [name, words] of Object.entries(HAVE_A_RULE))
      expect.soft(fault).toMatch(new RegExp(`\\b${name} [^;]*${words}`, 'u'));
    expect(fault).toContain(`${Object.keys(HAVE_A_RULE).length} settings are wrong`);
    expect(fault).not.toMatch(/hunter2|not right/u);
  });

  it.each<[name: string, value: string]>([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['CHECKIN_AFTER', 'P0D'],
    ['CHECKIN_AFTER', '-P6M'],
    ['CHECKIN_AFTER', '6 months'],
    ['TIME_ZONE', 'Mars/Olympus'],
    ['LOG_LEVEL', 'INFO'],
    ['OPENAI_BASE_URL', 'ftp://files.example'],
    ['DISCORD_GUILD_ID', '12'],
    ['DATABASE_URL', 'mysql://secret@db/x'],
    ['SLACK_BOT_TOKEN', 'xapp-secret'],
  ])('are named alone, without the value: %s=%s', (name, value) => {
    const fault = faultOf(() => readSettings({ [name]: value }, {}));

    expect(fault.startsWith(`A setting is wrong: ${name} must `), fault).toBe(true);
    expect(fault.replace(/must .*?\. Mend/u, '')).not.toContain(value);
  });

  it('are found in the .env file too', () => {
    expect(faultOf(() => readSettings({}, { PORT: 'many' }))).toContain('PORT must be a port number');
  });

  it('do not count where the environment says better', () => {
    expect(readSettings({ PORT: '80' }, { PORT: 'many' }).PORT).toBe(80);
  });
});

describe('the .env file', () => {
  it('may be missing', () => {
    expect(readDotEnv(join(temporary(), '.env'))).toEqual({});
  });

  it('is read with quotes, comments and spaces', () => {
    const path = join(temporary(), '.env');
    writeFileSync(path, '# ours\nLOG_LEVEL = "warn" # loud enough\n\nTIME_ZONE=Europe/Berlin\n');

    expect(readSettings({}, readDotEnv(path))).toMatchObject({
      LOG_LEVEL: 'warn',
      TIME_ZONE: 'Europe/Berlin',
    });
  });

  it('is named where it is there and cannot be read', () => {
    const path = join(temporary(), '.env');
    mkdirSync(path);

    expect(faultOf(() => readDotEnv(path))).toContain(path);
  });
});

describe('the time zone', () => {
  it('is the setting, else one that the machine knows', () => {
    expect(zoneOf(readSettings({ TIME_ZONE: 'Asia/Tokyo' }, {}))).toBe('Asia/Tokyo');
    expect(() => readSettings({ TIME_ZONE: zoneOf(readSettings({}, {})) }, {})).not.toThrow();
  });
});

describe('the working hours', () => {
  it.each([
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['sun-thu', [1, 2, 3, 4, 7]],
    ['sat-wed', [1, 2, 3, 6, 7]],
    ['mon,wed,fri', [1, 3, 5]],
    ['sun,tue-thu', [2, 3, 4, 7]],
    ['mon-wed,tue-thu', [1, 2, 3, 4]],
    ['sat', [6]],
    ['mon-sun', [1, 2, 3, 4, 5, 6, 7]],
    [' Monday - Friday ', [1, 2, 3, 4, 5]],
  ])('have the days of "%s"', (days, numbers) => {
    expect(hoursOf(readSettings({ WORKING_DAYS: days }, {})).days).toEqual(numbers);
  });

  it.each([
    ['09:00-17:00', '09:00', '17:00'],
    ['00:00-23:59', '00:00', '23:59'],
    ['10:30 - 10:30', '10:30', '10:30'],
  ])('have the span of "%s"', (span, from, to) => {
    expect(hoursOf(readSettings({ WORKING_HOURS: span }, {}))).toMatchObject({ from, to });
  });

  it.each([
    ...[
      'mo-fr',
      'mon-',
      '-fri',
      'mon-wed-fri',
      'mon,,fri',
      'weekdays',
      '1-5',
      'mon fri',
      'Montag',
      'money',
    ].map((value) => ['WORKING_DAYS', value]),
    ...['9-17', '9:00-17:00', '09:00', '17:00-09:00', '09:00-24:00', '09:60-17:00', '22:00-06:00'].map(
      (value) => ['WORKING_HOURS', value],
    ),
  ])('are refused where they are none, without the value: %s=%s', (name, value) => {
    const fault = faultOf(() => readSettings({ [name]: value }, {}));

    expect(fault.startsWith(`A setting is wrong: ${name} must be `), fault).toBe(true);
    expect(fault.replace(/must .*?\. Mend/u, '')).not.toContain(value);
  });
});
