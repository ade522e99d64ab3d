// A talk of form 5, which forgot chosen dates and hid the recommendation of a talk that was cancelled.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisionsOf } from '../../src/dialogue/history.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { readTalk } from '../../src/dialogue/upgrade.ts';
import { frozen, postsOf } from '../talking.ts';
import { at, falls, played, press, say } from './advised.ts';

const STORED = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'talk-form-5.json'), 'utf8');

const cancelled = (): Talk => frozen(readTalk(STORED, 'talk5'));

/** The same talk, had nobody cancelled it. */
const going = (changes: object = {}): Talk =>
  frozen(readTalk(JSON.stringify({ ...JSON.parse(STORED), phase: 'advised', ...changes }), 'talk5'));

const LATER = '2026-12-01T08:00:00Z';

describe('a talk that was cancelled after its recommendation', () => {
  it('shows it again, with how the follow-up ended', () => {
    expect(cancelled()).toMatchObject({ phase: 'advised', muted: true, chosen: null });
    expect(decisionsOf(cancelled()).map(({ kind }) => kind)).toEqual(['closed', 'advised']);
    expect(postsOf(played(cancelled(), at(LATER, press('plan')))[1])).toEqual(['list plan']);
  });

  it('still asks nothing', () => {
    expect(played(cancelled(), falls('2027-05-04T07:00:00Z'))[1]).toEqual([]);
  });
});

it('a talk that was cancelled before it stays as it was', () => {
  const early = readTalk(JSON.stringify({ ...JSON.parse(STORED), checkIn: null, advised: null }), 'talk5');

  expect(early).toMatchObject({ phase: 'cancelled', ended: null });
});

describe('a date that people chose', () => {
  it('is known for theirs', () => {
    const [talk] = played(going(), at(LATER, say('actually it is different for each user')));

    expect(talk.checkIn?.words).toBe('Tue 4 May 2027, 09:00 Berlin');
  });

  it('is none where only a weekend moved it', () => {
    expect(going({ series: '2027-05-02T09:00:00' }).chosen).toBeNull();
    expect(going({ checkIn: null }).chosen).toBeNull();
  });
});
