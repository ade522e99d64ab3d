// A check-in: what it asks, what its answers do, and what comes of it.

import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Card } from '../../src/card.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { AT, aTalk, chooses, opens, postsOf, presses, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

let count = 0;
const who = (by = 'u1') => ({ key: `e${++count}`, by });
const DUE = '2027-05-20T07:00:00Z';

function played(talk: Talk, ...events: readonly Event[]): [Talk, Effect[]] {
  let last: [Talk, Effect[]] = [talk, []];
  for (const event of events) last = step(last[0], event, ground);
  return last;
}

const falls = (at = DUE, due = at): Event => ({ kind: 'due', ...who('whichway'), at, checkIn: 'c1', due });
const answers = (line: string, by = 'u1'): Event => presses('review', who(by), line);

/** Facts alone: search. */
function searching(): Talk {
  const opening = opens('our support bot must answer from 2,000 help articles that change daily', who());
  return played(
    aTalk(),
    opening,
    chooses('audience', 'shared', who()),
    chooses('running', 'nothing', who()),
  )[0];
}

const PROMPTING: Readonly<Partial<Record<QuestionId, string>>> = {
  ...{ need: 'behaviour', prompting: 'falls-short', examples: 'tens', stage: 'live' },
  ...{ pressure: 'no', running: 'prompt' },
};

/** Behaviour with too few examples: a better prompt first. Each question is answered as it is put. */
function prompting(): Talk {
  let [talk] = played(aTalk(), opens('', who()));
  while (talk.open !== null)
    [talk] = played(talk, chooses(talk.open, PROMPTING[talk.open] ?? 'not-sure', who()));
  return talk;
}

const cardIn = (effects: readonly Effect[], kind: Card['kind']) =>
  effects
    .flatMap((effect) => (effect.kind === 'post' || effect.kind === 'edit' ? [effect.card] : []))
    .find((card) => card.kind === kind);

function linesOf(effects: readonly Effect[]): string[] {
  const card = cardIn(effects, 'check-in');
  return card?.kind === 'check-in' ? card.items.map(({ id }) => id) : [];
}

describe('a check-in that falls due', () => {
  it('asks what could change the recommendation, which steps are done, and what users complained about', () => {
    const [, effects] = played(prompting(), falls());

    expect(linesOf(effects).map((id) => id.replace(/^s-.*/u, 's'))).toEqual(['a-examples', 's', 's', 'f']);
    expect(cardIn(effects, 'check-in')).toMatchObject({ since: AT.slice(0, 10), late: undefined });
  });

  it('sets the next one at once, in the wall time of the series', () => {
    const [talk, effects] = played(searching(), falls());

    // Six months after 20 May 2027; 20 November is a Saturday.
    expect(effects).toContainEqual({ kind: 'check-in', at: '2027-11-22T09:00:00+01:00' });
    expect(talk.checkIn?.words).toBe('Mon 22 Nov 2027, 09:00 Berlin');
  });

  it('says how late it comes, and after a month asks whether it still matters', () => {
    const late = played(searching(), falls('2027-05-23T07:00:00Z', DUE))[1];
    const veryLate = played(searching(), falls('2027-07-20T07:00:00Z', DUE))[1];

    expect(cardIn(late, 'check-in')).toMatchObject({ late: '3 days late', stillMatters: true });
    expect(cardIn(veryLate, 'check-in')).toMatchObject({ late: '61 days late', stillMatters: false });
  });

  it('is passed over where the talk was stopped or begun anew', () => {
    for (const verb of ['cancel', 'restart'] as const)
      expect(played(searching(), presses(verb, who()), falls())[1]).toEqual([]);
  });

  it('wakes no muted talk for what is overheard, but is asked all the same', () => {
    const [talk, effects] = played(searching(), presses('mute', who()), falls());

    expect(postsOf(effects)).toEqual(['check-in']);
    expect(talk.muted).toBe(true);
  });
});

describe('an answer to a line', () => {
  it('is shown in the check-in, with who gave it kept', () => {
    const [talk, effects] = played(prompting(), falls(), answers('a-examples hundreds', 'u2'));

    expect(effects.map(({ kind }) => kind)).toEqual(['edit']);
    expect(talk.review?.said['a-examples']).toMatchObject({ value: 'hundreds', by: 'u2' });
    expect(talk.answers.examples?.option, 'nothing is taken in before the end').toBe('tens');
  });

  it.each(['a-examples', 'a-examples thousands-of', 'x y', '', 'a-need facts'])(
    'that the check-in does not take changes nothing: "%s"',
    (line) => {
      const [before] = played(prompting(), falls());
      const [talk, effects] = played(before, answers(line));

      expect(postsOf(effects)).toEqual(['~notice check-in-over']);
      expect(talk.review).toEqual(before.review);
    },
  );

  it('may be said by number and letter', () => {
    const [talk] = played(prompting(), falls());
    const at = linesOf(played(prompting(), falls())[1]).indexOf('a-examples') + 1;

    expect(played(talk, says(`${at}c`, who()))[0].review?.said['a-examples']?.value).toBe('hundreds');
  });

  it('once it is the last one, ends the check-in', () => {
    const [due, effects] = played(searching(), falls());
    const card = cardIn(effects, 'check-in');
    if (card?.kind !== 'check-in') throw new Error('no check-in');
    const presses = card.items.map(({ id, options }) => answers(`${id} ${options[0]?.id}`));

    const [talk] = played(due, ...presses);

    expect(talk.review).toBeNull();
  });
});

describe('at the end of a check-in', () => {
  it('another recommendation says what it was, what changed and what did not, and replaces the old card', () => {
    const [talk, effects] = played(
      prompting(),
      falls(),
      answers('a-examples thousands'),
      presses('conclude', who()),
    );

    expect(cardIn(effects, 'difference')).toMatchObject({
      was: { verdict: expect.stringMatching(/^Don't train yet/u), day: AT.slice(0, 10) },
      changed: ['Signed-off answers: Under 100 → 1,000 or more'],
      guidance: undefined,
      recommendation: { approach: 'fine-tune' },
    });
    expect(cardIn(effects, 'replaced')).toBeDefined();
    expect(talk.advised).toMatchObject({ approach: 'fine-tune', at: AT });
    expect(
      effects.some(({ kind }) => kind === 'check-in'),
      'the series stays',
    ).toBe(false);
  });

  it('what holds is said with the next date', () => {
    for (const end of [presses('same', who()), presses('conclude', who()), says('nothing changed', who())]) {
      const [talk, effects] = played(searching(), falls(), end);

      expect(cardIn(effects, 'holds')).toMatchObject({ changed: [], checkIn: talk.checkIn });
      expect(talk.review).toBeNull();
    }
  });

  it('steps that are done are not asked for again', () => {
    const [talk] = played(searching(), falls(), answers('s-test-questions done'), presses('conclude', who()));

    expect(linesOf(played(talk, falls('2027-11-22T08:00:00Z'))[1])).not.toContain('s-test-questions');
  });

  it('complaints about how it answers turn facts into both', () => {
    const [talk, effects] = played(searching(), falls(), answers('f manner'), presses('conclude', who()));

    expect(talk.answers.need).toMatchObject({ option: 'both', how: 'clicked' });
    expect(cardIn(effects, 'difference') ?? cardIn(effects, 'holds')).toMatchObject({
      changed: [expect.stringMatching(/^What is missing: /u)],
    });
  });

  it('other guidance is told apart from other answers', () => {
    const before = searching();
    if (!before.advised) throw new Error('nothing was advised');
    const old: Talk = {
      ...before,
      advised: { ...before.advised, version: 'before', verdict: 'Train it.', now: [] },
    };

    const [, effects] = played(old, falls(), presses('same', who()));

    expect(cardIn(effects, 'difference')).toMatchObject({
      changed: [],
      guidance: [],
      was: { verdict: 'Train it.' },
    });
  });

  it('its buttons do nothing any more', () => {
    const [done] = played(searching(), falls(), presses('same', who()));

    for (const event of [answers('f none', 'u2'), presses('same', who('u2')), presses('conclude', who('u2'))])
      expect(step(done, event, ground)[1]).toMatchObject([{ kind: 'whisper', to: 'u2' }]);
  });
});

describe('words about the next check-in', () => {
  it.each([
    ['ask me in a month', '2026-12-21T09:00:00+01:00'],
    ['on 2027-03-01 at 10', '2027-03-01T10:00:00+01:00'],
    ['not now', '2026-11-27T09:00:00+01:00'],
  ])('set it: %s', (text, at) => {
    const [talk, effects] = played(searching(), says(text, who()));

    expect(effects).toContainEqual({ kind: 'check-in', at });
    expect(postsOf(effects)).toEqual(['notice will-ask']);
    expect(talk.series, 'the series stays').toBe(searching().series);
  });

  it('stop it, and set it again', () => {
    const [stopped, effects] = played(searching(), says('stop asking', who()));
    expect(effects).toContainEqual({ kind: 'no-check-in' });

    expect(played(stopped, says('ask me in 3 months', who()))[1]).toContainEqual({
      ...{ kind: 'check-in', at: '2027-02-22T09:00:00+01:00' },
    });
  });

  it.each([
    ['on 2020-03-01', 'notice past-date'],
    ['in 30 years', 'notice too-far'],
  ])('that cannot be a date are answered: %s', (text, about) => {
    const [talk, effects] = played(searching(), says(text, who()));

    expect(postsOf(effects)).toEqual([about]);
    expect(effects.some(({ kind }) => kind === 'check-in')).toBe(false);
    expect(talk.checkIn).toEqual(searching().checkIn);
  });
});
