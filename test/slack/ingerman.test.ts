// A whole talk in German in the local Slack: opened, answered without the bot's name, asked about, and checked months later.
import { expect, it } from 'vitest';
import { temporary } from '../adapters/store/rows.ts';
import type { Asked } from '../doubles/model/asked.ts';
import { type ModelServer, modelForTest } from '../doubles/model/model.ts';
import { type Lines, reads } from '../doubles/model/reads.ts';
import { ADA, BEN, GENERAL, TEAM } from '../doubles/slack/settings.ts';
import { GERMAN, putting } from '../ingerman.ts';
import { WORDS } from '../model/journeys.ts';
import { DUE } from '../stories.ts';
import { inMonths, type Months, newest, type Spot, storedTalk } from './months.ts';
import { botMessages, firstLines, press } from './seen.ts';

const QUESTION = 'Ab welcher Menge lohnt sich das Anlernen?';
const DONE = 'Die Messung ist durch, und die Leute meckern über den Tonfall.';
const LUNCH = 'Geht ihr nachher noch mit in die Kantine';

const answers = (question: string, option: string, quote: string) => ({
  answers: [{ question, option, quote }],
});

/** The model reads all of that, and translates each text by a word before it. */
async function model(): Promise<ModelServer> {
  const server = await modelForTest();
  const step = (lines: Lines): string => lines.find(({ id }) => id.startsWith('s-'))?.id ?? '';
  server.reply(
    reads({
      'Unser Assistent': { ...answers('need', 'facts', 'kennt die Rückgaberegeln nicht'), language: 'de' },
      dreitausend: answers('corpus', 'large', 'um die dreitausend Blatt'),
      jeder: answers('audience', 'shared', 'kriegt jeder dasselbe'),
      Volltext: answers('running', 'search', 'Volltext ist da'),
      Anlernen: { asks: 'How many examples do we need to fine-tune?' },
      Messung: (lines) => ({
        lines: [
          { line: step(lines), option: 'done', quote: 'Die Messung ist durch' },
          { line: 'f', option: 'manner', quote: 'meckern über den Tonfall' },
          { line: 's-of-nobody', option: 'done', quote: 'Die Messung ist durch' },
        ],
      }),
    }),
  );
  server.reply({ name: 'answer', says: { sentences: [{ text: WORDS, passages: ['how-many-examples'] }] } });
  server.reply({ name: 'translate', says: (asked: Asked) => putting(asked, (text) => `Wort ${text}`) });
  return server;
}

type German = Months & { place: Spot; server: ModelServer };

/** A talk that Ada opened in German. */
async function opened(): Promise<German> {
  const server = await model();
  const env = { OPENAI_BASE_URL: server.url };
  const months = await inMonths('socket', { env, folder: temporary() });
  const { slack, settle } = months;
  const place = { channel: GENERAL, thread: await slack.mention(ADA, { channel: GENERAL }, GERMAN) };
  await settle();
  return { ...months, place, server };
}

/** The same, brought to its recommendation by one press and by words to nobody in particular. */
async function inGerman(): Promise<German> {
  const talk = await opened();
  const { slack, settle, place } = talk;
  await press(slack, ADA, place, 'answer:need:facts');
  await settle();
  for (const text of ['so um die dreitausend Blatt', 'da kriegt jeder dasselbe', 'Volltext ist da']) {
    await slack.say(ADA, place, text);
    await settle();
  }
  return talk;
}

it('is answered without the bot’s name, up to the recommendation', async () => {
  const talk = await inGerman();

  expect((await storedTalk(talk, talk.place))?.answers).toMatchObject({
    corpus: { option: 'large', quote: 'um die dreitausend Blatt', by: ADA },
    audience: { option: 'shared' },
    running: { option: 'search' },
  });
  expect(JSON.stringify(newest(talk.slack, talk.place).blocks)).toContain('Wort Full plan');
});

it('leaves words alone that answer nothing, and keeps nothing of them', async () => {
  const abroad = await opened();
  const { slack, settle, place, server } = abroad;
  const [before, requests] = [firstLines(slack, place), server.calls.length];

  await slack.say(BEN, place, LUNCH);
  await settle();

  expect(server.calls).toHaveLength(requests + 1);
  expect(firstLines(slack, place)).toEqual(before);
  const { bot, store } = abroad.bot();
  const talk = await bot.talk(TEAM, `${place.channel}.${place.thread}`);
  expect(JSON.stringify(talk)).not.toContain('Kantine');
  expect(await store.inbox.has(TEAM, talk?.seen.at(-1) ?? '')).toBe(true);
});

it('answers a question of its own, and a check-in', async () => {
  const talk = await inGerman();
  const { slack, place, settle } = talk;

  await slack.mention(ADA, place, QUESTION);
  await settle();
  expect(newest(slack, place).text).toContain(`Wort ${WORDS.split('.')[0]}`);
  expect((await storedTalk(talk, place))?.turns).toMatchObject([{ question: QUESTION, answer: WORDS }]);
  expect(JSON.stringify(botMessages(slack, place))).not.toContain('do we need to fine-tune?');

  await talk.at(DUE);
  await slack.say(ADA, place, DONE);
  await settle();

  const said = (await storedTalk(talk, place))?.review?.said ?? {};
  expect(Object.values(said).map(({ value }) => value)).toEqual(['done', 'manner']);
  expect(newest(slack, place).text).toMatch(/^Wort Noted: /u);
});
