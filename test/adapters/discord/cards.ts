// Cards with people and places of Discord that are shown whole in the tests.
import type { Card } from '../../../src/card.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

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
