// From what a model said to what people see: only sentences that the passages bear out.
import type { Passage } from '../../knowledge/passage.ts';
import { answerFrom, cite, type Searcher } from '../advice/answer.ts';
import type { Card, Reference } from '../card.ts';
import { type Source, sourceOf } from './basis.ts';
import { ofPrompt } from './prompt.ts';
import { faultOf, TEAM, type Uses } from './supported.ts';
import type { AnswerTask, Sentence, Worked } from './task.ts';

/** Sentences of one answer; more is a lecture. */
const MOST_SENTENCES = 5;

/** A reply of more is not what was asked for, and checking it would hold others up. */
const MOST_CHECKED = 12;

/** Citations of one answer, further ones included, as of those without a model. */
const MOST_CITATIONS = 3;

/** Of the sentences that a model gave at least this share must hold; else the rest hangs together badly. */
const LEAST_LEFT = 0.5;

type WordedAnswer = Extract<Card, { kind: 'answer' }>;

/**
 * The answer in a model's sentences, with the passages that they name; undefined where too little of it holds. Where these
 * are few, it names what the answer without a model would quote as well. `guide` is the guidance of today.
 */
export function wordedAnswer(
  { question, search, facts }: Pick<AnswerTask, 'question' | 'search' | 'facts'>,
  worked: Worked,
  guide: Searcher & { passage(id: string): Passage | undefined; uses: Uses },
): WordedAnswer | undefined {
  if (worked.kind !== 'said' || worked.sentences.length > MOST_CHECKED) return undefined;
  const passages = worked.retrieved.flatMap((id) => guide.passage(id) ?? []);
  const held = heldUp(worked.sentences, sourcesOf(passages, facts), guide.uses);
  if (held.length === 0 || held.length < worked.sentences.length * LEAST_LEFT) return undefined;
  const shown = held.slice(0, MOST_SENTENCES);
  const named = new Set(shown.flatMap((sentence) => sentence.passages));
  const cited = passages.filter(({ id }) => named.has(id)).slice(0, MOST_CITATIONS);
  const [first] = cited;
  // What the team itself said is no guidance.
  if (!first) return undefined;
  const further = cited.length < MOST_CITATIONS ? furtherThan(cited, search, guide) : [];
  return {
    kind: 'answer',
    about: 'guidance',
    text: shown.map(({ text }) => text.trim()).join(' '),
    // A search in other words than the question's own is in those of the guidance.
    citations: cited.map((one) => cite(one, search.endsWith(question) ? question : search)),
    evidence: first.evidence,
    worded: true,
    ...(further.length > 0 ? { further } : {}),
  };
}

/** What the answer without a model would quote besides. */
function furtherThan(cited: readonly Passage[], search: string, guide: Searcher): Reference[] {
  const quoted = new Set(cited.map(({ id }) => id));
  return answerFrom(guide, search)
    .citations.filter(({ passage }) => !quoted.has(passage))
    .slice(0, MOST_CITATIONS - cited.length)
    .map(({ quote: _, ...reference }) => reference);
}

/** What the sentences may rest on. */
export function sourcesOf(passages: readonly Passage[], facts: readonly string[]): Source[] {
  const team = { id: TEAM, text: facts.join('\n') };
  return [...passages.map(sourceOf), ...(facts.length > 0 ? [team] : [])];
}

/** The sentences that may be shown, each once. */
export function heldUp(sentences: readonly Sentence[], sources: readonly Source[], uses: Uses): Sentence[] {
  const seen = new Set<string>();
  return sentences.filter((sentence) => {
    const key = sentence.text.trim().toLowerCase();
    if (seen.has(key) || ofPrompt(key) || faultOf(sentence, sources, uses) !== undefined) return false;
    seen.add(key);
    return true;
  });
}
