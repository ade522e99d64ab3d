// Memory of a bot on the way to many talks: how it is measured, what it should come to, and how it is printed.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { MemoryState, type State } from './child.ts';
import { count, type Goal, megabytes } from './spread.ts';

/** Of the bot's process alone. */
export const Memory = z.array(MemoryState.extend({ talks: z.number() }));
export type Memory = z.infer<typeof Memory>;

/** Talks, brought to a card, after which memory is looked at. */
const FINISHED = [100, 1_000, 5_000, 10_000];

/** Talks that go on at once: one in each room, whose messages go out one after the other. */
const TOGETHER = 50;

/** A talk has six questions at most; one that is not done by then goes in a circle. */
const MOST_CLICKS = 10;

/** A person looks so often whether there is something new, in ms. */
const LOOKS = 5;

/** Nothing new for so long, in ms, and the measuring ends. */
const PATIENCE = 10_000;

/** A talk of one person. */
export type Finishing = {
  open(): Promise<void>;
  /** Presses an answer to the newest open question; undefined where none is open. */
  press(): Promise<unknown> | undefined;
  /** The card with the recommendation stands there. */
  isDone(): boolean;
};

/** `talk` begins that talk, `forget` lets the platform forget those that are done. */
export async function measureMemory(
  { state }: { state: () => Promise<State> },
  { talk, forget }: { talk: (number: number) => Finishing; forget: () => void },
): Promise<Memory> {
  const memory: Memory = [];
  let talks = 0;
  for (const goal of FINISHED) {
    for (; talks < goal; talks += TOGETHER) {
      await Promise.all(
        Array.from({ length: TOGETHER }, (_, index) => toCard(talks + index, talk(talks + index))),
      );
      forget();
    }
    memory.push({ talks, ...(await state()).memory });
  }
  return memory;
}

async function toCard(number: number, { open, press, isDone }: Finishing): Promise<void> {
  await open();
  let last = performance.now();
  for (let clicks = 0; clicks < MOST_CLICKS; ) {
    if (isDone()) return;
    const pressed = press();
    if (pressed) {
      await pressed;
      clicks++;
      last = performance.now();
    } else if (performance.now() - last > PATIENCE) break;
    else await pause(LOOKS);
  }
  throw new Error(`the talk ${number} comes to no card`);
}

/** More that lives in memory after all talks than after the first hundred: caches fill up to their limits. In bytes. */
const CACHES = 20 * 2 ** 20;

/** Between half of the talks and all of them nothing should grow any more, but for what a collector leaves by chance. */
const SETTLED = 1.1;

export function memoryGoals(memory: Memory): Goal[] {
  const [first, last] = [memory.at(0), memory.at(-1)];
  const half = memory.find(({ talks }) => talks >= (last?.talks ?? 0) / 2);
  if (!first || !half || !last) throw new Error('no memory was measured');
  return [
    {
      text: `what lives in memory grows by at most ${megabytes(CACHES)} from ${count(first.talks)} to ${count(last.talks)} talks`,
      met: last.alive - first.alive <= CACHES,
      value: megabytes(last.alive - first.alive),
    },
    {
      text: `resident memory without reserves grows by at most 10% from ${count(half.talks)} to ${count(last.talks)} talks`,
      met: last.needed <= half.needed * SETTLED,
      value: `${megabytes(half.needed)} to ${megabytes(last.needed)}`,
    },
  ];
}

export function memoryTable(memory: Memory): string {
  const line = (...cells: readonly string[]): string => cells.map((cell) => cell.padStart(14)).join('');
  return [
    'Memory of the bot alone, after talks that were opened by a command and brought to a card one right after the other.',
    'The engine holds more in reserve than it needs while there is plenty.',
    line('talks', 'resident', 'of it needed', 'alive'),
    ...memory.map(({ talks, resident, needed, alive }) =>
      line(count(talks), megabytes(resident), megabytes(needed), megabytes(alive)),
    ),
  ].join('\n');
}
