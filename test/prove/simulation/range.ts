// Simulates a range of seeds and prints what came of them as one line of JSON. Runs in a process of its own.
import { z } from 'zod';
import { decide } from './ground.ts';
import { planOf, simulate } from './simulate.ts';

export const Tally = z.object({
  runs: z.number(),
  deaths: z.number(),
  events: z.number(),
  messages: z.number(),
  failed: z.array(z.object({ seed: z.number(), faults: z.array(z.string()) })),
});
export type Tally = z.infer<typeof Tally>;

const { first, last } = z
  .object({ first: z.coerce.number(), last: z.coerce.number() })
  .parse({ first: process.argv[2], last: process.argv[3] });

const tally: Tally = { runs: 0, deaths: 0, events: 0, messages: 0, failed: [] };
for (let seed = first; seed <= last; seed++) {
  const { faults, deaths, events, messages } = await simulate(planOf(seed), decide);
  tally.runs++;
  tally.deaths += deaths;
  tally.events += events;
  tally.messages += messages;
  if (faults.length > 0) tally.failed.push({ seed, faults });
}
process.stdout.write(`${JSON.stringify(tally)}\n`);
