// Remembers what people did lately: for a quarter of an hour Discord takes answers to it that only they see, and who asked
// something hears where the answer cannot stand.
import { LRUCache } from 'lru-cache';
import { type Clock, MINUTE } from '../../src/door/clock.ts';

/** Discord takes answers for 15 minutes; one that comes as that ends would be lost, so this ends before. In ms. */
const ANSWERABLE = 14 * MINUTE;
/** So long somebody waits for the bot's word, in ms: longer than a message waits that is refused in the end. */
const WAITED_FOR = 60 * MINUTE;
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

/** Somebody asked the bot something in this talk. */
export type Asking = Pick<Call, 'tenant' | 'talk' | 'by'>;

export type Callers = {
  /** Also says that they wait for what the talk says next. */
  called(call: Call): void;
  /** They wait for what the talk says next. */
  asked(asking: Asking): void;
  /** The talk said something, so nobody waits any more; gives who did. */
  heard(of: Omit<Asking, 'by'>): string | undefined;
  /** The last thing that this person did in the talk, where it can still be answered. */
  lastOf(of: Pick<Call, 'tenant' | 'talk' | 'by'>): Call | undefined;
};

export function callers({ now }: Pick<Clock, 'now'>): Callers {
  const last = new LRUCache<string, Call>({ max: MOST, ttl: ANSWERABLE, ttlResolution: 0, perf: { now } });
  const keyOf = ({ tenant, talk, by }: Pick<Call, 'tenant' | 'talk' | 'by'>): string =>
    JSON.stringify([tenant, talk, by]);
  const waiting = new LRUCache<string, string>({
    max: MOST,
    ttl: WAITED_FOR,
    ttlResolution: 0,
    perf: { now },
  });
  const talkOf = ({ tenant, talk }: Omit<Asking, 'by'>): string => JSON.stringify([tenant, talk]);
  const asked = (asking: Asking): void => void waiting.set(talkOf(asking), asking.by);
  return {
    called(call) {
      last.set(keyOf(call), call);
      asked(call);
    },
    asked,
    heard(of) {
      const by = waiting.get(talkOf(of));
      waiting.delete(talkOf(of));
      return by;
    },
    lastOf: (of) => last.get(keyOf(of)),
  };
}
