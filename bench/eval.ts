// Measures advice and answers without a model and with one, side by side:
//   npm run eval -- --cases FILE --questions FILE [--json] [--at-once 4]
// The model is the one that the settings name, as for the bot; where they name none, its column stays empty.
import { readDotEnv, readSettings } from '../adapters/settings.ts';
import { messageOf, WhichwayError } from '../knowledge/error.ts';
import { evaluation } from './eval/command.ts';
import { passagesIn } from './eval/support.ts';
import { waysToMeasure } from './eval/ways.ts';
import { groundToMeasure } from './eval/without.ts';

// Not into what may be kept: the table, or the JSON line.
const tell = (sentence: string): void => console.error(sentence);

try {
  const settings = readSettings(process.env, readDotEnv('.env'));
  const ground = groundToMeasure();
  const text = await evaluation(process.argv.slice(2), {
    ways: waysToMeasure(ground, settings, tell),
    passage: passagesIn(ground.guide),
    clock: () => performance.now(),
    tell,
  });
  console.log(text);
} catch (cause) {
  if (!(cause instanceof WhichwayError)) throw cause;
  console.error(`whichway: ${messageOf(cause)}`);
  process.exitCode = 1;
}
