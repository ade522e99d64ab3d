// One run over months: talks whose check-ins fall due again and again, while processes die and the machine is off.
import type { Card } from '../../../../src/card.ts';
import { EPOCH } from '../life.ts';
import { start, stopOrderly } from '../process.ts';
import { idleness, type Run } from '../simulate.ts';
import { close, type Mistake, type World, worldOf } from '../world.ts';
import { calmIn } from './calm.ts';
import { writtenDown } from './happened.ts';
import { livingIn } from './living.ts';
import { DAY, type MonthsPlan, refusalOf } from './plan.ts';
import { faultsInMonths } from './verdict.ts';

/** Moments of a run at most: one that has more goes round in circles. */
const MOST_MOMENTS = 100_000;

/** A process that ended is started again within so long, in ms, but for some that nobody looks after for days. */
const RESTART = 5_000;
const FORGOTTEN = { percent: 8, most: 3 * DAY };

/** Counts of check-ins that became events, and of messages that stand there. */
export type MonthsRun = Run & { asked: number; digests: number; moved: number };

export async function simulateMonths(plan: MonthsPlan, mistake: Mistake = {}): Promise<MonthsRun> {
  const story: string[] = [];
  let offUntil = 0;
  const world = await worldOf(plan, story, {
    ...{ decide: plan.decide, mistake, lifespans: plan.lifespans },
    restart({ random, time }) {
      const forgotten = random.percent(FORGOTTEN.percent) ? random.whole(0, FORGOTTEN.most) : 0;
      return Math.max(0, offUntil - time.now(), forgotten) + random.whole(0, RESTART);
    },
    closed: (message, now) => refusalOf(plan.shut, message, now),
    shown: (now) => new Date(EPOCH + now).toISOString(),
  });
  const { time, database, chat, running } = world;
  const happened = writtenDown(database, time.now);
  const calm = calmIn(world);
  const people = livingIn(world, plan);
  for (let process = 0; process < (plan.two ? 2 : 1); process++) start(world);
  for (const { at, length } of plan.outages)
    time.after(at, () => {
      offUntil = Math.max(offUntil, at + length);
      endAll(world);
    });
  const idle = idleness(database);
  const over = (): boolean =>
    time.now() >= plan.span &&
    running.length > 0 &&
    people.areQuiet() &&
    chat.underWay() === 0 &&
    idle() &&
    !calm.isDue();
  let moments = 0;
  for (; !over() && moments < MOST_MOMENTS; moments++) {
    await time.advance(calm.until);
    people.look();
  }
  const all = happened();
  const faults = faultsInMonths(world, { plan, happened: all, handedIn: people.handedIn, calm });
  if (moments >= MOST_MOMENTS) faults.push('the run does not come to an end');
  close(world);
  const count = (holds: (card: Card) => boolean): number =>
    chat.standing.filter(({ card }) => holds(card)).length;
  return {
    ...{
      faults,
      deaths: world.deaths,
      events: people.handedIn.length,
      messages: chat.standing.length,
      story,
    },
    asked: all.filter(({ what }) => what === 'asked').length,
    digests: count(({ kind }) => kind === 'digest'),
    moved: count((card) => card.kind === 'check-in' && card.moved !== undefined),
  };
}

/** The machine goes off: in half of the cases with a moment's notice. */
function endAll(world: World): void {
  for (const { life, bot } of [...world.running])
    if (world.random.percent(50)) life.end();
    else stopOrderly(world, life, bot);
}
