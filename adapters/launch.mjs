// The way in for every npm script: on a fresh clone it fetches what is missing, then runs what was asked for.
// Plain JavaScript for Node 18 and newer without dependencies, since it runs before anything is installed: on an
// older Node the TypeScript here would not load, and the SQLite driver would end the process without a word.
import { fileURLToPath } from 'node:url';
import { launch } from './launch/launch.mjs';

await launch({
  root: fileURLToPath(new URL('..', import.meta.url)),
  argv: process.argv.slice(2),
  running: { version: process.versions.node, path: process.execPath },
  env: process.env,
});
