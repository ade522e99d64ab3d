// What journeys with a model have in common on every platform: what is asked, what it says, and how it fails.
import { setImmediate } from 'node:timers/promises';
import { answerFrom } from '../../src/advice/answer.ts';
import { SECOND } from '../../src/door/clock.ts';
import type { Fault } from '../doubles/model/faults.ts';
import { type ModelServer, modelForTest, type Wishes } from '../doubles/model/model.ts';
import { GROUND } from '../slack/bot.ts';

export const HOW_MANY = 'how many examples do we need to fine-tune?';
/** What the model makes of that. */
export const WORDS = 'Count on hundreds to thousands of answers that you would sign off as perfect.';
/** What the guidance itself says. */
export const PLAIN = answerFrom(GROUND.guide, HOW_MANY).text;

export const GERMAN =
  'Unser Assistent kennt die Rückgaberegeln nicht, und die ändern sich jeden Tag. Kunden nutzen ihn schon.';
const READ = [
  { question: 'need', option: 'facts', quote: 'kennt die Rückgaberegeln nicht' },
  { question: 'freshness', option: 'days', quote: 'ändern sich jeden Tag' },
];

/** A server whose model words that answer and reads that text, and the settings that name it. */
export async function goodModel(
  wishes: Wishes = {},
): Promise<{ server: ModelServer; env: Record<string, string> }> {
  const server = await modelForTest(wishes);
  server.reply({
    name: 'answer',
    says: { sentences: [{ text: WORDS, passages: ['how-many-examples'] }] },
  });
  server.reply({
    name: 'read',
    says: ({ messages }: { messages: readonly { text: string }[] }) => ({
      answers: messages.some(({ text }) => text.includes('Unser Assistent')) ? READ : [],
    }),
  });
  return { server, env: { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'k' } };
}

/** How long it takes until nobody waits for the model any more: no time, one more attempt, or all that it is given. */
type Ends = 'at once' | 'again' | 'late';

export const FAULTS: readonly (readonly [string, Ends, Fault])[] = [
  ['takes the request and never answers', 'late', { hang: true }],
  ['sends headers and no more', 'late', { stalled: true }],
  ['stops in the middle', 'late', { quiet: true }],
  ['ends the connection', 'again', { destroy: true }],
  ['has an error of its own', 'again', { status: 500 }],
  ['asks for a second of patience', 'again', { limit: { seconds: 1 } }],
  ['takes no more requests', 'at once', { limit: {} }],
  ['does not take the key', 'at once', { status: 401 }],
  ['does not know the model', 'at once', { status: 404 }],
  ['does not take the request', 'at once', { status: 400 }],
  ['is a web page', 'at once', { html: true }],
  ['sends nothing usable', 'at once', { raw: '{}' }],
  ['sends broken JSON', 'at once', { raw: '{"a' }],
  ['breaks off', 'at once', { cut: true }],
  ['ends too early', 'at once', { unfinished: true }],
  ['sends a broken event', 'at once', { garbled: true }],
  ['tells of an error in the middle', 'again', { broken: true }],
  ['answers in prose', 'at once', { text: 'You need many.' }],
  ['answers in another form', 'at once', { text: '{"answer": 5}' }],
  ['writes too much', 'at once', { finish: 'length' }],
  ['is held back by a filter', 'at once', { finish: 'content_filter' }],
  ['declines', 'at once', { refusal: 'No.' }],
];

type Time = { move(ms: number): Promise<void>; settle(): Promise<void> };

/** What was asked is worked off, while the model fails in that way from now on. */
export async function settledWith(
  { server, ends, fault }: { server: ModelServer; ends: Ends; fault: Fault },
  { move, settle }: Time,
): Promise<void> {
  const before = server.calls.length;
  server.fault({ ...fault, times: 9 });
  const settled = settle();
  await server.until(() => server.calls.length > before, 'the model is asked');
  if (ends === 'late') await move(15 * SECOND);
  if (ends === 'again') {
    await server.until(() => server.underway() === 0, 'it has failed');
    // The library hears of it, and the wait before the second attempt begins.
    for (let turns = 0; turns < 100; turns++) await setImmediate();
    await move(2 * SECOND);
    await server.until(() => server.calls.length > before + 1, 'it is asked once more');
  }
  await settled;
}
