// Measures what the checks of a model's replies add to an answer: `npm run bench -- model`.
import type { Guide } from '../knowledge/open.ts';
import { checkedReadings } from '../src/dialogue/modelreading.ts';
import { Reply, type Worked } from '../src/model/task.ts';
import { wordedAnswer } from '../src/model/worded.ts';
import { MACHINE } from './child.ts';
import { groundToMeasure } from './eval/without.ts';
import { LONG_TEXT, READINGS, type Replied, repliesOn } from './model/replies.ts';
import { percentile } from './percentile.ts';

const NOTES = `\
Replies by script to the questions in test/eval that have an answer: 4 or 5 sentences over 6 passages, a fifth of them
made up. Ours reads the reply in its form, checks each sentence and cites; the peer only reads it and joins what it says.
The first round, in which passages are taken apart once, stands by itself. The readings are 10 answers with their quotes,
half of which do not stand in the text of ${LONG_TEXT.length.toLocaleString('en')} characters.`;

/** Rounds over all replies; one of them has about 140. */
const ROUNDS = 20;

/** Most that the checks may add to an answer, in ms. */
const MOST = 5;

function checked({ question, json, retrieved }: Replied, guide: Guide): unknown {
  const { sentences } = Reply.parse(JSON.parse(json));
  const worked: Worked = { kind: 'said', retrieved: [...retrieved], sentences };
  return wordedAnswer({ question, search: question, facts: [] }, worked, guide);
}

function joined({ json }: Replied): string {
  return Reply.parse(JSON.parse(json))
    .sentences.map(({ text }) => text)
    .join(' ');
}

function timesOf<T>(items: readonly T[], rounds: number, work: (item: T) => unknown): number[] {
  return Array.from({ length: rounds }, () => items)
    .flat()
    .map((item) => {
      const start = performance.now();
      work(item);
      return performance.now() - start;
    });
}

const { guide } = groundToMeasure();
const replies = repliesOn(guide);
const check = (reply: Replied): unknown => checked(reply, guide);
const first = timesOf(replies, 1, check);
const ours = timesOf(replies, ROUNDS, check);
const peer = timesOf(replies, ROUNDS, joined);
const readings = timesOf(replies, 1, () => checkedReadings(READINGS, LONG_TEXT));
// Checks that let all or nothing through would be measured on nothing.
const shown = replies.filter((reply) => check(reply) !== undefined).length;

const line = (name: string, times: readonly number[]): string => {
  const cells = [0.5, 0.99].map((part) => `${percentile(times, part).toFixed(3)} ms`.padStart(12));
  return `${name.padEnd(36)}${cells.join('')}${String(times.length).padStart(9)}`;
};
const goal = (name: string, times: readonly number[]): string => {
  const p99 = percentile(times, 0.99);
  return `${(p99 < MOST ? 'yes' : 'no').padEnd(3)}  ${name}: p99 under ${MOST} ms (${p99.toFixed(3)} ms)`;
};
console.log(
  [
    MACHINE,
    NOTES,
    [
      `${''.padEnd(36)}${'median'.padStart(12)}${'p99'.padStart(12)}${'times'.padStart(9)}`,
      line('answer, first round', first),
      line('answer', ours),
      line('answer of the peer', peer),
      line('readings of a long text', readings),
    ].join('\n'),
    `${shown} of ${replies.length} answers are in the model's words.`,
    ['Goals', goal('an answer', ours), goal('an answer, first round', first)].join('\n'),
  ].join('\n\n'),
);
