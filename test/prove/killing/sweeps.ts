// A real kill at every named step, and kills at any time while the chat server goes wrong.
import { availableParallelism } from 'node:os';
import type { Incoming } from '../../../src/door/incoming.ts';
import { chance } from '../simulation/random.ts';
import { datedEvents, someEvents } from './events.ts';
import { fastClock } from './fastclock.ts';
import { type Killed, withKills } from './kill.ts';
import type { Kill } from './lives.ts';
import { SPEED } from './process.ts';
import type { Troubles } from './server.ts';

const NONE: Troubles = { limited: 0, failed: 0, lost: 0 };
/** Enough of each that every step of the sender is come by. */
const MANY: Troubles = { limited: 25, failed: 25, lost: 25 };
/** The shares that the project promises to stand. */
const SOME: Troubles = { limited: 10, failed: 10, lost: 10 };

/** Steps at which most is at stake: there the third time counts too, when other talks are under way. */
const TWICE = /^(?:commit|post|talks\.commit|outbox\.settle|checkIns\.ring) /u;

/** Steps that a sound process must come by; a sweep that misses one proves nothing about it. */
export const STEPS: readonly string[] = [
  ...['inbox.receive', 'talks.next', 'talks.commit', 'talks.setBack'].flatMap(both),
  ...['checkIns.due', 'checkIns.gathered', 'checkIns.ring'].flatMap(both),
  ...[
    'outbox.claim',
    'outbox.holds',
    'outbox.settle',
    'waits.shorten',
    'post',
    'find',
    'acknowledge',
  ].flatMap(both),
  ...['begin', 'commit', 'create table ', 'create index '].flatMap(both),
  ...['inbox', 'talk', 'outbox', 'checkin', 'lease', 'kysely_migration'].flatMap((table) =>
    both(`insert into "${table}"`),
  ),
  ...['inbox', 'talk', 'outbox', 'checkin'].flatMap((table) => both(`update "${table}"`)),
];

function both(name: string): string[] {
  return [`${name} before`, `${name} after`];
}

export type Sweep = { kills: number; messages: number; faults: string[] };

/** Kills at each of the steps. Two runs go on at once. */
export async function killAtEveryStep(): Promise<Sweep> {
  const sweep: Sweep = { kills: 0, messages: 0, faults: [] };
  const points = STEPS.flatMap((step) => (TWICE.test(step) ? [1, 3] : [1]).map((hit) => ({ step, hit })));
  const left = [...points.entries()];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const [seed, killAt] = one;
      add(sweep, `${killAt.step}, time ${killAt.hit}`, await killedAt(killAt, seed));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return sweep;
}

/** A step that only trouble leads to is come by for sure only in some seeds. */
const TRIES = 4;

async function killedAt(killAt: { step: string; hit: number }, seed: number): Promise<Killed> {
  for (let attempt = 1; ; attempt++) {
    const rare = /find|lease/.test(killAt.step);
    // With trouble at most sends, check-ins too would make it long.
    const all = rare ? someEvents(6, 3) : events(6);
    const run = await withKills(all, [{ killAt }], rare ? MANY : NONE, seed + attempt * 1000);
    if (
      run.kills === 1 ||
      attempt === TRIES ||
      !rare ||
      run.faults.some((fault) => !fault.includes('never came'))
    )
      return run;
  }
}

/** Kills at random moments, with a chat server that limits, fails and loses answers; at least `kills` of them. */
export async function killAtAnyTime(seed: number, talks: number): Promise<Sweep> {
  const sweep: Sweep = { kills: 0, messages: 0, faults: [] };
  add(sweep, `seed ${seed}`, await withKills(events(talks), moments(seed), SOME, seed));
  return sweep;
}

/** So many talks of three events each, and those with check-ins: one is late, five share a message, one is refused. */
function events(talks: number): Incoming[] {
  return [...someEvents(talks, 3), ...datedEvents(fastClock(SPEED).now())];
}

/** From while the process still starts up to well into its work, without end. */
function* moments(seed: number): Generator<Kill> {
  const drawn = chance(seed);
  for (;;) yield { afterMs: drawn.whole(200, 1800) };
}

function add(sweep: Sweep, what: string, { kills, messages, faults }: Killed): void {
  sweep.kills += kills;
  sweep.messages += messages;
  sweep.faults.push(...faults.map((fault) => `${what}: ${fault}`));
}
