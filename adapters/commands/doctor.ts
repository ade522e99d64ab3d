// `doctor`: checks what the bot stands on and says how to mend each thing.
import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { sql } from 'kysely';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Finding } from '../chat/finding.ts';
import { realClock } from '../clock.ts';
import { openGround } from '../ground.ts';
import { modelSettings } from '../model/settings.ts';
import { type Env, readDotEnv, readSettings, type Settings } from '../settings.ts';
import { holderOf } from '../store/lock.ts';
import { checkSqlite, databaseFile, foundDamage, sqliteVersion } from '../store/open.ts';
import { readStore } from '../store/survey.ts';

/** The oldest Node that runs the sources as they are and the database driver without a crash. */
const LEAST_NODE = [22, 18] as const;

/** `offline` leaves out what has to be asked elsewhere. */
export type DoctorWorld = {
  env: Env;
  dotEnvPath: string;
  output: Writable;
  quiet: boolean;
  offline: boolean;
};

/** Resolves to 0 when all is well, else 1. `quiet` prints faults only. Runs beside a bot and makes no store. */
export async function doctor({ env, dotEnvPath, output, quiet, offline }: DoctorWorld): Promise<number> {
  let faults = 0;
  const check = async <T>(
    name: string,
    run: () => T | Promise<T>,
    note: (value: T) => string = () => '',
  ): Promise<T | undefined> => {
    try {
      const value = await run();
      if (!quiet) output.write(`ok    ${name}${note(value)}\n`);
      return value;
    } catch (cause) {
      faults++;
      output.write(`wrong ${name}: ${messageOf(cause)}\n`);
      return undefined;
    }
  };
  await check('Node', checkNode);
  const settings = await check('settings', () => readSettings(env, readDotEnv(dotEnvPath)));
  if (settings) {
    await check('data folder', () => checkDataFolder(settings));
    await check(
      'store',
      () => checkStore(settings),
      (found) => ` (${found})`,
    );
    await check('guidance', () => checkGuidance(settings));
    for (const { name, ok, said } of offline ? [] : await platformFindings(settings))
      await check(
        name,
        () => {
          if (!ok) throw new Error(said);
        },
        () => (said === '' ? '' : ` (${said})`),
      );
  }
  return faults === 0 ? 0 : 1;
}
function checkNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new Error(`Node ${process.versions.node} is too old. Install Node ${LEAST_NODE.join('.')} or newer.`);
}

function checkDataFolder({ DATA_DIR }: Settings): void {
  try {
    mkdirSync(DATA_DIR, { recursive: true });
    accessSync(DATA_DIR, constants.W_OK);
  } catch (cause) {
    throw new Error(
      `DATA_DIR cannot be written (${messageOf(cause)}). Make the folder writable or set DATA_DIR to another one.`,
      { cause },
    );
  }
}

/** What was found, in words: SQLite's version, and who works with the folder. */
async function checkStore({ DATA_DIR }: Settings): Promise<string> {
  const version = sqliteVersion();
  checkSqlite(version);
  const sound = await readStore(DATA_DIR, async (db) => {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
    const [found] = rows;
    if (found?.quick_check === 'ok') return true;
    throw new WhichwayError(
      'data',
      `The database ${databaseFile(DATA_DIR)} is damaged (${foundDamage(found?.quick_check ?? '')}). Stop the bot, keep the file aside, and put back your last copy of the data folder.`,
    );
  });
  const holder = holderOf(DATA_DIR);
  const notes = [`SQLite ${version}`];
  if (!sound) notes.push('no talk was held yet');
  if (holder !== undefined) notes.push(`a bot runs with it, process ${holder}`);
  return notes.join('; ');
}

function checkGuidance(settings: Settings): void {
  openGround(settings, (notice) => {
    throw new Error(notice);
  }).guide.close();
}

/** What others say to the settings for them. */
async function platformFindings(settings: Settings): Promise<Finding[]> {
  const found = await Promise.all([
    slackFindings(settings),
    discordFindings(settings),
    modelFindings(settings),
  ]);
  return found.flat();
}

/** What the server of the model says, where the settings name one. */
async function modelFindings(settings: Settings): Promise<Finding[]> {
  const wanted = modelSettings(settings);
  if (!wanted) return [];
  const { checkModel } = await import('../model/check.ts');
  return checkModel(wanted, { clock: realClock, random: Math.random });
}

/** What Slack says to the settings for it; nothing where there are none, and its library is not loaded then. */
async function slackFindings(settings: Settings): Promise<Finding[]> {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = settings;
  if ([SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET].every((one) => one === undefined)) return [];
  const { checkSlack } = await import('../slack/check.ts');
  return checkSlack({
    botToken: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    apiUrl: SLACK_API_URL,
  });
}

/** What Discord says to the settings for it, in the same way. */
async function discordFindings(settings: Settings): Promise<Finding[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_GUILD_ID: guild } = settings;
  if (token === undefined) return [];
  const { checkDiscord } = await import('../discord/check.ts');
  return checkDiscord({ token, apiUrl, guild, content: settings.DISCORD_MESSAGE_CONTENT === 'true' });
}
