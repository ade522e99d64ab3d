// Reads from free text the hints that are no answers but call for a warning.
import type { Flag, FlagId } from '../advice/facts.ts';
import { quoteAt } from './quote.ts';

/** To train, in all the words that people use for it. */
const TRAIN =
  "(?:re)?train(?:s|ed|ing)?|fine-? ?tun(?:e|es|ed|ing)|finetun(?:e|es|ed|ing)|tun(?:e|es|ed|ing)|lora'?d?|loras?|qlora|pre-?train\\w*|do finetune";

/** Training that was done, is wished for, or was proposed by somebody: not a mere "train or retrieve?". */
const WISHES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:i|we|they|he|she|you)(?:'ve|'d| have| had| did| do| already| just| first| also)* (?:${TRAIN})\\b`,
    'iu',
  ),
  new RegExp(
    `\\b(?:want|wants|wanted|love|like|plan|planning|going|hoping|thinking|thought|trying|tried|itching|try|about|proposes?|suggest\\w*|insists?|offers?|says?|said|told|convinced|asked|argues?|considering|decided|agency|consultant|vendor|boss|ceo|cto|board|cofounder|friend|nephew|colleague|someone|somebody|everyone|everybody)\\b[^.!?\\n]{0,60}\\b(?:${TRAIN})\\b`,
    'iu',
  ),
  new RegExp(
    `\\b(?:${TRAIN})\\b[^.!?\\n]{0,40}\\b(?:so (?:that )?(?:it|the model|the assistant|the bot)|so it|to (?:know|learn|remember|absorb|teach|make it)|on (?:our|my|the|their|all|raw|internal|these|those|this|it|crop|docs|documents|chunks|\\d))\\b`,
    'iu',
  ),
  new RegExp(
    `\\b(?:plan a|plan on the table|first thought|idea|way|how|recipe|timeline|order)\\b[^.!?\\n]{0,40}\\b(?:${TRAIN})\\b`,
    'iu',
  ),
  /\b(?:after|by|with|custom|own|our|a|spent|monthly|each|more|the) (?:\w+ ){0,4}(?:fine-?tun(?:e|ed|ing)|finetun(?:e|ed|ing)|tuned|trained|training (?:text|run|job|notebook|round)|train(?:ed)? (?:model|llm)|loras?|continued pretraining)\b/iu,
  new RegExp(
    `\\b(?:can|could|does|is) (?:it|this|that|the model|gpt|llama|an? (?:llm|model)|they)\\b[^.!?\\n]{0,30}\\b(?:${TRAIN})\\b`,
    'iu',
  ),
  new RegExp(`(?:^|\\band |, |; |: )\\s*(?:${TRAIN})\\b(?! (?:data|set|examples))`, 'iu'),
  /\b(?:\d+|more|fewer|many) epochs\b|\b(?:make|made|making|did|do|doing|run|ran) (?:a |the )?(?:lora|qlora|finetun\w*|fine-tun\w*)\b|\bfed (?:it|gpt\S*|llama|the model)\b|\bgot the training \w+ running\b/iu,
  /\b(?:teach (?:it|the model)|make (?:it|the model) (?:learn|know|read|memori[sz]e)|(?:has|have) (?:it )?(?:learn\w*|absorb\w*|soak\w*)|learn the \w+, how|in(?:side)? its (?:head|bones|brain|memory)|by heart)\b/iu,
];

/** A bare choice between the two is a question, not a wish; and what a competitor did is no wish either. */
const MERE_CHOICE = new RegExp(
  `\\b(?:should|shall|do|can|would|is it better) (?:i|we|it)\\b[^.!?\\n]{0,60}\\b(?:${TRAIN})\\b[^.!?\\n]{0,40}\\b(?:or|vs\\.?|versus)\\b`,
  'iu',
);

const OTHERS: readonly { id: FlagId; words: RegExp }[] = [
  {
    id: 'style-guide-look-up',
    words:
      /\b(?:style (?:guide|sheet|manual)s?|brand (?:guide|book)s?|tone guide|voice guide)\b[^.!?\n]{0,60}\b(?:rag|retriev\w*|look(?:ed)? up|vector|index|search|embed\w*)\b|\b(?:rag|retriev\w*|look up|vector|index)\b[^.!?\n]{0,60}\b(?:style (?:guide|sheet|manual)s?|brand (?:guide|book)s?|tone guide)\b/iu,
  },
  {
    id: 'both-at-once',
    words:
      /\b(?:both|rag and (?:fine-?tun\w*|tuning|training)|retrieval and (?:fine-?tun\w*|tuning|training))\b[^.!?\n]{0,40}\b(?:at once|at the same time|in parallel|together from|from day one|in one go|for (?:the )?(?:launch|v1|mvp|first release))\b|\bbuild(?:ing)? both\b/iu,
  },
  {
    id: 'no-evaluation',
    words:
      /\b(?:no|without|don't have|do not have|haven't|lack(?:ing)?) (?:any |an |a |real |proper )?(?:evals?|evaluation|test set|benchmark|metrics?)\b|\bjust (?:on )?vibes\b|\b(?:judge|check) (?:it )?by (?:feel|eye|gut)\b/iu,
  },
  {
    id: 'no-maintainer',
    words:
      /\b(?:nobody|no one|no-one) (?:\w+ ){0,3}(?:maintain\w*|look after|keep it up|own it|train it again)\b|\b(?:freelancer|contractor|intern|agency|student)\b[^.!?\n]{0,40}\b(?:leaves?|is gone|will be gone|left)\b|\bno (?:ml|machine learning) (?:person|people|engineer\w*|team)\b/iu,
  },
  {
    id: 'bar-unclear',
    words:
      /\b(?:disagree\w*|don't agree|do not agree|can't agree|isn't final|not final|keeps? shifting|still (?:changing|arguing|figuring)|don't (?:yet )?know what (?:good|right)|what "?good"? means)\b/iu,
  },
  {
    id: 'asks-hosted-tuning',
    words:
      /\b(?:fine-? ?tun\w*|finetun\w*|train\w*|tun(?:e|ed|ing)|jsonl|the job)\b[^.!?\n]{0,50}\b(?:gpt(?:-?[345][\w.]{0,12})?|openai|chatgpt)\b|\b(?:gpt(?:-?[345][\w.]{0,12})?|openai)\b[^.!?\n]{0,30}\b(?:fine-? ?tun\w*|finetun\w*)\b/iu,
  },
];

/**
 * The flags of a text, each once, with the words that raised it. `wants-tuning-for-facts` only tells that training was
 * done, wished or proposed; whether facts are at stake is the recommendation's to judge.
 */
export function flagsIn(text: string): Flag[] {
  const flags: Flag[] = [];
  const wish = tuningWish(text);
  if (wish !== undefined) flags.push({ id: 'wants-tuning-for-facts', quote: wish });
  for (const { id, words } of OTHERS) {
    const match = words.exec(text);
    if (match) flags.push({ id, quote: quoteAt(text, match.index, match.index + match[0].length) });
  }
  return flags;
}

function tuningWish(text: string): string | undefined {
  for (const sentence of text.matchAll(/[^.!?\n]+[.!?]*/gu)) {
    if (MERE_CHOICE.test(sentence[0]) || /\bcompetitors?\b/iu.test(sentence[0])) continue;
    for (const wish of WISHES) {
      const match = wish.exec(sentence[0]);
      if (match)
        return quoteAt(text, sentence.index + match.index, sentence.index + match.index + match[0].length);
    }
  }
  return undefined;
}
