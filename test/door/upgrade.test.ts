// Stored talks of every form that ever was, brought to today's, and what happens to those that cannot be read.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../adapters/clock.ts';
import { databaseFile, openStore } from '../../adapters/store/open.ts';
import { screen } from '../../adapters/terminal/screen.ts';
import { openGuide } from '../../knowledge/open.ts';
import { type Bot, createBot, decideOn, NO_TASKS, type Store } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { step } from '../../src/dialogue/step.ts';
import { newTalk, TALK_VERSION, type Talk } from '../../src/dialogue/talk.ts';
import { readTalk } from '../../src/dialogue/upgrade.ts';
import { backoff } from '../../src/door/retry.ts';
import { adviceVersion } from '../../src/version.ts';
import { handClock } from '../clock.ts';
import { chooses, frozen, presses, recommendationIn, says } from '../talking.ts';

/**
 * One talk of each form that was ever stored, as the code of its day wrote it; here with the last commit that had it.
 * These files are kept for ever and never changed: somebody's talk still looks like that. 1: 1d48a6a. 2: 9e4a13a. 3: 23714b2.
 * 4: 2112d06. 5: de5e5a9. 6: eda3fc4. 7: 3de242e.
 */
const KEPT: Readonly<Record<number, string>> = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((form) => [
    form,
    readFileSync(join(import.meta.dirname, '..', 'fixtures', `talk-form-${form}.json`), 'utf8'),
  ]),
);
const FORM_1 = KEPT[1] ?? '';

/** What later forms added: talks in rooms with other people, and check-ins. */
const ADDED = {
  ...{ ours: false, shared: null, muted: false, lookedUp: null, turns: [], shareTold: null, thanked: [] },
  ...{ advised: null, series: null, review: null, steps: {}, about: '', chosen: null, formerOwners: [] },
  ...{ until: null, ended: null, reach: 'thread', digested: null, ping: false, decisions: [], cards: 0 },
  ...{ summary: null, language: null, translating: 0, listening: null, round: 0 },
};

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

const NOW = Date.parse('2026-11-27T09:00:00Z');

describe('a stored talk', () => {
  it('is kept here in every form before today’s', () => {
    expect(Object.keys(KEPT)).toEqual(Array.from({ length: TALK_VERSION - 1 }, (_, index) => `${index + 1}`));
    for (const [form, json] of Object.entries(KEPT))
      expect(JSON.parse(json)).toMatchObject({ v: Number(form) });
  });

  it.each(Object.keys(KEPT))('of form %s has today’s form once it is read', (form) => {
    const talk = readTalk(KEPT[Number(form)] ?? '', 'talk1');

    const today = newTalk({ id: 'talk1', tenant: 'T1', owner: 'u1', zone: 'Europe/Berlin' });
    expect(talk.v).toBe(TALK_VERSION);
    expect(Object.keys(talk).sort()).toEqual(Object.keys(today).sort());
  });

  it('of form 1 keeps all that was known', () => {
    const { topic, v, ...stored } = JSON.parse(FORM_1) as Record<string, unknown>;

    expect(readTalk(FORM_1, 'talk1')).toEqual({ ...stored, v: TALK_VERSION, ...ADDED });
    expect({ v, topic }, 'what is left out').toEqual({ v: 1, topic: ['prompt-for-manner'] });
  });

  it('of form 1 goes on with the next event', () => {
    const talk = frozen(readTalk(FORM_1, 'talk1'));

    const [asking] = step(talk, presses('correct', { key: 'e6' }, 'corpus'), ground);
    const [changed, effects] = step(asking, chooses('corpus', 'unwritten', { key: 'e7' }), ground);

    expect(changed).toMatchObject({ phase: 'advised', seen: [...talk.seen, 'e6', 'e7'] });
    expect(changed.answers).toMatchObject({ ...talk.answers, corpus: { option: 'unwritten', by: 'u1' } });
    expect(recommendationIn(effects)).toMatchObject({
      approach: 'rag',
      watchOuts: [{ id: 'no-written-source' }],
    });
  });

  it('of form 2 goes on with the question that was open', () => {
    const talk = frozen(readTalk(KEPT[2] ?? '', 'talk2'));

    const [next, effects] = step(talk, chooses('audience', 'shared', { key: 'e9' }), ground);

    expect(next).toMatchObject({
      muted: false,
      lookedUp: null,
      answers: { ...talk.answers, audience: { option: 'shared' } },
    });
    expect(effects[0]).toMatchObject({
      kind: 'edit',
      card: { kind: 'closed', question: 'audience', by: 'u1' },
    });
  });

  it('of form 3 goes on where it was muted, and its check-in still asks', () => {
    const talk = frozen(readTalk(KEPT[3] ?? '', 'talk3'));
    const at = '2027-05-25T07:00:00Z';

    const event = { kind: 'due', key: 'c1', by: 'whichway', at, checkIn: 'c1', due: at } as const;
    const [due, [first]] = step(talk, event, ground);
    const [awake] = step(due, says('what is RAG?', { key: 'e9' }), ground);

    const verdict = expect.stringMatching(/^Search your own text now/u);
    expect(first).toMatchObject({ card: { kind: 'check-in', since: '2026-11-25', verdict } });
    expect(awake).toMatchObject({ ours: true, muted: false, phase: 'advised', lookedUp: 'what is RAG?' });
  });

  it('of today’s form is read as it is', () => {
    const talk = newTalk({ id: 'talk1', tenant: 'T1', owner: 'u1', zone: 'UTC' });

    expect(readTalk(JSON.stringify(talk), 'talk1')).toEqual(talk);
  });
});

const MEND = /Put back a copy of the data folder, or open a new talk\.$/u;

/** Talks that cannot be read, with why and what to do. */
const UNREADABLE: readonly (readonly [what: string, json: string, why: RegExp, mend: RegExp])[] = [
  [
    'of a newer form',
    JSON.stringify({ v: TALK_VERSION + 1, secret: 'my secret' }),
    new RegExp(
      `stored by a newer Whichway \\(form ${TALK_VERSION + 1}, this one reads up to ${TALK_VERSION}\\)`,
      'u',
    ),
    /Start the newer version again; the talk is kept\.$/u,
  ],
  ['of a form that never was', '{"v":0,"secret":"my secret"}', /it has the form 0, which never was/u, MEND],
  ['of a form below all', '{"v":-7}', /it has the form -7, which never was/u, MEND],
  ['that is no JSON', '{"v":2,"secret":"my secret', /it is not JSON/u, MEND],
  ['that is empty', '', /it is not JSON/u, MEND],
  ['without a form', '{"secret":"my secret"}', /it has no form/u, MEND],
  ['with half a form', '{"v":1.5}', /it has no form/u, MEND],
  ['with a form in words', '{"v":"2"}', /it has no form/u, MEND],
  ['that is nothing', 'null', /it has no form/u, MEND],
  ['that is a list', '[2]', /it has no form/u, MEND],
];

function thrownBy(read: () => Talk): Error {
  try {
    read();
  } catch (cause) {
    if (cause instanceof Error) return cause;
  }
  throw new Error('the talk was read');
}

describe('a stored talk', () => {
  it.each(UNREADABLE)('%s is refused, by its id and without its contents', (_, json, why, mend) => {
    const refusal = thrownBy(() => readTalk(json, 'talk9'));

    expect(refusal).toMatchObject({ name: 'WhichwayError', code: 'state' });
    expect(refusal.cause).toBeUndefined();
    expect(refusal.message).toMatch(/^The talk talk9 /u);
    expect(refusal.message).toMatch(why);
    expect(refusal.message).toMatch(mend);
    expect(refusal.message).not.toContain('secret');
  });
});

type World = {
  bot: Bot;
  store: Store;
  cards: Card[];
  reports: string[];
  /** Changes the tables past the store, as a restored copy or an older version would. */
  edit(sql: string, ...values: readonly string[]): void;
  say(talk: string, text: string): Promise<unknown>;
  pass(ms: number): void;
};

async function opened(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = await openStore(folder, realClock);
  onTestFinished(() => store.close());
  const cards: Card[] = [];
  const reports: string[] = [];
  let now = NOW;
  let ids = 0;
  let said = 0;
  const bot = createBot({
    store,
    messenger: screen((card) => cards.push(card)),
    tasks: NO_TASKS,
    decide: decideOn(ground),
    ids: () => `id${++ids}`,
    clock: handClock(() => now),
    random: () => 0,
    report: (sentence) => reports.push(sentence),
  });
  return {
    bot,
    store,
    cards,
    reports,
    edit(sql, ...values) {
      const db = new Database(databaseFile(folder));
      db.prepare(sql).run(...values);
      db.close();
    },
    async say(talk, text) {
      const event = says(text, { key: `said ${++said}` });
      await bot.receive({ tenant: 'T1', talk, place: 'room', thread: null, zone: 'Europe/Berlin', event });
      return bot.drain();
    },
    pass(ms) {
      now += ms;
    },
  };
}

/** A talk as an earlier version left it, after six commits. */
const LEFT = `INSERT INTO talk (tenant, id, version, state, created_at, changed_at) VALUES ('T1', ?, 6, ?, 0, 0)`;

describe('a bot', () => {
  it('goes on with a talk of form 1, and stores it in today’s', async () => {
    const { bot, store, cards, reports, edit, say } = await opened();
    edit(LEFT, 'talk1', FORM_1);
    expect(await bot.talk('T1', 'talk1')).toEqual(readTalk(FORM_1, 'talk1'));

    await say('talk1', 'why not fine-tuning?');

    expect(cards).toMatchObject([{ kind: 'answer', about: 'why-later' }]);
    expect(JSON.parse((await store.inbox.talk('T1', 'talk1')) ?? '')).toMatchObject({
      v: TALK_VERSION,
      answers: readTalk(FORM_1, 'talk1').answers,
      seen: ['e1', 'e2', 'e3', 'e4', 'e5', 'said 1'],
    });
    expect(reports).toEqual([]);
  });

  it('lets the events of a talk that it cannot read wait, and goes on with all others', async () => {
    const { bot, cards, reports, edit, say, pass } = await opened();
    edit(LEFT, 'bad', '{"v":99}');

    await say('bad', 'why not fine-tuning?');
    await say('good', 'it makes up answers about our documents');

    expect(reports).toEqual([
      expect.stringMatching(/^An event of the talk bad has to wait: state: .*newer Whichway/u),
    ]);
    expect(cards.map(({ kind }) => kind)).toContain('question');
    await expect(bot.talk('T1', 'bad')).rejects.toMatchObject({ code: 'state' });

    pass(backoff(1, 0) - 1);
    await bot.drain();
    expect(reports, 'not tried before its time').toHaveLength(1);
    pass(1);
    await bot.drain();
    expect(reports, 'tried again').toHaveLength(2);
    pass(backoff(1, 0));
    await bot.drain();
    expect(reports, 'later each time').toHaveLength(2);

    cards.length = 0;
    edit("UPDATE talk SET state = ? WHERE id = 'bad'", FORM_1);
    pass(backoff(2, 0));
    await bot.drain();
    expect(cards, 'after the repair nothing of it is lost').toMatchObject([{ about: 'why-later' }]);
  });

  it('goes on with all others where an event cannot be read', async () => {
    const { bot, cards, edit, say } = await opened();
    await bot.receive({
      tenant: 'T1',
      talk: 'bad',
      place: 'room',
      thread: null,
      zone: 'UTC',
      event: says('hello', { key: 'e1' }),
    });
    edit("UPDATE inbox SET event = ? WHERE talk = 'bad'", '{"kind":"said');

    await say('good', 'it makes up answers about our documents');

    expect(cards.map(({ kind }) => kind)).toContain('question');
  });

  it('refuses a message that cannot be read any more, and sends what comes after it', async () => {
    const { bot, cards, edit, say } = await opened();
    edit(
      "CREATE TRIGGER damage AFTER INSERT ON outbox WHEN new.talk = 'bad' BEGIN UPDATE outbox SET payload = substr(payload, 1, 9) WHERE seq = new.seq; END",
    );
    await say('bad', 'it makes up answers about our documents');
    expect(cards).toEqual([]);
    edit('DROP TRIGGER damage');

    await say('bad', '2');
    await bot.drain();
    expect(cards.length).toBeGreaterThan(0);
  });
});
