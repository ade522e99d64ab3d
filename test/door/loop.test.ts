import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/door/clock.ts';
import { type Loop, startLoop } from '../../src/door/loop.ts';
import { backoff } from '../../src/door/retry.ts';

const RANDOM = 0.25;

type Turn = () => Promise<number>;
type World = {
  loop: Loop;
  /** Turns begun so far. */
  turns(): number;
  /** How long the alarms were set for that have not rung, in ms. */
  alarms(): number[];
  breaths(): number;
  reports: string[];
  /** Rings what is set, and lets the loop do what it does then. */
  ring(): Promise<void>;
  settled(): Promise<void>;
};

/** A loop whose turns go as given, one after the other; then there is nothing to do. */
async function started(...script: readonly Turn[]): Promise<World> {
  const set = new Set<{ ms: number; ring(): void }>();
  const reports: string[] = [];
  let turns = 0;
  let breaths = 0;
  const clock: Clock = {
    now: () => 0,
    alarm(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const alarm = {
        ms,
        ring(): void {
          set.delete(alarm);
          resolve();
        },
      };
      set.add(alarm);
      return { rung: promise, ring: alarm.ring };
    },
    async breathe() {
      breaths++;
    },
  };
  const turn: Turn = async () => (await script[turns++]?.()) ?? 0;
  const loop = startLoop({ turn, clock, random: () => RANDOM, report: (said) => reports.push(said) });
  onTestFinished(() => loop.stop());
  const settled = async (): Promise<void> => void (await turnOfTheEventLoop());
  await settled();
  return {
    loop,
    turns: () => turns,
    alarms: () => [...set].map(({ ms }) => ms),
    breaths: () => breaths,
    reports,
    async ring() {
      for (const alarm of [...set]) alarm.ring();
      await settled();
    },
    settled,
  };
}

const fails: Turn = () => Promise.reject(new Error('the disk is full'));
const works: Turn = async () => 1;

/** A turn that ends when it is told. */
function held(): { turn: Turn; end(): void } {
  const { promise, resolve } = Promise.withResolvers<number>();
  return { turn: () => promise, end: () => resolve(0) };
}

describe('a loop', () => {
  it('turns at once, and then every second', async () => {
    const { turns, alarms, ring } = await started();

    expect([turns(), alarms()]).toEqual([1, [1000]]);
    await ring();
    expect([turns(), alarms()]).toEqual([2, [1000]]);
  });

  it('does not rest while there is something to do, but lets others have their turn', async () => {
    const { turns, alarms, breaths } = await started(works, works, works);

    expect([turns(), breaths(), alarms()]).toEqual([4, 3, [1000]]);
  });

  it('turns at once when woken, once for however many calls', async () => {
    const { loop, turns, alarms, settled } = await started();

    loop.wake();
    loop.wake();
    await settled();

    expect([turns(), alarms()]).toEqual([2, [1000]]);
  });

  it('that is woken in the middle of a turn turns once more, because the news may have come too late for it', async () => {
    const { turn, end } = held();
    const { loop, turns, alarms, settled } = await started(turn);

    loop.wake();
    await settled();
    expect([turns(), alarms()]).toEqual([1, []]);
    end();
    await settled();

    expect([turns(), alarms()]).toEqual([2, [1000]]);
  });
});

describe('a turn that fails', () => {
  it('is reported and tried again, later each time, until it works', async () => {
    const { turns, alarms, reports, ring } = await started(fails, fails, fails, works, fails);

    const waits: number[] = [];
    for (let failure = 1; failure <= 3; failure++) {
      waits.push(...alarms());
      await ring();
    }

    expect(waits).toEqual([1, 2, 3].map((count) => backoff(count, RANDOM)));
    const full = 'the disk is full';
    expect(reports).toEqual([full, full, full, 'It works again.', full]);
    expect(turns()).toBe(5);
    expect(alarms(), 'the count begins anew').toEqual([backoff(1, RANDOM)]);
  });

  it('is not tried sooner because of a wake-up', async () => {
    const { loop, turns, alarms, settled, ring } = await started(fails);

    loop.wake();
    await settled();
    expect([turns(), alarms()]).toEqual([1, [backoff(1, RANDOM)]]);

    await ring();
    expect(turns(), 'the failed one, and once more for the wake-up').toBe(3);
  });

  it('may throw anything', async () => {
    const { reports } = await started(() => Promise.reject('a text'));

    expect(reports).toEqual(['a text']);
  });
});

describe('a loop that is stopped', () => {
  it.each<[when: string, script: readonly Turn[]]>([
    ['resting', []],
    ['waiting after a failure', [fails]],
  ])('while %s ends at once and turns no more', async (_, script) => {
    const { loop, turns, alarms, ring } = await started(...script);

    await loop.stop();
    loop.wake();
    await ring();

    expect([turns(), alarms()]).toEqual([1, []]);
  });

  it('lets the turn that runs come to its end', async () => {
    const { turn, end } = held();
    const { loop, turns, alarms, settled } = await started(turn);
    let ended = false;
    const stopping = loop.stop().then(() => {
      ended = true;
    });

    await settled();
    expect(ended).toBe(false);
    end();
    await stopping;

    expect([turns(), alarms()]).toEqual([1, []]);
  });

  it('may be stopped twice', async () => {
    const { loop, turns } = await started();

    await Promise.all([loop.stop(), loop.stop()]);
    await loop.stop();

    expect(turns()).toBe(1);
  });
});
