// The version of the advice: a hash over everything that decides, so that a card tells which guidance it came from.
import { createHash } from 'node:crypto';
import { QUESTIONS } from '../knowledge/questions.ts';
import { DEFAULTS } from './advice/leaning.ts';
import { RULES } from './advice/rules.ts';

/** Raised by hand when the wording of reasons, plan or warnings changes, since those are code and not data. */
const WORDING = 3;

/** The first 12 hex digits of the hash over rules, assumptions, questions, wording and the guidance's content hash. */
export function adviceVersion(guidanceHash: string): string {
  return createHash('sha256')
    .update(JSON.stringify([RULES, DEFAULTS, QUESTIONS, WORDING, guidanceHash]))
    .digest('hex')
    .slice(0, 12);
}
