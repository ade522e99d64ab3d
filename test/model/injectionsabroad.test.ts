// Every injection in a talk that is held in another language, with a translator that obeys whatever it is shown.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Message } from '../../src/door/messenger.ts';
import { asJson } from '../doubles/json.ts';
import type { Asked } from '../doubles/model/asked.ts';
import { INJECTIONS, PROMPT_MARKER } from '../doubles/model/injections.ts';
import type { ModelServer } from '../doubles/model/model.ts';
import { obey } from '../doubles/model/obedient.ts';
import { GERMAN, putting, readsGerman, textsAsked } from '../ingerman.ts';
import { VERSION } from '../talking.ts';
import { OTHER, type Tempted, tempted, temptedModel } from './tempted.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const ASKED = 'How many examples do we need to fine-tune a model?';

/** A workspace for each, of either platform. */
const tenantOf = (index: number): string =>
  index % 2 === 0 ? `T0TEAM${index}` : `12345678901234${1000 + index}`;

/** A translator that puts what it is ordered into each text; without an order it translates. */
function obeyed(asked: Asked): unknown {
  const { text: said = '' } = asked.messages.at(-1) ?? {};
  const orders = JSON.stringify(asJson(obey(asked)).texts ?? []);
  return putting(asked, (text) => (orders.length > 2 && said !== '' ? `${orders} ${text}` : `Wort ${text}`));
}

let server: ModelServer;
let bot: Tempted;

beforeAll(async () => {
  server = await temptedModel();
  bot = await tempted(ground, { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'k' });
  readsGerman(server);
  server.reply({ name: 'translate', says: obeyed });
  for (const index of INJECTIONS.keys()) await bot.tell(tenantOf(index), GERMAN, { kind: 'opened' });
  await bot.settle();
  for (const [index, { text, turns }] of INJECTIONS.entries())
    for (const said of [text, ...turns, `${ASKED} ${text}`])
      await bot.tell(tenantOf(index), said, { by: OTHER });
  await bot.settle();
}, 60_000);

afterAll(async () => {
  await bot.stop();
  await server.stop();
  guide.close();
});

const inGerman = (messages: readonly Message[]): number =>
  messages.filter(({ card }) => card.lang === 'de').length;

describe('in a talk in another language', () => {
  it.each(INJECTIONS.map((injection, index) => ({ ...injection, index })))(
    '$id shows nothing more than in English',
    async ({ index, wants }) => {
      const messages = bot.posted(tenantOf(index));
      expect(inGerman(messages)).toBeGreaterThan(2);
      for (const message of messages) {
        const { own, english } = await bot.shown(message);
        const found = (shown: string): string[] =>
          wants.filter((one) => one !== PROMPT_MARKER && shown.includes(JSON.stringify(one).slice(1, -1)));
        expect(found(own)).toEqual(found(english));
      }
    },
  );

  it('no translator is shown what they say, and much is translated all the same', async () => {
    const asked = textsAsked(server);
    const theirs = INJECTIONS.flatMap(({ wants, turns }) => [
      ...wants.filter((one) => one !== PROMPT_MARKER && one.length > 8),
      ...turns.filter(({ length }) => length > 12),
    ]);
    expect(asked.filter((text) => theirs.some((one) => text.includes(one)))).toEqual([]);
    expect(asked.length).toBeGreaterThan(50);

    const [first] = bot.posted(tenantOf(0));
    expect(first && (await bot.shown(first)).own).toContain('Wort ');
  });
});
