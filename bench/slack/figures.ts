// The figures of the Slack adapter, as measuring processes hand them to the one that started them, and what stands behind them.
import { z } from 'zod';
import { MemoryState } from './child.ts';

/** Talks that go on at once while acknowledgements are measured, the rooms that they live in, and the people. */
export const AT_ONCE = 200;
export const ROOMS = 50;
export const PEOPLE = 200;
/** What people do a second then, and how much of it is measured. */
export const ACTS_A_SECOND = 50;
export const ACTS = 1_500;

/** Times that Slack wants sockets replaced, and commands a second meanwhile. */
export const REFRESHES = 20;
export const COMMANDS_A_SECOND = 50;

/** Talks, brought to a card, after which memory is looked at. */
export const FINISHED = [100, 1_000, 5_000, 10_000];

/** Milliseconds from sending to the acknowledgement. */
const Ack = z.object({ p50: z.number(), p99: z.number(), most: z.number() });
export type Ack = z.infer<typeof Ack>;

/** `slack`: as Slack sees it, of all that people did, and by kind. `own`: commands and clicks as the app itself sees them. */
export const Acks = z.object({
  slack: Ack,
  command: Ack,
  click: Ack,
  reply: Ack,
  own: Ack.nullable(),
  failed: z.number(),
});
export type Acks = z.infer<typeof Acks>;

export const Refreshes = z.object({
  refreshes: z.number(),
  commands: z.number(),
  /** Commands after which the person saw an error. */
  failed: z.number(),
  /** Commands without a talk of their own, and with more than one. */
  lost: z.number(),
  doubled: z.number(),
  ack: Ack,
});
export type Refreshes = z.infer<typeof Refreshes>;

/** Of the bot's process alone. */
export const Memory = z.array(MemoryState.extend({ talks: z.number() }));
export type Memory = z.infer<typeof Memory>;
