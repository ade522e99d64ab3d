// The end of a follow-up: the recommendation stays, nothing comes any more, and a new date takes it back.
import { describe, expect, it } from 'vitest';
import { AT, chooses, postsOf } from '../talking.ts';
import { cardIn, dateIn, falls, played, press, prompting, say, who } from './advised.ts';

describe.each([
  ['stop', 'stopped', 'stopped-asking', /^only when you ask me to$/u],
  ['done', 'done', 'closed', /since the plan is closed$/u],
] as const)('a talk after "%s"', (verb, why, notice, words) => {
  const ended = () => played(prompting(), press(verb, undefined, 'u2'));

  it('keeps its recommendation, and says so without a date', () => {
    const [talk, effects] = ended();

    expect(postsOf(effects)).toEqual([`notice ${notice}`]);
    expect(dateIn(effects)).toBeNull();
    expect(talk).toMatchObject({ ended: { why, by: 'u2', at: AT }, advised: prompting().advised });
    expect(cardIn(played(talk, press('card'))[1], 'recommendation')?.checkIn.words).toMatch(words);
  });

  it('takes the check-in under way with it', () => {
    expect(played(prompting(), falls(), press(verb))[0].review).toBeNull();
  });

  it('takes news, and may change its recommendation, without a new date', () => {
    const [talk, effects] = played(ended()[0], say('examples 600'));

    expect(postsOf(effects)).toContain('recommendation');
    expect(cardIn(effects, 'recommendation')?.checkIn.words).toMatch(words);
    expect(dateIn(effects)).toBeUndefined();
    expect(talk.ended).toMatchObject({ why });
  });

  it('may be asked about by hand, and its end stays', () => {
    const [talk, effects] = played(ended()[0], press('ask'), press('same'));

    expect(cardIn(effects, 'holds')?.checkIn.words).toMatch(words);
    expect(dateIn(effects)).toBeUndefined();
    expect(talk.ended).toMatchObject({ why });
  });

  it.each([
    ['in words', () => say('ask me in 3 months')],
    ['by a button', () => press('snooze', 'quarter')],
  ])('goes on with a date that somebody names: %s', (_, event) => {
    const [talk, effects] = played(ended()[0], event());

    expect(dateIn(effects)).toBe('2027-02-22T09:00:00+01:00');
    expect(talk.ended).toBeNull();
    expect(talk.series, 'the date of the series is where it was').toBe(prompting().series);
  });
});

it('is told by the words of people too', () => {
  expect(played(prompting(), say('stop asking'))[0].ended).toMatchObject({ why: 'stopped', by: 'u1' });
  expect(played(prompting(), say('we are done'))[0].ended).toMatchObject({ why: 'done', by: 'u1' });
});

it.each(['cancel', 'restart'] as const)(
  '%s calls the date off also while the recommendation is being made anew',
  (verb) => {
    const anew = [press('correct', 'need'), chooses('need', 'facts', who())];
    const [before] = played(prompting(), ...anew);
    expect(before.open, 'a question waits').not.toBeNull();

    expect(dateIn(played(before, press(verb))[1])).toBeNull();
  },
);

describe('a talk that is cancelled after its recommendation', () => {
  const stopped = () => played(prompting(), falls(), say('cancel', 'u2'));

  it('says that the recommendation stays, and is quiet until somebody names the bot', () => {
    const [talk, effects] = stopped();

    expect(postsOf(effects)).toEqual(['notice stopped']);
    expect(dateIn(effects)).toBeNull();
    expect(talk).toMatchObject({
      phase: 'advised',
      review: null,
      muted: true,
      ended: { why: 'stopped', by: 'u2' },
    });
    expect(played(talk, { ...say('why later?'), overheard: true } as ReturnType<typeof say>)[1]).toEqual([]);
  });

  it.each([
    ['plan', 'list plan'],
    ['why', 'list why'],
    ['sources', 'list sources'],
    ['export', 'document decision-record'],
    ['card', 'recommendation'],
    ['history', 'talks'],
  ] as const)('still shows its record: %s', (verb, kind) => {
    expect(postsOf(played(stopped()[0], press(verb))[1])).toEqual([kind]);
  });

  it('tells in its status that it was stopped', () => {
    const card = cardIn(played(stopped()[0], press('history'))[1], 'talks');

    expect(card?.talks[0]?.decisions[0]).toMatchObject({
      kind: 'closed',
      verdict: 'I was asked to stop asking.',
    });
  });

  it('goes on with one word', () => {
    const [talk, effects] = played(stopped()[0], say('ask me in 3 months'));

    expect(talk).toMatchObject({ muted: false, ended: null });
    expect(dateIn(effects)).toBe('2027-02-22T09:00:00+01:00');
  });

  it('while another need is asked about, has a record as well', () => {
    const [talk] = played(
      prompting(),
      press('correct', 'need'),
      chooses('need', 'facts', who()),
      press('cancel'),
    );

    expect(talk.open).toBeNull();
    expect(postsOf(played(talk, press('plan'))[1])).toEqual(['list plan']);
  });
});
