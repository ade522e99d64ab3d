// What may have been missed is looked for until all of it was seen, whatever becomes of the process meanwhile.
import type { Bot } from '../../src/bot.ts';
import { type Clock, MINUTE, SECOND } from '../../src/door/clock.ts';
import type { Report } from '../../src/door/worker.ts';
import { reasonOf } from './outcome.ts';
import { INTERACTION_KEY, MESSAGE_KEY } from './read.ts';
import type { UnderWay } from './underway.ts';

/** What the store knows Discord by. */
const SOURCE = 'discord';

/** What was written this long before the last sign of Discord may not have arrived, in ms. */
const UNSEEN = MINUTE;

/** Waits before what could not be read is looked at once more, in ms: the first, and the longest. */
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = MINUTE;

export type MissedWorld = {
  bot: Pick<Bot, 'lastReceived' | 'missedSince' | 'noteMissed' | 'missedNothing'>;
  clock: Clock;
  /** Takes in what was written since then (ms). Resolves to whether all of it was looked at. Never rejects. */
  look: (since: number) => Promise<boolean>;
  /** Hears of each look, which never rejects. */
  add: UnderWay['add'];
  report: Report;
  /** Fires when the bot is stopped: the rest is for the next process. */
  stopping: AbortSignal;
};

export type Missed = {
  /** Before this process hears anything: what it hears must not hide what others missed. Resolves once it is noted. */
  before(): Promise<void>;
  /** A session began. Undefined: the first one of this process; else when (ms) something was heard last. Never rejects. */
  began(heardUntil: number | undefined): Promise<void>;
  /** Something that was written then (ms) was heard and not taken in. Never rejects. */
  lost(at: number): Promise<void>;
};

export function missed({ bot, clock, look, add, report, stopping }: MissedWorld): Missed {
  let since: number | undefined;
  let looking = false;
  let wait = FIRST_WAIT;
  const stopped = new Promise<void>((resolve) => {
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  const missedFrom = (from: number): void => {
    since = Math.min(from, since ?? from);
  };
  const failed = (cause: unknown): void =>
    report(`What may have been missed in Discord could not be kept (${reasonOf(cause)}).`);
  /** Noted in the same turn, so that what is forgotten before or after is never this. */
  const note = (from: number): Promise<void> => {
    missedFrom(from);
    return bot.noteMissed(SOURCE, from);
  };
  const lookForAll = async (): Promise<void> => {
    while (since !== undefined && !stopping.aborted) {
      const from = since;
      since = undefined;
      if (!(await look(from))) {
        missedFrom(from);
        later();
        return;
      }
      wait = FIRST_WAIT;
      if (since === undefined) await bot.missedNothing(SOURCE);
    }
  };
  /** One look at a time. */
  const run = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await lookForAll();
    } catch (cause) {
      failed(cause);
    } finally {
      looking = false;
    }
  };
  let waiting = false;
  /** After a while; one wait at a time is enough, since it ends with a look for all. */
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    const alarm = clock.alarm(wait);
    wait = Math.min(LONGEST_WAIT, wait * 2);
    void Promise.race([alarm.rung, stopped]).then(() => {
      alarm.ring();
      waiting = false;
      if (!stopping.aborted) add(run());
    });
  };
  return {
    async before() {
      const signs = await Promise.all([MESSAGE_KEY, INTERACTION_KEY].map((key) => bot.lastReceived(key)));
      const heard = signs.filter((at) => at !== undefined);
      const noted = await bot.missedSince(SOURCE);
      if (noted !== undefined) missedFrom(noted);
      if (heard.length > 0) await note(Math.max(...heard) - UNSEEN);
    },
    async began(heardUntil) {
      // What cannot be noted now is still looked for by this process.
      const noted = heardUntil === undefined ? undefined : note(heardUntil - UNSEEN);
      await Promise.all([noted?.catch(failed), run()]);
    },
    async lost(at) {
      // At once it would only fail again.
      later();
      await note(at - UNSEEN).catch(failed);
    },
  };
}
