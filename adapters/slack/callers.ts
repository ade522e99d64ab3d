// Remembers where those can be told something who did something lately, for rooms that the bot is not in.
import { LRUCache } from 'lru-cache';
import { MINUTE } from '../../src/door/clock.ts';
import type { Message, Whispered } from '../../src/door/messenger.ts';
import type { Report } from '../../src/door/worker.ts';
import { cardAlone } from './cardalone.ts';
import { reasonOf } from './connection/faults.ts';
import { note } from './connection/note.ts';
import { isDirect } from './connection/rooms.ts';
import { NOT_ALLOWED_HERE, NOT_BETWEEN_PEOPLE, refusedHere } from './help.ts';
import { isShutOut } from './outcome.ts';

/** Slack takes answers at such an address for half an hour, in ms. */
const ANSWERABLE = 30 * MINUTE;
/** Addresses that are remembered: more than people use in that time. */
const MOST = 2_000;

/** Somebody began this talk, or did something in it; the address is where they can be told something. */
export type Call = { talk: string; by: string; answerTo: string };

export type Callers = {
  called(call: Call): void;
  /** Where the person can be told something; undefined where they did nothing lately. */
  addressOf(whispered: Pick<Whispered, 'talk' | 'to'>): string | undefined;
  /** Slack does not take a message of the talk. Who did something there last is told once. */
  refused(message: Message, cause: unknown): void;
};

export function callers(report: Report): Callers {
  const ofTalks = new LRUCache<string, string>({ max: MOST, ttl: ANSWERABLE });
  const ofPeople = new LRUCache<string, string>({ max: MOST, ttl: ANSWERABLE });
  return {
    called({ talk, by, answerTo }) {
      if (answerTo === '') return;
      ofTalks.set(talk, answerTo);
      ofPeople.set(keyOf(talk, by), answerTo);
    },
    addressOf: ({ talk, to }) => ofPeople.get(keyOf(talk, to)),
    refused({ talk, place }, cause) {
      const address = ofTalks.get(talk);
      if (address === undefined) return;
      ofTalks.delete(talk);
      const shutOut = isDirect(place) ? NOT_BETWEEN_PEOPLE : NOT_ALLOWED_HERE;
      const card = isShutOut(cause) ? shutOut : refusedHere(reasonOf(cause));
      void note(address, cardAlone(card)).catch((failed: unknown) => {
        report(`A note about a command could not be shown (${reasonOf(failed)}).`);
      });
    },
  };
}

const keyOf = (talk: string, person: string): string => JSON.stringify([talk, person]);
