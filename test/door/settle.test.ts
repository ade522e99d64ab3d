// What becomes of a message after an attempt: every way a platform can answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Sending } from '../../src/door/messenger.ts';
import { backoff } from '../../src/door/retry.ts';
import {
  type Attempt,
  afterFinding,
  afterSending,
  LATE_ARRIVAL,
  putBack,
  type Settlement,
} from '../../src/door/settle.ts';

const NOW = 1_000_000;
const ATTEMPT: Attempt = { id: 'm1', tries: 2, now: NOW, random: 0.5 };
const POST = { canFind: true, repeatable: false };
const BLIND_POST = { canFind: false, repeatable: false };
const EDIT = { canFind: false, repeatable: true };

const HOUR = 3_600_000;

describe('after sending,', () => {
  it.each([POST, BLIND_POST, EDIT])('sent and refused are the end: %o', (how) => {
    expect(afterSending(ATTEMPT, { kind: 'sent', external: 'x1' }, how)).toEqual({
      id: 'm1',
      state: 'sent',
      external: 'x1',
    });
    expect(afterSending(ATTEMPT, { kind: 'refused', reason: 'is_archived' }, how)).toEqual({
      id: 'm1',
      state: 'refused',
      reason: 'is_archived',
    });
  });

  it.each([POST, BLIND_POST, EDIT])('what was surely not taken is tried later, without doubt: %o', (how) => {
    expect(afterSending(ATTEMPT, { kind: 'unsent', reason: 'offline' }, how)).toEqual({
      id: 'm1',
      state: 'waiting',
      due: NOW + backoff(3, 0.5),
      tries: 3,
      doubt: false,
      reason: 'offline',
      pause: false,
    });
  });

  it.each([POST, EDIT])(
    'a lost answer is tried again, in doubt, once nothing can arrive any more: %o',
    (how) => {
      const settled = (tries: number): Settlement =>
        afterSending({ ...ATTEMPT, tries }, { kind: 'unsure', reason: 'no answer' }, how);

      const again = { id: 'm1', state: 'waiting', doubt: true, reason: 'no answer', pause: false };
      expect(settled(0)).toEqual({ ...again, due: NOW + LATE_ARRIVAL, tries: 1 });
      expect(settled(9), 'later each time').toEqual({ ...again, due: NOW + backoff(10, 0.5), tries: 10 });
    },
  );

  it('a lost answer of what cannot be found nor repeated is the end', () => {
    expect(afterSending(ATTEMPT, { kind: 'unsure', reason: 'no answer' }, BLIND_POST)).toEqual({
      id: 'm1',
      state: 'doubtful',
      reason: 'no answer',
    });
  });
});

describe('after looking for a message,', () => {
  it('one that stands there was sent, and one that does not is to be posted', () => {
    expect(afterFinding(ATTEMPT, { kind: 'found', external: 'x1' })).toEqual({
      id: 'm1',
      state: 'sent',
      external: 'x1',
    });
    expect(afterFinding(ATTEMPT, { kind: 'absent' })).toBeUndefined();
  });

  it('a look that will never be possible leaves the message in doubt for good', () => {
    expect(afterFinding(ATTEMPT, { kind: 'blind', reason: 'missing_scope' })).toEqual({
      id: 'm1',
      state: 'doubtful',
      reason: 'missing_scope',
    });
  });

  it('a look that failed is tried later, and the doubt stays', () => {
    expect(afterFinding(ATTEMPT, { kind: 'unsent', reason: 'offline' })).toEqual({
      id: 'm1',
      state: 'waiting',
      due: NOW + backoff(3, 0.5),
      tries: 3,
      doubt: true,
      reason: 'offline',
      pause: false,
    });
  });
});

describe('a platform that asks for a pause', () => {
  const sending = (waitMs: number): Settlement => afterSending(ATTEMPT, { kind: 'limited', waitMs }, POST);
  const finding = (waitMs: number): Settlement | undefined =>
    afterFinding(ATTEMPT, { kind: 'limited', waitMs });

  it('gets it for the whole place; that was no attempt', () => {
    const pause = {
      id: 'm1',
      state: 'waiting',
      due: NOW + 30_000,
      tries: 2,
      reason: 'rate limit',
      pause: true,
    };

    expect(sending(30_000)).toEqual({ ...pause, doubt: false });
    expect(finding(30_000), 'whether it stands there is as unknown as before').toEqual({
      ...pause,
      doubt: true,
    });
  });

  it.each([
    [0.5, 1000],
    [999, 1000],
    [1001, 1001],
    [HOUR, HOUR],
    [HOUR + 1, HOUR],
    [Number.MAX_VALUE, HOUR],
  ])('of %d ms gets %d', (asked, given) => {
    expect(sending(asked)).toMatchObject({ due: NOW + given });
    expect(finding(asked)).toMatchObject({ due: NOW + given });
  });

  it.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'without saying for how long (%d ms) gets more each time',
    (asked) => {
      const pause = { state: 'waiting', due: NOW + backoff(3, 0.5), tries: 3, pause: true };

      expect(sending(asked)).toMatchObject({ ...pause, doubt: false });
      expect(finding(asked)).toMatchObject({ ...pause, doubt: true });
    },
  );
});

// Platforms ask in seconds with a fraction. SQLite takes such a time into its column of whole numbers, PostgreSQL does not.
it('a pause ends at a whole millisecond, and not before its time', () => {
  const settled = afterSending(ATTEMPT, { kind: 'limited', waitMs: 1.5005 * 1000 }, POST);

  expect(settled).toMatchObject({ due: NOW + 1501 });
});

it('a message that was held back is looked at again in a second, as if nothing had been', () => {
  expect(putBack(ATTEMPT, 'rate limit')).toEqual({
    id: 'm1',
    state: 'waiting',
    due: NOW + 1000,
    tries: 2,
    doubt: false,
    reason: 'rate limit',
    pause: false,
  });
});

it('no answer makes a message due in the past, later than an hour, or at no time at all', () => {
  const text = fc.string();
  const answer: fc.Arbitrary<Sending | Finding> = fc.oneof(
    fc.record({ kind: fc.constantFrom('sent', 'found'), external: text }),
    fc.record({ kind: fc.constantFrom('refused', 'unsent', 'unsure', 'blind'), reason: text }),
    fc.record({ kind: fc.constant('limited'), waitMs: fc.double() }),
    fc.constant({ kind: 'absent' as const }),
  );
  const attempt = fc.record({
    id: fc.constant('m1'),
    tries: fc.nat({ max: 1_000_000 }),
    now: fc.integer({ min: 0, max: 8.64e15 - 2 * HOUR }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });

  fc.assert(
    fc.property(attempt, answer, fc.boolean(), fc.boolean(), (one, said, canFind, repeatable) => {
      const settled =
        said.kind === 'found' || said.kind === 'absent' || said.kind === 'blind'
          ? afterFinding(one, said)
          : afterSending(one, said, { canFind, repeatable });
      if (settled?.state !== 'waiting') return;
      expect(settled.due).toBeGreaterThan(one.now);
      expect(settled.due).toBeLessThanOrEqual(one.now + HOUR);
    }),
  );
});
