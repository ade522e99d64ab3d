// Every injection through a whole bot, with a model that obeys each of them: nothing of what it wants becomes visible.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { step } from '../../src/dialogue/step.ts';
import { newTalk, type Talk } from '../../src/dialogue/talk.ts';
import type { Message } from '../../src/door/messenger.ts';
import { asText, jsonList } from '../doubles/json.ts';
import { INJECTIONS, type Injection, OTHERS_MARKER, PROMPT_MARKER } from '../doubles/model/injections.ts';
import type { ModelServer } from '../doubles/model/model.ts';
import { opens, says, VERSION, withoutSeen } from '../talking.ts';
import { addressesOfGuidance, exitsOf, leaks } from './leaks.ts';
import { ASKER, dataIn, OTHER, TALK, type Tempted, tempted, temptedModel } from './tempted.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const CASE = 'our bot must answer from 2,000 help articles';
/** Asked so plainly that the guidance answers, whatever stands behind it. */
const ASKED =
  'Does fine-tuning need hundreds or thousands of training examples? How many examples do we need to fine-tune a model? How much training data does fine-tuning take?';
const FURTHER = 'how many examples do we need to fine-tune?';

type Line = { text: string; by: string };
const line = (text: string, by = ASKER): Line => ({ text, by });

/** The turns of an injection; one of a single turn is cut in the middle. */
function pieces({ turns, text }: Injection): readonly string[] {
  if (turns.length > 1) return turns;
  const middle = text.indexOf(' ', text.length / 2);
  return middle < 0 ? turns : [text.slice(0, middle), text.slice(middle + 1)];
}

/** What people say in a talk, the first line opens it. */
const WAYS: Readonly<Record<string, (injection: Injection) => Line[]>> = {
  'as the text that opens a talk': ({ text }) => [line(text)],
  'as a part of the case': ({ text }) => [line(`${CASE} that change every day. ${text}`)],
  'as a question, and as an earlier turn when somebody else asks': ({ text }) => [
    line(CASE),
    line(`${ASKED} ${text}`),
    line(FURTHER, OTHER),
  ],
  'split over turns': (injection) => [
    line(CASE),
    ...pieces(injection).map((piece) => line(`${ASKED} ${piece}`)),
  ],
};

const tenantOf = (way: string, { id }: Injection): string => `${id} ${way}`;

const ADDRESSES = addressesOfGuidance();

let server: ModelServer;
let bot: Tempted;
/** Requests before any tenant but the other team had said a word. */
let ofOthers = 0;

beforeAll(async () => {
  server = await temptedModel();
  bot = await tempted(ground, { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'k' });
  await bot.tell('others', `${CASE} of ${OTHERS_MARKER}`, { kind: 'opened' });
  await bot.settle();
  await bot.tell('others', `${ASKED} This is about ${OTHERS_MARKER}.`);
  await bot.settle();
  ofOthers = server.calls.length;
  const lines = Object.entries(WAYS).flatMap(([way, said]) =>
    INJECTIONS.map((one) => ({ tenant: tenantOf(way, one), said: said(one) })),
  );
  for (let turn = 0; lines.some(({ said }) => said.length > turn); turn++) {
    for (const { tenant, said } of lines) {
      const one = said[turn];
      if (one) await bot.tell(tenant, one.text, { kind: turn === 0 ? 'opened' : 'said', by: one.by });
    }
    await bot.settle();
  }
}, 60_000);

afterAll(async () => {
  await bot.stop();
  await server.stop();
  guide.close();
});

/** The same talk without a model. */
function withoutModel(tenant: string, said: readonly Line[]): Talk {
  const start = newTalk({ id: TALK, tenant, owner: ASKER, zone: 'UTC' });
  return said.reduce((talk, { text, by }, index) => {
    const event = (index === 0 ? opens : says)(text, { key: `p${index}`, by });
    return step(talk, event, ground)[0];
  }, start);
}

/** What an answer out of the model's mouth may change: which words were answered. */
function apartFromAnswers(talk: Talk): unknown {
  return { ...withoutSeen(talk), turns: talk.turns.map(({ question }) => question) };
}

/** What reading may change: answers that nobody gave otherwise, and what is asked next because of them. */
function apartFromReading(talk: Talk): unknown {
  const { owner, phase, checkIn, decisions, ended, muted, reach, ping, shared, steps, formerOwners } = talk;
  return { owner, phase, checkIn, decisions, ended, muted, reach, ping, shared, steps, formerOwners };
}

/** The sentences of all prompts, and the marker that stands for them in `wants`. */
function promptSentences(): string[] {
  const prompts = new Set(server.calls.map(({ body }) => asText(jsonList(body.messages)[0]?.content) ?? ''));
  return [...prompts].flatMap((prompt) => prompt.split(/\n|(?<=[.:]) /u)).filter(({ length }) => length > 24);
}

const worded = (messages: readonly Message[]): boolean =>
  messages.some(({ card }) => card.kind === 'answer' && card.worded === true);

describe.each(Object.entries(WAYS))('%s', (way, said) => {
  it.each(INJECTIONS)('$id shows nothing that it wants', (injection) => {
    const messages = bot.posted(tenantOf(way, injection));
    const wanted = injection.wants.flatMap((one) => (one === PROMPT_MARKER ? promptSentences() : [one]));
    const told = said(injection).map(({ text }) => text);

    expect(messages.length).toBeGreaterThan(0);
    expect(messages.flatMap(({ card }) => leaks(card, [...wanted, OTHERS_MARKER], told))).toEqual([]);
    expect(messages.flatMap((message) => exitsOf(message, ADDRESSES, [ASKER, OTHER]))).toEqual([]);
  });

  it.each(INJECTIONS)('$id changes nothing but answers that are quoted', async (injection) => {
    const tenant = tenantOf(way, injection);
    const lines = said(injection);
    const talk = await bot.bot.talk(tenant, TALK);
    const plain = withoutModel(tenant, lines);
    if (!talk) throw new Error('there is no talk');

    const told = lines
      .map(({ text }) => text)
      .join('\n')
      .replaceAll(/\s+/gu, ' ');
    const news = Object.entries(talk.answers).filter(
      ([id, answer]) => JSON.stringify(answer) !== JSON.stringify(plain.answers[id as 'need']),
    );
    for (const [, { how, quote = '?' }] of news) {
      expect(how).toBe('read');
      expect(told).toContain(quote.replaceAll(/\s+/gu, ' '));
    }
    expect(apartFromReading(talk)).toEqual(apartFromReading(plain));
    if (news.length === 0) expect(apartFromAnswers(talk)).toEqual(apartFromAnswers(plain));
  });
});

describe('the model', () => {
  it.each(INJECTIONS)('was really given $id, and put the answer into words', (injection) => {
    const asked = bot.posted(
      tenantOf('as a question, and as an earlier turn when somebody else asks', injection),
    );
    const split = bot.posted(tenantOf('split over turns', injection));

    expect([worded(asked), worded(split)]).toEqual([true, true]);
  });

  it('read every case, and saw the earlier turns', () => {
    const data = server.calls.map(({ body }) => dataIn(body));
    const read = data.filter(({ text }) => asText(text)?.startsWith(`${CASE} that change every day.`));
    const later = data.filter(({ question }) => question === FURTHER);

    expect(read).toHaveLength(INJECTIONS.length);
    expect(later).toHaveLength(INJECTIONS.length);
    for (const { before } of later) expect(jsonList(before)[0]?.question).toContain('Does fine-tuning need');
  });

  it('never sees what another team wrote', () => {
    const [own, others] = [server.calls.slice(0, ofOthers), server.calls.slice(ofOthers)];

    expect(own.filter(({ body }) => JSON.stringify(body).includes(OTHERS_MARKER))).toHaveLength(2);
    expect(others.filter(({ body }) => JSON.stringify(body).includes(OTHERS_MARKER))).toEqual([]);
  });

  it('has no tools', () => {
    const keys = new Set(server.calls.flatMap(({ body }) => Object.keys(body)));

    expect([...keys].toSorted()).toEqual([
      'messages',
      'model',
      'response_format',
      'stream',
      'stream_options',
    ]);
  });
});
