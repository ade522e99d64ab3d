// The rules that decide: answers in, approach out. Data, so that they can be hashed, listed and enumerated.
import type { Options, QuestionId } from '../../knowledge/questions.ts';

/** In the order in which open approaches are listed everywhere. */
export const APPROACHES = ['rag', 'fine-tune', 'hybrid', 'long-context', 'prompt-first', 'tools'] as const;
export type Approach = (typeof APPROACHES)[number];

/** Whether an approach trains a model. */
export function trains(approach: Approach): boolean {
  return approach === 'fine-tune' || approach === 'hybrid';
}

/** Known answers. A question that is absent is unknown; `not-sure` never stands here. */
export type Known = { readonly [Q in QuestionId]?: Options[Q] };

/** Conditions that must hold together: for each question named, the answer is one of these. */
export type When = { readonly [Q in QuestionId]?: readonly Options[Q][] };

export type RuleId = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8';

/** A rule holds when any one of its `any` holds. */
export type Rule = { id: RuleId; any: readonly When[]; approach: Approach };

const GROWN: readonly Options['stage'][] = ['live', 'mature'];
const BUILT: readonly Options['stage'][] = ['v1', 'live', 'mature'];
const MANY: readonly Options['examples'][] = ['hundreds', 'thousands'];

/** First rule that holds wins. R1 is our own addition; the others follow the article. */
export const RULES: readonly Rule[] = [
  { id: 'R1', any: [{ need: ['neither'] }], approach: 'tools' },
  {
    id: 'R2',
    any: [
      {
        need: ['facts'],
        corpus: ['fits'],
        freshness: ['fixed', 'months'],
        audience: ['shared'],
        traffic: ['low'],
      },
    ],
    approach: 'long-context',
  },
  { id: 'R3', any: [{ need: ['facts'] }], approach: 'rag' },
  {
    id: 'R4',
    any: [{ need: ['behaviour'], prompting: ['not-yet', 'enough'], pressure: ['no'] }],
    approach: 'prompt-first',
  },
  {
    id: 'R5',
    any: [
      { need: ['behaviour'], examples: ['thousands'] },
      { need: ['behaviour'], examples: ['hundreds'], stage: GROWN },
    ],
    approach: 'fine-tune',
  },
  { id: 'R6', any: [{ need: ['behaviour'] }], approach: 'prompt-first' },
  {
    id: 'R7',
    any: [
      { need: ['both'], stage: BUILT, examples: MANY, prompting: ['falls-short'] },
      { need: ['both'], stage: BUILT, examples: MANY, pressure: ['yes'] },
    ],
    approach: 'hybrid',
  },
  { id: 'R8', any: [{ need: ['both'] }], approach: 'rag' },
];

/** The questions that the rules look at for each need; the others cannot change the approach. */
export const DECIDING: Readonly<Record<Options['need'], readonly QuestionId[]>> = {
  facts: ['freshness', 'audience', 'corpus', 'traffic'],
  behaviour: ['prompting', 'examples', 'stage', 'pressure'],
  both: ['prompting', 'examples', 'stage', 'pressure'],
  neither: [],
};

/** Whether the answers meet every condition; an unknown answer meets none. */
export function holds(when: When, known: Known): boolean {
  return (Object.keys(when) as QuestionId[]).every((id) => {
    const answer = known[id];
    return answer !== undefined && (when[id] as readonly string[]).includes(answer);
  });
}

/** The first rule that the answers meet. Every question in `DECIDING` for the need must be answered. */
export function ruleFor(known: Known): Rule {
  const rule = RULES.find(({ any }) => any.some((when) => holds(when, known)));
  if (!rule) throw new Error('no rule holds: the answer to "need" is missing');
  return rule;
}
