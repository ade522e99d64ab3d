// Who looks after a talk: handing it over, and whether they are mentioned when it is asked about.
import { describe, expect, it } from 'vitest';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event, Named } from '../../src/event.ts';
import { postsOf, withoutSeen } from '../talking.ts';
import { cardIn, dateIn, falls, played, press, say, searching } from './advised.ts';

const TOKYO: Named = { id: 'U2', zone: 'Asia/Tokyo' };

/** Said where people have signs. */
const naming = (text: string, ...people: Named[]): Event => ({ ...say(text), people }) as Event;

describe('a talk that is handed over', () => {
  it('is asked about at the same time on the clock of the new owner, and the series stays', () => {
    const [talk, effects] = played(searching(), naming('hand it over to <@U2>', TOKYO));

    expect(talk).toMatchObject({
      ...{ owner: 'U2', zone: 'Asia/Tokyo', formerOwners: ['u1'], series: searching().series },
      checkIn: { at: '2027-05-20T09:00:00+09:00', words: 'Thu 20 May 2027, 09:00 Tokyo' },
    });
    expect(dateIn(effects)).toBe('2027-05-20T09:00:00+09:00');
  });

  it('calls the new owner once, where they were named, and says what it means', () => {
    const [, effects] = played(searching(), naming('hand it over to <@U2>', TOKYO));

    expect(postsOf(effects)).toEqual(['notice yours-here']);
    expect(cardIn(effects, 'notice')).toMatchObject({
      mention: 'U2',
      text: expect.stringContaining('"mention me"'),
    });
  });

  it('tells who was chosen from a menu directly, and calls nobody in the thread', () => {
    const [, effects] = played(searching(), press('hand-over', 'U2 Asia/Tokyo'));

    expect(postsOf(effects)).toEqual(['notice handed-over', 'notice yours-now']);
    expect(effects.filter((one) => one.kind === 'post' && 'mention' in one.card)).toEqual([]);
  });

  it('has its following dates there too', () => {
    const [, effects] = played(
      searching(),
      naming('hand it over to <@U2>', TOKYO),
      falls('2027-05-20T00:00:00Z'),
    );

    expect(dateIn(effects)).toBe('2027-11-22T09:00:00+09:00');
  });

  it('remembers those who owned it before, each once, the latest first', () => {
    const to = (...ids: readonly string[]): Talk =>
      played(searching(), ...ids.map((id) => press('hand-over', `${id} UTC`)))[0];

    expect(to('u2', 'u3').formerOwners).toEqual(['u2', 'u1']);
    expect(to('u2', 'u3', 'u2').formerOwners).toEqual(['u3', 'u1']);
    expect(to('u2', 'u3', 'u1').formerOwners).toEqual(['u3', 'u2']);
  });

  it('does not mention the new owner until they want that', () => {
    const [talk] = played(searching(), say('mention me'), press('hand-over', 'u2 Europe/Berlin'));
    expect(talk.ping).toBe(false);

    expect(cardIn(played(talk, falls())[1], 'check-in')?.mention).toBeUndefined();
    expect(cardIn(played(talk, say('mention me', 'u2'), falls())[1], 'check-in')?.mention).toBe('u2');
  });

  it('keeps its end: a new owner alone brings no date back', () => {
    for (const verb of ['stop', 'done'] as const) {
      const [talk, effects] = played(searching(), press(verb), press('hand-over', 'u2 Asia/Tokyo'));

      expect(dateIn(effects), verb).toBeUndefined();
      expect(talk).toMatchObject({ owner: 'u2', ended: { by: 'u1' } });
    }
  });

  it.each<[what: string, event: () => Event, answer: string]>([
    ['a name without a sign', () => naming('hand it over to Ben'), 'name-them'],
    ['a sign of somebody else', () => naming('hand it over to <@U3>', TOKYO), 'name-them'],
    ['nobody', () => press('hand-over', ''), 'name-them'],
    ['who owns it already', () => press('hand-over', 'u1 Asia/Tokyo'), 'theirs-already'],
  ])('stays with its owner where it is handed to %s', (_, event, answer) => {
    const before = searching();

    const [talk, effects] = played(before, event());

    expect(postsOf(effects)).toEqual([`notice ${answer}`]);
    expect(withoutSeen(talk)).toEqual(withoutSeen(before));
  });

  it.each([
    ['hand it over to Ben', 'Ben'],
    ['hand it over to ben', 'ben'],
    ['hand it over to @ben', 'ben'],
  ])('goes to any name where the platform has no signs for people: "%s"', (text, owner) => {
    expect(played(searching(), say(text))[0]).toMatchObject({ owner, zone: 'Europe/Berlin' });
  });

  it.each(['<@U2>', '<@U2|ben>', '<@!U2>'])('finds the person in the sign %s', (sign) => {
    expect(played(searching(), naming(`hand it over to ${sign}`, TOKYO))[0].owner).toBe('U2');
  });
});

describe('to be mentioned', () => {
  it('is chosen and taken back by the owner', () => {
    const [wanted] = played(searching(), say('mention me'));
    expect(cardIn(played(wanted, falls())[1], 'check-in')?.mention).toBe('u1');

    const [unwanted] = played(wanted, say("don't mention me"));
    expect(cardIn(played(unwanted, falls())[1], 'check-in')?.mention).toBeUndefined();
  });

  it.each(['mention', 'no-mention'] as const)(
    'is nobody else’s choice, as only they are told: %s',
    (verb) => {
      const [before] = played(searching(), press(verb === 'mention' ? 'no-mention' : 'mention'));

      const [talk, effects] = played(before, press(verb, undefined, 'u2'));

      expect(effects).toMatchObject([{ kind: 'whisper', to: 'u2', card: { about: 'only-owner' } }]);
      expect(talk.ping).toBe(before.ping);
    },
  );
});
