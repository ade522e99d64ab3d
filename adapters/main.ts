// The process: reads the settings, runs one verb, and ends with its exit status.
import { parseArgs } from 'node:util';
import { messageOf, WhichwayError } from '../knowledge/error.ts';
import { realClock } from './clock.ts';
import { adviseLine } from './commands/advise.ts';
import { askLine } from './commands/ask.ts';
import { type LineHandler, runLine, runLines } from './commands/lines.ts';
import { openGround } from './ground.ts';
import { type Env, readDotEnv, readSettings, type Settings, zoneOf } from './settings.ts';

const USAGE = `Usage: npm run whichway -- <verb>

  start                      run the bot in Slack and Discord where their tokens are set, else open the conversation here
  register-discord           put the commands into Discord; writes only what changed
  advise [--text T] [--answers JSON] [--id ID]
                             one talk for each JSON line on standard input, or one from flags
  ask [--q QUESTION] [--id ID]
                             one answer for each JSON line on standard input, or one from flags
  knowledge search "words"   what the search finds, with ranks and reasons
  knowledge build            build the search index anew if the guidance changed
  status [--json]            whether a bot runs, what waits and what went wrong; also beside the bot
  gaps [--json] [--since P90D] [--tenant T]
                             which questions had no answer, and what guidance comes nearest
  export-examples --out FILE [--tenant T] [--force]
                             examples for fine-tuning a model, without personal data, as JSON lines
  doctor [--quiet] [--offline]
                             check Node, settings, data folder, store, guidance, Slack and Discord; quiet: faults only;
                             offline: ask nobody else
  help                       this text
`;

const now = (): string => new Date().toISOString();
const tell = (sentence: string): void => void process.stderr.write(`whichway: ${sentence}\n`);

/** Runs a verb and resolves to the exit status. */
async function main(argv: readonly string[], env: Env): Promise<number> {
  const [verb = 'help', ...rest] = argv;
  if (verb === 'help' || verb === '--help' || verb === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  // Verbs are loaded when they run, so that `ask` and `advise` start without the terminal's parts.
  if (verb === 'doctor') {
    const { doctor } = await import('./commands/doctor.ts');
    const [quiet, offline] = ['--quiet', '--offline'].map((flag) => rest.includes(flag));
    return doctor({
      ...{ env, dotEnvPath: '.env', output: process.stdout },
      ...{ quiet: quiet === true, offline: offline === true },
    });
  }
  const settings = readSettings(env, readDotEnv('.env'));
  switch (verb) {
    case 'start':
      return begin(settings);
    case 'advise':
      return lines(rest, ['text', 'answers', 'id'], settings, (ground) =>
        adviseLine({ ground, now, zone: zoneOf(settings) }),
      );
    case 'ask':
      return lines(rest, ['q', 'id'], settings, (ground) => askLine(ground.guide, () => performance.now()));
    case 'knowledge':
      return knowledge(rest, settings);
    case 'status': {
      const { status } = await import('./commands/status.ts');
      return status({ folder: settings.DATA_DIR, args: rest, now: Date.now(), output: process.stdout });
    }
    case 'gaps': {
      const { gaps } = await import('./commands/gaps.ts');
      const { guide } = openGround(settings, tell);
      const { DATA_DIR: folder } = settings;
      return gaps({
        folder,
        args: rest,
        now: Date.now(),
        breathe: realClock.breathe,
        guide,
        output: process.stdout,
      });
    }
    case 'export-examples': {
      const { exportExamples } = await import('./commands/exportexamples.ts');
      return exportExamples({ folder: settings.DATA_DIR, args: rest, output: process.stdout });
    }
    case 'register-discord': {
      const { registerDiscord } = await import('./commands/registerdiscord.ts');
      return registerDiscord(settings, process.stdout);
    }
    default:
      tell(`There is no verb "${verb}". Try: npm run whichway -- help`);
      return 2;
  }
}

/** Set by verbs that have something to bring to an end. */
let stopping: AbortController | undefined;

async function begin(settings: Settings): Promise<number> {
  const { start } = await import('./commands/start.ts');
  stopping = new AbortController();
  const status = await start({
    settings,
    input: process.stdin,
    output: process.stdout,
    stop: stopping.signal,
    tell,
  });
  // An open pipe would keep the process alive, waiting for lines that nobody reads any more.
  process.stdin.destroy();
  return status;
}

type Opened = ReturnType<typeof openGround>;

async function lines(
  args: readonly string[],
  names: readonly string[],
  settings: Settings,
  handler: (ground: Opened) => LineHandler,
): Promise<number> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  let item: Record<string, unknown>;
  try {
    item = { ...parseArgs({ args: [...args], options }).values };
  } catch (cause) {
    throw new WhichwayError(
      'input',
      `${messageOf(cause)}. Flags are: ${names.map((name) => `--${name}`).join(', ')}.`,
      { cause },
    );
  }
  const handle = handler(openGround(settings, tell));
  if (Object.keys(item).length === 0) return runLines(process.stdin, process.stdout, handle);
  const result = await runLine(JSON.stringify(withAnswers(item)), handle);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return 'error' in result ? 1 : 0;
}

/** `--answers` holds JSON; a text that is none is passed on, so that the line says what is wrong. */
function withAnswers(item: Record<string, unknown>): Record<string, unknown> {
  if (typeof item.answers !== 'string') return item;
  try {
    return { ...item, answers: JSON.parse(item.answers) };
  } catch {
    return item; // The handler names the fault: "answers" must be an object.
  }
}

async function knowledge([verb, ...words]: readonly string[], settings: Settings): Promise<number> {
  const { buildIndex, searchIndex } = await import('./commands/knowledge.ts');
  if (verb === 'build') return buildIndex(settings, process.stdout, tell);
  if (verb === 'search' && words.length > 0)
    return searchIndex(settings, words.join(' '), process.stdout, tell);
  tell('Say "knowledge search \\"words\\"" or "knowledge build".');
  return 2;
}

// A reader that has seen enough (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// As the first process of a container a program without handlers ignores these signals. What has something to bring to
// an end does so and ends with status 0; a second signal ends it at once.
for (const [signal, status] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)
  process.on(signal, () => {
    if (!stopping || stopping.signal.aborted) process.exit(status);
    stopping.abort();
  });

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (cause) {
  tell(messageOf(cause));
  if (!(cause instanceof WhichwayError))
    process.stderr.write(`${cause instanceof Error ? cause.stack : ''}\n`);
  process.exitCode = cause instanceof WhichwayError && cause.code === 'settings' ? 2 : 1;
}
