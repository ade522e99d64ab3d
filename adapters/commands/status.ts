// `status`: what waits in a data folder, what went wrong, and whether a bot runs with it; beside the bot or without one.
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import { plainLine } from '../plain.ts';
import { holderOf } from '../store/lock.ts';
import { type Ended, type Survey, survey, type Waiting } from '../store/survey.ts';

/** `args` are the words after the verb, `now` is in ms since 1970. */
export type StatusWorld = { folder: string; args: readonly string[]; now: number; output: Writable };

/**
 * Prints sentences, or with `--json` one line of JSON in which `process` is null where no bot runs and `store` where no
 * talk was held yet. Resolves to 0. Throws `input` on another flag, `data` when the store cannot be read.
 */
export async function status({ folder, args, now, output }: StatusWorld): Promise<number> {
  const json = wantsJson(args);
  const found = await survey(folder, now);
  const running = holderOf(folder);
  const lines = json
    ? [JSON.stringify({ at: new Date(now).toISOString(), process: running ?? null, store: found ?? null })]
    : linesOf(folder, running, found);
  output.write(`${lines.join('\n')}\n`);
  return 0;
}

function wantsJson(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'boolean' } } }).values.json ?? false;
  } catch (cause) {
    throw new WhichwayError('input', `${messageOf(cause)}. The only flag is --json.`, { cause });
  }
}

function linesOf(folder: string, running: number | undefined, found: Survey | undefined): string[] {
  if (!found)
    return [`No talk was held with the data folder ${folder} yet; "npm start" begins the first one.`];
  const trouble = troubleLines(found);
  return [
    running === undefined
      ? `No bot runs with the data folder ${folder}.${trouble.length > 0 ? ' What waits goes on when one is started.' : ''}`
      : `A bot runs with the data folder ${folder} (process ${running}).`,
    talksLine(found.talks),
    ...(trouble.length > 0 ? trouble : ['Nothing waits, and nothing went wrong.']),
    checkInsLine(found.checkIns),
    ...modelLines(found.model),
  ];
}

/** What waits and what went wrong; empty on a good day. */
function troubleLines({ events, messages, tasks, resting }: Survey): string[] {
  const { failed } = events;
  const { refused, doubtful } = messages;
  return [
    ...waitingLines(events.waiting, 'event waits', 'events wait'),
    ...endedLines(failed, `${counted(failed, 'event was', 'events were')} put aside for good`),
    ...waitingLines(messages.waiting, 'message waits', 'messages wait'),
    ...waitingLines(tasks.waiting, 'slow task waits', 'slow tasks wait'),
    ...(resting.count > 0 ? [restingLine(resting)] : []),
    ...endedLines(refused, `${counted(refused, 'message was', 'messages were')} refused`),
    ...endedLines(doubtful, `${counted(doubtful, 'message was', 'messages were')} left in doubt`, IN_DOUBT),
  ];
}

const IN_DOUBT = ' (each may have arrived or not, and is not sent again)';

type Count = { count: number };

/** "No event waits", "1 event waits", "3 events wait". */
function counted({ count }: Count, one: string, more: string): string {
  return `${count || 'No'} ${count <= 1 ? one : more}`;
}

function talksLine(talks: Survey['talks']): string {
  if (talks.count === 0) return 'No talk was held yet.';
  return `${counted(talks, 'talk is', 'talks are')} kept; ${talks.changed || 'none'} changed in the last 7 days.`;
}

function waitingLines(waiting: Waiting, one: string, more: string): string[] {
  if (waiting.oldestMs === null) return [];
  const head = counted(waiting, one, more);
  const since = `${waiting.count === 1 ? 'for' : 'the oldest for'} ${inWords(waiting.oldestMs)}`;
  const why = waiting.reason === null ? '' : ` Most frequent reason: ${sentence(waiting.reason)}`;
  return [`${head}, ${since}.${why}`];
}

/** A line for each of the newest: its talk, its age, and why. `meaning` explains the head where there are any. */
function endedLines({ count, newest }: Ended, head: string, meaning = ''): string[] {
  if (count === 0) return [];
  return [
    `${head}${meaning}${count > newest.length ? `; the newest ${newest.length}` : ''}:`,
    ...newest.map(
      ({ talk, agoMs, reason }) =>
        `  talk ${brief(talk)}, ${inWords(agoMs)} ago: ${sentence(reason ?? 'no reason was noted')}`,
    ),
  ];
}

function restingLine({ count, longestMs }: Survey['resting']): string {
  const head = `${counted({ count }, 'place rests', 'places rest, the longest')} for ${inWords(longestMs ?? 0)} more`;
  return `${head}, because the platform asked for a pause.`;
}

function checkInsLine({ count, next }: Survey['checkIns']): string {
  const head = counted({ count }, 'check-in waits', 'check-ins wait');
  if (!next) return `${head}.`;
  const when = `${next.local.slice(0, 16).replace('T', ' ')} (${brief(next.zone)})`;
  return `${head}; the next ${next.overdue ? 'was' : 'is'} due on ${when}.`;
}

/** Without a line where no model was asked: there may be none. */
function modelLines({ requests, prompt, completion }: Survey['model']): string[] {
  if (requests === 0) return [];
  const tokens = (prompt + completion).toLocaleString('en');
  return [
    `The language model was asked ${requests === 1 ? 'once' : `${requests} times`} today (${tokens} tokens).`,
  ];
}

const UNITS = [
  ['day', 24 * 3600 * 1000],
  ['hour', 3600 * 1000],
  ['minute', 60 * 1000],
  ['second', 1000],
] as const;

/** A span of ms in its greatest whole unit, rounded down: "3 minutes", "2 days"; below a second "a moment". */
function inWords(ms: number): string {
  const unit = UNITS.find(([, length]) => ms >= length);
  if (!unit) return 'a moment';
  const [name, length] = unit;
  const count = Math.floor(ms / length);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** Longest reason or id that is shown, in characters. */
const LONGEST = 200;

/** What came from a platform, on one line and without what could redraw the screen. */
function brief(text: string): string {
  return plainLine(text.replaceAll('\n', ' ')).slice(0, LONGEST);
}

function sentence(reason: string): string {
  const shown = brief(reason);
  return shown.endsWith('.') ? shown : `${shown}.`;
}
