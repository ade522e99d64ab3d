// What becomes of check-ins that are due: an event for each, and one message where a room would get too many.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newTalk, type Talk } from '../../src/dialogue/talk.ts';
import { type CheckIns, ringOnce } from '../../src/door/bell.ts';
import { WEEK } from '../../src/door/clock.ts';
import { type DueCheckIn, type Gathered, type Rung, rung } from '../../src/door/rung.ts';

const NOW = Date.parse('2026-11-20T08:00:00Z');
const HOUR = 3_600_000;
const zone = 'Europe/Berlin';

/** What a clock in Berlin shows, an hour ahead of UTC then. */
const localOf = (due: number): string => new Date(due + HOUR).toISOString().slice(0, 19);

function stateOf(id: string, verdict: string | null): string {
  const facts = { known: {}, likely: {}, said: {}, flags: [] };
  const given = {
    at: '2026-05-20T08:00:00Z',
    version: 'v',
    approach: 'rag' as const,
    now: [],
    passages: [],
    facts,
  };
  const talk: Talk = {
    ...newTalk({ id, tenant: 'T1', owner: 'u1', zone }),
    advised: verdict === null ? null : { ...given, verdict },
  };
  return JSON.stringify(talk);
}

type Kind = 'fine' | 'damaged' | 'untold';

/** A check-in of the talk `t-<id>`; where it is not told otherwise, due now. */
function checkIn(
  id: string,
  { due = NOW, kind = 'fine' as Kind, announced = false } = {},
): DueCheckIn & Gathered {
  const state =
    kind === 'damaged' ? '{"v":5' : stateOf(`t-${id}`, kind === 'untold' ? null : `Verdict ${id}.`);
  return {
    ...{ id, tenant: 'T1', talk: `t-${id}`, local: localOf(due), zone, place: 'C1', thread: `17.${id}` },
    ...{ announced, crowded: true, state },
  };
}

const silent = (sentence: string): void => expect(sentence).toBeUndefined();

const ringing = (one: DueCheckIn, crowd: readonly Gathered[], report = silent): Rung =>
  rung([one], new Map([[one.id, crowd]]), NOW, report);

describe('a due check-in', () => {
  it('becomes an event that tells when it was due', () => {
    const late = checkIn('a', { due: NOW - HOUR });

    expect(rung([late], new Map(), NOW, silent)).toEqual({
      putRight: [],
      asked: [
        {
          ...{ id: 'a', also: [], announced: [] },
          event: {
            ...{ tenant: 'T1', talk: 't-a', place: 'C1', thread: '17.a', zone },
            event: {
              ...{ kind: 'due', key: 'checkin:a', by: 'whichway', checkIn: 'a' },
              ...{ at: '2026-11-20T08:00:00.000Z', due: '2026-11-20T07:00:00.000Z' },
            },
          },
        },
      ],
    });
  });

  it('is put right where its wall time means a later moment by now', () => {
    expect(rung([checkIn('a', { due: NOW + HOUR })], new Map(), NOW, silent)).toEqual({
      ...{ asked: [], putRight: [{ id: 'a', due: NOW + HOUR }] },
    });
  });

  it('that stands in a digest already says nothing by itself, and speaks for nobody', () => {
    const crowd = ['b', 'c', 'd', 'e'].map((id) => checkIn(id));
    const { asked } = ringing(checkIn('a', { announced: true }), crowd);

    expect(asked).toMatchObject([{ also: [], announced: [], event: { event: { inDigest: true } } }]);
    expect(asked[0]?.event.event).not.toHaveProperty('digest');
  });
});

describe('a room with more than three check-ins in a week', () => {
  const crowd = [
    checkIn('a'),
    checkIn('b', { due: NOW - 1 }),
    checkIn('c', { due: NOW + HOUR }),
    checkIn('d', { due: NOW + WEEK }),
  ];

  it('gets one message for all: those that are due are asked in it, the others announced', () => {
    const [first] = ringing(checkIn('a'), crowd).asked;

    expect(first?.also).toMatchObject([
      { id: 'b', event: { talk: 't-b', event: { key: 'checkin:b', inDigest: true } } },
    ]);
    expect(first?.announced).toEqual(['c', 'd']);
    expect(first?.event.event).toMatchObject({
      digest: ['a', 'b', 'c', 'd'].map((id) => ({
        ...{ talk: `t-${id}`, thread: `17.${id}`, verdict: `Verdict ${id}.`, since: '2026-05-20' },
      })),
    });
  });

  it('is told there when each is due, on its own clock', () => {
    const [first] = ringing(checkIn('a'), crowd).asked;

    const { event } = first?.event ?? {};
    const lines = event?.kind === 'due' ? event.digest : [];
    expect(lines?.map(({ due }) => due)).toEqual([
      ...['Fri 20 Nov 2026, 09:00 Berlin', 'Fri 20 Nov 2026, 08:59 Berlin'],
      ...['Fri 20 Nov 2026, 10:00 Berlin', 'Fri 27 Nov 2026, 09:00 Berlin'],
    ]);
  });

  it('gets each by itself where only three are left', () => {
    expect(ringing(checkIn('a'), crowd.slice(0, 3)).asked).toMatchObject([
      { id: 'a', also: [], announced: [] },
    ]);
  });

  it('is not told of a talk that cannot be read, which is reported', () => {
    const reports: string[] = [];
    const more = [...crowd, checkIn('e', { kind: 'damaged' })];

    const [first] = ringing(checkIn('a'), more, (sentence) => reports.push(sentence)).asked;

    expect(first?.announced).toEqual(['c', 'd']);
    expect(reports).toEqual([expect.stringMatching(/^The talk t-e cannot be read/u)]);
  });

  it.each<Kind>(['damaged', 'untold'])(
    'gets nobody’s message by a talk that is %s itself, as it would be lost or would not name it',
    (kind) => {
      const one = checkIn('a', { kind });

      const { asked } = ringing(one, [one, ...crowd.slice(1), checkIn('e')], () => {});

      expect(asked).toMatchObject([{ id: 'a', also: [], announced: [] }]);
      expect(asked[0]?.event.event).not.toHaveProperty('digest');
    },
  );
});

it('each is asked once at most, and only those that the message names, whatever is in the room', () => {
  const member = fc.record({
    due: fc.integer({ min: NOW - WEEK, max: NOW + WEEK }),
    kind: fc.constantFrom<Kind>('fine', 'fine', 'fine', 'damaged', 'untold'),
  });
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 12 }), fc.boolean(), (members, announced) => {
      const crowd = members.map((one, index) =>
        checkIn(`${index}`, index === 0 ? { ...one, due: NOW } : one),
      );
      const [first, ...more] = crowd
        .slice(0, 1)
        .flatMap((one) => ringing({ ...one, announced }, crowd, () => {}).asked);
      const { event } = first?.event ?? {};
      const named = (event?.kind === 'due' && event.digest ? event.digest : []).map(({ talk }) => talk);
      const spoken = [...(first?.also.map(({ id }) => id) ?? []), ...(first?.announced ?? [])];

      expect([first?.id, more]).toEqual(['0', []]);
      expect(spoken.map((id) => `t-${id}`).sort()).toEqual(named.filter((talk) => talk !== 't-0').sort());
      const fine = members.filter(({ kind }) => kind === 'fine').length;
      const together = !announced && members[0]?.kind === 'fine' && fine > 3;
      expect(named).toHaveLength(together ? fine : 0);
    }),
  );
});

describe('one ring', () => {
  /** A store with these due, which notes what it is asked. */
  function noting(due: readonly DueCheckIn[]): { checkIns: CheckIns; asked: unknown[] } {
    const asked: unknown[] = [];
    const checkIns: CheckIns = {
      async due(...question) {
        asked.push(['due', ...question]);
        return [...due];
      },
      async gathered(...question) {
        asked.push(['gathered', ...question]);
        return [];
      },
      async ring(rung) {
        asked.push(['ring', rung.asked.map(({ id }) => id)]);
        return rung.asked.length;
      },
    };
    return { checkIns, asked };
  }

  it('looks into the week of crowded rooms only, thirty at most of each', async () => {
    const { checkIns, asked } = noting([checkIn('a'), { ...checkIn('b'), crowded: false }]);

    expect(await ringOnce(checkIns, NOW, silent)).toBe(2);
    expect(asked).toEqual([
      ['due', NOW, 5000],
      ['gathered', 'T1', 'C1', NOW + WEEK, 30],
      ['ring', ['a', 'b']],
    ]);
  });

  it('writes nothing while nothing is due', async () => {
    const { checkIns, asked } = noting([]);

    expect(await ringOnce(checkIns, NOW, silent, 7)).toBe(0);
    expect(asked).toEqual([['due', NOW, 7]]);
  });
});
