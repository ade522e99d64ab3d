// Cards that are shown whole in the tests of every platform.
import { recommend } from '../../../src/advice/recommend.ts';
import type { Card, Citation } from '../../../src/card.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

export const QUESTION: Kind<'question'> = {
  kind: 'question',
  question: 'corpus',
  text: 'How much text would it need to have read?',
  help: 'Count pages, not files.',
  options: [
    { id: 'fits', label: 'Up to about 500 pages' },
    { id: 'large', label: 'Over 500 pages, or it keeps growing' },
    { id: 'not-sure', label: 'Not sure, move on' },
  ],
  progress: { now: 2, about: 4 },
  why: undefined,
};

export const NEED: Kind<'question'> = {
  kind: 'question',
  question: 'need',
  text: 'When it goes wrong today, what is usually wrong?',
  help: '',
  options: [
    { id: 'facts', label: "It doesn't know our information (documents, policies, a customer's record)" },
    { id: 'both', label: 'Both, and fixing one would not fix the other' },
    { id: 'not-sure', label: 'Not sure, move on' },
  ],
  progress: { now: 1, about: 3 },
  why: 'It sounds like missing facts ("the old price"), but I am not sure.',
};

const known = { need: 'facts', corpus: 'large', freshness: 'weeks' } as const;

export const RECOMMENDATION: Kind<'recommendation'> = {
  kind: 'recommendation',
  recommendation: recommend(
    {
      ...{ known, likely: known },
      said: {
        need: { option: 'facts', quote: 'must quote our 1,200 help articles' },
        freshness: { option: 'weeks', quote: 'they change weekly' },
      },
      flags: [{ id: 'wants-tuning-for-facts', quote: 'train it on our articles' }],
    },
    '0123456789ab',
  ),
  checkIn: { at: '2027-05-24T09:00:00+02:00', words: 'Mon 24 May 2027, 09:00 Berlin' },
  notYet: 'work on tone or format. Starts when people complain about how it answers.',
  outside: {
    bearing: 'contradicts',
    figure: 'Tuning added 6 percentage points.',
    source: 'Balaguer et al.',
    url: 'https://example.org/a?b=1&c=2',
    date: '2024-01',
    check: 'P',
    caveat: 'Graded by GPT-4.',
  },
};

export const CITATION: Citation = {
  passage: 'long-context-limits',
  title: 'Why not put everything into the prompt',
  section: 'The hybrid reality',
  quote: 'You pay for all of it at every request.',
  source: 'the article',
  url: null,
};
