// What an app that is measured and the process that measures it say to each other.
import { z } from 'zod';

/**
 * Bytes: resident as it stands, resident after the engine gave back all that it held in reserve, and what lives. An engine
 * with much memory around it collects seldom, so that the first says little about what the app keeps.
 */
export const MemoryState = z.object({ resident: z.number(), needed: z.number(), alive: z.number() });

/** `acks`: since the last time, in ms. */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number().optional() }),
  z.object({ kind: z.literal('state'), acks: z.array(z.number()), memory: MemoryState }),
]);
export type Said = z.infer<typeof Said>;
export type State = Extract<Said, { kind: 'state' }>;

export type Served = {
  /** Where HTTP listens. */
  port: number | undefined;
  takeAcks: () => number[];
  end: () => Promise<void>;
};

/** Says that the app is ready, answers each question about its state, and ends it when the parent goes. */
export function serveParent({ port, takeAcks, end }: Served): void {
  const say = (said: Said): void => void process.send?.(said);
  process.on('message', () => {
    const resident = process.memoryUsage.rss();
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    const { rss, heapUsed } = process.memoryUsage();
    say({ kind: 'state', acks: takeAcks(), memory: { resident, needed: rss, alive: heapUsed } });
  });
  process.on('disconnect', () => void end());
  say({ kind: 'ready', ...(port === undefined ? {} : { port }) });
}
