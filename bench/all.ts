// Runs every benchmark, one after the other: `npm run bench`.
import { join } from 'node:path';
import { endLike, run } from '../adapters/launch/run.mjs';

/** By name, since not all in this folder belongs here: `fit` makes weights and can write them, `scripted` is an evaluation. */
const BENCHMARKS = ['search.ts', 'door.ts', 'checkins.ts', 'model.ts', 'slack.ts', 'discord.ts', 'signs.ts'];

for (const file of BENCHMARKS) {
  const ending = await run(process.execPath, [...process.execArgv, join(import.meta.dirname, file)], {
    cwd: process.cwd(),
    env: process.env,
    stdio: 'inherit',
  });
  // A benchmark that did not work makes the whole run fail, but the others still have their figures to show.
  if (ending.code !== 0) endLike(ending);
  if (ending.heard !== undefined) break;
}
