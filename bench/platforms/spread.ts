// How times spread, and how figures are printed.
import { z } from 'zod';
import { percentile } from '../percentile.ts';

/** Milliseconds. */
export const Spread = z.object({ p50: z.number(), p99: z.number(), most: z.number() });
export type Spread = z.infer<typeof Spread>;

export const spreadOf = (times: readonly number[]): Spread => ({
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
  most: percentile(times, 1),
});

export const milliseconds = (ms: number): string => `${ms.toPrecision(3)} ms`;
export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
export const count = (number: number): string => number.toLocaleString('en');

/** What a measurement should come to, and what it came to. */
export type Goal = { text: string; met: boolean; value: string };

export const goalLines = (goals: readonly Goal[]): string =>
  [
    'Goals',
    ...goals.map(({ text, met, value }) => `${(met ? 'yes' : 'no').padEnd(3)}  ${text} (${value})`),
  ].join('\n');
