// The list of decisions: what comes on it, once and with reasons, how it is shown, and that it stays.
import { describe, expect, it } from 'vitest';
import { decisionLine } from '../../adapters/wording.ts';
import { talksCard } from '../../src/dialogue/history.ts';
import { type Decision, decided, type Talk } from '../../src/dialogue/talk.ts';
import { AT, aTalk, chooses, opens, postsOf, recommendationIn } from '../talking.ts';
import {
  answers,
  at,
  cardIn,
  dateIn,
  falls,
  ground,
  played,
  press,
  prompting,
  refuses,
  say,
  searching,
  who,
} from './advised.ts';

const later = (number: number): Decision => ({ at: `${number}`, kind: 'held', verdict: 'v', why: [] });

/** Advised, found to hold, changed, and closed in the end. */
function followed(): Talk {
  const held = [falls(), press('same')];
  return played(prompting(), ...held, say('examples 1500'), press('done'))[0];
}

describe('a decision', () => {
  it('is the recommendation with its reasons', () => {
    const [talk, effects] = played(
      aTalk(),
      opens('our support bot must answer from 2,000 help articles that change daily', who()),
      chooses('audience', 'shared', who()),
      chooses('running', 'nothing', who()),
    );

    const { verdict = '', reasons = [] } = recommendationIn(effects) ?? {};
    const why = reasons.map(({ text }) => text);
    expect(talk.decisions).toEqual([{ at: AT, kind: 'advised', verdict, why }]);
    expect(why.length).toBeGreaterThan(0);
  });

  it('is a recommendation that news change, with what they were', () => {
    const [{ decisions, advised }] = played(prompting(), say('examples 1500'));

    expect(decisions).toHaveLength(2);
    expect(decisions[1]).toMatchObject({ kind: 'changed', verdict: advised?.verdict });
    expect(decisions[1]?.why).toEqual(['Signed-off answers: Under 100 → 1,500']);
  });

  it.each([
    ['nothing', ['same'], 'held', ['Nothing changed']],
    ['no answer', ['conclude'], 'held', ['Nothing changed']],
    ['complaints', ['f facts', 'conclude'], 'changed', [/^What is missing: /u, /^Users complained: Wrong/u]],
    ['work', ['s-own-test done', 'conclude'], 'held', ['Steps done: 1']],
    ['examples', ['a-examples thousands', 'conclude'], 'changed', [/^Signed-off answers: Under 100 → /u]],
  ] as const)('is what a check-in comes to, with what it brought: %s', (_, presses, kind, why) => {
    const events = presses.map((one) => (one === 'same' || one === 'conclude' ? press(one) : answers(one)));

    const [{ decisions }] = played(prompting(), falls(), ...events);

    expect(decisions).toHaveLength(2);
    expect(decisions[1]?.kind).toBe(kind);
    expect(decisions[1]?.why).toEqual(why.map((one) => expect.stringMatching(one)));
  });

  it.each([
    ['an answer that leaves it as it is', () => [say('examples 40')]],
    ['the card once more', () => [press('card')]],
    ['a wish to have it decided', () => [press('finish')]],
    [
      'the same wish below a question that was opened again',
      () => [press('correct', 'examples'), press('finish')],
    ],
    ['a check-in that nobody answers', () => [falls(), refuses('check-in'), say('skip this one')]],
    ['another date', () => [say('ask me in a month')]],
  ])('is not made anew by %s', (_, events) => {
    const before = prompting();

    const [talk] = played(before, ...events());

    expect(talk.decisions).toEqual(before.decisions);
  });

  it('that was made is shown once more where somebody wants it decided, and its date stays', () => {
    const before = prompting();

    const [talk, effects] = played(before, at('2027-01-20T08:00:00Z', say('just decide')));

    expect(postsOf(effects)).toEqual(['recommendation']);
    expect(dateIn(effects)).toBeUndefined();
    expect(talk.checkIn).toEqual(before.checkIn);
  });

  it('is kept once where its event comes twice', () => {
    const end = press('same');

    expect(played(prompting(), falls(), end, end)[0].decisions).toHaveLength(2);
  });
});

describe('the list of decisions', () => {
  it('holds two hundred at most, of which the first always stays', () => {
    let talk = prompting();
    const [first] = talk.decisions;
    for (let number = 1; number <= 500; number++) talk = decided(talk, later(number));

    expect(talk.decisions).toHaveLength(200);
    expect(talk.decisions[0]).toBe(first);
    expect(talk.decisions.slice(1).map(({ at }) => at)).toEqual(
      Array.from({ length: 199 }, (_, index) => `${302 + index}`),
    );
  });

  it('is shown with the latest first, and the end above all', () => {
    const [shown] = cardIn(played(followed(), press('history'))[1], 'talks')?.talks ?? [];

    expect(shown?.decisions.map(({ kind }) => kind)).toEqual(['closed', 'changed', 'held', 'advised']);
    expect(shown?.next).toMatch(/since the plan is closed/u);
  });

  it('stands in the export, in the same order', () => {
    const markdown = cardIn(played(followed(), press('export'))[1], 'document')?.markdown ?? '';

    const [, after = ''] = markdown.split('## Decisions so far\n\n');
    expect(after.split('\n\n')[0]?.split('\n')).toEqual([
      '- 2026-11-20, closed: The plan is done.',
      expect.stringMatching(/^- 2026-11-20, changed: .* Signed-off answers: Under 100 → 1,500\.$/u),
      expect.stringMatching(/^- 2026-11-20, held: .* Nothing changed\.$/u),
      expect.stringMatching(/^- 2026-11-20, advised: /u),
    ]);
  });

  it('stays when the talk begins anew', () => {
    const before = followed();

    const [talk, effects] = played(before, press('restart'));

    expect(talk).toMatchObject({ phase: 'asking', ended: null, advised: null, decisions: before.decisions });
    expect(postsOf(effects)).toContain('question need');
  });

  it('names why nobody could be reached', () => {
    let [talk] = played(searching(), falls());
    while (talk.ended === null) [talk] = played(talk, refuses('check-in', 'is_archived'));

    const [shown] =
      cardIn([{ kind: 'post', card: talksCard([{ place: 'C1', thread: '1', talk }], ground) }], 'talks')
        ?.talks ?? [];
    expect(shown?.decisions[0]).toMatchObject({
      kind: 'closed',
      why: [expect.stringContaining('is_archived')],
    });
  });
});

describe('the talks of a room', () => {
  const roomOf = (...talks: readonly Talk[]) => {
    const card = talksCard(
      talks.map((talk) => ({ place: 'C1', thread: talk.id, talk })),
      ground,
    );
    return card.kind === 'talks' ? card.talks : [];
  };

  it('show what stands, or what is asked, and none that was cancelled before its recommendation', () => {
    const [asking] = played(aTalk(), opens('', who()));
    const [cancelled] = played(asking, press('cancel'));

    expect(roomOf(searching(), cancelled, asking)).toMatchObject([
      {
        head: expect.stringMatching(/^Search your own text/u),
        next: expect.stringMatching(/^I ask again: Thu 20 May/u),
      },
      {
        head: expect.stringMatching(/^Still talking\. The open question: /u),
        next: undefined,
        decisions: [],
      },
    ]);
  });

  it('show one that was stopped after it, and that it was', () => {
    expect(roomOf(played(prompting(), press('cancel'))[0])).toMatchObject([
      { next: 'I ask again: only when you ask me to.', decisions: [{ kind: 'closed' }, { kind: 'advised' }] },
    ]);
  });

  it('show the last five decisions of each', () => {
    let talk = prompting();
    for (let number = 1; number <= 9; number++) talk = decided(talk, later(number));

    expect(roomOf(talk)[0]?.decisions.map(({ at }) => at)).toEqual(['9', '8', '7', '6', '5']);
  });
});

it.each([
  [
    { kind: 'advised', why: ['Facts.', 'They change daily'] },
    '20 Nov 2026: Search it. Why: Facts. They change daily.',
  ],
  [
    { kind: 'changed', why: ['Examples: 40 → 320'] },
    '20 Nov 2026, changed: Search it. Why: Examples: 40 → 320.',
  ],
  [{ kind: 'held', why: ['Really?'] }, '20 Nov 2026, still holds: Search it. Why: Really?'],
  [{ kind: 'closed', why: [] }, '20 Nov 2026, closed: Search it.'],
] as const)('a decision is told in a line: %j', (decision, line) => {
  expect(decisionLine({ at: AT, verdict: 'Search it.', ...decision })).toBe(line);
});
