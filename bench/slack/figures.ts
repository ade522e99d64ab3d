// The figures of the Slack adapter, as measuring processes hand them to the one that started them, and what stands behind them.
import { z } from 'zod';
import { Spread } from '../platforms/spread.ts';

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

/** `slack`: as Slack sees it, of all that people did, and by kind. `own`: commands and clicks as the app itself sees them. */
export const Acks = z.object({
  slack: Spread,
  command: Spread,
  click: Spread,
  reply: Spread,
  own: Spread.nullable(),
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
  ack: Spread,
});
export type Refreshes = z.infer<typeof Refreshes>;
