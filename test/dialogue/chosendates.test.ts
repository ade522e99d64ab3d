// A date that people chose is theirs until it is over, whatever is recommended anew.
import { describe, expect, it } from 'vitest';
import { at, cardIn, dateIn, falls, played, press, prompting, say } from './advised.ts';

const MAY = 'Tue 4 May 2027, 09:00 Berlin';
const text = (effects: Parameters<typeof cardIn>[0]): string => cardIn(effects, 'notice')?.text ?? '';

describe('a chosen date', () => {
  it.each([
    ['in words', () => say('ask me on 4 May 2027')],
    ['by a control', () => press('snooze', '2027-05-04')],
  ])('%s stays on a new recommendation', (_, chooses) => {
    const [talk, effects] = played(prompting(), chooses(), say('we have 1,200 examples now'));

    expect(cardIn(effects, 'recommendation')?.checkIn.words).toBe(MAY);
    expect(talk.checkIn?.words).toBe(MAY);
    expect(dateIn(effects)).toBe('2027-05-04T09:00:00+02:00');
  });

  it('stays when another need brings other questions', () => {
    let [talk] = played(prompting(), say('ask me on 4 May 2027'), press('correct', 'need'), say('facts'));
    for (let turn = 0; talk.open !== null && turn < 6; turn++) [talk] = played(talk, press('skip'));

    expect(talk.checkIn?.words).toBe(MAY);
  });

  it('is the same time of day in another zone', () => {
    const [talk] = played(
      prompting(),
      say('ask me on 4 May 2027'),
      say('time zone Tokyo'),
      say('examples 1200'),
    );

    expect(talk.checkIn?.words).toBe('Tue 4 May 2027, 09:00 Tokyo');
  });

  it('is over once it was asked, or once nobody wants to be asked', () => {
    const [asked] = played(prompting(), say('ask me on 4 May 2027'), falls('2027-05-04T07:00:00Z'));
    expect(asked.chosen).toBeNull();

    const [stopped] = played(
      prompting(),
      say('ask me on 4 May 2027'),
      say('stop asking'),
      say('examples 1200'),
    );
    expect(stopped).toMatchObject({ chosen: null, ended: { why: 'stopped' } });
  });

  it('that has passed is not taken up again', () => {
    const [talk] = played(
      prompting(),
      say('ask me on 4 May 2027'),
      at('2027-06-01T08:00:00Z', say('examples 1200')),
    );

    expect(talk.checkIn?.words).toBe('Wed 1 Dec 2027, 09:00 Berlin');
  });
});

describe('a wish that takes the place of another one', () => {
  it.each([
    ['ask me on 3 May 2027', 'I will ask again: Mon 3 May 2027, 09:00 Berlin (instead of Tue 4 May 2027).'],
    [
      'ask me on 4 May 2027 at 11',
      'I will ask again: Tue 4 May 2027, 11:00 Berlin (instead of Tue 4 May 2027, 09:00 Berlin).',
    ],
    ['ask me on 4 May 2027', `I will ask again: ${MAY}.`],
    [
      'ask me when we have 90 examples',
      `I will ask again: once you tell me that there are 90 signed-off answers; else ${MAY}.`,
    ],
  ])('says which: %s', (wish, words) =>
    expect(text(played(prompting(), say('ask me on 4 May 2027'), say(wish))[1])).toBe(words),
  );

  it('says so of a condition, too', () => {
    const waiting = [prompting(), say('ask me when we have 90 examples')] as const;

    expect(text(played(...waiting, say('ask me on 4 May 2027'))[1])).toBe(
      `I will ask again: ${MAY} (instead of waiting until there are 90 signed-off answers).`,
    );
    expect(text(played(...waiting, say('ask me when we have 95 examples'))[1])).toContain(
      '(instead of waiting until there are 90 signed-off answers)',
    );
  });

  it('says nothing of a date that the bot chose, or that was called off', () => {
    expect(text(played(prompting(), say('ask me on 4 May 2027'))[1])).toBe(`I will ask again: ${MAY}.`);
    expect(
      text(
        played(prompting(), say('ask me on 3 May 2027'), say('stop asking'), say('ask me on 4 May 2027'))[1],
      ),
    ).toBe(`I will ask again: ${MAY}.`);
  });
});

describe('a date that cannot stay as it was said', () => {
  it.each([
    ['ask me on 1 May 2027', 'That is a weekend, so I will ask again: Mon 3 May 2027, 09:00 Berlin.'],
    [
      'ask me on 4 May 2027 at 22:00',
      'That is outside working hours, so I will ask again: Wed 5 May 2027, 09:00 Berlin.',
    ],
    ['on 03/04/2027', 'Is that 4 March 2027 or 3 April 2027? Write it with the name of the month.'],
    ['ask me again yesterday', 'That date is over. Name one that is still to come, such as "in 3 months".'],
    ['ask me on 4 May 2020', 'That date is over. Name one that is still to come, such as "in 3 months".'],
  ])('says so: %s', (wish, words) => expect(text(played(prompting(), say(wish))[1])).toBe(words));

  it.each(['on 13/04/2027', 'on 04/04/2027', 'on 03.04.2027'])(
    'is clear where it can be one day only: %s',
    (wish) => expect(text(played(prompting(), say(wish))[1])).toContain('I will ask again: '),
  );

  it('by a control says so, too', () => {
    expect(text(played(prompting(), press('snooze', '2027-05-01'))[1])).toContain('That is a weekend');
  });
});
