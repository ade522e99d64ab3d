// The line to one server: every call ends in time, is tried once more where that helps, and rests after failures.

import type { Clock } from '../../src/door/clock.ts';
import { SECOND } from '../../src/door/clock.ts';
import { nameOf } from '../../src/door/fault.ts';
import type { Report } from '../../src/door/worker.ts';
import { type Failure, failure, isOfServer, isPassing, type Outcome, REASONS } from './causes.ts';
import { type Circuit, CLOSED, type Happening, next, stateOf } from './circuit.ts';

export type World = {
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  report: Report;
};

/** One try. It should end when the signal is aborted; nobody waits for it longer. */
export type Attempt<T> = (signal: AbortSignal) => Promise<Outcome<T>>;

export type Line = {
  /** What came of it, after at most two attempts and so many ms. Never rejects. */
  perform<T>(within: number, attempt: Attempt<T>): Promise<Outcome<T>>;
  state(): Circuit['state'];
  /** Ends what is under way, and all that is asked later. */
  end(): void;
};

/** Wait before the second attempt, of which a random half is taken off; it is long enough for a proxy to turn round. */
const PAUSE = SECOND;
/** With less time than this left, a second attempt would only be cut off itself. */
const LEAST = 2 * SECOND;

/**
 * `name` stands in reports: `The model`. `fair`: who gets no answer within so many ms can say that the server fails; in less
 * time a sound one may be cut off.
 */
export function line(name: string, fair: number, { clock, random, report }: World): Line {
  let circuit = CLOSED;
  const underway = new Set<(outcome: Failure) => void>();
  let ended = false;
  const happened = (happening: Happening, cause?: Failure['cause']): boolean => {
    const [becomes, effects] = next(circuit, happening, clock.now());
    circuit = becomes;
    if (effects.includes('tell opened') && cause)
      report(`${name} is left alone for a while: ${REASONS[cause]}.`);
    if (effects.includes('tell closed')) report(`${name} answers again.`);
    return effects.includes('let');
  };
  const settle = (outcome: Outcome<unknown>, within: number): void => {
    if (outcome.kind === 'got') return void happened({ kind: 'worked' });
    const { cause, after } = outcome;
    const isCutOff = cause === 'late' && within < fair;
    if (isCutOff || cause === 'ended' || cause === 'mistake') return void happened({ kind: 'dropped' });
    if (!isOfServer(cause)) return void happened({ kind: 'worked' });
    happened({ kind: 'failed', ...(after === undefined ? {} : { after }) }, cause);
  };
  /** An attempt that throws is a mistake of ours: it is told, by its kind alone. */
  const tried = async <T>(attempt: Attempt<T>, signal: AbortSignal): Promise<Outcome<T>> => {
    try {
      return await attempt(signal);
    } catch (thrown) {
      if (!signal.aborted) report(`${name} could not be asked: ${nameOf(thrown)}.`);
      return failure('mistake');
    }
  };
  const twice = async <T>(attempt: Attempt<T>, end: number, signal: AbortSignal): Promise<Outcome<T>> => {
    const first = await tried(attempt, signal);
    if (first.kind === 'got' || !isPassing(first) || signal.aborted) return first;
    // What the server asks for is a least time: all that wait for it must not come back at once.
    const pause = Math.max(first.after ?? 0, PAUSE / 2) + Math.round((PAUSE / 2) * random());
    if (end - clock.now() < pause + LEAST) return first;
    await pausing(clock, pause, signal);
    return signal.aborted ? first : tried(attempt, signal);
  };
  return {
    async perform(within, attempt) {
      if (ended) return failure('ended');
      if (!happened({ kind: 'asked' })) return failure('resting');
      const controller = new AbortController();
      const { promise: stopped, resolve: stop } = Promise.withResolvers<Failure>();
      underway.add(stop);
      const late = clock.alarm(within);
      const outcome = await Promise.race([
        twice(attempt, clock.now() + within, controller.signal),
        late.rung.then(() => failure('late')),
        stopped,
      ]);
      late.ring();
      controller.abort();
      underway.delete(stop);
      settle(outcome, within);
      return outcome;
    },
    state: () => stateOf(circuit, clock.now()),
    end() {
      ended = true;
      for (const stop of underway) stop(failure('ended'));
    },
  };
}

/** Waits so many ms, or until nobody waits for the call any more. */
async function pausing(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  const pause = clock.alarm(ms);
  signal.addEventListener('abort', pause.ring, { once: true });
  await pause.rung;
}
