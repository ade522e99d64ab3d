// Check-ins on their whole way through the door, where the platform refuses them: from the thread to people, and back.
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import { openGuide } from '../../knowledge/open.ts';
import { type Bot, createBot, decideOn, NO_TASKS, type Store } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Message } from '../../src/door/messenger.ts';
import type { Event } from '../../src/event.ts';
import { NOW } from '../adapters/store/rows.ts';
import { handClock } from '../clock.ts';
import { chooses, opens, presses, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());

const DUE = Date.parse('2027-05-20T07:00:00Z');
const NEXT = Date.parse('2027-11-22T08:00:00Z');

class World {
  now = NOW;
  /** Messages that were taken, as "C1 17.5 check-in". */
  stands: string[] = [];
  /** Whether the platform takes such a message, by the same words. */
  takes: (what: string) => boolean = () => true;
  readonly store: Store;
  readonly bot: Bot;
  #count = 0;

  constructor(store: Store) {
    this.store = store;
    const take = async ({ place, thread, card }: Message) => {
      const what = `${place} ${thread} ${card.kind}`;
      if (!this.takes(what)) return { kind: 'refused', reason: 'is_archived' } as const;
      this.stands.push(what);
      return { kind: 'sent', external: `x${this.stands.length}` } as const;
    };
    this.bot = createBot({
      ...{ store, tasks: NO_TASKS, random: () => 0, clock: handClock(() => this.now), alone: true },
      decide: decideOn({ guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS }),
      ids: () => `id${++this.#count}`,
      messenger: {
        ...{ can: () => ({ edit: false, find: true }), whisper: () => {} },
        ...{ post: take, edit: take, find: async () => ({ kind: 'absent' }) },
      },
      report: (sentence) => expect(sentence).toMatch(/ended refused: is_archived$/u),
    });
  }

  async hears(talk: string, event: Event): Promise<void> {
    const at = new Date(this.now).toISOString();
    const where = { tenant: 'T1', talk, place: 'C1', thread: `17.${talk}`, zone: 'Europe/Berlin' };
    await this.bot.receive({ ...where, event: { ...event, at } });
    await this.bot.drain();
  }

  /** A talk of u1 with its recommendation. */
  async advises(talk: string): Promise<void> {
    const who = (key: string) => ({ key: `${talk} ${key}` });
    await this.hears(
      talk,
      opens('our bot must answer from 2,000 help articles that change daily', who('e1')),
    );
    await this.hears(talk, chooses('audience', 'shared', who('e2')));
    await this.hears(talk, chooses('running', 'nothing', who('e3')));
  }

  /** What stands newly, of these kinds, once all that is due was asked; a room gets one a second. */
  async asks(now: number, ...kinds: readonly Card['kind'][]): Promise<string[]> {
    this.now = now;
    this.stands = [];
    for (let second = 0; second < 6; second++) await this.bot.drain();
    return this.stands.filter((what) => kinds.some((kind) => what.endsWith(` ${kind}`)));
  }

  async dates(until: number): Promise<string[]> {
    return (await this.store.checkIns.due(until, 100)).map(({ talk, local }) => `${talk} ${local}`);
  }
}

async function opened(...talks: readonly string[]): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  const world = new World(store);
  for (const talk of talks) await world.advises(talk);
  return world;
}

describe('a check-in', () => {
  it('stands in the first place that takes it: thread, room, owner, former owner', async () => {
    const places = ['C1 17.a', 'C1 ', '@u2 ', '@u1 '];
    for (const [index, place] of places.entries()) {
      const world = await opened('a');
      await world.hears('a', presses('hand-over', { key: 'over' }, 'u2 Europe/Berlin'));
      world.takes = (what) => !places.slice(0, index).some((shut) => what === `${shut} check-in`);

      expect(await world.asks(DUE, 'check-in')).toEqual([`${place} check-in`]);
      expect(await world.dates(NEXT), 'the next one comes').toEqual(['a 2027-11-22T09:00:00']);
    }
  });

  it('that nobody can get comes no more, until somebody is there again', async () => {
    const world = await opened('a');
    world.takes = (what) => !what.endsWith('check-in');

    expect(await world.asks(DUE, 'check-in')).toEqual([]);
    expect(await world.bot.talk('T1', 'a')).toMatchObject({
      ended: { why: 'unreachable', reason: 'is_archived' },
    });
    expect(await world.dates(NEXT * 2)).toEqual([]);

    world.takes = () => true;
    await world.hears('a', says('what is RAG?', { key: 'back' }));
    expect(await world.dates(NEXT)).toEqual(['a 2027-11-22T09:00:00']);
    expect(await world.asks(NEXT, 'check-in')).toEqual(['C1 17.a check-in']);
  });
});

describe('a digest', () => {
  const TALKS = ['a', 'b', 'c', 'd'];

  it('stands once in the room, and none of its talks asks by itself', async () => {
    const world = await opened(...TALKS);

    expect(await world.asks(DUE, 'check-in', 'digest')).toEqual(['C1  digest']);
  });

  it('that is refused lets each that was due ask in its own thread, and the others on their own date', async () => {
    const world = await opened(...TALKS, 'e');
    // Four days after the others, so that it is only announced with them.
    await world.hears('e', presses('snooze', { key: 'later' }, '2027-05-24'));
    world.takes = (what) => !what.endsWith('digest');

    const asked = await world.asks(DUE, 'check-in', 'digest');
    expect(asked.sort()).toEqual(TALKS.map((talk) => `C1 17.${talk} check-in`));

    expect(await world.asks(Date.parse('2027-05-24T07:00:00Z'), 'check-in')).toEqual(['C1 17.e check-in']);
  });

  it('that stands asks later nothing of the one that it announced', async () => {
    const world = await opened(...TALKS, 'e');
    await world.hears('e', presses('snooze', { key: 'later' }, '2027-05-24'));

    expect(await world.asks(DUE, 'check-in', 'digest')).toEqual(['C1  digest']);
    expect(await world.asks(Date.parse('2027-05-24T07:00:00Z'), 'check-in', 'digest')).toEqual([]);
    expect(await world.bot.talk('T1', 'e')).toMatchObject({ checkIn: { at: '2027-11-22T09:00:00+01:00' } });
  });
});
