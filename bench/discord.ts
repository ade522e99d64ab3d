// Measures the bot in Discord side by side with a bot that only defers: `npm run bench -- discord`.
import { MACHINE, measured } from './child.ts';
import type { AppName } from './discord/app.ts';
import { ACTS, ACTS_A_SECOND, Answers, AT_ONCE } from './discord/figures.ts';
import { Memory, memoryGoals, memoryTable } from './platforms/memory.ts';
import { count, type Goal, goalLines, milliseconds } from './platforms/spread.ts';

const NOTES = `\
A local Discord, the people and the app: Discord and people in one process, the app in another, by the real library. The
bot works on a database file with FULL sync and stores what somebody did before it answers; the other is a plain discord.js
bot that stores nothing, says nothing and only defers. ${AT_ONCE} talks at once, in which people enter commands, press
buttons and write ${ACTS_A_SECOND} times a second, ${count(ACTS)} times in all; what they write gets no first answer, and is only load.
Discord's fifty requests a second are switched off, since the bot would mostly wait. Discord's own way over the net is
not in it. Ours is in absolute values, the other in multiples of ours.`;

type Row = { name: string; of(answers: Answers): number | undefined };

const ROWS: readonly Row[] = [
  { name: 'answered, p50', of: ({ discord }) => discord.p50 },
  { name: 'answered, p99', of: ({ discord }) => discord.p99 },
  { name: 'answered, slowest', of: ({ discord }) => discord.most },
  { name: '  commands, p99', of: ({ command }) => command.p99 },
  { name: '  clicks, p99', of: ({ click }) => click.p99 },
  { name: 'as the app itself sees it, p50', of: ({ own }) => own?.p50 },
  { name: 'as the app itself sees it, p99', of: ({ own }) => own?.p99 },
];

/** Discord gives an app so long, in ms. */
const DISCORDS_PATIENCE = 3_000;

async function answersOf(app: AppName): Promise<Answers> {
  // Progress goes to the error output, so that the table can be kept by itself.
  console.error(`Measuring ${app === 'ours' ? 'the bot' : 'the other app'}`);
  return Answers.parse(await measured('answers', 'discord/answers.ts', [app]));
}

function table(ours: Answers, peer: Answers): string {
  const line = (name: string, own: string, other: string): string =>
    `${name.padEnd(34)}${own.padStart(10)}${other.padStart(12)}`;
  const rows = ROWS.map(({ name, of }) => {
    const [own, other] = [of(ours) ?? Number.NaN, of(peer)];
    return line(name, milliseconds(own), other === undefined ? '' : `${(other / own).toFixed(2)}x`);
  });
  const doings = line('what was answered', count(ours.interactions), count(peer.interactions));
  return [line('', 'ours', 'only defers'), doings, ...rows].join('\n');
}

function answersGoal({ discord, failed }: Answers): Goal {
  return {
    text: `p99 below ${DISCORDS_PATIENCE / 1000} s, and nobody saw an error`,
    met: discord.p99 < DISCORDS_PATIENCE && failed === 0,
    value: `${milliseconds(discord.p99)}, ${failed} errors`,
  };
}

try {
  // One after the other: side by side they would take the processor from one another.
  const ours = await answersOf('ours');
  const peer = await answersOf('peer');
  console.error('Bringing talks to a card, some minutes long');
  const memory = Memory.parse(await measured('memory', 'discord/memory.ts', []));
  const goals = goalLines([answersGoal(ours), ...memoryGoals(memory)]);
  console.log([MACHINE, NOTES, table(ours, peer), memoryTable(memory), goals].join('\n\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
