// Notes in direct messages, outside of any talk: best effort.
import { type REST, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Card } from '../../src/card.ts';
import { type Clock, MINUTE } from '../../src/door/clock.ts';
import { placeOf, ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Report } from '../../src/door/worker.ts';
import { render } from './cards/message.ts';
import { reasonOf } from './outcome.ts';
import { roomOf } from './room.ts';

/** Nobody is told the same again within this, in ms. */
const TOLD_AGAIN_AFTER = 60 * MINUTE;
/** Notes that are remembered: more than there are in that time. */
const MOST = 5_000;

/** `about`: what it is about, such as a channel; of each thing a person is told once in an hour. Never rejects. */
export type Tell = (person: string, about: string, card: Card) => void;

export type TellWorld = { rest: REST; clock: Pick<Clock, 'now'>; report: Report };

export function telling({ rest, clock: { now }, report }: TellWorld): Tell {
  const told = new LRUCache<string, true>({
    ...{ max: MOST, ttl: TOLD_AGAIN_AFTER, ttlResolution: 0, perf: { now } },
  });
  return (person, about, card) => {
    const key = JSON.stringify([person, about]);
    if (told.has(key)) return;
    told.set(key, true);
    tellDirectly(person, card, rest).catch((cause: unknown) =>
      report(
        `A person could not be told that the bot may not write where they called it (${reasonOf(cause)}).`,
      ),
    );
  };
}

async function tellDirectly(person: string, card: Card, rest: REST): Promise<void> {
  const to = { place: placeOf(person), thread: ROOM_ITSELF };
  const channel = await roomOf(to, rest);
  const alone = { ...to, id: 'alone', tenant: '', talk: '', card, refers: null };
  await rest.post(Routes.channelMessages(channel), { body: render(alone) });
}
