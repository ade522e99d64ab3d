// A worker on a real store, for tests.
import { onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import type { Store } from '../../src/bot.ts';
import type { Outcome } from '../../src/dialogue/outcome.ts';
import { remember, type Talk } from '../../src/dialogue/talk.ts';
import type { Whispered } from '../../src/door/messenger.ts';
import { createWorker, type Talks, type Worker } from '../../src/door/worker.ts';
import type { Event } from '../../src/event.ts';
import { NOW, notice, sendAll } from '../adapters/store/rows.ts';
import { handClock } from '../clock.ts';

export const textOf = (event: Event): string => ('text' in event ? event.text : '');

/** Remembers the event and says its text back; a text that begins with "throw" is a fault of the step. */
export function echo(talk: Talk, event: Event): Outcome {
  const text = textOf(event);
  if (text.startsWith('throw')) throw new Error(`cannot work "${text}"`);
  return [remember(talk, event.key), [{ kind: 'post', card: notice(text) }]];
}

type World = {
  store: Store;
  worker: Worker;
  reports: string[];
  decided: string[];
  whispers: Whispered[];
};
type Options = {
  decide?: (talk: Talk, event: Event) => Outcome;
  /** Stands between the worker and the store. */
  between?: (talks: Talks, store: Store) => Talks;
  /** Whether the platform changes messages. */
  canEdit?: boolean;
};

export async function opened({
  decide = echo,
  between = (talks) => talks,
  canEdit = true,
}: Options = {}): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  const reports: string[] = [];
  const decided: string[] = [];
  const whispers: Whispered[] = [];
  let count = 0;
  const worker = createWorker({
    talks: between(store.talks, store),
    decide(talk, event) {
      decided.push(event.key);
      return decide(talk, event);
    },
    ids: () => `id${++count}`,
    clock: handClock(() => NOW),
    random: () => 0,
    report: (sentence) => reports.push(sentence),
    whisper: (whispered) => whispers.push(whispered),
    canEdit: () => canEdit,
  });
  return { store, worker, reports, decided, whispers };
}

/** Texts of all messages that wait, in order, as they are sent one after the other. */
export async function said(store: Store): Promise<string[]> {
  const texts: string[] = [];
  for (let sent = await sendAll(store); sent.length > 0; sent = await sendAll(store))
    for (const { job } of sent)
      if ('message' in job && job.message.card.kind === 'notice') texts.push(job.message.card.text);
  return texts;
}
