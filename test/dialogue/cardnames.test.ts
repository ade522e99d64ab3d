// The names of recommendations: each message has its own, so that a check-in can speak of the one that it is about.
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/dialogue/outcome.ts';
import { answers, falls, played, press, prompting, refuses, say } from './advised.ts';

/** "post card-2 difference, of card-1" */
const namesIn = (effects: readonly Effect[]): string[] =>
  effects.flatMap((one) => {
    if ((one.kind !== 'post' && one.kind !== 'edit') || one.name === undefined) return [];
    const of = one.refers === undefined ? '' : `, of ${one.refers}`;
    return [`${one.kind} ${one.name} ${one.card.kind}${of}`];
  });

const REPLACED = 'edit card-1 replaced, of card-2';

describe('a recommendation', () => {
  it('that replaces another has the next name, and the old one leads to it', () => {
    expect(namesIn(played(prompting(), say('examples 1500'))[1])).toEqual([
      'post card-2 recommendation',
      REPLACED,
    ]);
  });

  it('that comes of a check-in speaks of the one before', () => {
    const end = [answers('a-examples thousands'), press('conclude')];

    expect(namesIn(played(prompting(), falls(), ...end)[1])).toEqual([
      'edit check-in check-in, of card-1',
      'post card-2 difference, of card-1',
      REPLACED,
    ]);
  });

  it('that is shown once more has the name that it had, and replaces nothing', () => {
    expect(namesIn(played(prompting(), press('card'))[1])).toEqual(['post card-1 recommendation']);
  });

  it('that is shared with the room has no name there: the one in the thread is changed later', () => {
    expect(namesIn(played(prompting(), press('share'))[1])).toEqual([]);
  });

  it('of a talk from before they were counted has the old name', () => {
    const old = { ...prompting(), cards: 0 };

    expect(namesIn(played(old, falls())[1])).toEqual(['post check-in check-in, of card']);
    expect(namesIn(played(old, say('examples 1500'))[1])).toEqual([
      'post card-1 recommendation',
      'edit card replaced, of card-1',
    ]);
  });

  it('never has the name of one from before the talk began anew', () => {
    let [talk, effects] = played(prompting(), press('restart'));
    while (talk.open !== null) [talk, effects] = played(talk, press('skip'));

    expect(namesIn(effects)).toContain('post card-2 recommendation');
    expect(namesIn(effects).filter((name) => name.startsWith('edit card'))).toEqual([]);
  });
});

it('a check-in speaks of the last recommendation, wherever it is asked', () => {
  const [second] = played(prompting(), say('examples 1500'));

  for (const events of [[falls()], [falls(), refuses('check-in')], [falls(), press('ask')]])
    expect(namesIn(played(second, ...events)[1])).toEqual(['post check-in check-in, of card-2']);
});
