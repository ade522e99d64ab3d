// Environment and .env file into one frozen value; every fault is named at once, and no value is ever printed.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { WhichwayError } from '../knowledge/error.ts';
import { isZone } from '../src/checkin/walltime.ts';
import type { WorkingHours } from '../src/checkin/workhours.ts';

/** Environment variables as the process has them. */
export type Env = Readonly<Record<string, string | undefined>>;

const text = z.string().trim().min(1);
const port = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number from 0 to 65535');
const duration = text.refine(
  isDuration,
  'must be an ISO 8601 duration of at most ten years, such as P6M or P90D',
);
const zone = text.refine(isNamedZone, 'must be an IANA time zone such as Europe/Berlin');
const web = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const days = text.refine(
  (value) => daysIn(value) !== undefined,
  'must be days such as mon-fri or sun,tue-thu',
);
const hours = text.refine(
  (value) => spanIn(value) !== undefined,
  'must be the first and the last time of a working day, such as 09:00-17:00',
);

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,12}$/, 'must be a whole number')
  .transform(Number);
const PRICE_RULE =
  'must be two prices in dollars for a million tokens, of prompts and of replies, such as 0.15/0.60';

const schema = z.object({
  SLACK_BOT_TOKEN: text.startsWith('xoxb-', 'must begin with xoxb-').optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-', 'must begin with xapp-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_API_URL: web.optional(),
  // What else stands there could not even be sent.
  DISCORD_TOKEN: text.regex(/^[!-~]+$/, 'must be the token alone, without spaces').optional(),
  DISCORD_API_URL: web.optional(),
  DISCORD_GUILD_ID: text.regex(/^\d{15,22}$/, 'must be a Discord id (digits only)').optional(),
  DISCORD_MESSAGE_CONTENT: z.enum(['true', 'false'], 'must be true or false').optional(),
  OPENAI_API_KEY: text.optional(),
  OPENAI_BASE_URL: web.optional(),
  OPENAI_MODEL: text.optional(),
  OPENAI_EMBEDDING_MODEL: text.optional(),
  MODEL_TOKENS_A_DAY: amount.prefault('500000'),
  MODEL_QUESTIONS_A_DAY: amount.prefault('100'),
  MODEL_LANGUAGES: z.enum(['true', 'false'], 'must be true or false').default('true'),
  MODEL_PRICE: text.regex(/^\d+(?:\.\d+)?\/\d+(?:\.\d+)?$/, PRICE_RULE).optional(),
  DATA_DIR: z.string().trim().min(1, 'must be the path of a folder').default('data'),
  DATABASE_URL: text.regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://').optional(),
  PORT: port.prefault('3000'),
  HOST: text.default('0.0.0.0'),
  ADMIN_PORT: port.prefault('9464'),
  ADMIN_HOST: text.default('127.0.0.1'),
  ENCRYPTION_KEY: text.optional(),
  CHECKIN_AFTER: duration.default('P6M'),
  TIME_ZONE: zone.optional(),
  WORKING_DAYS: days.default('mon-fri'),
  WORKING_HOURS: hours.default('09:00-17:00'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
});

export type Settings = Readonly<z.infer<typeof schema>>;

/** The names of all settings, for the documentation test. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

/**
 * Reads the settings. Variables of the environment win over the .env file; an empty value counts as unset. Throws
 * `settings` with every fault in one message, by name and rule and never by value.
 */
export function readSettings(env: Env, dotEnv: Env): Settings {
  const present = Object.entries({ ...set(dotEnv), ...set(env) });
  const result = schema.safeParse(Object.fromEntries(present));
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${rule(issue)}`);
  throw new WhichwayError(
    'settings',
    `${faults.length === 1 ? 'A setting is' : `${faults.length} settings are`} wrong: ${faults.join('; ')}. Mend them in the environment or in .env.`,
  );
}

/** The settings that have a value; an empty one counts as unset, so it hides nothing. */
function set(env: Env): Record<string, string> {
  const entries = Object.entries(env).filter(
    ([name, value]) => SETTING_NAMES.includes(name) && value !== undefined && value !== '',
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Our own rule's words where there are any. A library message could hold the value, so none is passed on. */
function rule(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('must ')) return issue.message;
  return issue.path[0] === 'PORT' || issue.path[0] === 'ADMIN_PORT'
    ? 'must be a port number from 0 to 65535'
    : 'is not valid';
}

/** The .env file of a folder; empty when there is none. Throws `settings` when it is there and cannot be read. */
export function readDotEnv(path: string): Env {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
    if (text.includes('\0'))
      throw new WhichwayError('settings', `The settings file ${path} is not UTF-8 text. Save it as UTF-8.`);
    return parseEnv(text);
  } catch (cause) {
    if (cause instanceof WhichwayError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new WhichwayError(
      'settings',
      `The settings file ${path} cannot be read. Make it a readable text file or remove it.`,
      { cause },
    );
  }
}

/** A check-in later than this is never seen by the same people: ten years, in days. */
const LONGEST_DAYS = 3653;

function isDuration(value: string): boolean {
  try {
    const days = Temporal.Duration.from(value).total({ unit: 'days', relativeTo: '2000-01-01' });
    return days > 0 && days <= LONGEST_DAYS;
  } catch {
    return false; // Temporal throws on anything that is no duration; that is the answer here.
  }
}

/** An offset such as +01:00 knows no daylight saving; a zone has a name. */
function isNamedZone(value: string): boolean {
  return /^[A-Z]/iu.test(value) && isZone(value);
}

/** The zone to use where nobody has said one: the setting, else the machine's own, else UTC where it names none. */
export function zoneOf(settings: Settings): string {
  if (settings.TIME_ZONE !== undefined) return settings.TIME_ZONE;
  const own: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own !== undefined && isNamedZone(own) ? own : 'UTC';
}

/** When people are asked: the days and hours of the settings. */
export function hoursOf({ WORKING_DAYS, WORKING_HOURS }: Settings): WorkingHours {
  const [days, span] = [daysIn(WORKING_DAYS), spanIn(WORKING_HOURS)];
  // Settings that were read are right; without this the types would not know.
  if (!days || !span) throw new WhichwayError('settings', 'WORKING_DAYS or WORKING_HOURS is wrong.');
  return { days, ...span };
}

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Of a day by its whole name or its first three letters; -1 where it is none. */
const placeOf = (day: string): number =>
  WEEK.findIndex((name) => day === name || day === name.slice(0, 'mon'.length));

/** Days of the week from 1 (Monday): "mon-fri", "sun-thu", "mon,wed". Undefined where the text is none. */
function daysIn(value: string): number[] | undefined {
  const found = new Set<number>();
  for (const part of value.toLowerCase().split(',')) {
    const [first = '', last = first, ...more] = part.split('-').map((day) => day.trim());
    const [from, to] = [placeOf(first), placeOf(last)];
    if (from < 0 || to < 0 || more.length > 0) return undefined;
    // "fri-mon" goes over the weekend.
    for (let day = from; ; day = (day + 1) % WEEK.length) {
      found.add(day + 1);
      if (day === to) break;
    }
  }
  return [...found].sort();
}

/** "09:00-17:00"; undefined where it is no span of one day. */
function spanIn(value: string): { from: string; to: string } | undefined {
  const [, from = '', to = ''] =
    /^((?:[01]\d|2[0-3]):[0-5]\d)\s*-\s*((?:[01]\d|2[0-3]):[0-5]\d)$/u.exec(value) ?? [];
  // Two texts of this form compare like the times they mean.
  return from !== '' && from <= to ? { from, to } : undefined;
}
