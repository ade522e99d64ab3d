// Counts commands that are lost or doubled while Slack wants its sockets replaced again and again; prints one line of JSON.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Reply } from '../../test/doubles/people.ts';
import { spreadOf } from '../platforms/spread.ts';
import { startMeasured } from './app.ts';
import { COMMANDS_A_SECOND, REFRESHES, type Refreshes } from './figures.ts';
import { newPerson, type Person, rootsOf } from './talks.ts';

const [folder] = z.tuple([z.string()]).parse(process.argv.slice(2));

/** From one refresh to the next at least, in ms: the new sockets have then served for a while. */
const BETWEEN = 1_000;

const { slack, end } = await startMeasured('ours', 'socket', folder);
const BOTH = 2;
await slack.until(() => slack.sockets().length === BOTH, 'both sockets are open');

type Sent = { person: Person; reply: Reply };
const sent: Promise<Sent>[] = [];
let over = false;

/** Commands at a steady pace until it is over. */
async function commands(): Promise<void> {
  const start = performance.now();
  while (!over) {
    const due = Math.floor(((performance.now() - start) / 1000) * COMMANDS_A_SECOND);
    while (sent.length < due) {
      const person = newPerson(sent.length);
      sent.push(slack.slash(person.by, person.channel, person.text).then((reply) => ({ person, reply })));
    }
    await pause(1);
  }
}

/** Both sockets at once and one alone, in turn; each as soon as the one before was replaced. */
async function refreshes(): Promise<void> {
  for (let count = 0; count < REFRESHES; count++) {
    await pause(BETWEEN);
    const before = new Set(slack.sockets().map(({ id }) => id));
    const [only] = count % 2 === 0 ? [] : slack.sockets();
    slack.disconnect('refresh_requested', only ? { only } : {});
    const old = only ? new Set([only.id]) : before;
    const left = (): boolean => slack.sockets().every(({ id }) => !old.has(id));
    await slack.until(() => left() && slack.sockets().length === BOTH, 'the sockets are replaced', 30_000);
  }
  over = true;
}

await Promise.all([commands(), refreshes()]);
const all = await Promise.all(sent);
const roots = ({ person }: Sent): number => rootsOf(slack, person).length;
// One that is lost would be waited for in vain.
await slack.until(() => all.every((one) => roots(one) > 0), 'all talks are there').catch(() => {});
const times = all.map(({ reply }) => reply.ms);
const figures: Refreshes = {
  refreshes: REFRESHES,
  commands: all.length,
  failed: all.filter(({ reply }) => !reply.ok).length,
  lost: all.filter((one) => roots(one) === 0).length,
  doubled: all.filter((one) => roots(one) > 1).length,
  ack: spreadOf(times),
};
await end();
console.log(JSON.stringify(figures));
