// `advise`: one whole talk for each line, on a fresh store, with the questions answered from the line.
import { isOption, isQuestion, NOT_SURE, type QuestionId, question } from '../../knowledge/questions.ts';
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Tasks } from '../../src/door/attempt.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Event } from '../../src/event.ts';
import { realClock } from '../clock.ts';
import { newId } from '../ids.ts';
import { openMemoryStore } from '../store/open.ts';
import { screen } from '../terminal/screen.ts';
import { type LineHandler, textField } from './lines.ts';

/** What the talk needs from outside: the time it happens at (ISO 8601) and the zone of the check-in. */
export type AdviseWorld = { ground: Ground; now: () => string; zone: string };

/** Whether a model reads what is told, and what does that. */
export type Reader = { hasModel: boolean; tasks: Tasks };

const RULES_ALONE: Reader = { hasModel: false, tasks: NO_TASKS };

/** The handler of one `advise` line; its result has the fields of the interface, in that order. */
export function adviseLine(world: AdviseWorld, reader = RULES_ALONE): LineHandler {
  return async (item) => {
    const text = textField(item, 'text', '');
    const answers = answersOf(item.answers ?? {});
    return resultOf(await wholeTalk(text, answers, world, reader));
  };
}

/** With a model a line stands for a room whose cards can change: else nobody would ask for their paragraphs. */
const CHANGING: Pick<Messenger, 'can' | 'edit'> = {
  can: () => ({ edit: true, find: true }),
  edit: async (_, external) => ({ kind: 'sent', external }),
};

type Posted = { cards: Card[]; asked: QuestionId[] };

async function wholeTalk(
  text: string,
  answers: ReadonlyMap<string, string>,
  { ground, now, zone }: AdviseWorld,
  { hasModel, tasks }: Reader,
): Promise<Posted> {
  const at = now();
  const cards: Card[] = [];
  const store = await openMemoryStore();
  const faults: string[] = [];
  const bot = createBot({
    store,
    messenger: { ...screen((card) => cards.push(card)), ...(hasModel ? CHANGING : {}) },
    tasks,
    decide: decideOn(ground, hasModel),
    ids: newId,
    clock: realClock,
    random: Math.random,
    report: (sentence) => faults.push(sentence),
  });
  const send = async (event: Event): Promise<void> => {
    await bot.receive({ tenant: 'local', talk: 't1', place: 'line', thread: null, zone, event });
    await bot.drain();
    if (faults.length > 0) throw new Error(faults.join(' '));
  };
  const asked: QuestionId[] = [];
  await send({ key: 'opened', by: 'line', at, kind: 'opened', text });
  for (let open = openQuestion(cards); open; open = openQuestion(cards)) {
    if (!asked.includes(open.question)) asked.push(open.question);
    // A need that was answered "not sure" is put again; it gets the same answer again.
    await send({
      key: `chose${cards.length}`,
      by: 'line',
      at,
      kind: 'chose',
      question: open.question,
      option: answers.get(open.question) ?? NOT_SURE,
    });
  }
  await store.close();
  return { cards, asked };
}

/** The question that waits, if the last card is one. */
function openQuestion(cards: readonly Card[]): Extract<Card, { kind: 'question' }> | undefined {
  const last = cards.at(-1);
  return last?.kind === 'question' ? last : undefined;
}

function answersOf(value: unknown): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('"answers" must be an object of question to option.');
  const answers = new Map<string, string>();
  for (const [id, option] of Object.entries(value)) {
    if (!isQuestion(id)) throw new Error(`"answers" has an unknown question "${id.slice(0, 40)}".`);
    if (option !== NOT_SURE && (typeof option !== 'string' || !isOption(id, option))) {
      throw new Error(
        `"answers" has an unknown option for "${id}". It has ${[...question(id).options.map((one) => one.id), NOT_SURE].join(', ')}.`,
      );
    }
    answers.set(id, option as string);
  }
  return answers;
}

function resultOf({ cards, asked }: Posted): Record<string, unknown> {
  const card = cards.findLast((one) => one.kind === 'recommendation');
  if (card?.kind !== 'recommendation')
    throw new Error('The talk ended without a recommendation. Please report this line.');
  const { approach, confidence, open, reasons, watchOuts, flips, plan, version } = card.recommendation;
  return {
    approach,
    confidence,
    open,
    understood: understoodOf(cards),
    asked,
    reasons,
    watchOuts,
    flips,
    plan,
    checkIn: card.checkIn.at,
    version,
  };
}

function understoodOf(cards: readonly Card[]): Record<string, { option: string; quote: string }> {
  const items = cards.flatMap((card) => (card.kind === 'understood' ? card.items : []));
  return Object.fromEntries(items.map(({ question: id, option, quote }) => [id, { option, quote }]));
}
