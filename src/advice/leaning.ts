// What can be said while answers are unknown: which approaches are still possible, and which one we lean to.
import { LRUCache } from 'lru-cache';
import { type Option, type Options, type QuestionId, question } from '../../knowledge/questions.ts';
import { APPROACHES, type Approach, DECIDING, type Known, type Rule, ruleFor } from './rules.ts';

/** Assumed for the leaning approach where nobody knows better. Part of the version. */
export const DEFAULTS = {
  need: 'facts',
  freshness: 'weeks',
  audience: 'shared',
  corpus: 'large',
  traffic: 'medium',
  stage: 'v1',
  pressure: 'no',
} as const;

/** How many of fixed-or-months, shared and low must be known for a small text to be taken for a long-context case. */
const SIGNS_FOR_LONG_CONTEXT = 2;

const ALL_NEEDS: readonly Options['need'][] = ['facts', 'behaviour', 'both', 'neither'];

/** Every way to fill in the unknown deciding answers, each complete for the rules. */
export function* completions(known: Known): Generator<Known> {
  const needs = known.need ? [known.need] : ALL_NEEDS;
  for (const need of needs) yield* filled({ ...known, need }, DECIDING[need]);
}

function* filled(known: Known, questions: readonly QuestionId[]): Generator<Known> {
  const missing = questions.find((id) => known[id] === undefined);
  if (missing === undefined) {
    yield known;
    return;
  }
  for (const { id: option } of question(missing).options)
    yield* filled(withAnswer(known, missing, option), questions);
}

/** The approaches that are still possible, in the fixed order. Never empty. */
export function openApproaches(known: Known): readonly Approach[] {
  return stillOpen.memo(RULE_QUESTIONS.map((id) => known[id] ?? '').join(), { context: known });
}

/** What a rule looks at. */
const RULE_QUESTIONS: readonly QuestionId[] = ['need', ...DECIDING.facts, ...DECIDING.behaviour];

/** Trying out all completions takes longest of all that a click brings about, and teams give the same few answers. */
const stillOpen = new LRUCache<string, readonly Approach[], Known>({
  max: 10_000,
  memoMethod(_answers, _stale, { context }) {
    const possible = new Set<Approach>();
    for (const complete of completions(context)) possible.add(ruleFor(complete).approach);
    return APPROACHES.filter((approach) => possible.has(approach));
  },
});

/** The rule for the answers with our assumptions in the gaps: always one of the open approaches. */
export function leaningRule(known: Known): Rule {
  return ruleFor(withDefaults(known));
}

/** The answers with an assumption in every gap that a rule could look at. */
export function withDefaults(known: Known): Known {
  const need = known.need ?? DEFAULTS.need;
  const stage = known.stage ?? DEFAULTS.stage;
  const grown = need === 'both' && (stage === 'live' || stage === 'mature');
  const examples = known.examples ?? (grown ? 'hundreds' : 'none');
  const many = examples === 'hundreds' || examples === 'thousands';
  const filledIn: Known = {
    ...DEFAULTS,
    prompting: many ? 'falls-short' : 'not-yet',
    ...known,
    need,
    stage,
    examples,
  };
  return looksSmall(known)
    ? { ...filledIn, freshness: known.freshness ?? 'fixed', audience: 'shared', traffic: 'low' }
    : filledIn;
}

/** A text known to fit, nothing against a long prompt, and at least two of its three other conditions known. */
function looksSmall({ corpus, freshness, audience, traffic }: Known): boolean {
  const against =
    freshness === 'weeks' ||
    freshness === 'days' ||
    audience === 'per-user' ||
    traffic === 'medium' ||
    traffic === 'high';
  const signs = [freshness, audience, traffic].filter((answer) => answer !== undefined).length;
  return corpus === 'fits' && !against && signs >= SIGNS_FOR_LONG_CONTEXT;
}

/** The answers with one of them set, whatever it was before. */
export function withAnswer(known: Known, id: QuestionId, option: Option): Known {
  return { ...known, [id]: option };
}

/** The answers with one of them taken out. */
export function without(known: Known, id: QuestionId): Known {
  const { [id]: _, ...rest } = known;
  return rest;
}
