// Remembers who called the bot by command or shortcut, to tell them where it may not write.
import { LRUCache } from 'lru-cache';
import { MINUTE } from '../../src/door/clock.ts';
import type { Message } from '../../src/door/messenger.ts';
import type { Report } from '../../src/door/worker.ts';
import { answerTo } from './answerto.ts';
import { cardAlone } from './cardalone.ts';
import { reasonOf } from './connection/faults.ts';
import { isDirect } from './connection/rooms.ts';
import { NOT_ALLOWED_HERE, NOT_BETWEEN_PEOPLE, refusedHere } from './help.ts';
import { isShutOut } from './outcome.ts';

/** Slack takes answers to a command for half an hour, in ms. */
const ANSWERABLE = 30 * MINUTE;
/** Calls whose people may still have to be told. */
const MOST = 1_000;

export type Callers = {
  /** Somebody began this talk, or spoke in it; the address is where they can be told something. */
  called(talk: string, address: string): void;
  /** Slack does not take a message of the talk. Its caller is told once. */
  refused(message: Message, cause: unknown): void;
};

export function callers(report: Report): Callers {
  const addresses = new LRUCache<string, string>({ max: MOST, ttl: ANSWERABLE });
  return {
    called: (talk, address) => void addresses.set(talk, address),
    refused({ talk, place }, cause) {
      const address = addresses.get(talk);
      if (address === undefined) return;
      addresses.delete(talk);
      const shutOut = isDirect(place) ? NOT_BETWEEN_PEOPLE : NOT_ALLOWED_HERE;
      const card = isShutOut(cause) ? shutOut : refusedHere(reasonOf(cause));
      void answerTo(address, cardAlone(card)).catch((failed: unknown) => {
        report(`A note about a command could not be shown (${reasonOf(failed)}).`);
      });
    },
  };
}
