// Questions that got no answer, in groups of those that ask the same: what guidance is missing.
import type { Passage } from '../../knowledge/passage.ts';
import type { Found } from '../../knowledge/search.ts';
import { answerFrom, type Searcher, stemmed, trustOf } from '../advice/answer.ts';
import { isQuestionText } from '../dialogue/reply.ts';
import { MOST_TEXT } from '../dialogue/understand.ts';
import type { Unanswered } from './keeps.ts';
import { masked } from './mask.ts';

/** A passage near to what was asked; `trust` between 0 and 1, as for an answer. */
export type Near = Pick<Passage, 'id' | 'title' | 'section'> & { trust: number };

/** Questions that ask the same. `declined`: what the bot says to them on purpose; undefined where nothing fits. */
export type Gap = {
  count: number;
  talks: number;
  /** The first and the last time, in ms. */
  first: number;
  last: number;
  declined: { id: string; say: string } | undefined;
  /** The latest ways of asking, without personal data. */
  examples: string[];
  nearest: Near[];
};

/** `answered`: questions that today's guidance answers. `aside`: what asks nothing of the subject, such as thanks. */
export type Gaps = { groups: Gap[]; answered: number; aside: number };

/** Questions as like as this, by cosine over the rarity of their words, ask the same. Useful from 0.4 to 0.7. */
const SAME = 0.5;

const MOST_EXAMPLES = 3;
const MOST_NEAREST = 3;
/** Longest example that is shown, in characters. */
const LONGEST_EXAMPLE = 200;

/** Orders, thanks, talk about people, the weather or the bot itself: no guidance is missing there. */
const ASIDE = new Set([
  ...['instructions-to-the-bot', 'thanks', 'small-talk', 'other-people', 'off-topic'],
  ...['what-is-kept', 'nothing-told-yet'],
]);

/**
 * The questions in groups, the biggest first. Each text is looked up once, which takes about as long as an answer, so others
 * are let go on (`breathe`) in between.
 */
export async function gapsIn(
  asked: readonly Unanswered[],
  guide: Searcher,
  breathe: () => Promise<void>,
): Promise<Gaps> {
  const looks = new Map<string, Look>();
  const kinds: { one: Unanswered; look: Look }[] = [];
  for (const one of asked) {
    const text = one.text.slice(0, MOST_TEXT);
    const key = text.toLowerCase();
    const known = looks.get(key);
    const look = known ?? lookUp(text, guide);
    looks.set(key, look);
    kinds.push({ one: { ...one, text }, look });
    if (!known) await breathe();
  }
  const open = kinds.flatMap(({ one, look }) => (look.kind === 'gap' ? [{ ...one, look }] : []));
  return {
    groups: grouped(open).map(gapOf).sort(byWeight),
    answered: kinds.filter(({ look }) => look.kind === 'answered').length,
    aside: kinds.filter(({ look }) => look.kind === 'aside').length,
  };
}

type Meaning = {
  kind: 'gap';
  declined: Gap['declined'];
  /** The words of the search, each with its weight; the whole has the length 1. */
  words: ReadonlyMap<string, number>;
  nearest: Near[];
};
type Look = Meaning | { kind: 'answered' } | { kind: 'aside' };

/**
 * Trust from which a text is taken for one of these. Below, a question of the subject with a word of theirs ("which glossary
 * should the translators use?", 0.36) would be lost; as high as for a statement in the middle of a talk (replying.ts).
 */
const SURELY_ASIDE = 0.45;

/** What today's guidance makes of the text. */
function lookUp(text: string, guide: Searcher): Look {
  const { answerable, boundary } = answerFrom(guide, text);
  if (answerable) return { kind: 'answered' };
  const { words, weights, found } = guide.search(text, FOUND);
  const isOther = boundary !== undefined && ASIDE.has(boundary.id);
  const topic = isOther ? undefined : found.find((one) => one.kind === 'boundary' && one.id === boundary?.id);
  const surely = isOther && boundary.trust >= SURELY_ASIDE;
  if (surely || words.length === 0 || (!topic && !isQuestionText(text))) return { kind: 'aside' };
  return {
    kind: 'gap',
    declined: topic?.kind === 'boundary' ? { id: topic.id, say: topic.value.say } : undefined,
    words: vectorOf(words, weights),
    nearest: found.flatMap(nearOf).slice(0, MOST_NEAREST),
  };
}

/** As many finds are looked at as for an answer. */
const FOUND = 12;

function nearOf(found: Found): Near[] {
  if (found.kind !== 'passage') return [];
  const { id, title, section } = found.value;
  return [{ id, title, section, trust: trustOf(found) }];
}

function vectorOf(words: readonly string[], weights: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    const stem = stemmed(word);
    sums.set(stem, Math.max(sums.get(stem) ?? 0, weights[index] ?? 0));
  }
  const length = Math.hypot(...sums.values());
  return new Map([...sums].map(([stem, weight]) => [stem, length === 0 ? 0 : weight / length]));
}

function likeness(one: Meaning, other: Meaning): number {
  let sum = 0;
  for (const [stem, weight] of one.words) sum += weight * (other.words.get(stem) ?? 0);
  return sum;
}

type Open = Unanswered & { look: Meaning };

/**
 * Each question joins the group whose first one is most like it, or begins its own. Compared with the first one alone, a
 * group cannot creep from one matter to the next. The oldest come first, so that the next report begins the same way.
 */
function grouped(open: readonly Open[]): Open[][] {
  const groups: Open[][] = [];
  for (const one of open.toSorted((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1))) {
    let best: Open[] | undefined;
    let most = SAME;
    for (const group of groups) {
      const [first] = group;
      if (!first || first.look.declined?.id !== one.look.declined?.id) continue;
      const like = likeness(first.look, one.look);
      if (like >= most) [best, most] = [group, like];
    }
    if (best) best.push(one);
    else groups.push([one]);
  }
  return groups;
}

function gapOf(group: readonly Open[]): Gap {
  const times = group.map(({ at }) => at);
  const latest = group.toReversed();
  const shown = latest.map(({ text }) => shortened(masked(text)));
  return {
    count: group.length,
    talks: new Set(group.map(({ tenant, talk }) => JSON.stringify([tenant, talk]))).size,
    first: Math.min(...times),
    last: Math.max(...times),
    declined: group[0]?.look.declined,
    examples: [...new Map(shown.toReversed().map((text) => [text.toLowerCase(), text])).values()]
      .toReversed()
      .slice(0, MOST_EXAMPLES),
    nearest: nearestOf(group),
  };
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= LONGEST_EXAMPLE ? line : `${line.slice(0, LONGEST_EXAMPLE).trimEnd()}…`;
}

/** The passages that come nearest to any question of the group. */
function nearestOf(group: readonly Open[]): Near[] {
  const best = new Map<string, Near>();
  for (const near of group.flatMap(({ look }) => look.nearest))
    if (near.trust > (best.get(near.id)?.trust ?? -1)) best.set(near.id, near);
  return [...best.values()]
    .sort((a, b) => b.trust - a.trust || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_NEAREST);
}

/** What many ask, in many talks, of late. */
function byWeight(a: Gap, b: Gap): number {
  return b.count - a.count || b.talks - a.talks || b.last - a.last;
}
