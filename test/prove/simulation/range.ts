// Simulates a range of seeds and prints what came of them as one line of JSON. Runs in a process of its own.
import { z } from 'zod';
import { decide } from './ground.ts';
import { monthsPlanOf } from './months/plan.ts';
import { simulateMonths } from './months/simulate.ts';
import { planOf, simulate } from './simulate.ts';

/** What is simulated: some seconds of talks, or months of their check-ins. */
export const KINDS = ['seconds', 'months'] as const;
export type Kind = (typeof KINDS)[number];

export const Tally = z.object({
  runs: z.number(),
  deaths: z.number(),
  events: z.number(),
  messages: z.number(),
  /** Check-ins that became events. */
  asked: z.number(),
  failed: z.array(z.object({ seed: z.number(), faults: z.array(z.string()) })),
});
export type Tally = z.infer<typeof Tally>;

const { kind, first, last } = z
  .object({ kind: z.enum(KINDS), first: z.coerce.number(), last: z.coerce.number() })
  .parse({ kind: process.argv[2], first: process.argv[3], last: process.argv[4] });

const tally: Tally = { runs: 0, deaths: 0, events: 0, messages: 0, asked: 0, failed: [] };
for (let seed = first; seed <= last; seed++) {
  const run =
    kind === 'months'
      ? await simulateMonths(monthsPlanOf(seed))
      : { ...(await simulate(planOf(seed), decide)), asked: 0 };
  tally.runs++;
  tally.deaths += run.deaths;
  tally.events += run.events;
  tally.messages += run.messages;
  tally.asked += run.asked;
  if (run.faults.length > 0) tally.failed.push({ seed, faults: run.faults });
}
process.stdout.write(`${JSON.stringify(tally)}\n`);
