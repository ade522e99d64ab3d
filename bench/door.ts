// Measures the durable door side by side with one written by hand, a transaction a step: `npm run bench -- door`.
import { MACHINE, measured } from './child.ts';
import type { DoorName } from './door/doors.ts';
import { Figures, OPEN, PACED, RATE, WHOLE } from './door/figures.ts';

const NOTES = `\
Both hold whole talks with the same people on a database file in WAL mode with FULL sync: ${WHOLE.toLocaleString('en')} talks as fast as they
go; then, with ${OPEN.toLocaleString('en')} talks open, ${PACED.toLocaleString('en')} events at ${RATE} a second. The other door is plain better-sqlite3 in one process,
one transaction for each step of each event; it keeps no order, leases, limits or doubts. Ours is in absolute values, the
other in multiples of ours. Each runs in a process of its own. The bot answers at once: no chat server is in between.`;

type Row = { name: string; of(figures: Figures): number; print(value: number): string };

const milliseconds = (ms: number): string => `${ms.toPrecision(3)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

const PER_SECOND: Row = {
  name: 'events a second',
  of: ({ perSecond }) => perSecond,
  print: (value) => Math.round(value).toLocaleString('en'),
};
const P50: Row = { name: 'from receive to commit, p50', of: ({ p50Ms }) => p50Ms, print: milliseconds };
const P99: Row = { name: 'from receive to commit, p99', of: ({ p99Ms }) => p99Ms, print: milliseconds };
const LOOP: Row = { name: 'event loop delay, p99', of: ({ loopP99Ms }) => loopP99Ms, print: milliseconds };
const MEMORY: Row = { name: 'memory, all talks open', of: ({ openBytes }) => openBytes, print: megabytes };

const GOALS: readonly { text: string; row: Row; met(value: number): boolean }[] = [
  { text: 'at least 2,000 events a second', row: PER_SECOND, met: (value) => value >= 2000 },
  { text: `p99 at most 5 ms at ${RATE} a second`, row: P99, met: (value) => value <= 5 },
  {
    text: `at most 250 MB with ${OPEN.toLocaleString('en')} open talks`,
    row: MEMORY,
    met: (value) => value <= 250 * 2 ** 20,
  },
];

async function figuresOf(door: DoorName): Promise<Figures> {
  // Progress goes to the error output, so that the table can be kept by itself.
  console.error(`Measuring ${door === 'ours' ? 'ours' : 'the one by hand'}`);
  return Figures.parse(await measured(door, 'door/measure.ts', [door]));
}

try {
  // One after the other: side by side they would take the processor from one another.
  const ours = await figuresOf('ours');
  const byHand = await figuresOf('byHand');
  const line = (name: string, own: string, other: string): string =>
    `${name.padEnd(30)}${own.padStart(10)}${other.padStart(10)}`;
  const rows = [PER_SECOND, P50, P99, LOOP, MEMORY].map(({ name, of, print }) =>
    line(name, print(of(ours)), `${(of(byHand) / of(ours)).toFixed(2)}x`),
  );
  const goals = GOALS.map(
    ({ text, row, met }) =>
      `${(met(row.of(ours)) ? 'yes' : 'no').padEnd(3)}  ${text} (${row.print(row.of(ours))})`,
  );
  console.log(
    [MACHINE, NOTES, [line('', 'ours', 'by hand'), ...rows].join('\n'), ['Goals', ...goals].join('\n')].join(
      '\n\n',
    ),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
