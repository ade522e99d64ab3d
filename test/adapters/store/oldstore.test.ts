// A database as an older version left it, in the middle of a talk: opened by today's, nothing of it is lost.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { databaseFile, openStore } from '../../../adapters/store/open.ts';
import { screen } from '../../../adapters/terminal/screen.ts';
import { openGuide } from '../../../knowledge/open.ts';
import { createBot, decideOn, NO_TASKS } from '../../../src/bot.ts';
import type { Card } from '../../../src/card.ts';
import { OFFICE_HOURS } from '../../../src/checkin/workhours.ts';
import { adviceVersion } from '../../../src/version.ts';
import { handClock } from '../../clock.ts';
import { temporary } from './rows.ts';

/** Tables and rows as the first version wrote them: a recommendation was given, and a question waits. Never changed. */
const FIRST = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'store-1.sql'), 'utf8');

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());

it('is brought to today’s tables, and its talk goes on', async () => {
  const folder = temporary();
  const old = new Database(databaseFile(folder));
  old.exec(FIRST);
  old.close();
  const cards: Card[] = [];
  const store = await openStore(folder, realClock);
  onTestFinished(() => store.close());
  const bot = createBot({
    ...{ store, messenger: screen((card) => cards.push(card)), tasks: NO_TASKS },
    decide: decideOn({ guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS }),
    ids: () => `new${cards.length}`,
    clock: handClock(() => Date.parse('2027-05-24T07:00:00Z')),
    random: () => 0.5,
    report: (sentence) => expect(sentence).toBeUndefined(),
    alone: true,
  });

  await bot.drain();

  const talk = await bot.talk('local', 'terminal');
  expect(talk).toMatchObject({
    phase: 'advised',
    answers: { audience: { option: 'shared' } },
    lookedUp: 'what is RAG?',
  });
  expect(
    cards.map((card) => ('about' in card ? card.about : card.kind)),
    'the waiting question, and the check-in that is due',
  ).toEqual(['guidance', 'check-in']);
  expect(await store.checkIns.due(Date.parse('2027-06-01'), 10), 'asked once, not twice').toEqual([]);
});
