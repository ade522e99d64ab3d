// Reads a condition in words: "when we have 500 examples", "after launch", "once the prompt fails".
import type { Option, QuestionId } from '../../knowledge/questions.ts';
import { examplesBand, trafficBand } from '../bands.ts';
import { wholeAmountIn } from '../numbers.ts';

/**
 * The answer that is waited for. For questions that count (examples, traffic) and for the stage, any option beyond it
 * counts as well. `number` where an exact one was said: it must be reached, not only its band.
 */
export type Condition = { kind: 'condition'; question: QuestionId; option: Option; number?: number };

const WHEN = '(?:(?:only )?(?:when|once|if|whenever|as soon as)|(?:only )?after|until) ';

const OURS = "(?:we|i|you|they)(?: have|'ve| will have|'ll have)?";
const HAVE = `(?:${OURS} (?:have|had|got|gotten|get|own|reach|reached|hit|collect|collected|gather|gathered|saved|kept|label|labelled|labeled)|we've|i've|we're at|we are at|there are|it has)`;
const ABOUT = '(?:about |around |roughly |at least |more than |over |some )?';
const CHECKED =
  '(?:(?:signed[- ]off|approved|good|labell?ed|checked|reviewed|real|perfect|gold|training|sample|verified|corrected|customer|our|of our|of the) ){0,3}';
const THINGS =
  '(?:examples?|answers?|pairs?|samples?|repl(?:y|ies)|letters?|e?mails?|tickets?|transcripts?|labels?|conversations?|chats?)';
const REQUESTS =
  '(?:questions?|requests?|queries|calls?|chats?|messages?|conversations?|tickets?|e?mails?|users)';

const EXAMPLES = new RegExp(`^${WHEN}${HAVE} ${ABOUT}(.{1,30}?) (?:of )?${CHECKED}${THINGS}$`, 'iu');
const TRAFFIC = new RegExp(
  `^${WHEN}(?:(?:we|it|you)(?: have|'ve)? (?:get|gets|got|have|has|reach|reaches|hit|hits|serve|serves|answer|answers)|we've|there are) ${ABOUT}(.{1,30}?) ${REQUESTS} (?:a|per|each|every) (day|week|month)$`,
  'iu',
);
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };

const IT =
  '(?:it|this|that|the (?:bot|product|assistant|tool|app|feature|thing|v1|first version)|everything)';
const WE = '(?:we|you|they|i)';
const PEOPLE = '(?:real |actual |paying |the |our |first |some ){0,2}(?:customers|users|people)';

/** Conditions without a number, in words that stand for one answer each. */
const STATED: readonly (readonly [QuestionId, Option, readonly string[]])[] = [
  ['examples', 'hundreds', [`${HAVE} enough ${CHECKED}${THINGS}`]],
  [
    'stage',
    'mature',
    [
      `${IT}(?: has|'s) been (?:live|in production|in use|out)(?: there)? for (?:six|6) months`,
      `(?:six|6) months (?:of real use|live|in production)`,
    ],
  ],
  [
    'stage',
    'live',
    [
      '(?:the |our )?(?:launch|go-live|release|rollout)',
      `${WE}(?: have|'ve)? (?:launch|launched|go live|gone live|went live|ship|shipped|release|released)(?: it)?`,
      `${WE}(?:'re| are) (?:live|in production|launched)`,
      `${IT}(?:'s| is| goes| has gone| went) (?:live|in production|into production|launched|shipped|released)`,
      `${IT} launches`,
      `${PEOPLE} (?:use|are using|really use|actually use|start using|started using|have started using|are on) (?:it|this)`,
      `${HAVE} ${PEOPLE}`,
    ],
  ],
  [
    'stage',
    'v1',
    [
      '(?:the |our )?(?:pilot|beta|trial|test phase)(?: phase)? (?:starts|started|has started|begins|is running|is out)',
      '(?:the |our )?(?:v1|prototype|mvp|first version) (?:is (?:out|ready|there|done)|exists)',
      `${HAVE} (?:a few |some |our first |the first )?testers`,
      '(?:a few |some |the |our )?testers (?:use|are using|try) (?:it|this)',
    ],
  ],
  [
    'prompting',
    'falls-short',
    [
      "(?:the|our|a careful) prompt(?:ing)? (?:fails|failed|falls short|stops working|(?:isn't|is not|is no longer|isn't good|is not good) enough|misses our bar|still misses our bar|(?:doesn't|does not) (?:work|meet our bar))(?: any ?more)?",
    ],
  ],
  [
    'prompting',
    'enough',
    [
      '(?:the|our|a careful) prompt(?:ing)? (?:works|is good enough|is enough|meets (?:our|the) bar)(?: well)?',
    ],
  ],
  [
    'pressure',
    'yes',
    [
      `(?:${IT}|the model|the big model|the cost|costs?|the bill|the price) (?:gets|get|becomes|become|is|are|grows?|turns?) (?:too|far too|way too) (?:slow|expensive|dear|costly|high|pricey)`,
      '(?:speed|cost|costs|the cost|the bill|latency)(?: really)? (?:hurts|hurt|starts? to hurt|starts? hurting|becomes? a problem)',
    ],
  ],
  [
    'running',
    'search',
    [
      '(?:the |our )?(?:search|retrieval|rag)(?: index)? (?:is|has been) (?:built|up|running|in place|ready|done|live|there)',
      `${WE}(?: have|'ve)? (?:built|added|set up|build|add) (?:the |our |a )?(?:search|retrieval|rag)`,
    ],
  ],
  [
    'running',
    'tuned',
    [
      '(?:the |our )?(?:tuned |trained |fine-?tuned )?model (?:is|has been) (?:tuned|trained|fine-?tuned)',
      `${WE}(?: have|'ve) (?:tuned|trained|fine-?tuned) (?:the |our |a )?model`,
    ],
  ],
];

const CUES = STATED.flatMap(([question, option, forms]) =>
  forms.map((form) => ({ question, option, words: new RegExp(`^${WHEN}${form}$`, 'iu') })),
);

/** The condition that the words name, all of them; undefined where they are no condition that an answer could meet. */
export function conditionIn(text: string): Condition | undefined {
  const counted = EXAMPLES.exec(text)?.[1];
  const examples = counted === undefined ? undefined : wholeAmount(counted);
  if (examples)
    return {
      kind: 'condition',
      question: 'examples',
      option: examplesBand(examples.count),
      ...examples.exact,
    };
  const [, amount, span] = TRAFFIC.exec(text) ?? [];
  const traffic = amount === undefined ? undefined : wholeAmount(amount, DAYS[span?.toLowerCase() ?? '']);
  if (traffic)
    return { kind: 'condition', question: 'traffic', option: trafficBand(traffic.count), ...traffic.exact };
  const cue = CUES.find(({ words }) => words.test(text));
  return cue && { kind: 'condition', question: cue.question, option: cue.option };
}

/** A whole number above zero, divided by the days it is meant for; a vague one has no exact figure. */
function wholeAmount(text: string, days = 1): { count: number; exact: { number?: number } } | undefined {
  const amount = wholeAmountIn(text);
  if (!amount || !Number.isInteger(amount.value) || amount.value <= 0) return undefined;
  const count = Math.round(amount.value / days);
  return { count, exact: amount.vague ? {} : { number: count } };
}
