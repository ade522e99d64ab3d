// Plans whose first part is facts: search, search with training later, and the whole text in the prompt.
import type { CaseFacts } from './facts.ts';
import { listed } from './names.ts';
import { examplesToday, hasSearch, hasTuned, type Plan, type Step, step } from './steps.ts';

/** The search part that every plan with retrieval begins with. */
export function searchSteps(facts: CaseFacts): Step[] {
  const steps: Step[] = [];
  if (facts.likely.need === undefined)
    steps.push(
      step(
        'sort-complaints',
        'Collect the last ten complaints and mark each: wrong facts, or wrong way of answering. (Our rule of thumb.)',
      ),
    );
  if (facts.likely.corpus === 'unwritten') {
    steps.push(
      step(
        'write-it-down',
        'Let the people who know answer 30 real questions in writing, and have a second person check. (Our rule of thumb.)',
      ),
    );
  }
  steps.push(
    step(
      'test-questions',
      'Write 20 real customer questions, each with the text that answers it. (Our rule of thumb.)',
    ),
  );
  if (hasSearch(facts))
    steps.push(
      step('measure-search', 'Keep your search. Count how often the right text comes up for those 20.'),
    );
  else
    steps.push(
      step('build-search', 'Add search over your text, then count how often the right text comes up.'),
    );
  if (facts.likely.audience === 'per-user') {
    steps.push(
      step(
        'permission-filter',
        'Mark every piece of text with who may see it, and filter by that before the search.',
      ),
    );
  }
  if (hasTuned(facts)) {
    steps.push(
      step(
        'score-tuned-model',
        'Score your trained model beside the stock model on the same 20. Keep it only if it wins, and stop training on facts.',
      ),
    );
  }
  return steps;
}

const showSources = step(
  'show-sources',
  'Show the source under each answer and log which texts were read.',
  'when the right text comes up for most of the 20',
);
const sortFailures = step(
  'sort-failures',
  'Sort the answers people disliked: wrong facts, or wrong way of answering.',
  'when customers have used it for a few weeks',
);

/** Facts only: search, and look at what it reads. */
export function searchOnly(facts: CaseFacts): Plan {
  return {
    now: searchSteps(facts),
    next: [showSources, sortFailures],
    later: [
      step(
        'prompt-for-manner',
        'Write rules and three to five good samples into the prompt.',
        'when people complain about how it answers, not what it says',
      ),
    ],
  };
}

/** Both are missing and it is too early to train: search now, collect, train later if it earns it. */
export function searchThenMaybeTune(facts: CaseFacts): Plan {
  const { prompting } = facts.likely;
  const prompt =
    prompting === 'enough'
      ? step(
          'keep-prompt',
          'Keep your prompt, and score each change of it on your test answers.',
          'when the search works',
        )
      : step(
          'careful-prompt',
          'Put your rules and three to five of your best answers into the prompt. Try ten new ones and mark each good or not; those ten are your test.',
          'when the search works',
        );
  return {
    now: searchSteps(facts),
    next: [
      prompt,
      sortFailures,
      step(
        'collect-examples',
        `Keep every answer that you would sign off, with its question${examplesToday(facts)}.`,
        'as soon as people use it',
      ),
    ],
    later: [tuneLater(facts)],
  };
}

/** The conditions that are still open, in the article's words; our bands stand in the questions, not here. */
function tuneLater(facts: CaseFacts): Step {
  const { stage, prompting, pressure, examples } = facts.likely;
  const open = [
    ...(stage === undefined || stage === 'idea' ? ['people outside your team use it'] : []),
    ...(prompting === 'falls-short' || pressure === 'yes' ? [] : ['a careful prompt still misses your bar']),
    ...(examples === 'hundreds' || examples === 'thousands'
      ? []
      : [`you have a few hundred signed-off answers${examplesToday(facts)}`]),
  ];
  const when = `when ${listed(open)}`;
  return step(
    'fine-tune',
    'Train a small model on the way of answering. Facts stay out of the training.',
    when,
  );
}

/** A small fixed text: no search at all. */
export function wholePrompt(facts: CaseFacts): Plan {
  const build = hasSearch(facts)
    ? step(
        'compare-with-search',
        'Ask 20 real questions both ways, with the whole text in the prompt and with your search. Keep the simpler one that gets them right.',
      )
    : step('whole-prompt', 'Put the whole text into the prompt, what matters most at the start and the end.');
  return {
    now: [
      build,
      step(
        'test-questions',
        'Ask 20 real questions, some answered from the middle of the text. Mark each right or wrong. (Our rule of thumb.)',
      ),
    ],
    next: [step('watch-bill', 'Look at the bill and the waiting time.', 'after the first month')],
    later: [
      step(
        'move-to-search',
        'Move to search.',
        'when the text grows past about 500 pages, changes weekly, differs by user, or gets 100 questions a day (our numbers)',
      ),
    ],
  };
}
