// Direct messages: whether words in them are for the person's own talk, or for a talk of a server that asked them there.
import type { Bot, StandingThere } from '../../src/bot.ts';
import { WEEK } from '../../src/door/clock.ts';
import { placeOf, ROOM_ITSELF } from '../../src/door/incoming.ts';
import { sentAt } from './numbers.ts';
import { whereIs } from './places.ts';
import type { Wrote } from './read.ts';

/** For so long, in ms, words are an answer to what the bot asked last; later they need a reply to that message. */
const ANSWERED_WITHIN = 2 * WEEK;

export type DirectWorld = {
  bot: Pick<Bot, 'standing' | 'asks' | 'has'>;
  /** Whether the bot is in that server (or it is a person's own tenant). */
  serves: (tenant: string) => boolean;
};

/** `own`: the talk of the direct messages themselves. `seen`: the words were taken in before. */
export type Whose = { kind: 'own' } | { kind: 'seen' } | { kind: 'asked'; tenant: string; talk: string };

/**
 * The talk that somebody's direct words are for. It follows from what stood there when they were written, so that the same
 * words are never taken to two talks, however often Discord tells of them.
 */
export async function whoseWords(
  { by, place, id, key, replyTo }: Wrote,
  { bot, serves }: DirectWorld,
): Promise<Whose> {
  const asked = before(id, await bot.standing(placeOf(by))).filter(({ tenant }) => serves(tenant));
  if (replyTo !== undefined) {
    const answered = asked.find(({ message }) => message === replyTo);
    return answered ? { ...talkOf(answered), kind: 'asked' } : { kind: 'own' };
  }
  const [last] = asked;
  if (!last || sentAt(id) - sentAt(last.message) > ANSWERED_WITHIN) return { kind: 'own' };
  const [own] = before(id, await bot.standing(place));
  if (own && isBefore(last.message, own.message)) return { kind: 'own' };
  if (await bot.asks(last.tenant, last.talk, by)) return { ...talkOf(last), kind: 'asked' };
  return { kind: (await bot.has(last.tenant, key)) ? 'seen' : 'own' };
}

const talkOf = ({ tenant, talk }: StandingThere): { tenant: string; talk: string } => ({ tenant, talk });

type Told = StandingThere & { message: string };

/** Those that stood there before the message, the latest first. */
function before(id: string, standing: readonly StandingThere[]): Told[] {
  return standing
    .map((one) => ({
      ...one,
      message: whereIs({ place: '', thread: ROOM_ITSELF, external: one.external }).message,
    }))
    .filter(({ message }) => isBefore(message, id))
    .sort((one, other) => (isBefore(one.message, other.message) ? 1 : -1));
}

/** Discord's numbers grow with time. */
const isBefore = (one: string, other: string): boolean => BigInt(one) < BigInt(other);
