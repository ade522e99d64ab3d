// Keeps one place filled with a socket to Slack: opens, serves, opens anew.
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import { reasonOf, restOf, tokenFault } from './faults.ts';
import type { Link } from './link.ts';
import type { Outage } from './outage.ts';
import type { Pool } from './pool.ts';
import { reconnectWait } from './reconnect.ts';

/** One that is lost sooner than this, in ms, counts as one more failure, so that a broken server is not stormed. */
const SOUND = 30 * SECOND;

/** Reasons of Slack to leave that a new socket alone does not mend, and what does. */
const TROUBLE: Readonly<Record<string, string>> = {
  link_disabled: 'Socket Mode is switched off; switch it on in the settings of the app',
  too_many_websockets: 'the app has too many; end other bots that use the same SLACK_APP_TOKEN',
};

export type SlotWorld = {
  pool: Pool;
  open: () => Link;
  clock: Clock;
  random: () => number;
  outage: Outage;
  /** Whether the supervision has ended. */
  over: () => boolean;
};

/** Why a socket is of no more use, how long Slack wants to be left alone (ms), and whether it had served for a while. */
type Trouble = { why: string; rest: number; sound: boolean };

/** Goes on until it is over. Throws `settings` when the token works no more. */
export async function keepSocket(world: SlotWorld): Promise<void> {
  const { pool, open, clock, random, outage, over } = world;
  let failures = 0;
  while (!over()) {
    const link = open();
    pool.add(link);
    const trouble = await span(link, world);
    if (trouble === undefined) {
      pool.retire(link);
      continue;
    }
    await pool.shut(link);
    if (over()) return;
    failures = trouble.sound ? 1 : failures + 1;
    outage.failed(`${trouble.why}; ${pool.up() > 0 ? 'another one serves on' : 'trying until it works'}.`);
    await clock.alarm(Math.max(trouble.rest, reconnectWait(failures, random()))).rung;
  }
}

/** From the opening of a socket to its trouble; undefined where Slack merely wants it replaced. */
async function span(link: Link, { pool, clock, outage, over }: SlotWorld): Promise<Trouble | undefined> {
  try {
    await link.opened;
  } catch (cause) {
    const fault = over() ? undefined : tokenFault('SLACK_APP_TOKEN', cause);
    if (fault) throw fault;
    return {
      why: `No connection to Slack could be made (${reasonOf(cause)})`,
      rest: restOf(cause),
      sound: false,
    };
  }
  pool.rise(link);
  outage.over();
  const begun = clock.now();
  const asked = await Promise.race([link.asked, link.ended.then(() => undefined)]);
  if (asked !== undefined && !Object.hasOwn(TROUBLE, asked)) return undefined;
  const why = asked === undefined ? await link.ended : (TROUBLE[asked] ?? asked);
  return { why: `A connection to Slack was lost: ${why}`, rest: 0, sound: clock.now() - begun >= SOUND };
}
