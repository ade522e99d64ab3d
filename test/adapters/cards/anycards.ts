// Cards of every kind around any texts.
import type { Evidence } from '../../../knowledge/passage.ts';
import { recommend } from '../../../src/advice/recommend.ts';
import type { Card, Citation } from '../../../src/card.ts';

/** Where the texts of a card come from: each call gives the next. */
export type Texts = () => string;

const figure = (text: Texts, bearing: Evidence['bearing']): Evidence => ({
  ...{ bearing, figure: text(), source: text(), url: text(), date: text(), check: 'P', caveat: text() },
});

const citation = (text: Texts, section: string | null): Citation => ({
  ...{ passage: 'p', title: text(), section, quote: text(), source: text(), url: text() },
});

function recommendationOf(text: Texts): Card {
  const known = { need: 'facts', corpus: 'large' } as const;
  const said = { need: { option: 'facts', quote: text() } } as const;
  const made = recommend({ known, likely: known, said, flags: [] }, '0123456789ab');
  return {
    kind: 'recommendation',
    recommendation: {
      ...made,
      verdict: text(),
      reasons: [{ text: text(), passages: [] }, ...made.reasons],
      plan: { ...made.plan, now: made.plan.now.map((step) => ({ ...step, text: text() })) },
      watchOuts: [{ id: 'tuning-for-facts', text: text(), passages: [] }],
    },
    checkIn: { at: '2027-05-20T09:00:00+02:00', words: text() },
    notYet: text(),
    outside: figure(text, 'contradicts'),
  };
}

/** A card of each kind; `many` is how many items it has where it may have any number. */
export const CARDS: Readonly<Record<Card['kind'], (text: Texts, many: number) => Card>> = {
  notice: (text) => ({ kind: 'notice', about: 'a', text: text() }),
  understood: (text, many) => ({
    kind: 'understood',
    items: Array.from({ length: many }, (_, index) => ({
      ...{ question: index % 2 === 0 ? 'need' : 'corpus', name: text(), option: 'facts', label: text() },
      ...{ quote: text(), also: text(), firm: index % 3 === 0 },
    })),
  }),
  question: (text, many) => ({
    ...{ kind: 'question', question: 'need', text: text(), help: text(), why: text() },
    options: [
      ...Array.from({ length: many }, (_, index) => ({ id: `o${index}`, label: text() })),
      { id: 'not-sure', label: 'Not sure, move on' },
    ],
    progress: { now: 2, about: 3 },
  }),
  recommendation: recommendationOf,
  answer: (text, many) => ({
    ...{ kind: 'answer', about: 'a', text: text() },
    citations: Array.from({ length: many }, (_, index) => citation(text, index % 2 === 0 ? null : text())),
    evidence: (['supports', 'contradicts', 'qualifies'] as const).map((bearing) => figure(text, bearing)),
    ...{ worded: true, further: Array.from({ length: many }, () => citation(text, null)) },
  }),
  list: (text, many) => ({
    ...{ kind: 'list', about: 'a', title: text(), items: Array.from({ length: many }, text) },
    note: text(),
  }),
  digest: (text, many) => ({
    kind: 'digest',
    lines: Array.from({ length: many }, (_, index) => ({
      ...{ talk: `talk${index}`, thread: index % 2 === 0 ? null : '1700000000.000100' },
      ...{
        verdict: text(),
        since: '2026-11-23',
        due: text(),
        late: index % 2 === 0 ? null : text(),
        mention: null,
      },
    })),
  }),
  progress: (text, many) => ({ kind: 'progress', text: text(), have: many, want: 10, line: text() }),
  talks: (text, many) => ({
    ...{ kind: 'talks', title: text() },
    talks: Array.from({ length: Math.min(many, 20) }, (_, index) => ({
      ...{
        place: 'C1',
        thread: index % 2 === 0 ? null : '1700000000.000100',
        head: text(),
        owner: text(),
        earlier: index,
      },
      next: index % 3 === 0 ? undefined : text(),
      decisions: Array.from({ length: many % 3 }, () => ({
        ...{ at: '2026-11-23T09:00:00Z', kind: 'changed' as const, verdict: text(), why: [text(), text()] },
      })),
    })),
  }),
  'check-in': (text, many) => ({
    ...{ kind: 'check-in', verdict: text(), since: text(), late: text(), stillMatters: false },
    ...{ asked: 'thread', over: false, moved: text(), mention: undefined },
    items: Array.from({ length: many }, (_, index) => ({
      ...{ id: `a-${index}`, text: text(), chosen: index % 2 === 0 ? undefined : 'x' },
      options: [
        { id: 'x', label: text() },
        { id: 'y', label: text() },
      ],
    })),
  }),
  holds: (text, many) => ({
    ...{ kind: 'holds', verdict: text(), notYet: text() },
    changed: Array.from({ length: many }, text),
    checkIn: { at: '2027-05-20T09:00:00+02:00', words: text() },
  }),
  difference: (text, many) => {
    const card = recommendationOf(text);
    if (card.kind !== 'recommendation') throw new Error('no recommendation');
    const lists = { changed: Array.from({ length: many }, text), same: [text()], guidance: [text()] };
    return { ...card, ...lists, kind: 'difference', was: { verdict: text(), day: text() } };
  },
  opening: (text) => ({ kind: 'opening', by: text(), text: text() }),
  closed: (text, many) => ({
    ...{ kind: 'closed', question: 'need', text: text() },
    ...(many % 2 === 0 ? { answer: text(), by: text() } : { answer: undefined, by: undefined }),
  }),
  replaced: (text) => ({ kind: 'replaced', verdict: text() }),
  document: (text) => ({ kind: 'document', about: 'a', title: text(), name: 'a.md', markdown: text() }),
};
