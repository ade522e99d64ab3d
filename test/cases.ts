// Every combination of answers, for tests that leave none out, and the approach of each by a second reading of design.md.
import { type Option, QUESTIONS, type QuestionId } from '../knowledge/questions.ts';
import { withAnswer } from '../src/advice/leaning.ts';
import { type Approach, DECIDING, type Known } from '../src/advice/rules.ts';

export const NEEDS = ['facts', 'behaviour', 'both', 'neither'] as const;

/** All questions that any rule looks at, in table order. */
export const RULE_QUESTIONS: readonly QuestionId[] = ['need', ...DECIDING.facts, ...DECIDING.behaviour];

export function optionsOf(id: QuestionId): Option[] {
  const found = QUESTIONS.find((one) => one.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found.options.map((option) => option.id);
}

/** Every way to answer these questions, on top of `known`; the first question changes slowest. */
export function answered(questions: readonly QuestionId[], known: Known = {}): Known[] {
  return questions.reduce((all, id) => all.flatMap((one) => withEach(one, id)), [known]);
}

/** As `answered`, and each question may also be unknown, which comes first. */
export function answeredOrNot(questions: readonly QuestionId[], known: Known = {}): Known[] {
  return questions.reduce((all, id) => all.flatMap((one) => [one, ...withEach(one, id)]), [known]);
}

function withEach(known: Known, id: QuestionId): Known[] {
  return optionsOf(id).map((option) => withAnswer(known, id, option));
}

/** Every combination that the rules can tell apart: a need with all of its own questions answered. */
export function complete(): Known[] {
  return NEEDS.flatMap((need) => answered(DECIDING[need], { need }));
}

/** The table of the design as a person would read it aloud; written apart from the rules on purpose. */
export function byTheBook(known: Known): { rule: string; approach: Approach } {
  const { need, corpus, freshness, audience, traffic, prompting, examples, stage, pressure } = known;
  const small = corpus === 'fits' && (freshness === 'fixed' || freshness === 'months');
  const many = examples === 'hundreds' || examples === 'thousands';
  const grown = stage === 'live' || stage === 'mature';
  if (need === 'neither') return { rule: 'R1', approach: 'tools' };
  if (need === 'facts') {
    if (small && audience === 'shared' && traffic === 'low') return { rule: 'R2', approach: 'long-context' };
    return { rule: 'R3', approach: 'rag' };
  }
  if (need === 'behaviour') {
    if (prompting !== 'falls-short' && pressure === 'no') return { rule: 'R4', approach: 'prompt-first' };
    if (examples === 'thousands' || (examples === 'hundreds' && grown))
      return { rule: 'R5', approach: 'fine-tune' };
    return { rule: 'R6', approach: 'prompt-first' };
  }
  const worthIt = prompting === 'falls-short' || pressure === 'yes';
  if (stage !== 'idea' && many && worthIt) return { rule: 'R7', approach: 'hybrid' };
  return { rule: 'R8', approach: 'rag' };
}

/** A case for a message: "need=facts corpus=fits". */
export function shown(known: Known): string {
  const parts = Object.entries(known).map(([id, option]) => `${id}=${option}`);
  return parts.length > 0 ? parts.join(' ') : '(nothing known)';
}

/** The first few failures: enough to see what is wrong without pages of output. */
export function firstFew(failures: readonly string[]): readonly string[] {
  return failures.slice(0, 8);
}
