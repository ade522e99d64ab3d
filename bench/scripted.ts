// The evaluation against a local model that makes no mistakes, by script: `npm run bench -- scripted [flags of eval]`.
// Its figures say what the checks and the rest of the bot leave of right replies, and nothing about any real model.
import { readSettings } from '../adapters/settings.ts';
import { messageOf, WhichwayError } from '../knowledge/error.ts';
import type { Asked } from '../test/doubles/model/asked.ts';
import { startModel } from '../test/doubles/model/model.ts';
import { evaluation, flagsIn } from './eval/command.ts';
import { CaseRow, readRows } from './eval/rows.ts';
import { readsAsRowsSay, tellsAsGiven, wordsAsGiven } from './eval/script.ts';
import { passagesIn } from './eval/support.ts';
import { waysToMeasure } from './eval/ways.ts';
import { groundToMeasure } from './eval/without.ts';

const tell = (sentence: string): void => console.error(sentence);
const dataOf = ({ messages }: Asked): string => messages.at(-1)?.text ?? '';

const server = await startModel();
try {
  const args = process.argv.slice(2);
  const { cases } = flagsIn(args);
  const read = readsAsRowsSay(cases === undefined ? [] : readRows(cases, CaseRow));
  server.reply({ name: 'answer', says: (asked: Asked) => wordsAsGiven(dataOf(asked)) });
  server.reply({ name: 'summary', says: (asked: Asked) => tellsAsGiven(dataOf(asked)) });
  server.reply({ name: 'read', says: (asked: Asked) => read(dataOf(asked)) });
  const ground = groundToMeasure();
  const settings = readSettings(
    { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'a script (no real model)', MODEL_PRICE: '0.15/0.60' },
    {},
  );
  const world = { ways: waysToMeasure(ground, settings, tell), passage: passagesIn(ground.guide), tell };
  console.log(await evaluation(args, { ...world, clock: () => performance.now() }));
} catch (cause) {
  if (!(cause instanceof WhichwayError)) throw cause;
  console.error(`whichway: ${messageOf(cause)}`);
  process.exitCode = 1;
} finally {
  await server.stop();
}
