// Warnings that follow from the answers and from the person's own words.
import type { CaseFacts, FlagId } from './facts.ts';
import { inBrackets } from './names.ts';
import { type Approach, trains } from './rules.ts';

/** One warning with the passages that support it. */
export type WatchOut = { id: string; text: string; passages: string[] };

type Case = CaseFacts & { approach: Approach; flagged: (id: FlagId) => string | undefined };

/** A warning and when it is due. `text` gets the words that raised it, where there are any. */
type Warning = { id: string; due: (c: Case) => boolean; text: (c: Case) => string; passages: string[] };

const hasFacts = ({ likely }: Case): boolean => likely.need === 'facts' || likely.need === 'both';

/** In order of weight: the card's face shows the first that is due. */
const WARNINGS: readonly Warning[] = [
  {
    id: 'tuning-for-facts',
    due: (c) =>
      c.likely.need === 'facts' &&
      (c.flagged('wants-tuning-for-facts') !== undefined || c.likely.running === 'tuned'),
    text: (c) =>
      `Don't train a model to know facts${inBrackets(c.flagged('wants-tuning-for-facts'))}. It can't follow when they change.`,
    passages: ['tuning-does-not-teach-facts', 'tuned-facts-go-stale'],
  },
  {
    id: 'no-written-source',
    due: (c) => hasFacts(c) && c.likely.corpus === 'unwritten',
    text: () => 'There is no trusted text to search yet. Write it down first. (Our own advice.)',
    passages: ['unwritten-knowledge'],
  },
  {
    id: 'access-control',
    due: (c) => hasFacts(c) && c.likely.audience === 'per-user',
    text: () =>
      "One customer's text must never reach another: filter by permission before the search. (Our own advice.)",
    passages: ['access-control'],
  },
  {
    id: 'style-guide-look-up',
    due: (c) => c.likely.need !== 'facts' && c.flagged('style-guide-look-up') !== undefined,
    text: (c) =>
      `Looking up a style guide${inBrackets(c.flagged('style-guide-look-up'))} tells the model about the style; it doesn't give it the habit.`,
    passages: ['behaviour-kind'],
  },
  {
    id: 'both-at-once',
    due: (c) => c.flagged('both-at-once') !== undefined,
    text: (c) =>
      `Don't build both at once${inBrackets(c.flagged('both-at-once'))}. Search first; its use shows what to train.`,
    passages: ['not-both-at-once', 'usage-data-decides'],
  },
  {
    id: 'facts-out-of-training',
    due: (c) => c.likely.need === 'both',
    text: () => "Don't train on the facts themselves. The model can't follow when they change.",
    passages: ['who-does-what-in-a-hybrid', 'tuned-facts-go-stale'],
  },
  {
    id: 'bar-unclear',
    due: (c) =>
      c.likely.need !== 'facts' &&
      c.likely.need !== 'neither' &&
      (c.flagged('bar-unclear') !== undefined || c.likely.stage === 'idea'),
    text: (c) =>
      `It isn't clear yet what a good answer is${inBrackets(c.flagged('bar-unclear'))}. Agree on that before you train.`,
    passages: ['first-version-lacks-data'],
  },
  {
    id: 'no-evaluation',
    due: (c) => trains(c.approach) || c.flagged('no-evaluation') !== undefined,
    text: () => "Score the same test before and after training, or you won't know whether it helped.",
    passages: ['evaluate-before-and-after'],
  },
  {
    id: 'hosted-tuning-closed',
    due: (c) => trains(c.approach) || c.flagged('asks-hosted-tuning') !== undefined,
    text: () =>
      'OpenAI closed tuning to new customers (notice of 8 May 2026). Check your provider. (Outside the article.)',
    passages: ['which-models-can-be-tuned'],
  },
  {
    id: 'no-maintainer',
    due: (c) => trains(c.approach) || c.flagged('no-maintainer') !== undefined,
    text: () => 'A trained model needs somebody who keeps it up. Name that person first.',
    passages: ['tuning-upkeep'],
  },
  {
    id: 'long-prompt-under-traffic',
    due: (c) =>
      c.approach === 'long-context' ||
      (c.likely.need === 'facts' &&
        c.likely.corpus === 'fits' &&
        (c.likely.traffic === 'medium' || c.likely.traffic === 'high')),
    text: () => 'A long prompt is paid for at every question, and its middle is easily overlooked.',
    passages: ['long-context-cost', 'long-context-middle'],
  },
  {
    id: 'ask-before-acting',
    due: (c) => c.approach === 'tools',
    text: () =>
      'Let a person confirm what is costly or final. (Our own advice; the article does not cover tools.)',
    passages: ['tools-for-actions'],
  },
];

/** All warnings that are due, the weightiest first. */
export function watchOutsFor(approach: Approach, facts: CaseFacts): WatchOut[] {
  const flagged = (id: FlagId): string | undefined => facts.flags.find((flag) => flag.id === id)?.quote;
  const c: Case = { ...facts, approach, flagged };
  return WARNINGS.filter(({ due }) => due(c)).map(({ id, text, passages }) => ({
    id,
    text: text(c),
    passages,
  }));
}
