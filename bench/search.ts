// Measures our search side by side with MiniSearch and Orama: `npm run bench -- search [--size 1000]`.
import { parseArgs } from 'node:util';
import project from '../package.json' with { type: 'json' };
import { MACHINE, measured } from './child.ts';
import type { EngineName } from './search/engines.ts';
import { Figures, QUERIES } from './search/figures.ts';
import { goals, type Row, table } from './search/table.ts';

const SIZES = [1_000, 10_000, 100_000];

/** An engine that finds less is set up wrongly, and its speed tells nothing. */
const FEWEST_HITS = 0.25;

const NAMES: Record<EngineName, string> = {
  ours: 'ours',
  minisearch: `MiniSearch ${project.devDependencies.minisearch}`,
  orama: `Orama ${project.devDependencies['@orama/orama']}`,
};

const NOTES = `\
Ours is the project's own index in a file and its own search, in absolute values; the others are multiples of ours.
The passages are made up and have no example questions, so of our two scores only BM25 finds something here.
All get the same stop words and Porter stems, look for any of the words in title and body (weight 1 and 1), and hand
back the best 10 with their text. hit@10 is the share of the ${QUERIES} queries whose source passage is among them.
Each engine and size runs in a process of its own. Memory is what the process holds more after building and searching;
our file is not in it, though the system may keep parts of it in memory that nobody else needs.`;

function sizes(args: string[]): number[] {
  const { size } = parseArgs({ args, options: { size: { type: 'string' } } }).values;
  if (size === undefined) return SIZES;
  if (!/^[1-9]\d{2,6}$/.test(size)) throw new Error(`--size takes 100 to 9999999, not "${size}".`);
  return [Number(size)];
}

async function figuresOf(engine: EngineName, size: number): Promise<Figures> {
  const what = `${NAMES[engine]} at ${size}`;
  const figures = Figures.parse(await measured(what, 'search/measure.ts', [engine, String(size)]));
  if (figures.hits < FEWEST_HITS) {
    throw new Error(`${what} found the passage of only ${figures.hits} of the queries.`);
  }
  return figures;
}

async function rowOf(size: number): Promise<Row> {
  // Progress goes to the error output, so that the table can be kept by itself.
  const next = (engine: EngineName) => {
    console.error(`Measuring ${NAMES[engine]} at ${size.toLocaleString('en')} passages`);
    return figuresOf(engine, size);
  };
  // One after the other: side by side they would take the processor from one another.
  const ours = await next('ours');
  const minisearch = await next('minisearch');
  return { size, figures: { ours, minisearch, orama: await next('orama') } };
}

try {
  const rows: Row[] = [];
  for (const size of sizes(process.argv.slice(2))) rows.push(await rowOf(size));
  console.log([MACHINE, NOTES, table(rows, NAMES), `Goals\n${goals(rows)}`].join('\n\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
