// Answers questions about the recommendation itself from the talk: why, why later, are ours enough, what if.
import { clause, type QuestionId } from '../../knowledge/questions.ts';
import type { CaseFacts } from './facts.ts';
import { type Change, smallestSets } from './flips.ts';
import { leaningRule, withAnswer } from './leaning.ts';
import { approachName, capital, listed } from './names.ts';
import { putOff } from './notyet.ts';
import { type Recommendation, recommend, wouldChange } from './recommend.ts';
import type { Approach, Known } from './rules.ts';

/** What a follow-up is answered from. `when` is the date of the check-in in words. */
export type Case = { facts: CaseFacts; recommendation: Recommendation; when: string | undefined; topic: readonly string[] };

/** An answer out of the talk. `passages` are cited below it; `topic` is what "the second one" may refer to next. */
export type FollowUp = { about: string; text: string; passages: string[]; topic: string[] };

/** What somebody supposes in "what if ...": answers read from the text, as the dialogue reads them. */
export type Supposed = { [Q in QuestionId]?: { option: Change['option']; number?: number } };

type Handler = { about: string; words: RegExp; answer: (c: Case, text: string, supposed: Supposed) => FollowUp | undefined };

const reply = (about: string, text: string, passages: string[] = [], topic: string[] = []): FollowUp => ({ about, text, passages, topic });

/** In order: the first whose words fit and that has something to say answers. */
const HANDLERS: readonly Handler[] = [
  { about: 'enough', words: /\b(?:enough|sufficient|suffice|too (?:few|little))\b/iu, answer: enough },
  { about: 'what-if', words: /\b(?:what if|if (?:we|it|our|they|the)\b|suppose|assuming|imagine|once we have|when we have)/iu, answer: whatIf },
  { about: 'to-be-true', words: /\b(?:have to be true|need to be true|must be true|would it take|what does it take (?:for us )?to (?:train|fine)|insists? on|wants? to (?:fine-?tune|train) anyway|convince|what (?:is|are we|am i) missing (?:for|to)|when (?:can|could|may|should) we (?:fine-?tune|train|start (?:training|tuning)))\b/iu, answer: toBeTrue },
  { about: 'why-later', words: /\bwhy (?:later|not (?:now|yet|both|first|at once|today|already|fine|train|tun|search|rag)\w*|wait|second|last)|\b(?:the )?(?:second|other|last|third|2nd) (?:one|thing|step|part)\b|\bwhy (?:is|does|would) (?:fine-?tuning|training|the (?:second|search))[^?]*(?:later|wait|second)/iu, answer: whyLater },
  { about: 'have-search', words: /\b(?:we|i) (?:already )?(?:have|use|run|built|did|got) (?:\w+ ){0,3}(?:rag|search|retrieval|vector)/iu, answer: haveSearch },
  { about: 'change', words: /\bwhat (?:would|could|might) change (?:it|that|this|your mind|the)\b|\bwhat flips\b|\bchange your mind\b/iu, answer: change },
  { about: 'plan', words: /\b(?:on monday|next steps?|first step|where (?:do|should) we start|what (?:do|should) we do (?:now|first|next|then)|how do we (?:start|begin)|full plan|the plan)\b/iu, answer: plan },
  { about: 'sure', words: /\bhow (?:sure|certain|confident)\b|\bare you (?:sure|certain)\b/iu, answer: sure },
  { about: 'again', words: /\bwhen (?:do|will|are) you (?:ask|check|come|ping|asking|coming)\b|\bcheck[- ]?in\b/iu, answer: again },
  { about: 'why', words: /^(?:but |and |so |ok(?:ay)?,? )?why(?: (?:is|this|that|so|do you say|rag|search|fine-?tuning|do you think|would you)\b[^?]{0,40})?\??$|\bhow did you (?:get|come) to (?:this|that)\b|\bwhat(?:'s| is) (?:your|the) reason/iu, answer: why },
];

/** The answer from the talk; undefined when the text is not about the card, so that the passages are asked. */
export function followUp(c: Case, text: string, supposed: Supposed): FollowUp | undefined {
  for (const { words, answer } of HANDLERS) {
    const found = words.test(text) ? answer(c, text, supposed) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Training means both together where facts are missing too. */
function trainingFor({ facts }: Case): Approach {
  return facts.likely.need === 'both' ? 'hybrid' : 'fine-tune';
}

function trains(approach: Approach): boolean {
  return approach === 'fine-tune' || approach === 'hybrid';
}

function clauses(changes: readonly Change[]): string {
  return listed(changes.map(({ question, option }) => clause(question, option)));
}

function enough(c: Case, text: string, supposed: Supposed): FollowUp | undefined {
  const about = /\b(?:examples?|answers?|samples?|pairs?|rows?|data|letters?|transcripts?|tickets?|our \d|these|those|them|ours)\b/iu.test(text);
  const number = supposed.examples?.number ?? c.facts.said.examples?.number;
  const option = supposed.examples?.option ?? c.facts.likely.examples;
  if (!about || option === undefined) return undefined;
  const count = number === undefined ? 'What you have' : `Your ${number.toLocaleString('en-US')}`;
  const passages = ['how-many-examples'];
  if (c.facts.likely.need === 'facts') {
    return reply('enough', `${count} would not decide it: what is missing is facts, and those are looked up, however many examples you have.`, ['tuning-does-not-teach-facts']);
  }
  const known = withAnswer(c.facts.likely, 'examples', option);
  if (trains(leaningRule(known).approach)) return reply('enough', `Yes. ${count} are enough to start, once a part is set aside as a test.`, passages);
  const sets = smallestSets(known, trainingFor(c));
  const rest = sets[0] ? ` I would say yes when ${orSets(sets)}.` : '';
  return reply('enough', `Not by themselves.${rest}`, passages);
}

/** Up to two of the sets, as clauses. */
function orSets(sets: readonly (readonly Change[])[]): string {
  return sets.slice(0, 2).map(clauses).join('; or when ');
}

function whatIf(c: Case, _text: string, supposed: Supposed): FollowUp | undefined {
  const changes = (Object.entries(supposed) as [QuestionId, { option: Change['option'] }][]).map(([question, { option }]) => ({ question, option }));
  if (changes.length === 0) return undefined;
  const known = changes.reduce<Known>((answers, one) => withAnswer(answers, one.question, one.option), c.facts.likely);
  const after = leaningRule(known).approach;
  const supposedClause = capital(clauses(changes));
  if (after === c.recommendation.approach) {
    const sets = trains(after) ? [] : smallestSets(known, trainingFor({ ...c, facts: { ...c.facts, likely: known } }));
    const more = sets[0] && sets[0].length <= 3 ? ` Fine-tuning would also take this: ${clauses(sets[0])}.` : '';
    return reply('what-if', `${supposedClause}: the recommendation stays, ${approachName(after)}.${more}`);
  }
  const reason = recommend({ ...c.facts, known, likely: known }, c.recommendation.version).reasons[0];
  return reply('what-if', `${supposedClause}: then I would say ${approachName(after)}. Tell me when it is so, and I change the card.`, reason?.passages.slice(0, 1) ?? []);
}

/** The approach that a text speaks of; training where it names none. */
function targetIn(c: Case, text: string): Approach {
  if (/\b(?:long prompt|whole (?:text|thing) in|context|in the prompt)\b/iu.test(text)) return 'long-context';
  if (/\b(?:rag|search|retrieval)\b/iu.test(text) && !/\b(?:tun|train)/iu.test(text)) return 'rag';
  return trainingFor(c);
}

function toBeTrue(c: Case, text: string): FollowUp | undefined {
  const target = targetIn(c, text);
  const known = c.facts.likely;
  if (leaningRule(known).approach === target) return reply('to-be-true', `It is what I recommend already: ${approachName(target)}.`);
  const sets = smallestSets(known, target);
  const [first, ...others] = sets;
  if (!first) return undefined;
  const many = first.length === 1 ? 'One thing' : `${first.length} things together`;
  const alternatives = others.slice(0, 1).map((set) => ` Or: ${clauses(set)}.`).join('');
  const warning = c.facts.likely.need === 'facts' && trains(target) ? ' As long as the complaint is about facts, training will not mend it.' : '';
  return reply('to-be-true', `For ${approachName(target)}, ${many} would have to be true: ${clauses(first)}.${alternatives}${warning}`, ['three-conditions-for-tuning'], ['fine-tune']);
}

function whyLater(c: Case): FollowUp | undefined {
  const later = putOff(c.recommendation);
  if (!later) {
    const [, second] = c.recommendation.reasons;
    return second && reply('why-later', second.text, second.passages.slice(0, 1));
  }
  const because = c.recommendation.reasons.find(({ passages }) => passages.some((id) => ['how-many-examples', 'first-version-lacks-data', 'usage-data-decides', 'prompt-before-tuning', 'long-context-cost'].includes(id)));
  const reason = because ? ` ${because.text}` : ' Real use has to show first that it is worth it.';
  return reply('why-later', `${capital(later.name)} comes later.${reason} It starts ${later.step.when}.`, because?.passages.slice(0, 1) ?? ['usage-data-decides'], [later.step.id]);
}

function haveSearch(c: Case): FollowUp {
  const facts = { ...c.facts, likely: withAnswer(c.facts.likely, 'running', 'search'), known: withAnswer(c.facts.known, 'running', 'search') };
  const first = recommend(facts, c.recommendation.version).plan.now.find(({ id }) => ['measure-search', 'keep-search', 'compare-with-search'].includes(id));
  const later = putOff(c.recommendation);
  const next = later ? ` New would be ${later.name}, ${later.step.when}.` : '';
  return reply('have-search', `Then nothing is rebuilt. ${first?.text ?? 'Keep it for the facts.'}${next}`, ['already-have-retrieval']);
}

function change(c: Case): FollowUp {
  const items = wouldChange(c.recommendation, 3);
  const text = items.map(({ clause: words, approach }) => `${capital(words)}: then ${approachName(approach)}.`).join(' ');
  return reply('change', text || 'No single answer would change it.');
}

function plan(c: Case): FollowUp {
  const now = c.recommendation.plan.now.map(({ text }, index) => `${index + 1}. ${text}`).join(' ');
  const [next] = c.recommendation.plan.next;
  return reply('plan', `${now}${next ? ` After that, ${next.when}: ${next.text}` : ''}`, [], c.recommendation.plan.now.map(({ id }) => id));
}

function sure(c: Case): FollowUp {
  return reply('sure', howSure(c.recommendation));
}

function again(c: Case): FollowUp | undefined {
  return c.when === undefined ? undefined : reply('again', `I ask again on ${c.when}. Tell me sooner if something changes.`);
}

function why(c: Case): FollowUp {
  const { reasons } = c.recommendation;
  return reply('why', reasons.map(({ text }) => text).join(' '), [...new Set(reasons.map(({ passages }) => passages[0] ?? ''))].filter(Boolean).slice(0, 2));
}

/** How sure the recommendation is, in words for the card: clear, or leaning with what to find out. */
export function howSure({ confidence, findOut, open, approach }: Recommendation): string {
  if (confidence === 'settled') return 'clear from your answers.';
  const others = listed(open.filter((one) => one !== approach).map(approachName), 'or');
  const [first] = findOut;
  return `leaning. ${capital(others)} ${others.includes(' or ') ? 'are' : 'is'} still possible.${first ? ` To find out: ${first.task}` : ''}`;
}
