// The figures about first signs, and what stands behind them.
import { z } from 'zod';

/** Questions that are asked one after the other, each in a talk of its own. */
export const QUESTIONS = 300;

/** The model takes so long for each, in ms. */
export const MODEL_TAKES = 10_000;

/** Rooms that the talks live in. */
export const ROOMS = 20;

/** `signs`: ms from the moment something was written until a sign of ours was there, for each question. `asked`: requests that the model got meanwhile. */
export const Signs = z.object({ signs: z.array(z.number()), asked: z.number() });
export type Signs = z.infer<typeof Signs>;
