// Measures how soon people see that something comes while a model takes ten seconds: `npm run bench -- signs`.
import { MACHINE, measured } from './child.ts';
import { percentile } from './percentile.ts';
import { MODEL_TAKES, QUESTIONS, Signs } from './signs/figures.ts';

/** A sign is to be there within so long, in ms. */
const WITHIN = 1_000;

const rows: { name: string; signs: Signs }[] = [];
for (const [name, file] of [
  ['Slack, the status of the thread', 'signs/slack.ts'],
  ['Discord, the bot is typing', 'signs/discord.ts'],
] as const) {
  console.error(`Waiting for signs: ${name}`);
  rows.push({ name, signs: Signs.parse(await measured('signs', file, [])) });
}

const line = (name: string, ...values: string[]): string =>
  `${name.padEnd(36)}${values.map((value) => value.padStart(10)).join('')}`;
const ms = (signs: readonly number[], share: number): string =>
  `${percentile(signs, share).toPrecision(3)} ms`;

console.log(
  [
    `${MACHINE}`,
    '',
    `${QUESTIONS} first texts on each local platform, one after the other, while a model takes ${MODEL_TAKES / 1000} s for each: the time from`,
    'the words until something of ours is to be seen. Platform, model and bot share one process.',
    '',
    line('', 'p50', 'p99', 'slowest', 'asked'),
    ...rows.map(({ name, signs: { signs, asked } }) =>
      line(name, ms(signs, 0.5), ms(signs, 0.99), ms(signs, 1), String(asked)),
    ),
    '',
    'Goals',
    ...rows.map(({ name, signs: { signs } }) => {
      const p99 = percentile(signs, 0.99);
      return `${p99 <= WITHIN ? 'yes' : 'no '}  within ${WITHIN / 1000} s, p99: ${name} (${p99.toPrecision(3)} ms)`;
    }),
  ].join('\n'),
);
