// A recommendation that somebody put away must not come back by itself months later.

import { afterAll, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { aTalk, chooses, opens, presses, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

/** A talk that has its card. */
function advised(): Talk {
  const [opened] = step(aTalk(), opens('it has to add up the totals of an invoice', { key: 'e0' }), ground);
  let talk = opened;
  for (let number = 1; talk.open !== null; number++)
    [talk] = step(talk, chooses(talk.open, 'not-sure', { key: `e${number}` }), ground);
  expect(talk.checkIn).not.toBeNull();
  return talk;
}

it.each(['cancel', 'restart'] as const)('%s calls the check-in off', (verb) => {
  const [, effects] = step(advised(), presses(verb, { key: 'last' }), ground);

  expect(effects.filter(({ kind }) => kind.endsWith('check-in'))).toEqual([{ kind: 'no-check-in' }]);
});

it.each(['cancel', 'restart'] as const)('%s has none to call off before there is a card', (verb) => {
  const [talk] = step(aTalk(), opens('', { key: 'e0' }), ground);
  const [, effects] = step(talk, presses(verb, { key: 'last' }), ground);

  expect(effects.filter(({ kind }) => kind.endsWith('check-in'))).toEqual([]);
});
