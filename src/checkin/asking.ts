// What a check-in asks: what could change the recommendation, which steps are done, and what users complained about.
import { label, NOT_SURE, QUESTIONS, type QuestionId, question } from '../../knowledge/questions.ts';
import { inShort } from '../advice/difference.ts';
import type { CaseFacts } from '../advice/facts.ts';
import { changesIn, type Recommendation } from '../advice/recommend.ts';
import type { Step } from '../advice/steps.ts';

/** How far a step of the plan is. */
export const STEP_STATES = { done: 'Done', started: 'Started', dropped: 'Dropped' } as const;
export type StepState = keyof typeof STEP_STATES;

/** What users complained about: the article's point that usage decides about training. */
export const FAILURES = {
  none: 'None',
  facts: 'Wrong or old facts',
  manner: 'Wrong tone or format',
  slow: 'Too slow or expensive',
} as const;
export type Failure = keyof typeof FAILURES;

/**
 * One line of a check-in with the answers that it takes. `id` says what it is about: `a-<question>`, `s-<step>`, `f`;
 * `name` is the same for people.
 */
export type Item = { id: string; name: string; text: string; options: { id: string; label: string }[] };

/** Questions about answers, and about steps, in one check-in: more would feel like a form. */
const MOST_ANSWERS = 3;
const MOST_STEPS = 2;

/** The items, in the order in which they are read. `states` are the steps that people spoke of before. */
export function itemsFor(
  facts: CaseFacts,
  recommendation: Recommendation,
  states: Readonly<Record<string, StepState>>,
): Item[] {
  return [
    ...decisive(recommendation)
      .slice(0, MOST_ANSWERS)
      .map((id) => answerItem(id, facts)),
    ...openSteps(recommendation, states).slice(0, MOST_STEPS).map(stepItem),
    { id: 'f', name: 'Complaints', text: 'What did users complain about?', options: optionsIn(FAILURES) },
  ];
}

/** Questions whose answer could change the recommendation: by itself, in a pair, or because it is not known. Table order. */
function decisive(recommendation: Recommendation): QuestionId[] {
  const found = new Set<QuestionId>(
    [...recommendation.findOut, ...changesIn(recommendation)].map(({ question: id }) => id),
  );
  // The need is asked by its symptoms: what users complained about.
  return QUESTIONS.map(({ id }) => id).filter((id) => id !== 'need' && found.has(id));
}

function answerItem(id: QuestionId, { said }: CaseFacts): Item {
  const { name, options } = question(id);
  const then = said[id];
  const short = inShort(id, then);
  // "It still misses our bar then" would mean something else.
  const inWords = then !== undefined && short === label(id, then.option);
  const before = inWords
    ? `, last time: ${short.slice(0, 1).toLowerCase()}${short.slice(1)}`
    : `: ${short} then`;
  return {
    id: `a-${id}`,
    name,
    text: `${name}${before}. Now?`,
    options: options.map(({ id: option }) => ({ id: option, label: label(id, option) })),
  };
}

function openSteps({ plan }: Recommendation, states: Readonly<Record<string, StepState>>): Step[] {
  return [...plan.now, ...plan.next].filter(({ id }) => states[id] !== 'done' && states[id] !== 'dropped');
}

function stepItem({ id, text }: Step): Item {
  return { id: `s-${id}`, name: 'Step', text: `Did you do this? ${text}`, options: optionsIn(STEP_STATES) };
}

function optionsIn(labels: Readonly<Record<string, string>>): Item['options'] {
  return Object.entries(labels).map(([id, text]) => ({ id, label: text }));
}

/** Whether the value is one that the item takes. */
export function takes({ options }: Item, value: string): boolean {
  return value !== NOT_SURE && options.some(({ id }) => id === value);
}
