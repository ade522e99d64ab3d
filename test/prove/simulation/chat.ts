// A chat server that takes messages late, loses its answers, limits its rooms and refuses; and what it saw.
import type { Card } from '../../../src/card.ts';
import type { Finding, Message, Messenger, Sending, StandingAt } from '../../../src/door/messenger.ts';
import { type Life, never } from './life.ts';
import type { Chance } from './random.ts';
import type { Timeline } from './timeline.ts';

/** A message that stands in a room. */
export type Standing = {
  id: string;
  tenant: string;
  talk: string;
  place: string;
  thread: string | null;
  external: string;
  card: Card;
  /** The message that the card is linked with; undefined where the chat shows no links. */
  refers?: StandingAt | null;
};

export type Chat = {
  messenger(life: Life): Messenger;
  /** In the order in which they came to stand there. */
  standing: readonly Standing[];
  /** Sends into a room of which the same process, or the store, knew that it would take none yet. */
  early: readonly string[];
  /** Ids of messages that it refused, or refused to change. */
  refused: ReadonlySet<string>;
  canEdit: true;
  /** The limit that this message met last is on disk. */
  limitStored(id: string): void;
  /** Requests whose end nobody has heard yet. */
  underWay(): number;
};

/** Longest time in ms that a request may take to arrive, though its sender has given it up or is dead. */
const LATEST = 12_000;
/** A messenger ends every call by itself after so long, in ms. */
const TIMEOUT = 10_000;
/** What is posted can be found after at most so long, in ms. */
const UNSEEN = 2_000;

/** Rooms whose name ends so let the bot look for its messages. */
export const canFind = (place: string): boolean => place.endsWith('-open');

type ChatWorld = {
  faults: number;
  onItsWay: number;
  note: (what: string) => void;
  /** Why it takes this message for good not; undefined where it takes it. */
  closed?: (message: Message) => string | undefined;
};

/** `met`: the message that met the limit. `stored`: every process knows of it. */
type Rest = { until: number; met: string; told: Life | undefined; toldAt: number; stored: boolean };

/**
 * `faults` is the share of requests, in percent, that go wrong in some way. `onItsWay`: a send that begins so soon (ms)
 * after its process heard of a limit is not early, since the limit is still on its way to the store.
 */
export function chat(
  time: Timeline,
  chance: Chance,
  { faults, onItsWay, note, closed = () => undefined }: ChatWorld,
): Chat {
  const standing: (Standing & { seenFrom: number })[] = [];
  const early: string[] = [];
  const refused = new Set<string>();
  const rests = new Map<string, Rest>();
  let underWay = 0;

  /** Puts the message there, once it arrives. Messages to one thread may overtake each other only in different talks. */
  const stands = ({ id, tenant, talk, place, thread, card, refers }: Message): string => {
    const external = `x${standing.length + 1}`;
    note(`the message ${id} stands in ${place}`);
    standing.push({
      id,
      tenant,
      talk,
      place,
      thread,
      external,
      card,
      refers,
      seenFrom: time.now() + chance.whole(0, UNSEEN),
    });
    return external;
  };
  const answer = <T>(life: Life, ms: number, value: () => T): Promise<T> => {
    underWay++;
    return new Promise<T>((resolve, reject) => {
      time.after(ms, () => {
        underWay--;
        if (!life.alive()) return;
        try {
          life.step('chat answered');
          resolve(value());
        } catch (cause) {
          reject(cause);
        }
      });
    });
  };
  const limited = (
    { id, place }: Message,
    life: Life,
    waitMs: number,
    ms: number,
  ): Promise<Sending & Finding> => {
    const rest: Rest = { until: time.now() + waitMs, met: id, told: undefined, toldAt: 0, stored: false };
    rests.set(place, rest);
    return answer(life, ms, () => {
      // From the answer on the process knows, and whatever it begins later is too early.
      Object.assign(rest, { told: life, toldAt: time.now() });
      return { kind: 'limited', waitMs: Math.max(0, rest.until - time.now()) };
    });
  };
  const resting = (place: string): Rest | undefined => {
    const rest = rests.get(place);
    return rest && rest.until > time.now() ? rest : undefined;
  };

  const begun = (message: Message, life: Life): void => {
    const { id, place } = message;
    const rest = resting(place);
    if (!rest) return;
    if ((rest.told === life && time.now() > rest.toldAt + onItsWay) || rest.stored)
      early.push(`${id} was sent ${rest.until - time.now()} ms before ${place} takes messages again`);
  };
  const refusing = ({ id }: Message, life: Life, reason: string, delay: number): Promise<Sending> => {
    refused.add(id);
    return answer(life, delay, () => ({ kind: 'refused', reason }));
  };
  const request = (message: Message, life: Life, arrives: () => string): Promise<Sending> => {
    begun(message, life);
    const rest = resting(message.place);
    const delay = chance.whole(0, 2_000);
    const reason = closed(message);
    if (reason !== undefined) return refusing(message, life, reason, delay);
    if (rest) return limited(message, life, rest.until - time.now(), delay);
    if (!chance.percent(faults)) {
      underWay++;
      let external = '';
      time.after(delay, () => {
        underWay--;
        external = arrives();
      });
      return answer(life, delay + chance.whole(0, 1_000), () => ({ kind: 'sent', external }));
    }
    return faulty(message, life, arrives, delay);
  };
  const faulty = (message: Message, life: Life, arrives: () => string, delay: number): Promise<Sending> => {
    const { id } = message;
    const kind = chance.one(['limited', 'refused', 'unsent', 'late', 'lost', 'hangs', 'throws'] as const);
    note(`the chat goes wrong with ${id}: ${kind}`);
    const arrivesLate = (): void => {
      underWay++;
      time.after(chance.whole(0, LATEST), () => {
        underWay--;
        arrives();
      });
    };
    switch (kind) {
      case 'limited':
        return limited(message, life, chance.whole(0, 60_000), delay);
      case 'refused':
        return refusing(message, life, 'no access', delay);
      case 'unsent':
        return answer(life, delay, () => ({ kind, reason: 'no connection' }));
      case 'late':
        arrivesLate();
        return answer(life, TIMEOUT, () => ({ kind: 'unsure', reason: 'timeout' }));
      case 'lost':
        return answer(life, delay, () => ({ kind: 'unsure', reason: 'status 500' }));
      case 'hangs':
        if (chance.percent(50)) arrivesLate();
        return never();
      case 'throws':
        if (chance.percent(50)) arrivesLate();
        return answer(life, delay, () => {
          throw new TypeError('fetch failed');
        });
      default:
        return kind satisfies never;
    }
  };

  return {
    standing,
    early,
    refused,
    canEdit: true,
    limitStored(id) {
      // One that was not told of belongs to a later attempt.
      for (const rest of rests.values()) if (rest.met === id && rest.told) rest.stored = true;
    },
    underWay: () => underWay,
    messenger: (life) => ({
      can: (place) => ({ edit: true, find: canFind(place) }),
      async post(message) {
        life.step('post');
        return request(message, life, () => stands(message));
      },
      async edit(message, external) {
        life.step('edit');
        return request(message, life, () => {
          const found = standing.find((one) => one.external === external);
          if (found) Object.assign(found, { card: message.card, refers: message.refers });
          else early.push(`${message.id} changes ${external}, which stands nowhere`);
          return external;
        });
      },
      whisper: () => {},
      async find(message) {
        life.step('find');
        const delay = chance.whole(0, 1_000);
        if (chance.percent(faults / 2))
          return answer(life, delay, () => ({ kind: 'unsent', reason: 'no connection' }));
        if (chance.percent(faults / 4)) return limited(message, life, chance.whole(0, 30_000), delay);
        return answer<Finding>(life, delay, () => {
          const found = standing.find((one) => one.id === message.id && one.seenFrom <= time.now());
          return found ? { kind: 'found', external: found.external } : { kind: 'absent' };
        });
      },
    }),
  };
}
