// The proof that nothing is lost and nothing doubled: `npm run prove`, or `npm run prove -- --seed N` (or `--months N`) for
// one seed.
import { parseArgs } from 'node:util';
import { killInDiscord } from './discord/sweep.ts';
import { killAtAnyTime, killAtEveryStep, STEPS, type Sweep } from './killing/sweeps.ts';
import { decide } from './simulation/ground.ts';
import { monthsPlanOf } from './simulation/months/plan.ts';
import { simulateMonths } from './simulation/months/simulate.ts';
import type { Kind } from './simulation/range.ts';
import { everyStepOf, simulateSeeds } from './simulation/seeds.ts';
import { planOf, type Run, simulate } from './simulation/simulate.ts';
import type { Plan } from './simulation/world.ts';
import { killInSlack } from './slack/sweep.ts';

/** Simulated runs of one proof: of some seconds, and of months. */
const SEEDS = { seconds: 5_000, months: 500 } as const;
/** Seeds of which every step is tried: short runs that between them come by everything. */
const WHOLE = [4, 12, 19, 29];
/** Talks, of three events each, while the process is killed at any time; two runs. */
const TALKS = 50;
const ANY_TIME = [1, 2];

let failed = false;

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

function outcome(name: string, start: number, figures: string, faults: readonly string[]): void {
  const seconds = Math.round((performance.now() - start) / 1000);
  tell(`${faults.length === 0 ? 'sound' : 'WRONG'}  ${name}: ${figures} (${seconds} s)`);
  for (const fault of faults.slice(0, 20)) tell(`       ${fault}`);
  if (faults.length > 0) failed = true;
}

async function seeds(kind: Kind): Promise<void> {
  const start = performance.now();
  const { runs, deaths, events, messages, asked, failed: wrong } = await simulateSeeds(kind, 1, SEEDS[kind]);
  const [name, option, also] =
    kind === 'months'
      ? ['simulated months', '--months', `, ${asked} check-ins due`]
      : ['simulated runs', '--seed', ''];
  outcome(
    name,
    start,
    `${runs} seeds, ${deaths} ends of a process, ${events} events, ${messages} messages${also}`,
    wrong.map(
      ({ seed, faults }) => `seed ${seed}: ${faults[0]}. See it again: npm run prove -- ${option} ${seed}`,
    ),
  );
}

async function steps(): Promise<void> {
  const start = performance.now();
  let count = 0;
  const wrong: string[] = [];
  for (const seed of WHOLE) {
    const { steps, failed: at } = await everyStepOf(seed);
    count += steps;
    wrong.push(...at.map((step) => `seed ${seed}, step ${step}`));
  }
  outcome('simulated end at every step', start, `${count} steps of ${WHOLE.length} seeds`, wrong);
}

async function killing(name: string, run: () => Promise<Sweep>): Promise<void> {
  const start = performance.now();
  const { kills, messages, faults } = await run();
  outcome(name, start, `${kills} kills, ${messages} messages`, faults);
}

/** With the right to read what stands in rooms, and without it: then messages in doubt are left so. */
async function slack(): Promise<void> {
  const start = performance.now();
  const [open, shut] = await Promise.all([killInSlack(true), killInSlack(false)]);
  const figures = `${open.kills} kills, ${open.messages} messages`;
  outcome('kill -9 in Slack', start, figures, open.faults);
  const others = `${shut.kills} kills, ${shut.messages} messages, ${shut.doubtful} left in doubt, of which ${shut.missing} do not stand there`;
  outcome('kill -9 in Slack without history', start, others, shut.faults);
}

/** With Discord knowing messages by their nonce, and without, where the bot can only look for what stands there. */
async function discord(): Promise<void> {
  const start = performance.now();
  const runs = await Promise.all([true, false].map(killInDiscord));
  for (const [index, { kills, messages, drops, faults }] of runs.entries()) {
    const name = index === 0 ? 'kill -9 in Discord' : 'kill -9 in Discord without nonces';
    outcome(name, start, `${kills} kills, ${drops} drops of the gateway, ${messages} messages`, faults);
  }
}

async function replay(seed: number): Promise<void> {
  const plan = planOf(seed);
  retell(plan, await simulate(plan, decide));
}

async function replayMonths(seed: number): Promise<void> {
  const plan = monthsPlanOf(seed);
  retell(plan, await simulateMonths(plan));
}

function retell({ seed, two, faults: share }: Plan, { faults, story, events, messages, deaths }: Run): void {
  const processes = two ? 'two processes on one store' : 'one process at a time';
  tell(`Seed ${seed}: ${processes}; ${share} of 100 requests to the chat go wrong.`);
  for (const line of story) tell(line);
  const figures = `${events} events, ${messages} messages, ${deaths} ends of a process`;
  tell(
    faults.length === 0
      ? `sound  ${figures}: nothing lost, doubled, early or out of order.`
      : `WRONG  ${figures}:`,
  );
  for (const fault of faults) tell(`       ${fault}`);
  failed = faults.length > 0;
}

const { seed, months } = parseArgs({
  options: { seed: { type: 'string' }, months: { type: 'string' } },
}).values;
const wanted = seed ?? months;
if (wanted === undefined) {
  await seeds('seconds');
  await seeds('months');
  await steps();
  await killing(`kill -9 at each of ${STEPS.length} steps`, killAtEveryStep);
  // Side by side, since each of them mostly waits for leases and rests.
  await Promise.all(
    ANY_TIME.map((number) => killing('kill -9 at any time', () => killAtAnyTime(number, TALKS))),
  );
  await slack();
  await discord();
  process.exitCode = failed ? 1 : 0;
} else if (/^\d{1,9}$/.test(wanted)) {
  await (seed === undefined ? replayMonths : replay)(Number(wanted));
  process.exitCode = failed ? 1 : 0;
} else {
  process.stderr.write(`--seed and --months take a whole number, not "${wanted}".\n`);
  process.exitCode = 2;
}
