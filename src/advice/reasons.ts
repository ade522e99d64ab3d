// Why this approach: one sentence for each answer that speaks for it, in the person's own words where there are any.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { CaseFacts } from './facts.ts';
import { inBrackets } from './names.ts';
import type { Approach, RuleId } from './rules.ts';

/** A reason with the passages that it rests on. */
export type Reason = { text: string; passages: string[] };

/** A reason out of the answers; undefined where they give none. */
type Maker = (facts: CaseFacts) => Reason | undefined;

/** The reasons, the weightiest first; never empty. Words of people are quoted once: a later reason does without them. */
export function reasonsFor(approach: Approach, rule: RuleId, facts: CaseFacts): Reason[] {
  const makers: Maker[] = [(left) => needReason(approach, left), ...answerReasons(approach, rule)];
  const reasons: Reason[] = [];
  for (const make of makers) {
    const reason = make(withoutQuotesIn(reasons, facts));
    if (reason) reasons.push(reason);
  }
  return reasons;
}

/** The facts without the quotes that stand in these reasons already, alone or within a longer one. */
function withoutQuotesIn(reasons: readonly Reason[], facts: CaseFacts): CaseFacts {
  const used = Object.values(facts.said)
    .flatMap(({ quote, also }) => [quote ?? '', also ?? ''])
    .filter((words) => reasons.some(({ text }) => text.includes(`"${words}"`)));
  const said = Object.entries(facts.said).map(([id, { quote, ...words }]) => {
    const isUsed = quote === undefined || used.some((longer) => longer.includes(quote));
    return [id, isUsed ? words : { ...words, quote }] as const;
  });
  return { ...facts, said: Object.fromEntries(said) };
}

/** The quote with the clause that follows it, or a beginning that needs no quote. */
function opening({ said }: CaseFacts, id: QuestionId, plain: string): string {
  const quote = said[id]?.quote;
  return quote ? `"${quote}"` : plain;
}

function needReason(approach: Approach, facts: CaseFacts): Reason {
  const { likely } = facts;
  if (likely.need === undefined) {
    return {
      text: "We don't know yet what is missing. Facts are the commonest lack, and search is the cheapest to try.",
      passages: ['first-question', 'start-with-retrieval'],
    };
  }
  switch (likely.need) {
    case 'facts':
      return approach === 'long-context'
        ? {
            text: `${opening(facts, 'need', 'What it lacks')} is facts, and all of them can stand in the prompt.`,
            passages: ['long-context-when-fine', 'facts-kind'],
          }
        : {
            text: `${opening(facts, 'need', 'What it lacks')} is facts: look them up.`,
            passages: ['facts-are-retrieved', 'facts-kind'],
          };
    case 'behaviour':
      return {
        text: `${opening(facts, 'need', 'What is wrong')} is about how it answers: a pattern, not something to look up.`,
        passages: ['behaviour-kind', 'facts-are-retrieved'],
      };
    case 'both':
      return { text: bothSides(facts), passages: ['who-does-what-in-a-hybrid', 'both-in-the-end'] };
    case 'neither':
      return {
        text: `${opening(facts, 'need', 'What is wrong')} asks for a sum or an action: code does that exactly, a model doesn't.`,
        passages: ['tools-for-sums', 'tools-for-actions'],
      };
    default:
      return likely.need satisfies never;
  }
}

/** Facts and manner each in the person's own words, where both were said. */
function bothSides({ said }: CaseFacts): string {
  const { quote, also } = said.need ?? {};
  if (quote && also)
    return `"${quote}" is facts: look them up. "${also}" is the way of answering: training can fix that, once use proves it must.`;
  return 'Facts are looked up. The way of answering is a pattern that training can fix, once use proves it must.';
}

function answerReasons(approach: Approach, rule: RuleId): Maker[] {
  switch (approach) {
    case 'rag':
      return rule === 'R8' ? [notYetReason, changeReason] : [changeReason, perUserReason, sizeReason];
    case 'long-context':
      return [smallReason, trafficReason];
    case 'hybrid':
      return [examplesReason, (facts) => promptReason(facts, approach), changeReason];
    case 'fine-tune':
      return [examplesReason, (facts) => promptReason(facts, approach), pressureReason];
    case 'prompt-first':
      return [rule === 'R6' ? notYetReason : (facts) => promptReason(facts, approach)];
    case 'tools':
      return [];
    default:
      return approach satisfies never;
  }
}

function changeReason(facts: CaseFacts): Reason | undefined {
  const { freshness } = facts.likely;
  if (freshness === undefined || freshness === 'fixed') return undefined;
  return {
    text: `Answers go out of date within ${freshness}${inBrackets(facts.said.freshness?.quote)}; a trained model would not notice.`,
    passages: ['tuned-facts-go-stale'],
  };
}

function perUserReason({ likely, said }: CaseFacts): Reason | undefined {
  if (likely.audience !== 'per-user') return undefined;
  return {
    text: `${said.audience?.quote ? `"${said.audience.quote}": the` : 'The'} right facts depend on who asks, so they are fetched for each request.`,
    passages: ['per-user-facts'],
  };
}

function sizeReason({ likely, said }: CaseFacts): Reason | undefined {
  if (likely.corpus === 'unwritten')
    return {
      text: 'Nothing is written down yet, so writing comes before searching.',
      passages: ['unwritten-knowledge'],
    };
  if (likely.corpus !== 'large') return undefined;
  const told = said.corpus?.quote ? `"${said.corpus.quote}"` : 'Over 500 pages';
  const size = said.corpus?.option === 'large' ? told : 'Over 500 pages, as I assume,';
  return {
    text: `${size} is more than a prompt should carry at every question.`,
    passages: ['long-context-limits', 'start-with-retrieval'],
  };
}

function smallReason({ likely, said }: CaseFacts): Reason {
  const fits = `${said.corpus?.quote ? `"${said.corpus.quote}" fits` : 'Your text fits'} in the prompt`;
  // Who names a change must not read that nothing changes.
  const why =
    likely.freshness === 'months'
      ? `${fits}, and at a change${inBrackets(said.freshness?.quote)} the new text takes its place, so search would be needless machinery.`
      : `${fits}${likely.freshness === 'fixed' ? ' and hardly changes' : ''}, so search would be needless machinery.`;
  return { text: why, passages: ['long-context-when-fine', 'when-not-retrieval'] };
}

function trafficReason({ likely }: CaseFacts): Reason | undefined {
  return likely.traffic === 'low'
    ? { text: 'Few questions a day keep the cost of a long prompt small.', passages: ['long-context-cost'] }
    : undefined;
}

function examplesReason({ likely, said }: CaseFacts): Reason | undefined {
  if (likely.examples !== 'hundreds' && likely.examples !== 'thousands') return undefined;
  const what = said.examples?.quote
    ? `"${said.examples.quote}"`
    : likely.examples === 'thousands'
      ? '1,000 signed-off answers or more'
      : 'Hundreds of signed-off answers';
  return {
    text: `${what}: enough to show the pattern.`,
    passages: ['how-many-examples', 'three-conditions-for-tuning'],
  };
}

function promptReason({ likely, said }: CaseFacts, approach: Approach): Reason | undefined {
  const words = inBrackets(said.prompting?.quote);
  switch (likely.prompting) {
    case 'falls-short':
      return {
        text: `A careful prompt still misses your bar${words}.`,
        passages: ['tuning-for-format-and-voice', 'prompt-before-tuning'],
      };
    case 'enough':
      if (approach !== 'prompt-first')
        return {
          text: `A prompt to the big model meets your bar${words}, so its answers set the target.`,
          passages: ['tuning-for-speed-and-cost'],
        };
      return {
        text: `A careful prompt meets your bar${words}, so training would buy little.`,
        passages: ['prompt-before-tuning'],
      };
    case 'not-yet':
      return {
        text: `A prompt with your own samples hasn't been tried${words}: the cheap fix comes first.`,
        passages: ['prompt-before-tuning'],
      };
    default:
      return undefined;
  }
}

function pressureReason({ likely, said }: CaseFacts): Reason | undefined {
  if (likely.pressure !== 'yes') return undefined;
  return {
    text: `The big model hurts${inBrackets(said.pressure?.quote)}: a small trained one can do a narrow job quicker and cheaper.`,
    passages: ['tuning-for-speed-and-cost'],
  };
}

function notYetReason({ likely, said }: CaseFacts): Reason {
  if (likely.stage === 'idea')
    return {
      text: 'Nobody uses it yet, so nobody knows yet what to train.',
      passages: ['first-version-lacks-data', 'usage-data-decides'],
    };
  if (likely.examples === 'none' || likely.examples === 'tens') {
    const today =
      said.examples?.number !== undefined
        ? `You have ${said.examples.number.toLocaleString('en-US')} signed-off answers`
        : likely.examples === 'none'
          ? 'You have no signed-off answers'
          : 'You have under 100 signed-off answers';
    return { text: `${today}; training takes a few hundred at least.`, passages: ['how-many-examples'] };
  }
  // With use and examples at hand it can only be the prompt that was not tried, or that is good enough.
  const prompt =
    likely.prompting === 'falls-short'
      ? undefined
      : promptReason({ likely, said, known: likely, flags: [] }, 'prompt-first');
  if (prompt) return prompt;
  return {
    text: 'Real use has to show first that training is worth it.',
    passages: ['usage-data-decides', 'not-both-at-once'],
  };
}
