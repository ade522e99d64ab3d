// Check-ins that wait for a condition: what counts as met, and that the check-in then comes at once, and once.
import { describe, expect, it } from 'vitest';
import { chooses, postsOf, withoutSeen } from '../talking.ts';
import { answers, at, cardIn, DUE, dateIn, falls, played, press, prompting, say, who } from './advised.ts';

/** The words of the last notice about the next check-in. */
const noticeIn = (effects: Parameters<typeof cardIn>[0]): string | undefined =>
  cardIn(effects, 'notice')?.text;

/** Waits for 90 signed-off answers, which alone change nothing; there are some tens. */
const waiting = () => played(prompting(), say('ask me when we have 90 examples'));

describe('a condition', () => {
  it('is waited for beside the date, which stays', () => {
    const [talk, effects] = waiting();

    expect(noticeIn(effects)).toBe(
      'I will ask again: once you tell me that there are 90 signed-off answers; else Thu 20 May 2027, 09:00 Berlin.',
    );
    expect(dateIn(effects)).toBeUndefined();
    expect(talk.checkIn).toEqual(prompting().checkIn);
  });

  it.each([
    ['ask me after launch', 'customers use it'],
    ['ask me when the pilot starts', 'a few testers use it'],
    ['ask me once the prompt fails', 'a careful prompt with samples still misses your bar'],
    ['ask me when we have 20 examples', 'there are 20 signed-off answers'],
  ])('that holds by now is told at once, and nothing is set: "%s"', (text, what) => {
    const live = [press('correct', 'stage'), chooses('stage', 'live', who())];
    const [before] = played(prompting(), say('examples 40'), ...live);

    const [talk, effects] = played(before, say(text));

    expect(postsOf(effects)).toEqual(['notice holds-already']);
    expect(noticeIn(effects)).toMatch(new RegExp(`^As far as I know, ${what} already`, 'u'));
    expect(withoutSeen(talk)).toEqual(withoutSeen(before));
  });

  it('that comes is told, and the check-in is asked at once, once', () => {
    const [talk, effects] = played(waiting()[0], say('examples 90'));

    expect(postsOf(effects).slice(-2)).toEqual(['notice has-come', 'check-in']);
    expect(cardIn(effects, 'check-in')).toMatchObject({ late: undefined });
    expect(dateIn(effects), 'the date of the series stays').toBeUndefined();
    expect(postsOf(played(talk, say('examples 95'))[1])).not.toContain('check-in');
  });

  it.each([['examples 89'], ['why?'], ['what is RAG?']])(
    'that is not there yet asks nothing: "%s"',
    (text) => {
      const [before] = waiting();

      const [talk, effects] = played(before, say(text));

      expect(postsOf(effects)).not.toContain('check-in');
      expect(talk.until).toEqual(before.until);
    },
  );

  it('that a new recommendation answers is over without a check-in', () => {
    const [before] = played(prompting(), say('ask me when we have 500 examples'));

    const [talk, effects] = played(before, say('examples 600'));

    expect(postsOf(effects)).toEqual(['progress', 'recommendation']);
    expect(talk.until).toBeNull();
  });

  it('that comes while a check-in is being answered is over without another one', () => {
    const [talk, effects] = played(waiting()[0], press('ask'), say('examples 90'));

    expect(postsOf(effects)).not.toContain('check-in');
    expect(talk.review).not.toBeNull();
    expect(played(talk, press('conclude'))[0].until).toBeNull();
  });

  it.each([['hundreds'], ['thousands']])(
    'that the answers to a check-in meet is over with it: %s of examples',
    (option) => {
      const [before] = played(prompting(), say('ask me when we have enough examples'), press('ask'));

      const [talk, effects] = played(before, answers(`a-examples ${option}`), press('conclude'));

      expect(postsOf(effects)).toEqual([option === 'hundreds' ? 'holds' : 'difference']);
      expect(talk.until).toBeNull();
      const ended = cardIn(effects, 'holds') ?? cardIn(effects, 'difference');
      expect(ended?.checkIn.words, 'no word of what came').toBe('Thu 20 May 2027, 09:00 Berlin');
    },
  );

  it('that the answers to a check-in leave open is still waited for', () => {
    const [before] = played(prompting(), say('ask me when we have 5,000 examples'), press('ask'));

    const [talk] = played(before, answers('a-examples thousands'), press('conclude'));

    expect(talk.until).toMatchObject({ number: 5000 });
  });

  it('is waited for beyond the date that comes first', () => {
    const [talk, effects] = played(waiting()[0], falls(), press('same'));
    expect(cardIn(effects, 'holds')?.checkIn.words).toMatch(
      /^once you tell me that .*; else Mon 22 Nov 2027/u,
    );

    expect(postsOf(played(talk, say('examples 90'))[1]).slice(-2)).toEqual(['notice has-come', 'check-in']);
  });

  it('of a talk whose check-ins were stopped brings a date back to fall back on', () => {
    const [talk, effects] = played(prompting(), press('stop'), say('ask me when we have 500 examples'));

    expect(dateIn(effects)).toBe('2027-05-20T09:00:00+02:00');
    expect(talk).toMatchObject({ ended: null, until: { number: 500 } });
  });

  it('that comes after all was stopped asks nothing', () => {
    const [, effects] = played(waiting()[0], press('stop'), say('examples 90'));

    expect(postsOf(effects)).not.toContain('check-in');
  });
});

describe('what a button may ask for', () => {
  it.each([
    ['week', '2027-05-27T09:00:00+02:00'],
    ['month', '2027-06-21T09:00:00+02:00'],
    ['quarter', '2027-08-20T09:00:00+02:00'],
    ['half-year', '2027-11-22T09:00:00+01:00'],
    ['2027-08-02', '2027-08-02T09:00:00+02:00'],
    ['2027-08-01', '2027-08-02T09:00:00+02:00'],
    ['', '2027-05-27T09:00:00+02:00'],
  ])('"%s" sets %s, and the series stays', (choice, date) => {
    const [before] = played(prompting(), falls());

    const [talk, effects] = played(before, at(DUE, press('snooze', choice)));

    expect(dateIn(effects)).toBe(date);
    expect(talk).toMatchObject({ review: null, series: before.series });
  });

  it('"examples thousands" waits for that answer', () => {
    expect(played(prompting(), press('snooze', 'examples thousands'))[0].until).toEqual({
      ...{ kind: 'condition', question: 'examples', option: 'thousands' },
    });
  });

  it('a day that is over is told, and sets nothing', () => {
    const [, effects] = played(prompting(), at(DUE, press('snooze', '2027-05-19')));

    expect(postsOf(effects)).toEqual(['notice past-date']);
    expect(dateIn(effects)).toBeUndefined();
  });

  it('a day that is today asks at once, and one in twenty years is too far', () => {
    const today = played(prompting(), at(DUE, press('snooze', '2027-05-20')))[1];
    const far = played(prompting(), at(DUE, press('snooze', '2047-05-20')))[1];

    expect([postsOf(today), postsOf(far)]).toEqual([['check-in'], ['notice too-far']]);
  });
});
