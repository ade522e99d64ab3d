// The figures of the Discord adapter, as measuring processes hand them to the one that started them, and what stands behind them.
import { z } from 'zod';
import { Spread } from '../platforms/spread.ts';

/** Talks that go on at once while answers are measured, the rooms that they live in, and the people. */
export const AT_ONCE = 200;
export const ROOMS = 50;
export const PEOPLE = 200;
/** What people do a second then, and how much of it is measured. */
export const ACTS_A_SECOND = 50;
export const ACTS = 1_500;

/**
 * From what a person did to the first answer: of all, and by kind. `own`: as the app itself sees it. `failed`: doings
 * after which the person saw an error. `replies`: what people wrote besides, to which nobody is answered in time.
 */
export const Answers = z.object({
  discord: Spread,
  command: Spread,
  click: Spread,
  own: Spread.nullable(),
  interactions: z.number(),
  replies: z.number(),
  failed: z.number(),
});
export type Answers = z.infer<typeof Answers>;
