// Measures advice and answers without a model and with one, side by side:
//   npm run eval -- --cases FILE --questions FILE [--json]
import { messageOf, WhichwayError } from '../knowledge/error.ts';
import { evaluation } from './eval/command.ts';
import { passagesIn } from './eval/support.ts';
import { waysToMeasure } from './eval/ways.ts';
import { groundToMeasure } from './eval/without.ts';

try {
  const ground = groundToMeasure();
  const text = await evaluation(process.argv.slice(2), {
    ways: waysToMeasure(ground),
    passage: passagesIn(ground.guide),
    clock: () => performance.now(),
    // Not into what may be kept: the table, or the JSON line.
    tell: (sentence) => console.error(sentence),
  });
  console.log(text);
} catch (cause) {
  if (!(cause instanceof WhichwayError)) throw cause;
  console.error(`whichway: ${messageOf(cause)}`);
  process.exitCode = 1;
}
