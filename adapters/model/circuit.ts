// The circuit breaker before a server, as a pure machine: what it is now and what happened give what it becomes.
import { MINUTE, SECOND } from '../../src/door/clock.ts';

/** `rests`: how often it has been opened since the last success. `since` is wall time, all else in ms. */
export type Circuit =
  | { state: 'closed'; failures: number }
  | { state: 'open'; since: number; rest: number; rests: number }
  /** One trial is under way; who asks meanwhile is refused. */
  | { state: 'half-open'; rests: number };

export type Happening =
  | { kind: 'asked' }
  /** The server answered, whatever the answer was worth. */
  | { kind: 'worked' }
  /** It failed in a way that speaks of the server; `after`: it wants to be left alone for so many ms. */
  | { kind: 'failed'; after?: number }
  /** The call ended without telling anything of the server. */
  | { kind: 'dropped' };

export type Effect = 'let' | 'refuse' | 'tell opened' | 'tell closed';

export const CLOSED: Circuit = { state: 'closed', failures: 0 };

/** One failure is chance, two happen in a restart, three in a row are an outage. */
const MOST_FAILURES = 3;
const FIRST_REST = 30 * SECOND;
const LONGEST_REST = 10 * MINUTE;
/** A shorter time that the server asks for is no reason to rest: it is over before anybody could tell of it. */
const SHORTEST_REST = SECOND;

/** What becomes of it, and what is to be done; `let` and `refuse` answer `asked`. `now` is wall time. */
export function next(circuit: Circuit, happening: Happening, now: number): [Circuit, readonly Effect[]] {
  switch (happening.kind) {
    case 'asked':
      return asked(circuit, now);
    case 'worked':
      return [CLOSED, circuit.state === 'closed' ? [] : ['tell closed']];
    case 'failed':
      return failed(circuit, worthIt(happening.after), now);
    case 'dropped':
      // The next one that asks is the trial then.
      return circuit.state === 'half-open'
        ? [{ state: 'open', since: now, rest: 0, rests: circuit.rests }, []]
        : [circuit, []];
  }
}

/** The state as people understand it: once the rest is over, a trial may go through. */
export function stateOf(circuit: Circuit, now: number): Circuit['state'] {
  return circuit.state === 'open' && isOver(circuit, now) ? 'half-open' : circuit.state;
}

/** A wall clock that was set back must not make the rest longer. */
const isOver = ({ since, rest }: Extract<Circuit, { state: 'open' }>, now: number): boolean =>
  now >= since + rest || now < since;

function asked(circuit: Circuit, now: number): [Circuit, readonly Effect[]] {
  if (circuit.state === 'closed') return [circuit, ['let']];
  if (circuit.state === 'open' && isOver(circuit, now))
    return [{ state: 'half-open', rests: circuit.rests }, ['let']];
  return [circuit, ['refuse']];
}

const worthIt = (after: number | undefined): number | undefined =>
  after !== undefined && after >= SHORTEST_REST ? after : undefined;

function failed(circuit: Circuit, after: number | undefined, now: number): [Circuit, readonly Effect[]] {
  // Calls that began before it opened fail later; they say nothing new.
  if (circuit.state === 'open') return [circuit, []];
  if (circuit.state === 'half-open') return [rested(circuit.rests, after, now), []];
  const failures = circuit.failures + 1;
  if (after === undefined && failures < MOST_FAILURES) return [{ state: 'closed', failures }, []];
  return [rested(0, after, now), ['tell opened']];
}

/** Open, after it had been opened so many times before. A time that the server asks for counts instead of ours. */
function rested(before: number, after: number | undefined, now: number): Circuit {
  const rest = Math.min(after ?? FIRST_REST * 2 ** Math.min(before, 10), LONGEST_REST);
  return { state: 'open', since: now, rest, rests: before + 1 };
}
