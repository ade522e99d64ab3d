// What to do: now, next and later. Each step says what to do, what starts it, and carries an id that check-ins ask by.
import type { Options } from '../../knowledge/questions.ts';
import type { CaseFacts } from './facts.ts';
import { withDefaults } from './leaning.ts';
import type { Approach, RuleId } from './rules.ts';

/** One step. `when` is the condition that starts it. */
export type Step = { id: string; text: string; when: string };
export type Plan = { now: Step[]; next: Step[]; later: Step[] };

const MONDAY = 'on Monday';
const step = (id: string, text: string, when: string = MONDAY): Step => ({ id, text, when });

/** The plan for a recommendation. What already stands (`running`) is kept and measured, not rebuilt. */
export function planFor(approach: Approach, rule: RuleId, facts: CaseFacts): Plan {
  switch (approach) {
    case 'rag':
      return rule === 'R8' ? searchThenMaybeTune(facts) : searchOnly(facts);
    case 'hybrid':
      return searchAndTune(facts);
    case 'long-context':
      return wholePrompt(facts);
    case 'prompt-first':
      return promptFirst(rule, facts);
    case 'fine-tune':
      return tune(facts);
    case 'tools':
      return callTools();
    default:
      return approach satisfies never;
  }
}

function hasSearch({ likely }: CaseFacts): boolean {
  return likely.running === 'search' || likely.running === 'search-and-tuned';
}

function hasTuned({ likely }: CaseFacts): boolean {
  return likely.running === 'tuned' || likely.running === 'search-and-tuned';
}

/** "today: 40" where a number was said, "today: under 100" where only the band is known, else nothing. */
export function examplesToday({ said, likely }: CaseFacts): string {
  const number = said.examples?.number;
  if (number !== undefined) return ` (today: ${number.toLocaleString('en-US')})`;
  const bands: Record<Options['examples'], string> = { none: 'none', tens: 'under 100', hundreds: '100 to 999', thousands: '1,000 or more' };
  return likely.examples === undefined ? '' : ` (today: ${bands[likely.examples]})`;
}

/** The search part that every plan with retrieval begins with. */
function searchSteps(facts: CaseFacts): Step[] {
  const steps: Step[] = [];
  if (facts.likely.corpus === 'unwritten') {
    steps.push(step('write-it-down', 'Let the people who know answer 30 real questions in writing, and have a second person check. (30 is our number.)'));
  }
  steps.push(step('test-questions', 'Write 20 real customer questions, each with the text that answers it. (20 is our number.)'));
  if (hasSearch(facts)) steps.push(step('measure-search', 'Keep your search. Count how often the right text comes up for those 20.'));
  else steps.push(step('build-search', 'Add search over your text, then count how often the right text comes up.'));
  if (facts.likely.audience === 'per-user') {
    steps.push(step('permission-filter', 'Mark every piece of text with who may see it, and filter by that before the search.'));
  }
  if (hasTuned(facts)) {
    steps.push(step('score-tuned-model', 'Score your trained model beside the stock model on the same 20. Keep it only if it wins, and stop training on facts.'));
  }
  return steps;
}

const showSources = step('show-sources', 'Show the source under each answer and log which texts were read.', 'when the right text comes up for most of the 20');
const sortFailures = step('sort-failures', 'Sort the answers people disliked: wrong facts, or wrong way of answering.', 'when customers have used it for a few weeks');

function searchOnly(facts: CaseFacts): Plan {
  return {
    now: searchSteps(facts),
    next: [showSources, sortFailures],
    later: [step('prompt-for-manner', 'Write rules and three to five good samples into the prompt.', 'when people complain about how it answers, not what it says')],
  };
}

function searchThenMaybeTune(facts: CaseFacts): Plan {
  const { prompting } = facts.likely;
  const prompt =
    prompting === 'enough'
      ? step('keep-prompt', 'Keep your prompt, and score each change of it on your test answers.', 'when the search works')
      : step('careful-prompt', 'Put your rules and three to five of your best answers into the prompt. Try ten new ones and mark each good or not; those ten are your test.', 'when the search works');
  return {
    now: searchSteps(facts),
    next: [prompt, sortFailures, step('collect-examples', `Keep every answer that you would sign off, with its question${examplesToday(facts)}.`, 'as soon as people use it')],
    later: [tuneLater(facts)],
  };
}

/** The conditions of the article in words; our bands stand in the questions, not here. */
function tuneLater(facts: CaseFacts): Step {
  const when = `when customers use it, a careful prompt still misses your bar, and you have a few hundred signed-off answers${examplesToday(facts)}`;
  return step('fine-tune', 'Train a small model on the way of answering. Facts stay out of the training.', when);
}

function testSet(facts: CaseFacts): Step {
  const number = facts.said.examples?.number;
  const of = number === undefined ? 'your signed-off answers' : `the ${number.toLocaleString('en-US')}`;
  const aside = number !== undefined && number < 200 ? 'a quarter' : '50';
  return step('set-aside-test', `Set ${aside} of ${of} aside as a test, and score today's prompt on them. (The share is our number.)`);
}

function trainingSteps(facts: CaseFacts): { first: Step[]; then: Step[]; last: Step[] } {
  const first = [testSet(facts)];
  if (facts.likely.prompting !== 'falls-short') {
    first.push(step('careful-prompt', 'Put your rules and three to five of your best answers into the prompt, and score it on the same test.'));
  }
  return {
    first,
    then: [
      step('train', 'Train on the rest, the way of answering only.', "when the prompt's score is still below your bar, or the model is too slow or dear"),
      step('compare', 'Score the trained model on the same test. Keep it only if it wins.', 'after each training run'),
    ],
    last: [step('upkeep', 'Name the person who renews the examples, runs the test and trains again.', 'before customers depend on it')],
  };
}

function searchAndTune(facts: CaseFacts): Plan {
  const { first, then, last } = trainingSteps(facts);
  return { now: [...searchSteps(facts), ...first], next: then, later: last };
}

function tune(facts: CaseFacts): Plan {
  const { first, then, last } = trainingSteps(facts);
  const kept = hasTuned(facts) ? [step('score-tuned-model', 'Score the model you trained on the same test before you train again.')] : [];
  const looked = hasSearch(facts) ? [step('keep-search', 'Keep your search for facts. Training will not replace it.')] : [];
  return { now: [...first, ...kept, ...looked], next: then, later: last };
}

function wholePrompt(facts: CaseFacts): Plan {
  const build = hasSearch(facts)
    ? step('compare-with-search', 'Ask 20 real questions both ways, with the whole text in the prompt and with your search. Keep the simpler one that gets them right.')
    : step('whole-prompt', 'Put the whole text into the prompt, what matters most at the start and the end.');
  return {
    now: [build, step('test-questions', 'Ask 20 real questions, some answered from the middle of the text. Mark each right or wrong. (20 is our number.)')],
    next: [step('watch-bill', 'Look at the bill and the waiting time.', 'after the first month')],
    later: [step('move-to-search', 'Move to search.', 'when the text grows past about 500 pages, changes weekly, differs by user, or gets 100 questions a day (our numbers)')],
  };
}

function promptFirst(rule: RuleId, facts: CaseFacts): Plan {
  const collect = step('collect-examples', `Keep every answer that you would sign off, with its input${examplesToday(facts)}.`, 'from now on');
  const when = `when the prompt still misses your bar, and you have a few hundred signed-off answers in real use, or thousands${examplesToday(facts)}`;
  const later = [step('fine-tune', 'Train a small model on those answers.', when)];
  if (withDefaults(facts.likely).prompting === 'enough' && rule === 'R4') {
    const test = step('keep-prompt', 'Keep the prompt. Freeze 20 inputs with good answers, and score every change of the prompt on them. (20 is our number.)');
    return { now: [test], next: [collect], later: [step('fine-tune', 'Train a small model on those answers.', 'when your bar rises past the prompt, or the big model becomes too slow or dear')] };
  }
  const prompt = step('careful-prompt', 'Put five of your best answers and five rules into the prompt.');
  const test = step('own-test', 'Make ten new ones and mark each "would send" or "wouldn\'t". Keep those ten: they are your test. (Ten is our number.)');
  const smaller = step('smaller-model', 'Run the same prompt on a smaller, cheaper model, and score both on your test.', 'when the test exists');
  const tried = facts.likely.prompting === 'falls-short';
  return {
    now: tried ? [test, collect] : [prompt, test],
    next: [...(tried ? [] : [collect]), ...(facts.likely.pressure === 'yes' ? [smaller] : [])],
    later,
  };
}

function callTools(): Plan {
  return {
    now: [
      step('list-calls', 'Write down 30 real requests, each with the sum or the action that it needs. (30 is our number.)'),
      step('one-function', 'Give the model one function for the commonest of them; let your own code check the values and do the work.'),
    ],
    next: [step('confirm-actions', 'Ask a person before anything that cannot be undone.', 'before customers use it')],
    later: [step('more-functions', 'Add the next function.', 'when the first is called rightly for most of the 30')],
  };
}
