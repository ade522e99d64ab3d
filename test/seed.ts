// Before each test file: every property is tried with the same inputs on every machine, so that a run that fails can be
// had again, and a change is judged by what it changed.
import fc from 'fast-check';

/** `PROPERTY_SEED=7 npm test` tries other inputs; any whole number. */
const seed = Number(process.env.PROPERTY_SEED ?? 20_261_125);

if (!Number.isSafeInteger(seed)) throw new Error('PROPERTY_SEED: write a whole number, such as 7.');

fc.configureGlobal({ seed });
