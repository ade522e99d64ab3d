// Remembers what people did lately: for a quarter of an hour Discord takes answers to it that only they see.
import { LRUCache } from 'lru-cache';
import { type Clock, MINUTE } from '../../src/door/clock.ts';

/** Discord takes answers for 15 minutes; one that comes as that ends would be lost, so this ends before. In ms. */
const ANSWERABLE = 14 * MINUTE;
/** Doings that are remembered: more than people do in that time. */
const MOST = 5_000;

/** Somebody used a command, a control or a window. `answered` resolves when the first answer to it is given. */
export type Call = {
  tenant: string;
  talk: string;
  by: string;
  application: string;
  token: string;
  answered: Promise<unknown>;
};

export type Callers = {
  called(call: Call): void;
  /** The last thing that this person did in the talk, where it can still be answered. */
  lastOf(of: Pick<Call, 'tenant' | 'talk' | 'by'>): Call | undefined;
};

export function callers({ now }: Pick<Clock, 'now'>): Callers {
  const last = new LRUCache<string, Call>({ max: MOST, ttl: ANSWERABLE, ttlResolution: 0, perf: { now } });
  const keyOf = ({ tenant, talk, by }: Pick<Call, 'tenant' | 'talk' | 'by'>): string =>
    JSON.stringify([tenant, talk, by]);
  return {
    called: (call) => void last.set(keyOf(call), call),
    lastOf: (of) => last.get(keyOf(of)),
  };
}
