// The cards that are shown whole in the tests.
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

export const CHECK_IN: Kind<'check-in'> = {
  kind: 'check-in',
  asked: 'thread',
  over: false,
  moved: undefined,
  mention: '123456789012345678',
  verdict: 'Search your own text now.',
  since: '2026-11-23',
  late: undefined,
  stillMatters: true,
  items: [
    {
      ...{ id: 'a-examples', text: 'Signed-off answers: 40 then. Now?', chosen: undefined },
      options: [
        { id: 'few', label: 'Under 100' },
        { id: 'hundreds', label: '100 to 999' },
      ],
    },
    {
      ...{ id: 's-search', text: 'Did you do this? Add search over your text.', chosen: 'done' },
      options: [
        { id: 'done', label: 'Done' },
        { id: 'dropped', label: 'Dropped' },
      ],
    },
  ],
};

export const DIGEST: Kind<'digest'> = {
  kind: 'digest',
  lines: [
    {
      ...{ talk: 'talk2', thread: '1211111111111111112', verdict: 'Search your own text now.' },
      ...{ since: '2026-11-23', due: 'Mon 24 May 2027', late: null, mention: null },
    },
    {
      ...{ talk: 'talk3', thread: null, verdict: "Don't train yet." },
      ...{ since: '2026-11-24', due: 'Tue 25 May 2027', late: 'a week late.', mention: '123456789012345678' },
    },
  ],
};

export const TALKS: Kind<'talks'> = {
  kind: 'talks',
  title: 'Talks of this channel',
  talks: [
    {
      ...{ place: '1111111111111111111', thread: '1211111111111111112', owner: '123456789012345678' },
      ...{ head: 'Search your own text now.', next: 'Next look: Mon 24 May 2027.', earlier: 2 },
      decisions: [
        {
          at: '2027-05-24T09:00:00Z',
          kind: 'held',
          verdict: 'Search your own text now.',
          why: ['Nothing changed'],
        },
        { at: '2026-11-23T09:00:00Z', kind: 'advised', verdict: 'Search your own text now.', why: [] },
      ],
    },
    {
      ...{ place: '', thread: null, owner: 'you', head: 'Nothing yet.', next: undefined, earlier: 0 },
      decisions: [],
    },
  ],
};
