// Turns amounts with their unit into answers: pages into corpus, requests a day into traffic, checked answers into examples.
import type { Option, QuestionId } from '../../knowledge/questions.ts';
import { examplesBand, trafficBand } from '../bands.ts';
import { type Amount, amountsIn } from '../numbers.ts';
import { type FilePages, filePagesIn, isOfEach } from './filepages.ts';

/** A reading of one amount: the answer it gives, the number in the question's own unit, and where it stands. */
export type Quantity = {
  question: QuestionId;
  option: Option;
  number: number;
  vague: boolean;
  start: number;
  end: number;
};

/** Pages that a prompt can hold: 500 pages of 400 tokens are the 200,000 tokens of the question's help line. */
const PAGES_THAT_FIT = 500;

/**
 * How many pages one of each is, by our own estimate. `sure` units say the length themselves; for the others the
 * estimate must clear the limit by a factor of two before it counts.
 */
const PAGES: readonly { unit: RegExp; pages: number; sure: boolean }[] = [
  { unit: /^(?:a4 |notion |wiki |html |scanned )?pages?\b/iu, pages: 1, sure: true },
  { unit: /^tokens?\b/iu, pages: 1 / 400, sure: true },
  { unit: /^words?\b(?! (?:files?|docs?|documents?)\b)/iu, pages: 1 / 300, sure: true },
  { unit: /^(?:gb|gigabytes?|terabytes?|tb)\b/iu, pages: 100_000, sure: true },
  { unit: /^(?:mb|megabytes?)\b/iu, pages: 300, sure: false },
  { unit: /^(?:thick |whole )?(?:books?|novels?|volumes?|textbooks?)\b/iu, pages: 250, sure: false },
  { unit: /^(?:\w+ ){0,2}(?:manuals?|handbooks?|guides?)\b/iu, pages: 60, sure: false },
  {
    unit: /^(?:\w+ ){0,2}(?:pdfs?|documents?|docs|files?|reports?|papers?|contracts?|agreements?|specs?|decisions|rulings|cases|word docs|policies)\b/iu,
    pages: 8,
    sure: false,
  },
  {
    unit: /^(?:\w+ ){0,2}(?:help |wiki |support |kb |knowledge base |encyclopedia |markdown |blog )?(?:articles?|monographs?|templates?|recipes?|posts?|endpoints?|wikis?)\b/iu,
    pages: 1.2,
    sure: false,
  },
  {
    unit: /^(?:\w+ ){0,2}(?:skus?|products?|listings?|entries|rows?|records?|faqs?|faq entries|items|q&as?|questions and answers|tickets|emails?|listings)\b/iu,
    pages: 0.3,
    sure: false,
  },
];

/** What is counted as traffic, and the days in each span of time. */
const REQUESTS =
  '(?:questions?|requests?|quer(?:y|ies)|calls?|chats?|messages?|conversations?|tickets?|events?|classifications?|ratings?|predictions?|sessions?|mails?|emails?|sentences?|listings?|checks?|lookups?|times|ads|documents|background checks|invoices|orders|posts|reviews|notes|items|texts|images|users|summaries|transactions|things|visitors|people|look-ups|guests|verdicts|jobs|tasks|runs|translations|letters)';
const SPANS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:an?|per|each|every|over an?|in an?|one) ?(?:single )?hour\b|\bhourly\b/iu, 1 / 24],
  [
    /\b(?:an?|per|each|every|over an?|in an?|one|on an?)? ?(?:single |normal |good |busy )?(?:day|night|evening)\b|\b(?:daily|nightly)\b/iu,
    1,
  ],
  [/\b(?:an?|per|each|every|over an?|in an?|one) ?(?:single )?week\b|\bweekly\b|\bfortnight\b/iu, 7],
  [/\b(?:an?|per|each|every|over an?|in an?|one) ?(?:single )?month\b|\bmonthly\b/iu, 30],
  [/\b(?:an?|per|each|every|over an?|in an?|one) ?(?:single )?quarter\b/iu, 90],
  [/\b(?:an?|per|each|every|over an?|in an?|one) ?(?:single )?year\b|\byearly\b/iu, 365],
];

/** What makes an example a checked one, and the things that can be examples. */
const CHECKED =
  "label(?:l)?ed|annotat\\w+|approved|signed[- ]off|sign off|would sign|vetted|corrected|accepted|verified|checked|clean(?:ed)?(?: up)?|reviewed|rated|graded|scored|double-scored|gold|good|ticked|audited|proven|rewrote|rewritten|hand-?written|marked|worked|curated|tagged|fixed|redacted|training|expert|real|old|final|perfect|ideal|formatted as|cleared|released|verified|signed|coded|filed|by hand|hand-|spot-checked|post-edited|partner-approved|model answers|in the logs|logged|reasoning|manually|validated|certified|closed|edited|collected|written|wrote|confirmed|past|historical|previous|earlier|generated|export|stored|kept|tuned|fine-tuned|finetuned|train(?:ed)? on|lora|existing|with (?:a|an|the|their|its|the right) |rewrote|we made|put together|(?:we|i) (?:only )?have|we've|i've|there are|hold[s]?|own|sits?|lie";
const THINGS =
  'examples?|pairs?|samples?|answers?|repl(?:y|ies)|transcripts?|conversations?|chats?|dialogues?|letters?|posts?|drafts?|scripts?|titles?|tickets?|notes?|sentences?|summar(?:y|ies)|reviews?|records?|emails?|mails?|narratives?|triples?|lines?|snippets?|clauses?|contracts?|responses?|outputs?|rows|demonstrations?|ads|texts?|descriptions?|listings?|decisions?|cases?|labels?|essays?|reports?|translations?|of them|of these|of those|interactions?|q&a|questions?/answers?|question/answer pairs|(?:hand-)?(?:labell?ed|annotated|approved|corrected|verified|signed-off|vetted|audited|rated) [\\w-]+|opinions?|queries|scenes?|claims?|items?|segments?|redlines?|notebooks?|outputs?|logs?|briefs?|essays?|corrections?|edits?|passages|memos?|adverts?|plans?|requests? with|real questions|questions with|versions?|analyses|functions?|commits?|messages?|comments?|solutions?|judg(?:e)?ments?|verdicts?|annotations?|events?|ones|profiles?|posts?';

/** Every quantity that answers a question, in the order of the text. */
export function quantitiesIn(text: string): Quantity[] {
  const amounts = amountsIn(text);
  const pairs = filePagesIn(text, amounts);
  return amounts.flatMap((amount) => {
    const pair = pairs.find(({ files }) => files === amount);
    if (pairs.some(({ pages }) => pages === amount)) return [];
    const found = pair
      ? ofFiles(pair)
      : (traffic(text, amount) ?? examples(text, amount) ?? corpus(text, amount));
    return found ? [found] : [];
  });
}

function ofFiles({ files, pages }: FilePages): Quantity {
  const total = files.value * pages.value;
  return {
    question: 'corpus',
    option: total > PAGES_THAT_FIT ? 'large' : 'fits',
    number: Math.round(total),
    vague: files.vague || pages.vague,
    start: Math.min(files.start, pages.start),
    end: Math.max(files.end, pages.end) + ' pages'.length,
  };
}

/** How far around an amount its clause is looked at, in characters; this bounds the work for any text. */
const REACH = 160;

function clauseAfter(text: string, amount: Amount): string {
  return (/^[^.!?;\n]*/u.exec(text.slice(amount.end, amount.end + REACH))?.[0] ?? '').trimStart();
}

function clauseBefore(text: string, amount: Amount): string {
  return /[^.!?;\n]*$/u.exec(text.slice(Math.max(0, amount.start - REACH), amount.start))?.[0] ?? '';
}

function traffic(text: string, amount: Amount): Quantity | undefined {
  if (/[$€£]\s?$/u.test(text.slice(Math.max(0, amount.start - 2), amount.start))) return undefined;
  const after = clauseAfter(text, amount).slice(0, 60);
  const counted = new RegExp(
    `^\\+?\\s?(?:of (?:them|these|those) )?(?:[\\w'-]+ ){0,4}?${REQUESTS}\\b`,
    'iu',
  ).exec(after);
  const bare =
    /^\+?\s?(?:of (?:them|these|those) )?(?:a|per|each|every) (?:day|week|month|hour|night)\b/iu.test(after);
  if (!counted && !bare) return undefined;
  const rest = counted ? after.slice(counted[0].length, counted[0].length + 32) : after.slice(0, 20);
  for (const [span, days] of SPANS) {
    const time = span.exec(rest);
    // "200 documents that change daily" counts documents and not requests.
    if (!time || /\b(?:chang|updat|edit|revis)\w*/iu.test(rest.slice(0, time.index))) continue;
    const perDay = amount.value / days;
    const end = amount.end + (text.slice(amount.end).indexOf(time[0]) + time[0].length);
    return {
      question: 'traffic',
      option: trafficBand(perDay),
      number: Math.round(perDay),
      vague: amount.vague,
      start: amount.start,
      end,
    };
  }
  return undefined;
}

function examples(text: string, amount: Amount): Quantity | undefined {
  const after = clauseAfter(text, amount).slice(0, 90);
  const before = clauseBefore(text, amount).slice(-60);
  if (OTHER_THING.test(after)) return undefined;
  const direct = new RegExp(
    `^\\+?\\s?(?:of (?:our|the|my) )?(?:(?!pages|people|users|customers|words|tokens)[\\w'’/>-]+ ){0,4}?(?:${THINGS})(?![\\w-])`,
    'iu',
  ).exec(after);
  if (
    !direct ||
    /\b(?:a|per|each|every) (?:day|week|month)\b|^\+?\s?(?:questions?(?!\/)|times)\b/iu.test(
      after.slice(0, direct[0].length + 14),
    )
  )
    return undefined;
  if (!Number.isInteger(amount.value)) return undefined;
  const nearby = `${before} ${direct[0]} ${after.slice(direct[0].length, direct[0].length + 60)}`;
  const pairs = /\b(?:pairs?|examples?|samples?|triples|labels?|demonstrations)\b/iu.test(direct[0]);
  const reading = /\b(?:help|knowledge base|wiki|encyclop\w+|pdfs?|chunks?|catalogu?e)\b/iu.test(direct[0]);
  const wanted =
    /\b(?:need|needs|needed|require[sd]?|want|wants|wanted|takes|collect|minimum|at least|don't have|do not have)\b[^,;]*$/iu.test(
      before,
    );
  if (reading || wanted || (!pairs && !new RegExp(`\\b(?:${CHECKED})\\b`, 'iu').test(nearby)))
    return undefined;
  const end =
    amount.end +
    (text.slice(amount.end).length - text.slice(amount.end).trimStart().length) +
    direct[0].length;
  return {
    question: 'examples',
    option: examplesBand(amount.value),
    number: amount.value,
    vague: amount.vague,
    start: amount.start,
    end,
  };
}

/** Words before an amount that make it the size of the model's window and not of the text. */
const WINDOW =
  /\b(?:longer than|larger than|more than|takes?|window of|limit of|context of|up to|max\w*)(?: the| a| only)?\s*$/iu;
/** What follows an amount of time or people, or tells that the figure holds for each of several. */
const OTHER_THING =
  /^\+?\s?(?:years?|months?|weeks?|days?|hours?|minutes?|people|users|customers|teams?|levels?|categories|labels?|%|percent)\b/iu;

function corpus(text: string, amount: Amount): Quantity | undefined {
  const before = clauseBefore(text, amount);
  if (OTHER_THING.test(text.slice(amount.end).trimStart()) || isOfEach(text, amount)) return undefined;
  const after = clauseAfter(text, amount).replace(/^\+?\s?(?:or so |odd )?(?:of (?:our|the|my) )?/iu, '');
  for (const { unit, pages, sure } of PAGES) {
    const match = unit.exec(after) ?? unit.exec(after.replace(/^[\w-]+ /u, ''));
    if (!match) continue;
    if (/^tokens/iu.test(match[0]) && WINDOW.test(before)) return undefined;
    const total = amount.value * pages;
    if (!sure && total > PAGES_THAT_FIT / 2 && total < PAGES_THAT_FIT * 2) return undefined;
    if (sure && pages < 1 / 100 && total < 0.5) return undefined;
    const option = total > PAGES_THAT_FIT ? 'large' : 'fits';
    const end = text.indexOf(match[0], amount.end) + match[0].length;
    return {
      question: 'corpus',
      option,
      number: Math.round(total),
      vague: amount.vague,
      start: amount.start,
      end,
    };
  }
  return undefined;
}
