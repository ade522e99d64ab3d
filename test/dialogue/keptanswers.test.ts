// What people said about check-ins is not lost, and what they did not mean is not heard.
import { describe, expect, it } from 'vitest';
import { recomputed, zoneNamed } from '../../src/checkin/walltime.ts';
import { postsOf } from '../talking.ts';
import { answers, at, DUE, dateIn, falls, played, press, prompting, say, searching } from './advised.ts';

const NEXT = '2027-11-22T08:00:00Z';

describe('lines that were answered', () => {
  it.each([
    ['a snooze', () => say('ask me in a month')],
    ['a skip', () => say('skip this one')],
    ['a stop', () => say('stop asking')],
    ['the next date', () => falls(NEXT)],
    ['news that changes the recommendation', () => say('actually a careful prompt meets our bar')],
    ['"nothing changed" about the rest', () => press('same')],
  ])('are kept over %s', (_, next) => {
    const [talk] = played(prompting(), falls(), answers('s-own-test done'), next());

    expect(talk.steps['own-test']).toBe('done');
  });

  it('do not undo what was told later', () => {
    const told = at('2027-05-21T07:00:00Z', say('we have 120 examples now'));
    const [talk] = played(prompting(), falls(), at(DUE, answers('a-examples tens')), told, press('conclude'));

    expect(talk.answers.examples).toMatchObject({ option: 'hundreds', number: 120 });
  });

  it('are told as a change once, not at every check-in', () => {
    const [once, first] = played(prompting(), falls(), say('we have 60 examples now'), press('same'));
    const [, second] = played(once, falls(NEXT), press('same'));

    const changes = [first, second].map((effects) =>
      effects.flatMap((one) => (one.kind === 'post' && one.card.kind === 'holds' ? one.card.changed : [])),
    );
    expect(changes).toEqual([['Signed-off answers: Under 100 → 60'], []]);
  });
});

describe('words', () => {
  it.each(["please don't ping me", "don't mention me"])('that ask for quiet end nothing: %s', (text) => {
    const [talk, effects] = played(searching(), say('mention me'), say(text));

    expect(talk).toMatchObject({ ping: false, ended: null });
    expect(postsOf(effects)).toEqual(['notice not-mentioned']);
  });

  it('after the card, "stop" is about being asked, and "never mind" about nothing', () => {
    const [stopped] = played(searching(), say('stop'));
    const [same, effects] = played(searching(), say('never mind'));

    expect(stopped).toMatchObject({ phase: 'advised', ended: { why: 'stopped' } });
    expect(same).toMatchObject({ phase: 'advised', ended: null });
    expect(postsOf(effects)).toEqual(['notice nothing-open']);
  });

  it.each([
    'we will have 1000 examples in june',
    'we never reached 500 examples',
    'we had 500 examples but lost them',
    'our competitor has 5000 examples',
  ])('about what is not there change no answer: %s', (text) => {
    expect(played(prompting(), say(text))[0].answers.examples?.option).toBe('tens');
  });

  it('that ask to be told are waited for', () => {
    expect(played(prompting(), say('call me when we have 1,000 examples'))[0].until).toMatchObject({
      number: 1000,
    });
  });

  it('of two sentences are both heard', () => {
    const [talk, effects] = played(searching(), falls(), say('Nothing changed. Ask me in a month.'));

    expect(postsOf(effects)).toEqual(['holds', 'notice will-ask']);
    expect(talk.checkIn?.at).toMatch(/^2026-12-21/u);
  });
});

describe('a time zone', () => {
  it('in which the hour is over already asks on the next working day', () => {
    const evening = '2027-05-20T06:00:00Z';
    const [talk, effects] = played(searching(), at(evening, say('time zone Tokyo')));

    expect(dateIn(effects)).toBe('2027-05-21T09:00:00+09:00');
    expect(recomputed('2027-05-21T09:00:00', talk.zone)).toBeGreaterThan(Date.parse(evening));
  });

  it.each(['Asia/Kolkata', 'Europe/Kyiv', 'america/new_york', 'kolkata', 'Berlin', 'UTC'])(
    'is known as %s',
    (name) => {
      const zone = zoneNamed(name);

      expect(
        zone && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone,
      ).toBeTruthy();
    },
  );
});

it.each(['2027-02-31', '2027-13-01', 'constructor', '__proto__', 'stage foo', ''])(
  'a choice that no menu has throws nothing: %j',
  (choice) => {
    expect(played(searching(), at(DUE, press('snooze', choice)))[1].length).toBeGreaterThan(0);
  },
);

it.each(['', '-1', '1e9', 'many'])('a count that is none is asked back: %j', (count) => {
  expect(postsOf(played(prompting(), press('count', count))[1])).toEqual(['notice which-number']);
});

it('who takes over while the old owner was being asked directly is asked directly', () => {
  const asked = played(searching(), falls())[0];
  const direct = { ...asked, reach: { person: 'u1' } };
  const [talk, effects] = played(direct, press('hand-over', 'u2 Europe/Berlin'));

  expect(talk.reach).toEqual({ person: 'u2' });
  expect(effects).toContainEqual(expect.objectContaining({ name: 'check-in', into: { person: 'u2' } }));
});
