// Which question to ask next, if any.
import { QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { openApproaches, withAnswer } from '../advice/leaning.ts';
import type { Known } from '../advice/rules.ts';

/** Most questions in one talk, so that nobody feels interrogated. */
export const MOST_QUESTIONS = 6;

/** Questions that only shape the plan are asked while fewer than this were asked, and at most two of them. */
const FEW_QUESTIONS = 4;
const MOST_PLAN_QUESTIONS = 2;

/** What the choice looks at. `known` holds what is certain; `likely` also a need that was read but not confirmed. */
export type Asking = {
  known: Known;
  likely: Known;
  /** Questions put so far, each once, in order. */
  asked: readonly QuestionId[];
  /** Whether `need` was put a second time, by symptoms. */
  needAskedAgain: boolean;
};

/** A question to put; `purpose` tells whether it decides the approach or only shapes the plan. */
export type NextQuestion = { id: QuestionId; purpose: 'decide' | 'plan' | 'again' };

/** The next question; undefined when the recommendation is due. */
export function nextQuestion(asking: Asking): NextQuestion | undefined {
  const { known, asked, needAskedAgain } = asking;
  const put = asked.length + (needAskedAgain ? 1 : 0);
  if (put >= MOST_QUESTIONS) return undefined;
  if (known.need === undefined && !asked.includes('need')) return { id: 'need', purpose: 'decide' };
  if (known.need === undefined && asked.includes('need') && !needAskedAgain)
    return { id: 'need', purpose: 'again' };
  const deciding = decidingQuestion(asking);
  if (deciding) return { id: deciding, purpose: 'decide' };
  if (put >= FEW_QUESTIONS || openApproaches(known).length > 1) return undefined;
  const plan = planQuestions(known);
  const done = plan.filter((id) => asked.includes(id)).length;
  const next = plan.find((id) => known[id] === undefined && !asked.includes(id));
  return next !== undefined && done < MOST_PLAN_QUESTIONS ? { id: next, purpose: 'plan' } : undefined;
}

/** Of the unknown questions that can still change what is possible, the one that narrows it most on average. */
function decidingQuestion({ known, likely, asked }: Asking): QuestionId | undefined {
  // A need that nobody could confirm stays open; its follow-ups are weighed as if the likely need were certain.
  const open = openApproaches(likely).join();
  let best: { id: QuestionId; size: number } | undefined;
  for (const { id, whenNeed, options } of QUESTIONS) {
    const applies = whenNeed.length === 0 || (likely.need !== undefined && whenNeed.includes(likely.need));
    if (!applies || id === 'running' || known[id] !== undefined || asked.includes(id)) continue;
    const after = options.map(({ id: option }) => openApproaches(withAnswer(likely, id, option)));
    if (after.every((approaches) => approaches.join() === open)) continue;
    const size = after.reduce((sum, approaches) => sum + approaches.length, 0) / after.length;
    if (best === undefined || size < best.size) best = { id, size };
  }
  return best?.id;
}

/** What still shapes the plan once the approach is fixed. A matter of tools needs none of it. */
function planQuestions({ need }: Known): readonly QuestionId[] {
  if (need === undefined || need === 'neither') return [];
  return need === 'facts' ? ['audience', 'running'] : ['prompting', 'running', 'examples'];
}
