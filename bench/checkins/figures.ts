// The figures about check-ins, as measuring processes hand them to the one that started them, and what stands behind them.
import { z } from 'zod';

/** Check-ins that wait in all, and rooms with talks. */
export const PENDING = 100_000;
export const ROOMS = 5_000;

/** Of them so many fall due in one minute: one of each room, or five of each of fewer rooms. */
export const DUE = 5_000;
export const CROWDS = { alone: 1, digests: 5 } as const;
export type Crowd = keyof typeof CROWDS;
export const CROWD_NAMES = Object.keys(CROWDS) as [Crowd, ...Crowd[]];

/** Each way of claiming is measured so many times, turn by turn; the middle one counts. */
export const ROUNDS = 5;

/** Of the sending: rooms, check-ins of each that are due, and how long the platform takes for a message, in ms. */
export const SENDING = { rooms: 200, each: 3, latency: 50 } as const;

/** An idle bot is watched for so long, in ms. */
export const IDLE_FOR = 20_000;

/** Milliseconds until everything was claimed. `messages`: that will be sent for it. */
export const Claims = z.object({ oursMs: z.number(), byHandMs: z.number(), messages: z.number() });
export type Claims = z.infer<typeof Claims>;

/** `seconds` until the last message was taken; `limited` were sent into a room before it takes one again. */
export const Sent = z.object({ messages: z.number(), seconds: z.number(), limited: z.number() });
export type Sent = z.infer<typeof Sent>;

/** The share of one core that the process used. */
export const Idle = z.object({ share: z.number() });
export type Idle = z.infer<typeof Idle>;
