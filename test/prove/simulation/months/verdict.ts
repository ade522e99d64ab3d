// What is not as it should be after months: judged from what was written down, and from the pure decisions.
import type { Incoming } from '../../../../src/door/incoming.ts';
import { faultsIn } from '../verdict.ts';
import type { World } from '../world.ts';
import { askedFaults } from './asked.ts';
import type { Calm } from './calm.ts';
import { dateFaults } from './dates.ts';
import type { Happening } from './happened.ts';
import type { MonthsPlan } from './plan.ts';
import { recordsOf } from './records.ts';
import { refusalFaults } from './refusals.ts';
import { roomFaults } from './rooms.ts';

type Lived = {
  plan: MonthsPlan;
  happened: readonly Happening[];
  handedIn: readonly Incoming[];
  calm: Calm;
};

/** One sentence each; empty for a sound run. */
export function faultsInMonths(
  { database, chat, time, starts }: World,
  { plan, happened, handedIn, calm }: Lived,
): string[] {
  const records = recordsOf(database, happened);
  const { outdated } = calm;
  const end = calm.wallAt(time.now(), 0).least;
  return [
    ...faultsIn(database, { ...chat, outdated }, handedIn, plan.decide),
    ...dateFaults(records, calm, end),
    ...askedFaults(records),
    ...refusalFaults(records),
    // Two processes keep no pace together, and what they read may be older than what they write.
    ...(plan.two ? [] : roomFaults(records, { starts, outdated })),
  ];
}
