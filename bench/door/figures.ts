// The figures of one door, as a measuring process hands them to the one that started it, and what stands behind them.
import { z } from 'zod';

/** Talks that are open at once while times and memory are measured. */
export const OPEN = 10_000;
/** Events a second of the run that measures times, and how many. */
export const RATE = 500;
export const PACED = 7_500;
/** Whole talks of the throughput run, and how many go on at once. */
export const WHOLE = 2_500;
export const AT_ONCE = 200;

export const Figures = z.object({
  perSecond: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  /** How late the event loop comes to a timer, in ms. */
  loopP99Ms: z.number(),
  /** Resident memory of the whole process with all talks open. */
  openBytes: z.number(),
});
export type Figures = z.infer<typeof Figures>;
