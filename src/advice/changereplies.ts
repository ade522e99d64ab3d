// Follow-ups that turn on training, search or other answers: enough, what if, what would have to be true, why later.
import { clause, type QuestionId } from '../../knowledge/questions.ts';
import { type Case, type FollowUp, reply, type Supposed } from './case.ts';
import { type Change, smallestSets } from './flips.ts';
import { leaningRule, withAnswer } from './leaning.ts';
import { approachName, capital } from './names.ts';
import { putOff } from './notyet.ts';
import { recommend } from './recommend.ts';
import { type Approach, type Known, trains } from './rules.ts';

/** Training means both together where facts are missing too. */
function trainingFor({ facts }: Case): Approach {
  return facts.likely.need === 'both' ? 'hybrid' : 'fine-tune';
}

function clauses(changes: readonly Change[]): string {
  return changes.map(({ question, option }) => clause(question, option)).join(', and ');
}

/** "Are our 320 enough?" */
export function enough(c: Case, text: string, supposed: Supposed): FollowUp | undefined {
  const about =
    /\b(?:examples?|answers?|samples?|pairs?|rows?|data|letters?|transcripts?|tickets?|\d+|these|those|them|ours)\b/iu.test(
      text,
    );
  const number = supposed.examples?.number ?? c.facts.said.examples?.number;
  const option = supposed.examples?.option ?? c.facts.likely.examples;
  if (!about || option === undefined) return undefined;
  const count = number === undefined ? 'What you have' : `Your ${number.toLocaleString('en-US')}`;
  const passages = ['how-many-examples'];
  if (c.facts.likely.need === 'facts') {
    return reply(
      'enough',
      `${count} would not decide it: what is missing is facts, and those are looked up, however many examples you have.`,
      ['tuning-does-not-teach-facts'],
    );
  }
  const known = withAnswer(c.facts.likely, 'examples', option);
  const differs = supposed.examples !== undefined && option !== c.facts.likely.examples;
  const store =
    differs && number !== undefined
      ? ` Say "we have ${number.toLocaleString('en-US')} signed-off answers" and I change the card.`
      : '';
  if (trains(leaningRule(known).approach)) {
    const used =
      known.stage === undefined || known.stage === 'v1'
        ? ' People outside your team should use it first.'
        : '';
    return reply(
      'enough',
      `Yes, by number. ${count} ${differs ? 'would be' : 'are'} enough to start, once a part is set aside as a test.${used}${store}`,
      passages,
    );
  }
  const sets = smallestSets(known, trainingFor(c));
  const rest = sets[0] ? ` I would say yes when ${orSets(sets)}.` : '';
  return reply('enough', `Not by themselves.${rest}${store}`, passages);
}

/** Up to two of the sets, as clauses. */
function orSets(sets: readonly (readonly Change[])[]): string {
  return sets.slice(0, 2).map(clauses).join('; or when ');
}

/** "What if it changed daily?" */
export function whatIf(c: Case, _text: string, supposed: Supposed): FollowUp | undefined {
  const changes = (Object.entries(supposed) as [QuestionId, { option: Change['option'] }][]).map(
    ([question, { option }]) => ({ question, option }),
  );
  if (changes.length === 0) return undefined;
  const known = changes.reduce<Known>(
    (answers, one) => withAnswer(answers, one.question, one.option),
    c.facts.likely,
  );
  const after = leaningRule(known).approach;
  const supposedClause = capital(clauses(changes));
  if (after === c.recommendation.approach) {
    const sets = trains(after)
      ? []
      : smallestSets(known, trainingFor({ ...c, facts: { ...c.facts, likely: known } }));
    const more =
      sets[0] && sets[0].length <= 3 ? ` Fine-tuning would also take this: ${clauses(sets[0])}.` : '';
    return reply('what-if', `${supposedClause}: the recommendation stays, ${approachName(after)}.${more}`);
  }
  const reason = recommend({ ...c.facts, known, likely: known }, c.recommendation.version).reasons[0];
  return reply(
    'what-if',
    `${supposedClause}: then I would say ${approachName(after)}. Tell me when it is so, and I change the card.`,
    reason?.passages.slice(0, 1) ?? [],
  );
}

/** The approach that a text speaks of; training where it names none. */
function targetIn(c: Case, text: string): Approach {
  if (/\b(?:long prompt|whole (?:text|thing) in|context|in the prompt)\b/iu.test(text)) return 'long-context';
  if (/\b(?:rag|search|retrieval)\b/iu.test(text) && !/\b(?:tun|train)/iu.test(text)) return 'rag';
  return trainingFor(c);
}

/** "What would have to be true for fine-tuning?" */
export function toBeTrue(c: Case, text: string): FollowUp | undefined {
  const target = targetIn(c, text);
  const known = c.facts.likely;
  if (leaningRule(known).approach === target)
    return reply('to-be-true', `It is what I recommend already: ${approachName(target)}.`);
  const sets = smallestSets(known, target);
  const [first, ...others] = sets;
  if (!first) return undefined;
  const many =
    ['One thing', 'two things', 'three things', 'four things'][first.length - 1] ?? 'several things';
  const alternatives = others
    .slice(0, 1)
    .map((set) => ` Or: ${clauses(set)}.`)
    .join('');
  const warning =
    c.facts.likely.need === 'facts' && trains(target)
      ? ' As long as the complaint is about facts, training will not mend it.'
      : '';
  return reply(
    'to-be-true',
    `For ${approachName(target)}, ${many.toLowerCase()} would have to be true: ${clauses(first)}.${alternatives}${warning}`,
    ['three-conditions-for-tuning'],
  );
}

/** "And the second one, why later?" */
export function whyLater(c: Case): FollowUp | undefined {
  const later = putOff(c.recommendation);
  if (c.recommendation.approach === 'hybrid') {
    const train = c.recommendation.plan.next[0];
    return reply(
      'why-later',
      `Training comes second. The search gives you real failures to train on, and training must not learn facts. It starts ${train?.when ?? 'when the test set stands'}.`,
      ['not-both-at-once'],
    );
  }
  if (!later) {
    const [, second] = c.recommendation.reasons;
    return second && reply('why-later', second.text, second.passages.slice(0, 1));
  }
  const because = c.recommendation.reasons.find(({ passages }) =>
    passages.some((id) =>
      [
        'how-many-examples',
        'first-version-lacks-data',
        'usage-data-decides',
        'prompt-before-tuning',
        'long-context-cost',
      ].includes(id),
    ),
  );
  const reason = because ? ` ${because.text}` : ' Real use has to show first that it is worth it.';
  return reply(
    'why-later',
    `${capital(later.name)} comes later.${reason} It starts ${later.step.when}.`,
    because?.passages.slice(0, 1) ?? ['usage-data-decides'],
  );
}

/** "We already have RAG, so what is new?" */
export function haveSearch(c: Case): FollowUp {
  const facts = {
    ...c.facts,
    likely: withAnswer(c.facts.likely, 'running', 'search'),
    known: withAnswer(c.facts.known, 'running', 'search'),
  };
  const { now } = recommend(facts, c.recommendation.version).plan;
  const first = now.find(({ id }) => ['measure-search', 'keep-search', 'compare-with-search'].includes(id));
  const later = putOff(c.recommendation);
  const step = now.find(({ id }) => id === 'set-aside-test');
  const next = later
    ? ` New would be ${later.name}, ${later.step.when}.`
    : step
      ? ` What is new is training for how it answers. It begins with a test: ${step.text}`
      : '';
  return reply('have-search', `Then nothing is rebuilt. ${first?.text ?? 'Keep it for the facts.'}${next}`, [
    'already-have-retrieval',
  ]);
}
