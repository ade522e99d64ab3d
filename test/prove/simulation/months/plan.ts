// What a run over months is like: how long, how often check-ins come, how processes end, and which doors are shut when.
import { decideOn } from '../../../../src/bot.ts';
import { OFFICE_HOURS, type WorkingHours } from '../../../../src/checkin/workhours.ts';
import type { Message } from '../../../../src/door/messenger.ts';
import type { Decide } from '../../../../src/door/worker.ts';
import { lot } from '../decisions.ts';
import { ground } from '../ground.ts';
import { type Chance, chance } from '../random.ts';
import type { Plan } from '../world.ts';
import { type Home, homes, ROOMS } from './people.ts';

export const DAY = 24 * 3_600_000;

/** Where nothing is taken for good any more: a whole place, or only the threads in it. `from` and `until` in ms. */
type Shut = { place: string; threadsOnly: boolean; from: number; until: number };

export type MonthsPlan = Plan & {
  /** Of a life's length in steps one of these is the most. */
  lifespans: readonly number[];
  /** The talks of the run. */
  homes: readonly Home[];
  /** All that people do begins within so many ms. */
  span: number;
  decide: Decide;
  shut: readonly Shut[];
  /** The machine is off from then on (ms) for so long (ms). */
  outages: readonly { at: number; length: number }[];
};

/** Between two check-ins of a series, and how long a run of it takes, in days: some five of each talk. */
const SERIES = [
  { every: 'P2W', days: 75 },
  { every: 'P1M', days: 160 },
  { every: 'P3M', days: 400 },
] as const;

/** People are asked at any hour: then times that the clocks jump over are met as well. */
const ANY_HOUR: WorkingHours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' };

/** Lengths of an outage in days: over a night, over some due dates, and over a month. */
const OUTAGES = [0.5, 2, 9, 45] as const;

/** Some end at their start, some live for weeks. */
const LIFESPANS = [30, 300, 3_000];

/** Of the check-ins that fall due so many in a hundred fail at their first step. */
const FAILING = 4;

/** For mistakes that show only where a process ends, or a call fails, at one certain step. */
const HARSH = { deaths: 200, storeFaults: 5, lifespans: [30, 100, 300] };

/** The plan that a seed stands for. `harsh`: processes die all the time, and steps fail often; else drawn. */
export function monthsPlanOf(seed: number, { harsh }: { harsh?: true } = {}): MonthsPlan {
  const drawn = chance(seed ^ 0x3a7e);
  const isHarsh = harsh ?? drawn.percent(20);
  const { every, days } = drawn.one(SERIES);
  const span = (isHarsh ? days / 2 : days) * DAY;
  const all = homes(drawn);
  const plan: Plan = {
    seed,
    ...{ deaths: drawn.whole(0, 30), two: drawn.percent(15) },
    ...{ faults: drawn.one([0, 5, 20]), storeFaults: drawn.one([0, 0, 2]) },
  };
  return {
    ...plan,
    ...(isHarsh ? { ...HARSH, two: false } : { lifespans: LIFESPANS }),
    ...{ homes: all, span, shut: shutDoors(span, drawn) },
    decide: withFailingCheckIns(
      decideOn({ ...ground, checkInAfter: every, hours: drawn.percent(60) ? OFFICE_HOURS : ANY_HOUR }),
      isHarsh ? 40 : FAILING,
    ),
    outages: Array.from({ length: drawn.whole(0, 3) }, () => ({
      at: drawn.whole(0, span),
      length: Math.round(drawn.one(OUTAGES) * DAY),
    })),
  };
}

/**
 * In most runs something is shut for a while or for good: the threads of a room, all of it, or the room and some of its
 * people, so that few or none are left.
 */
function shutDoors(span: number, drawn: Chance): Shut[] {
  return Array.from({ length: drawn.whole(0, 3) }, () => {
    const { place, people } = drawn.one(ROOMS);
    const from = drawn.whole(0, span);
    const until = drawn.percent(40) ? Number.POSITIVE_INFINITY : from + drawn.whole(DAY, span / 3);
    const gone = people.slice(0, drawn.whole(0, people.length)).map((person) => `@${person}`);
    const threadsOnly = drawn.percent(30);
    return [place, ...(threadsOnly ? [] : gone)].map((one) => ({ place: one, threadsOnly, from, until }));
  }).flat();
}

/** Why the chat takes the message for good not, at a time of the run; undefined where it takes it. */
export function refusalOf(
  shut: readonly Shut[],
  { place, thread }: Message,
  now: number,
): string | undefined {
  const found = shut.find(
    (one) => one.place === place && one.from <= now && now < one.until && (!one.threadsOnly || thread !== ''),
  );
  return found && (found.threadsOnly ? 'the thread is locked' : 'the place is closed');
}

/** Real decisions; now and then the step of a check-in fails, as by a mistake in it. */
function withFailingCheckIns(decide: Decide, share: number): Decide {
  return (talk, event) => {
    if (event.kind === 'due' && lot(event) < share) throw new TypeError('a step that fails');
    return decide(talk, event);
  };
}
