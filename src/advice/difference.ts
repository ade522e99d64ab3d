// What is different between a recommendation and the one before it, and whose doing that is: new answers, or our guidance.
import { label, QUESTIONS, type QuestionId, question } from '../../knowledge/questions.ts';
import type { CaseFacts, Said } from './facts.ts';
import { type Recommendation, recommend } from './recommend.ts';
import type { Approach } from './rules.ts';

/** A recommendation as it was given: what people were told, and what it was made from. Plain JSON. */
export type Advised = {
  /** When, ISO 8601. */
  at: string;
  version: string;
  approach: Approach;
  verdict: string;
  /** Ids of the steps to do now. */
  now: string[];
  /** Ids of the passages that its reasons rested on. */
  passages: string[];
  facts: CaseFacts;
};

/** What is kept of a recommendation when it is posted. */
export function advisedFrom(recommendation: Recommendation, facts: CaseFacts, at: string): Advised {
  const { version, approach, verdict, plan, reasons } = recommendation;
  return {
    ...{ at, version, approach, verdict, facts },
    now: plan.now.map(({ id }) => id),
    passages: passagesOf(reasons),
  };
}

function passagesOf(reasons: Recommendation['reasons']): string[] {
  return [...new Set(reasons.flatMap(({ passages }) => passages))];
}

export type ChangedAnswer = { question: QuestionId; name: string; before: string; after: string };

/**
 * `answers` are those that were given anew; `same` the names and labels of those that were not. `guidance`: whether our
 * rules or guidance of today would have said something else about the old answers already, and `news` the passages that
 * the new reasons rest on and the old did not.
 */
export type Difference = {
  advice: 'changed' | 'same';
  answers: ChangedAnswer[];
  same: string[];
  guidance: boolean;
  news: string[];
};

/** Compares what was advised with what is to be advised now, on the facts of now and the version of today. */
export function differenceOf(before: Advised, now: Recommendation, facts: CaseFacts): Difference {
  const old = recommend(before.facts, now.version);
  const sameOld = saysTheSame(before, old);
  return {
    advice: saysTheSame(before, now) ? 'same' : 'changed',
    ...answersBetween(before.facts, facts),
    guidance: before.version !== now.version && !sameOld,
    news: passagesOf(now.reasons).filter((id) => !before.passages.includes(id)),
  };
}

/** Whether people would read the same: what to do, and what to do on Monday. */
function saysTheSame(
  { approach, verdict, now }: Advised,
  { approach: other, verdict: told, plan }: Recommendation,
): boolean {
  return approach === other && verdict === told && now.join() === plan.now.map(({ id }) => id).join();
}

function answersBetween(before: CaseFacts, after: CaseFacts): Pick<Difference, 'answers' | 'same'> {
  const answers: ChangedAnswer[] = [];
  const same: string[] = [];
  for (const { id, name } of QUESTIONS) {
    const [then, now] = [before.said[id], after.said[id]];
    if (!now && !then) continue;
    if (then?.option === now?.option && then?.number === now?.number)
      same.push(`${name}: ${inShort(id, now)}`);
    else answers.push({ question: id, name, before: inShort(id, then), after: inShort(id, now) });
  }
  return { answers, same };
}

/** "Signed-off answers: 40 → 320" */
export function changeLine({ name, before, after }: Omit<ChangedAnswer, 'question'>): string {
  return `${name}: ${before} → ${after}`;
}

/** The number where one was said, else the label of the option. */
export function inShort(id: QuestionId, said: Said | undefined): string {
  if (said === undefined) return 'not known';
  if (said.number !== undefined && COUNTED.includes(id)) return said.number.toLocaleString('en-US');
  return label(question(id).id, said.option);
}

/** Questions whose answer is a count that people know by heart. */
const COUNTED: readonly QuestionId[] = ['examples', 'traffic'];
