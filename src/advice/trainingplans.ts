// Plans about the way of answering: a better prompt first, training, and training beside a search.
import type { CaseFacts } from './facts.ts';
import { withDefaults } from './leaning.ts';
import type { RuleId } from './rules.ts';
import { searchSteps } from './searchplans.ts';
import { examplesToday, hasSearch, hasTuned, type Plan, type Step, step } from './steps.ts';

function testSet(facts: CaseFacts): Step {
  const number = facts.said.examples?.number;
  const of = number === undefined ? 'your signed-off answers' : `the ${number.toLocaleString('en-US')}`;
  const aside = number !== undefined && number < 200 ? 'a quarter' : '50';
  return step(
    'set-aside-test',
    `Set ${aside} of ${of} aside as a test, and score today's prompt on them. (Our rule of thumb.)`,
  );
}

function trainingSteps(facts: CaseFacts): { first: Step[]; after: Step[]; last: Step[] } {
  const first = [testSet(facts)];
  if (facts.likely.prompting === undefined || facts.likely.prompting === 'not-yet') {
    first.push(
      step(
        'careful-prompt',
        'Put your rules and three to five of your best answers into the prompt, and score it on the same test.',
      ),
    );
  }
  return {
    first,
    after: [
      step(
        'train',
        'Train on the rest, the way of answering only.',
        "when the prompt's score is still below your bar, or the model is too slow or dear",
      ),
      step(
        'compare',
        'Score the trained model on the same test. Keep it only if it wins.',
        'after each training run',
      ),
    ],
    last: [
      step(
        'upkeep',
        'Name the person who renews the examples, runs the test and trains again.',
        'before customers depend on it',
      ),
    ],
  };
}

/** Both at last: the search is there or comes first, and only the way of answering is trained. */
export function searchAndTune(facts: CaseFacts): Plan {
  const { first, after, last } = trainingSteps(facts);
  return { now: [...searchSteps(facts), ...first], next: after, later: last };
}

/** Training alone, on a test set aside first. */
export function tune(facts: CaseFacts): Plan {
  const { first, after, last } = trainingSteps(facts);
  const kept = hasTuned(facts)
    ? [step('score-tuned-model', 'Score the model you trained on the same test before you train again.')]
    : [];
  const looked = hasSearch(facts)
    ? [step('keep-search', 'Keep your search for facts. Training will not replace it.')]
    : [];
  return { now: [...first, ...kept, ...looked], next: after, later: last };
}

/** A prompt is tried, kept or outgrown; examples are collected for the day of training. */
export function promptFirst(rule: RuleId, facts: CaseFacts): Plan {
  const collect = step(
    'collect-examples',
    `Keep every answer that you would sign off, with its input${examplesToday(facts)}.`,
    'from now on',
  );
  const misses = facts.likely.prompting === 'falls-short' ? '' : 'the prompt still misses your bar, and ';
  const when = `when ${misses}you have a few hundred signed-off answers in real use, or thousands${examplesToday(facts)}`;
  const later = [step('fine-tune', 'Train a small model on those answers.', when)];
  if (withDefaults(facts.likely).prompting === 'enough' && rule === 'R4') {
    const test = step(
      'keep-prompt',
      'Keep the prompt. Freeze 20 inputs with good answers, and score every change of the prompt on them. (Our rule of thumb.)',
    );
    return {
      now: [test],
      next: [collect],
      later: [
        step(
          'fine-tune',
          'Train a small model on those answers.',
          'when your bar rises past the prompt, or the big model becomes too slow or dear',
        ),
      ],
    };
  }
  const prompt = step('careful-prompt', 'Put five of your best answers and five rules into the prompt.');
  const test = step(
    'own-test',
    'Let it write ten new answers and mark which ones you would send. Keep those ten: they are your test. (Our rule of thumb.)',
  );
  const smaller = step(
    'smaller-model',
    'Run the same prompt on a smaller, cheaper model, and score both on your test.',
    'when the test exists',
  );
  const tried = facts.likely.prompting === 'falls-short';
  const agree = step(
    'agree-on-good',
    'Let two people mark the same ten answers by themselves, and talk about each that they mark differently.',
    'before you collect many',
  );
  return {
    now: tried ? [test, collect] : [prompt, test],
    next: [...(tried ? [agree] : [collect]), ...(facts.likely.pressure === 'yes' ? [smaller] : [])],
    later,
  };
}
