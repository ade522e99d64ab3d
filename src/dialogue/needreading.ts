// Reads from free text what is missing (`need`), by adding up cues for facts and for behaviour.
import type { Options } from '../../knowledge/questions.ts';
import { NEED_BIAS, NEED_CUES } from './needcues.ts';
import { withoutDenials } from './needdenials.ts';
import { quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** A second, different find of one cue adds this share of its weight, a third the rest; more say nothing new. */
const REPEATS = [0, 1, 1.6, 2] as const;

/**
 * The chosen need must be at least this likely to count without being asked. With the fitted weights about one in
 * twenty firm readings is wrong on the development rows; useful range 0.7 to 0.9.
 */
const FIRM_FROM = 0.8;

/** This many different sums or actions make it a matter of tools, when the text asks for no look-up or style. */
const TOOLS_FROM = 2;

type Hit = { name: string; facts: number; behaviour: number; start: number; end: number; finds: number };

/**
 * The need that the text speaks of. Undefined when it holds no cue at all. `cues` counts the different cues for it;
 * the quote is where the strongest of them stands.
 */
export function readNeed(text: string): Reading | undefined {
  const told = withoutDenials(text);
  const hits = NEED_CUES.flatMap((cue) => hitOf(told, cue));
  const tools = hits.filter((hit) => hit.name === 'sums' || hit.name === 'actions');
  const rival = hits.some((hit) => ['retrieval', 'should-know', 'voice', 'sorting'].includes(hit.name))
    ? 1
    : 0;
  if (tools.reduce((sum, hit) => sum + hit.finds, 0) - rival >= TOOLS_FROM)
    return reading('neither', text, tools, true);

  const short = text.split(/\s+/u).length <= SHORT_TEXT ? readShort(hits, text) : undefined;
  if (short) return short;
  const facts = likelihood(NEED_BIAS.facts + total(hits, 'facts'));
  const behaviour = likelihood(NEED_BIAS.behaviour + total(hits, 'behaviour'));
  const all: { need: Options['need']; likely: number }[] = [
    { need: 'facts', likely: facts * (1 - behaviour) },
    { need: 'behaviour', likely: behaviour * (1 - facts) },
    { need: 'both', likely: facts * behaviour },
  ];
  const sum = all.reduce((part, one) => part + one.likely, 0);
  const best = all.reduce((a, b) => (b.likely > a.likely ? b : a));
  const firm = best.likely / sum >= FIRM_FROM;
  if (best.need === 'facts' || best.need === 'behaviour')
    return reading(best.need, text, supportFor(hits, best.need), firm);
  const [forFacts, forBehaviour] = [supportFor(hits, 'facts'), supportFor(hits, 'behaviour')];
  const both = reading('both', text, [...forFacts, ...forBehaviour], firm);
  const other = forBehaviour[0];
  return both && forFacts.length > 0 && other
    ? { ...both, also: quoteAt(text, other.start, other.end) }
    : both;
}

/** A text up to this many words holds too few cues to weigh; what kinds of cue it holds decides. */
const SHORT_TEXT = 30;

/** Cues that name facts or manner by themselves, without the circumstances around them. */
const FACTS_NAMED = [
  'asks-about-texts',
  'texts-with-answers',
  'own-information',
  'should-know',
  'wrong-facts',
  'retrieval',
  'live-records',
  'trained-on-texts',
];
const MANNER_NAMED = ['voice', 'format', 'sorting', 'judgement'];

/** A need named in a short text: both only where both are named. Undefined where neither is. */
function readShort(hits: readonly Hit[], text: string): Reading | undefined {
  const named = (names: readonly string[]): Hit[] =>
    hits
      .filter((hit) => names.includes(hit.name))
      .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const [facts, manner, tools] = [named(FACTS_NAMED), named(MANNER_NAMED), named(['sums', 'actions'])];
  if (tools.length > 0 && facts.length + manner.length === 0) return reading('neither', text, tools, true);
  const other = manner[0];
  if (facts.length > 0 && other) {
    const both = reading('both', text, [...facts, ...manner], facts.length > 1 && manner.length > 1);
    return both && { ...both, also: quoteAt(text, other.start, other.end) };
  }
  const support = facts.length > 0 ? facts : manner;
  const around = hits.filter(
    (hit) => hit[facts.length > 0 ? 'facts' : 'behaviour'] >= 10 && !support.includes(hit),
  );
  if (support.length === 0) return undefined;
  return reading(facts.length > 0 ? 'facts' : 'behaviour', text, [...support, ...around], true);
}

/** How much a cue counts when these words of it were found: 0 for none, at most 2. Case makes no difference. */
export function factorOf(found: readonly string[]): number {
  const different = new Set(found.map((words) => words.toLowerCase())).size;
  return REPEATS[Math.min(different, REPEATS.length - 1)] ?? 0;
}

function hitOf(text: string, cue: (typeof NEED_CUES)[number]): Hit[] {
  const finds = new Map<string, RegExpExecArray>();
  for (const match of text.matchAll(cue.words)) {
    const key = match[0].toLowerCase();
    if (!finds.has(key)) finds.set(key, match);
  }
  const first = finds.values().next().value;
  if (!first) return [];
  const factor = factorOf([...finds.keys()]);
  return [
    {
      name: cue.name,
      facts: cue.facts * factor,
      behaviour: cue.behaviour * factor,
      start: first.index,
      end: first.index + first[0].length,
      finds: finds.size,
    },
  ];
}

function total(hits: readonly Hit[], need: 'facts' | 'behaviour'): number {
  return hits.reduce((sum, hit) => sum + hit[need], 0);
}

function likelihood(hundredths: number): number {
  return 1 / (1 + Math.exp(-hundredths / 100));
}

/** Cues that speak of the case around the need; they count, but a quote from them would explain little. */
const CIRCUMSTANCES = [
  'worked-examples',
  'prompt-slips',
  'small-and-fast',
  'percent-right',
  'one-of-n',
  'handled',
  'changes',
  'training-jargon',
];

/** The hits that speak for a need, the most telling quote first. */
function supportFor(hits: readonly Hit[], need: 'facts' | 'behaviour'): Hit[] {
  const rank = (hit: Hit): number => hit[need] - (CIRCUMSTANCES.includes(hit.name) ? 1000 : 0);
  return hits.filter((hit) => hit[need] >= 10).sort((a, b) => rank(b) - rank(a));
}

function reading(
  need: Options['need'],
  text: string,
  support: readonly Hit[],
  likely: boolean,
): Reading | undefined {
  const strongest = support[0];
  if (!strongest) return undefined;
  const cues = need === 'neither' ? support.reduce((sum, hit) => sum + hit.finds, 0) : support.length;
  return {
    option: need,
    quote: quoteAt(text, strongest.start, strongest.end),
    cues,
    firm: likely && cues >= 2,
  };
}
