// A data folder in which people used the bot: real store, real decisions, and a platform that takes everything.
import { onTestFinished } from 'vitest';
import { realClock } from '../../adapters/clock.ts';
import { openStore } from '../../adapters/store/open.ts';
import { openGuide } from '../../knowledge/open.ts';
import { type Bot, createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Event } from '../../src/event.ts';
import { adviceVersion } from '../../src/version.ts';
import { temporary } from '../adapters/store/rows.ts';
import { handClock } from '../clock.ts';

const guide = openGuide({ file: ':memory:' });
export const GUIDE = guide;

export const NOW = Date.parse('2026-11-20T08:00:00Z');
export const DAY = 24 * 3600 * 1000;

type Doing = { [E in Event as E['kind']]: Omit<E, 'key' | 'by' | 'at'> }[Event['kind']];

export type Used = {
  folder: string;
  bot: Bot;
  /** Somebody does this so many days before `NOW`, and the bot answers. Resolves to the ids of its answers in all. */
  does(tenant: string, talk: string, what: Doing, daysAgo?: number): Promise<void>;
  /** The id of the last message of that talk of which this is true. */
  last(tenant: string, talk: string, wanted: (card: Card) => boolean): string;
  /** The bot ends, so that the folder is free. */
  close(): Promise<void>;
};

/** An empty folder and the bot on it, ended with the test. */
export async function used(): Promise<Used> {
  const folder = temporary();
  const store = await openStore(folder, realClock);
  let now = NOW;
  let count = 0;
  const sent: { id: string; tenant: string; talk: string; card: Card }[] = [];
  const messenger: Messenger = {
    can: () => ({ edit: false, find: false }),
    async post({ id, tenant, talk, card }) {
      sent.push({ id, tenant, talk, card });
      return { kind: 'sent', external: id };
    },
    edit: async () => ({ kind: 'sent', external: '1' }),
    find: async () => ({ kind: 'absent' }),
    whisper: () => {},
  };
  const bot = createBot({
    ...{ store, messenger, tasks: NO_TASKS, random: () => 0.5, report: () => {} },
    decide: decideOn({ guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS }),
    ...{ ids: () => `m${++count}`, clock: handClock(() => now) },
  });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= store.close());
  onTestFinished(close);
  return {
    ...{ folder, bot, close },
    async does(tenant, talk, what, daysAgo = 0) {
      now = NOW - daysAgo * DAY;
      const event = { ...what, key: `k${++count}`, by: 'u1', at: new Date(now).toISOString() } as Event;
      await bot.receive({ tenant, talk, place: talk, thread: null, zone: 'UTC', event });
      await bot.drain();
      now = NOW;
    },
    last(tenant, talk, wanted) {
      const found = sent.findLast((one) => one.tenant === tenant && one.talk === talk && wanted(one.card));
      if (!found) throw new Error(`nothing like that was said in ${tenant} ${talk}`);
      return found.id;
    },
  };
}

/** A question that nothing in the guidance fits, and three ways of asking it. */
export const UNANSWERED = [
  'how does an agent remember earlier sessions?',
  'How do agents remember earlier sessions',
  'can the agent remember earlier sessions?',
] as const;
