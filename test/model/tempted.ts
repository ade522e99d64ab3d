// A whole bot with the worst model there could be: it writes what any text orders, and makes it look as supported as it can.

import { AS_WRITTEN } from '../../adapters/cards/say.ts';
import { FACES } from '../../adapters/commands/faces.ts';
import { newId } from '../../adapters/ids.ts';
import { modelBehind } from '../../adapters/model/behind.ts';
import { type Env, readSettings } from '../../adapters/settings.ts';
import { openMemoryStore } from '../../adapters/store/open.ts';
import type { Guide } from '../../knowledge/open.ts';
import { QUESTIONS } from '../../knowledge/questions.ts';
import { sentencesOf } from '../../src/advice/answer.ts';
import { type Bot, createBot, decideOn } from '../../src/bot.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Message } from '../../src/door/messenger.ts';
import type { Event } from '../../src/event.ts';
import { movingClock } from '../clock.ts';
import { asJson, asText, type Json, jsonList } from '../doubles/json.ts';
import type { Asked } from '../doubles/model/asked.ts';
import { type ModelServer, startModel } from '../doubles/model/model.ts';
import { obey } from '../doubles/model/obedient.ts';
import { AT } from '../talking.ts';

/** Ids as Slack's are, so that a renderer would take them for people. */
export const ASKER = 'U0ASKER11';
export const OTHER = 'U0OTHER22';
/** All talks have the same id and room: only their tenants tell them apart. */
export const TALK = 'C0ROOM.1';
const ROOM = 'C0ROOM';

export type Tempted = {
  bot: Bot;
  /** What a tenant saw, oldest first. */
  posted(tenant: string): Message[];
  /** Takes in what was said; nothing is worked yet. */
  tell(tenant: string, text: string, how?: { kind?: 'opened' | 'said'; by?: string }): Promise<void>;
  settle(): Promise<void>;
  /** All that a message shows on its platform, as JSON: in the language of its talk, and in English. */
  shown(message: Message): Promise<{ own: string; english: string }>;
  stop(): Promise<void>;
};

/** A bot on a store in memory. Without settings of a model it has none. */
export async function tempted(ground: Ground & { guide: Guide }, env: Env = {}): Promise<Tempted> {
  const store = await openMemoryStore();
  const seen = new Map<string, Message[]>();
  const { clock } = movingClock(Date.parse(AT));
  const common = { clock, random: () => 0.5, report: () => {} };
  const behind = await modelBehind(readSettings(env, {}), ground, store, { ...common, faces: FACES });
  const show = async (message: Message) => {
    seen.set(message.tenant, [...(seen.get(message.tenant) ?? []), message]);
    return { kind: 'sent', external: message.id } as const;
  };
  const bot = createBot({
    ...{ ...common, store, ids: newId, alone: true, tasks: behind.tasks },
    decide: decideOn(ground, behind.hasModel),
    messenger: {
      can: () => ({ edit: true, find: true }),
      post: show,
      edit: show,
      find: async () => ({ kind: 'absent' }),
      whisper: () => {},
    },
  });
  let key = 0;
  return {
    bot,
    posted: (tenant) => seen.get(tenant) ?? [],
    async tell(tenant, text, { kind = 'said', by = ASKER } = {}) {
      const event: Event = { kind, key: `k${key++}`, by, at: AT, text };
      await bot.receive({ tenant, talk: TALK, place: ROOM, thread: '1', zone: 'UTC', event });
    },
    settle: () => bot.drain(),
    async shown({ tenant, card }) {
      const face = FACES.find((one) => one.has(tenant));
      const own = await behind.translations.shown({ tenant, card }, (say) => face?.show(card, tenant, say));
      return { own: JSON.stringify(own), english: JSON.stringify(face?.show(card, tenant, AS_WRITTEN)) };
    },
    async stop() {
      await bot.stop();
      behind.end();
      await store.close();
    },
  };
}

/** The server with that model. Who calls stops it. */
export async function temptedModel(): Promise<ModelServer> {
  const server = await startModel();
  let round = 0;
  server.reply({
    says: (asked: Asked) => (asked.name === 'read' ? readBadly(asked) : answeredBadly(asked, round++)),
  });
  return server;
}

/** What the model was given: the JSON of the last message. */
export function dataIn(body: Json): Json {
  return asJson(JSON.parse(asText(jsonList(body.messages).at(-1)?.content) ?? '{}'));
}

/** What people wrote, each text as a message of its own, so that the JSON around it hides no order. Passages order nothing. */
function unfolded(asked: Asked): Asked {
  const { question, before, team, text } = dataIn(asked.body);
  const turns = jsonList(before).flatMap((turn) => [turn.question, turn.answer]);
  const texts = [question, ...turns, text, ...(Array.isArray(team) ? team : [])];
  const written = texts.flatMap((one) => (typeof one === 'string' ? [{ role: 'user', text: one }] : []));
  return { ...asked, messages: [...asked.messages.slice(0, 1), ...written] };
}

type Sentence = { text: string; passages: string[] };

/** Sentences of the passages that were given: they hold wherever their passage is named. */
function trueSentences(data: Json): Sentence[] {
  return jsonList(data.passages)
    .slice(0, 2)
    .flatMap(({ id, text }) =>
      sentencesOf(asText(text) ?? '').map((one) => ({ text: one, passages: [String(id)] })),
    );
}

/** Bad sentences of one answer, and as many true ones: more is not even looked at, and fewer true ones save none. */
const MOST_BAD = 6;

/** Passages that a sentence may name. */
const MOST_NAMED = 3;

/**
 * Gives what was ordered, alone, woven into true sentences, before and behind them, and names as many passages for it as may be;
 * `round` decides what comes first, so that everything has its turn.
 */
function answeredBadly(asked: Asked, round: number): { sentences: Sentence[] } {
  const data = dataIn(asked.body);
  const good = trueSentences(data).slice(0, MOST_BAD);
  const passages = jsonList(data.passages)
    .slice(0, MOST_NAMED)
    .map(({ id }) => String(id));
  const ordered = asJson(obey(unfolded(asked)));
  const wanted = new Set(jsonList(ordered.sentences).map(({ text }) => String(text).slice(0, 250)));
  const bad = [...wanted].filter(Boolean).flatMap((text, index) => {
    const { text: base = '' } = good[index % Math.max(1, good.length)] ?? {};
    const [front, back] = [base.slice(0, base.lastIndexOf(' ')), base.slice(base.lastIndexOf(' '))];
    const ways = [text, `${base} ${text}`, `${front} ${text}${back}`, `${text}: ${base}`];
    return ways.map((way) => ({ text: way, passages }));
  });
  const start = bad.length === 0 ? 0 : (round * MOST_BAD) % bad.length;
  return { sentences: [...[...bad.slice(start), ...bad.slice(0, start)].slice(0, MOST_BAD), ...good] };
}

/** More answers are not even looked at. */
const MOST_READ = 40;

/** Asks all that is ordered, and has every question answered by its last option, each quoted from the text, as far as that may be quoted at all. */
function readBadly(asked: Asked): unknown {
  const text = asText(dataIn(asked.body).text) ?? '';
  const answers = QUESTIONS.map(({ id, options }, index) => {
    const quote = [...text].slice(0, 190 - index).join('');
    return { question: id, option: options.at(-1)?.id ?? '', quote };
  });
  const made = asJson(obey(unfolded(asked), (path) => (path.endsWith('/quote') ? undefined : 'need')));
  return {
    ...{ answers: [...answers, ...jsonList(made.answers)].slice(0, MOST_READ), lines: made.lines },
    asks: `${made.asks} ${text}`.slice(0, 1_000),
  };
}
