// The conversation in a terminal, or with lines piped in.
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createBot, type Outgoing } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { WELCOME } from '../../src/dialogue/words.ts';
import { cleanText, plainLine } from '../clean.ts';
import { memoryStore } from '../store/memory.ts';
import { type Look, render } from './render.ts';

/** What the terminal talk needs from outside. `now` gives ISO 8601 times. */
export type TerminalWorld = {
  ground: Ground;
  input: Readable;
  output: Writable;
  look: () => Look;
  /** Whether a person types: then a prompt is shown. Piped lines are echoed, so that the talk reads well. */
  interactive: boolean;
  now: () => string;
  zone: string;
};

const PROMPT = '> ';
const QUIT = /^\/?(?:quit|exit|bye)$/iu;

/** Runs one talk until its input ends or somebody quits. Resolves when everything is written. */
export async function runTerminal({
  ground,
  input,
  output,
  look,
  interactive,
  now,
  zone,
}: TerminalWorld): Promise<void> {
  const say = (card: Card): void => void output.write(`${render(card, look())}\n\n`);
  let count = 0;
  const messenger = {
    async post({ id, card }: Outgoing) {
      say(card);
      return id;
    },
  };
  const bot = createBot({ store: memoryStore(), messenger, ground, ids: () => `m${++count}` });
  const reader = createInterface(interactive ? { input, output, prompt: PROMPT, terminal: true } : { input });
  say(WELCOME);
  if (interactive) reader.prompt();
  for await (const line of reader) {
    const text = cleanText(line).trim();
    if (!interactive) output.write(`${PROMPT}${plainLine(text)}\n\n`);
    if (QUIT.test(text)) break;
    if (text !== '') {
      // The talk itself knows whether it was opened, so every line is simply something said.
      const event = { key: `line${++count}`, by: 'you', at: now(), kind: 'said', text } as const;
      await bot.receive({ tenant: 'local', talk: 'terminal', place: 'terminal', zone, event });
      await bot.drain();
    }
    if (interactive) reader.prompt();
  }
  reader.close();
  if (interactive) output.write('\n');
}
