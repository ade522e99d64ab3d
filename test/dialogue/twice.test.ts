// The same thing pressed twice: whoever wanted nothing else hears nothing of it.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/event.ts';
import { aTalk, chooses, opens, postsOf } from '../talking.ts';
import { answers, falls, played, searching, who } from './advised.ts';

const asking = () =>
  played(aTalk(), opens('our support bot must answer from 2,000 help articles that change daily', who()))[0];

describe('the same answer pressed twice', () => {
  it('by the same person is passed over', () => {
    const [talk, effects] = played(
      asking(),
      chooses('audience', 'shared', who()),
      chooses('audience', 'shared', who()),
    );

    expect(effects).toEqual([]);
    expect(talk.open).toBe('running');
  });

  it.each([
    ['another answer', 'per-user', 'u1'],
    ['another person', 'shared', 'u2'],
  ])('with %s is told that it came second', (_, option, by) => {
    const [, effects] = played(
      asking(),
      chooses('audience', 'shared', who()),
      chooses('audience', option, who(by)),
    );

    expect(postsOf(effects)).toEqual(['~notice already-answered']);
  });

  it('as the last line of a check-in is passed over, too', () => {
    const [due, effects] = played(searching(), falls());
    const card = effects
      .flatMap((one) => (one.kind === 'post' ? [one.card] : []))
      .find(({ kind }) => kind === 'check-in');
    if (card?.kind !== 'check-in') throw new Error('no check-in');
    const lines = card.items.map(({ id, options }) => `${id} ${options[0]?.id}`);
    const last = lines.find((line) => line.startsWith('a-')) ?? '';
    const presses = [...lines.filter((line) => line !== last), last].map((line) => answers(line));

    const [done] = played(due, ...presses);

    expect(done.review).toBeNull();
    expect(postsOf(played(done, answers(last))[1])).toEqual([]);
    expect(postsOf(played(done, answers(last, 'u2'))[1])).toEqual(['~notice check-in-over']);
  });
});

describe('"helpful" pressed twice', () => {
  const rates = (helpful: boolean, by = 'u1', reason?: string): Event => ({
    ...{ kind: 'rated', ...who(by), at: '2026-11-20T08:00:00Z', message: 'm1', helpful },
    ...(reason === undefined ? {} : { reason }),
  });

  it('is thanked for once, and counted each time', () => {
    const [, effects] = played(searching(), rates(true), rates(true));

    expect(effects.map(({ kind }) => kind)).toEqual(['feedback']);
  });

  it('is thanked for again by another person, for another opinion, and for the reason', () => {
    for (const event of [rates(true, 'u2'), rates(false), rates(true, 'u1', 'clear')])
      expect(postsOf(played(searching(), rates(true), event)[1])).toEqual(['~notice noted']);
  });
});
