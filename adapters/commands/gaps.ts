// `gaps`: the questions that got no answer, for whoever writes the guidance; beside the bot or without one.
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Searcher } from '../../src/advice/answer.ts';
import { type Gaps, gapsIn } from '../../src/learning/gaps.ts';
import { aboutGaps, linesOf } from '../learning/gapwords.ts';
import { plainLine } from '../plain.ts';
import { unansweredIn } from '../store/learning.ts';
import { readStore } from '../store/survey.ts';

export type GapsWorld = {
  folder: string;
  /** The words after the verb. */
  args: readonly string[];
  /** In ms since 1970. */
  now: number;
  breathe: () => Promise<void>;
  guide: Searcher;
  output: Writable;
};

/** How far back is looked where nothing is said. */
const USUALLY = 'P90D';

/** More than anybody reads; each takes up to 3 ms. */
const MOST = 20_000;

const FLAGS = {
  json: { type: 'boolean' },
  since: { type: 'string' },
  tenant: { type: 'string' },
} as const;

/**
 * Prints the groups, or with `--json` one line of JSON. Resolves to 0. Throws `input` on a wrong flag, `data` when the
 * store cannot be read.
 */
export async function gaps({ folder, args, now, breathe, guide, output }: GapsWorld): Promise<number> {
  const { json = false, since = USUALLY, tenant } = flagsIn(args);
  const from = beginOf(since, now);
  const asked = await readStore(folder, (db) => unansweredIn(db, { tenant, since: from, most: MOST }));
  const found = await gapsIn(asked ?? [], guide, breathe);
  const lines = json
    ? [JSON.stringify({ since: new Date(from).toISOString(), tenant: tenant ?? null, ...plainly(found) })]
    : reportOf(found, since);
  output.write(`${lines.join('\n')}\n`);
  return 0;
}

function flagsIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (cause) {
    throw new WhichwayError('input', `${messageOf(cause)}. Flags are: --json, --since, --tenant.`, { cause });
  }
}

/** When (ms) a span that ends now began. Throws `input` where it is none. */
function beginOf(since: string, now: number): number {
  try {
    const span = Temporal.Duration.from(since);
    if (span.sign > 0)
      return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').subtract(span)
        .epochMilliseconds;
  } catch {
    // Temporal throws on what is no span, and on one from before all dates: both are said below.
  }
  throw new WhichwayError(
    'input',
    `--since ${JSON.stringify(plainLine(since))} is no span of time. Write an ISO 8601 duration such as P90D or P1Y.`,
  );
}

/** With times as people and programs read them. */
function plainly({ groups, ...others }: Gaps) {
  const at = (ms: number): string => new Date(ms).toISOString();
  return {
    groups: groups.map(({ first, last, declined = null, ...group }) => ({
      ...{ ...group, declined, first: at(first), last: at(last) },
    })),
    ...others,
  };
}

function reportOf(found: Gaps, since: string): string[] {
  const { groups } = found;
  const head =
    groups.length === 0
      ? `No question since ${since} was left without an answer that guidance could give.`
      : `${groups.length === 1 ? '1 group' : `${groups.length} groups`} of questions without an answer, since ${since}:`;
  const parts = groups.map((gap, index) =>
    linesOf(gap).map((line, at) => `${at === 0 ? `${index + 1}. ` : '   '}${plainLine(line)}`),
  );
  return [head, ...parts.flat(), ...aboutGaps(found)];
}
