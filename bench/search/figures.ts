// The figures of one engine at one size, as a measuring process hands them to the one that started it.
import { z } from 'zod';

/** Searches that stand behind the times and the hits of one engine at one size. */
export const QUERIES = 200;

export const Figures = z.object({
  buildMs: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  /** Resident memory after building and searching, less that before. */
  addedBytes: z.number(),
  /** 0 for an engine without a file. */
  fileBytes: z.number(),
  /** Share of the queries whose source passage is among the ten best. */
  hits: z.number(),
});
export type Figures = z.infer<typeof Figures>;
