// The circuit breaker as a pure machine.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Circuit,
  CLOSED,
  type Effect,
  type Happening,
  next,
  stateOf,
} from '../../../adapters/model/circuit.ts';

const FAILED: Happening = { kind: 'failed' };
const WORKED: Happening = { kind: 'worked' };
const ASKED: Happening = { kind: 'asked' };

/** What became of it after all that happened, and the effects of the last. */
function after(
  happenings: readonly Happening[],
  now: number,
  from: Circuit = CLOSED,
): [Circuit, readonly Effect[]] {
  let circuit = from;
  let effects: readonly Effect[] = [];
  for (const one of happenings) [circuit, effects] = next(circuit, one, now);
  return [circuit, effects];
}

const opened = (now: number): Circuit => after([FAILED, FAILED, FAILED], now)[0];

/** The rest after so many outages in a row, each ended by a trial that failed. */
function restsOf(times: number): number[] {
  let circuit = opened(0);
  const rests: number[] = [];
  for (let now = 0; rests.length < times; ) {
    if (circuit.state !== 'open') throw new Error('it is not open');
    rests.push(circuit.rest);
    now += circuit.rest;
    circuit = after([ASKED, FAILED], now, circuit)[0];
  }
  return rests;
}

it('opens at the third failure in a row and not before', () => {
  expect(after([FAILED, FAILED, WORKED, FAILED, FAILED], 0)[0].state).toBe('closed');
  expect(after([FAILED, FAILED, FAILED], 0)).toEqual([
    { state: 'open', since: 0, rest: 30_000, rests: 1 },
    ['tell opened'],
  ]);
});

it('rests twice as long after each trial that fails, up to ten minutes', () => {
  expect(restsOf(7)).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
});

it('begins with the short rest again after a success', () => {
  const [trial] = after([ASKED], 30_000, opened(0));
  const [again] = after([FAILED, WORKED, FAILED, FAILED, FAILED], 30_000, trial);

  expect(again).toMatchObject({ rest: 30_000 });
});

it('rests as long as the server asks for, at once and at most ten minutes', () => {
  expect(after([{ kind: 'failed', after: 7_000 }], 5)).toEqual([
    { state: 'open', since: 5, rest: 7_000, rests: 1 },
    ['tell opened'],
  ]);
  expect(after([{ kind: 'failed', after: 9e9 }], 5)[0]).toMatchObject({ rest: 600_000 });
  expect(after([{ kind: 'failed', after: 999 }], 5)).toEqual([{ state: 'closed', failures: 1 }, []]);
});

it('lets one trial through after the rest, and nobody else until it ended', () => {
  expect(after([ASKED], 29_999, opened(0))[1]).toEqual(['refuse']);
  expect(after([ASKED], 30_000, opened(0))[1]).toEqual(['let']);
  expect(after([ASKED, ASKED], 30_000, opened(0))[1]).toEqual(['refuse']);
  expect(after([ASKED, { kind: 'dropped' }, ASKED], 30_000, opened(0))[1]).toEqual(['let']);
});

it('a trial that told nothing makes the next rest no longer', () => {
  const [circuit] = after([ASKED, { kind: 'dropped' }, ASKED, FAILED], 30_000, opened(0));

  expect(circuit).toMatchObject({ state: 'open', rest: 60_000 });
});

it('a clock that was set back does not make the rest longer', () => {
  expect(stateOf(opened(1_000_000), 999_999)).toBe('half-open');
  expect(after([ASKED], 999_999, opened(1_000_000))[1]).toEqual(['let']);
});

it('whatever happens, openings and closings are told in turn, and who asks is always answered', () => {
  const happening = fc.oneof(
    fc.constantFrom(ASKED, ASKED, FAILED, FAILED, WORKED, { kind: 'dropped' } as const),
    fc.record({ kind: fc.constant('failed' as const), after: fc.nat(900_000) }),
  );
  const step = fc.tuple(happening, fc.integer({ min: -60_000, max: 700_000 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let circuit = CLOSED;
      let now = 0;
      let told: Effect = 'tell closed';
      for (const [one, ms] of steps) {
        now += ms;
        const [becomes, effects] = next(circuit, one, now);
        circuit = becomes;
        const answers = effects.filter((effect) => effect === 'let' || effect === 'refuse');
        expect(answers).toHaveLength(one.kind === 'asked' ? 1 : 0);
        for (const effect of effects.filter((each) => each.startsWith('tell'))) {
          expect(effect).not.toBe(told);
          told = effect;
        }
        expect(circuit.state === 'closed').toBe(told === 'tell closed');
        if (circuit.state === 'open') expect(circuit.rest).toBeLessThanOrEqual(600_000);
      }
    }),
  );
});
