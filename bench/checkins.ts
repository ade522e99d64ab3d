// Measures check-ins: how soon those that fall due become events, how fast they are sent, and what waiting costs:
// `npm run bench -- checkins`.
import {
  Claims,
  CROWDS,
  type Crowd,
  DUE,
  IDLE_FOR,
  Idle,
  PENDING,
  ROOMS,
  ROUNDS,
  SENDING,
  Sent,
} from './checkins/figures.ts';
import { MACHINE, measured } from './child.ts';

const count = (value: number): string => value.toLocaleString('en');
const milliseconds = (ms: number): string => `${ms.toPrecision(3)} ms`;

const NOTES = `\
${count(PENDING)} check-ins wait in ${count(ROOMS)} rooms, on a database file in WAL mode with FULL sync; ${count(DUE)} of them are due in one minute. The
one by hand is plain better-sqlite3 on the same file, turn by turn with ours: it selects what is due, then marks each row and
stores its event, in one transaction. It looks at no wall time again and gathers nothing into one message. Ours is in
milliseconds until everything became an event, the middle of ${ROUNDS} rounds; the other in multiples of it.`;

/** All that is due is to be claimed within so long, in ms. */
const MOST_CLAIMING = 1_000;

/** Waiting may cost so much of a core. */
const MOST_IDLE = 0.01;

const NAMES: Readonly<Record<Crowd, string>> = {
  alone: `one due in each of ${count(DUE / CROWDS.alone)} rooms`,
  digests: `five due in each of ${count(DUE / CROWDS.digests)} rooms`,
};

type Goal = { text: string; met: boolean; value: string };

async function claimsOf(crowd: Crowd): Promise<Claims> {
  // Progress goes to the error output, so that the table can be kept by itself.
  console.error(`Claiming what is due, ${NAMES[crowd]}`);
  return Claims.parse(await measured('claims', 'checkins/claims.ts', [crowd]));
}

function claimTable(all: readonly { crowd: Crowd; claims: Claims }[]): string {
  const line = (name: string, own: string, other: string, messages: string): string =>
    `${name.padEnd(34)}${own.padStart(10)}${other.padStart(10)}${messages.padStart(12)}`;
  return [
    line('', 'ours', 'by hand', 'messages'),
    ...all.map(({ crowd, claims: { oursMs, byHandMs, messages } }) =>
      line(NAMES[crowd], milliseconds(oursMs), `${(byHandMs / oursMs).toFixed(2)}x`, count(messages)),
    ),
  ].join('\n');
}

/** The first of each room may go at once, each other a second after the one before. In seconds. */
const LEAST_SECONDS = SENDING.each - 1 + SENDING.latency / 1000;

function sendingTable({ messages, seconds, limited }: Sent): string {
  const allowed = Math.round(messages / LEAST_SECONDS);
  return [
    `${count(messages)} check-ins, ${SENDING.each} in each of ${count(SENDING.rooms)} rooms, through the whole bot to a platform that takes one a second of each`,
    `room, and ${SENDING.latency} ms for each. A room's next one is asked for once those of the second before are decided on.`,
    `${Math.round(messages / seconds)} messages a second, of ${allowed} that the rooms would take; ${limited} were sent too soon for their room.`,
  ].join('\n');
}

function goals(all: readonly { crowd: Crowd; claims: Claims }[], { limited }: Sent, { share }: Idle): Goal[] {
  return [
    ...all.map(({ crowd, claims: { oursMs } }) => ({
      text: `claimed within ${MOST_CLAIMING / 1000} s, ${NAMES[crowd]}`,
      met: oursMs <= MOST_CLAIMING,
      value: milliseconds(oursMs),
    })),
    { text: 'none sent too soon for its room', met: limited === 0, value: String(limited) },
    {
      text: `waiting for ${count(PENDING)} check-ins costs less than ${MOST_IDLE * 100}% of a core, over ${IDLE_FOR / 1000} s`,
      met: share < MOST_IDLE,
      value: `${(100 * share).toFixed(2)}%`,
    },
  ];
}

try {
  // One after the other: side by side they would take the processor from one another.
  const all: { crowd: Crowd; claims: Claims }[] = [];
  for (const crowd of ['alone', 'digests'] as const) all.push({ crowd, claims: await claimsOf(crowd) });
  console.error('Sending');
  const sent = Sent.parse(await measured('sending', 'checkins/sending.ts', []));
  console.error('Waiting');
  const idle = Idle.parse(await measured('waiting', 'checkins/idle.ts', []));
  const lines = goals(all, sent, idle).map(
    ({ text, met, value }) => `${(met ? 'yes' : 'no').padEnd(3)}  ${text} (${value})`,
  );
  console.log(
    [MACHINE, NOTES, claimTable(all), sendingTable(sent), ['Goals', ...lines].join('\n')].join('\n\n'),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
