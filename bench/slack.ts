// Measures the bot in Slack side by side with an app that only acknowledges: `npm run bench -- slack`.
import { MACHINE, measured } from './child.ts';
import { Memory, memoryGoals, memoryTable } from './platforms/memory.ts';
import { count, type Goal, goalLines, milliseconds } from './platforms/spread.ts';
import type { AppName, Mode } from './slack/app.ts';
import { ACTS, ACTS_A_SECOND, Acks, AT_ONCE, COMMANDS_A_SECOND, Refreshes } from './slack/figures.ts';

const NOTES = `\
A local Slack, the people and the app: Slack and people in one process, the app in another, by the real libraries. The bot
works on a database file with FULL sync and answers everything; the other is a plain Bolt app that stores nothing, says
nothing and only acknowledges. ${AT_ONCE} talks at once, in which people enter commands, press buttons and write ${ACTS_A_SECOND} times a
second, ${ACTS.toLocaleString('en')} times in all. Over HTTP each request has a connection of its own, the hardest case. Slack's own way over
the net is not in it. Ours is in absolute values, the other in multiples of ours.`;

type Row = { name: string; of(acks: Acks): number | undefined };

const ROWS: readonly Row[] = [
  { name: 'acknowledged, p50', of: ({ slack }) => slack.p50 },
  { name: 'acknowledged, p99', of: ({ slack }) => slack.p99 },
  { name: 'acknowledged, slowest', of: ({ slack }) => slack.most },
  { name: '  commands, p99', of: ({ command }) => command.p99 },
  { name: '  clicks, p99', of: ({ click }) => click.p99 },
  { name: '  replies, p99', of: ({ reply }) => reply.p99 },
  { name: 'as the app itself sees it, p50', of: ({ own }) => own?.p50 },
  { name: 'as the app itself sees it, p99', of: ({ own }) => own?.p99 },
];

const WAYS: Readonly<Record<Mode, string>> = { socket: 'Socket Mode', http: 'HTTP' };

/** Slack gives an app so long, in ms. */
const SLACKS_PATIENCE = 3_000;

async function acksOf(app: AppName, mode: Mode): Promise<Acks> {
  // Progress goes to the error output, so that the table can be kept by itself.
  console.error(`Measuring ${app === 'ours' ? 'the bot' : 'the other app'} over ${WAYS[mode]}`);
  return Acks.parse(await measured('acknowledgements', 'slack/acks.ts', [app, mode]));
}

function table(mode: Mode, ours: Acks, peer: Acks): string {
  const line = (name: string, own: string, other: string): string =>
    `${name.padEnd(34)}${own.padStart(10)}${other.padStart(10)}`;
  const rows = ROWS.map(({ name, of }) => {
    const [own, other] = [of(ours) ?? Number.NaN, of(peer)];
    return line(name, milliseconds(own), other === undefined ? '' : `${(other / own).toFixed(2)}x`);
  });
  return [line(WAYS[mode], 'ours', 'only acks'), ...rows].join('\n');
}

function acksGoal(mode: Mode, { slack, failed }: Acks): Goal {
  const text = `over ${WAYS[mode]} p99 below ${SLACKS_PATIENCE / 1000} s, and nobody saw an error`;
  return {
    text,
    met: slack.p99 < SLACKS_PATIENCE && failed === 0,
    value: `${milliseconds(slack.p99)}, ${failed} errors`,
  };
}

function refreshGoals({ refreshes, commands, failed, lost, doubled, ack }: Refreshes): Goal[] {
  const while_ = `${refreshes} refreshes, ${count(commands)} commands at ${COMMANDS_A_SECOND} a second`;
  return [
    { text: `0 lost: ${while_}`, met: lost === 0 && failed === 0, value: `${lost}, ${failed} errors` },
    { text: `0 doubled: ${while_}`, met: doubled === 0, value: String(doubled) },
    {
      text: `p99 below ${SLACKS_PATIENCE / 1000} s meanwhile`,
      met: ack.p99 < SLACKS_PATIENCE,
      value: milliseconds(ack.p99),
    },
  ];
}

try {
  // One after the other: side by side they would take the processor from one another.
  const ways: { mode: Mode; ours: Acks; peer: Acks }[] = [];
  for (const mode of ['socket', 'http'] as const)
    ways.push({ mode, ours: await acksOf('ours', mode), peer: await acksOf('peer', mode) });
  console.error('Replacing sockets');
  const refreshes = Refreshes.parse(await measured('refreshes', 'slack/refreshes.ts', []));
  console.error('Bringing talks to a card, some minutes long');
  const memory = Memory.parse(await measured('memory', 'slack/memory.ts', []));
  const goals = [
    ...ways.map(({ mode, ours }) => acksGoal(mode, ours)),
    ...refreshGoals(refreshes),
    ...memoryGoals(memory),
  ];
  console.log(
    [
      ...[MACHINE, NOTES],
      ...ways.map(({ mode, ours, peer }) => table(mode, ours, peer)),
      memoryTable(memory),
      goalLines(goals),
    ].join('\n\n'),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
