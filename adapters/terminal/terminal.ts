// The conversation in a terminal, or with lines piped in. It is kept in the store: quit or killed, it goes on later.
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { messageOf } from '../../knowledge/error.ts';
import { type Bot, createBot, decideOn, type Store } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { cleanText } from '../../src/clean.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { resumed } from '../../src/dialogue/resume.ts';
import { BACK_AFTER_BREAK, KEPT, WELCOME } from '../../src/dialogue/words.ts';
import type { Tasks } from '../../src/door/attempt.ts';
import type { Clock } from '../../src/door/clock.ts';
import type { Ids, Report } from '../../src/door/worker.ts';
import { plainLine } from '../plain.ts';
import { type Look, render } from './render.ts';
import { screen } from './screen.ts';

/** What the terminal talk needs from outside. */
export type TerminalWorld = {
  ground: Ground;
  /** The model behind the bot, where there is one. */
  behind: { hasModel: boolean; tasks: Tasks };
  store: Store;
  input: Readable;
  output: Writable;
  look: () => Look;
  /** Whether a person types: then a prompt is shown. Piped lines are echoed, so that the talk reads well. */
  interactive: boolean;
  clock: Clock;
  ids: Ids;
  zone: string;
  /** Ends the conversation after the line that is being worked. */
  stop: AbortSignal;
  report: Report;
};

const PROMPT = '> ';
const QUIT = /^\/?(?:quit|exit|bye)$/iu;

/** There is one person and one talk; `restart` begins it anew. */
const TALK = { tenant: 'local', talk: 'terminal', place: 'terminal', thread: null } as const;

/** Runs the talk until its input ends, somebody quits, or it is stopped. Resolves when everything is written. */
export async function runTerminal(world: TerminalWorld): Promise<void> {
  const { input, output, look, interactive, stop } = world;
  let greeted = false;
  const say = (card: Card): void => void output.write(`${render(card, look())}\n\n`);
  const bot = botFor(world, (card) => {
    if (!greeted) say(BACK_AFTER_BREAK);
    greeted = true;
    say(card);
  });
  const reader = createInterface(interactive ? { input, output, prompt: PROMPT, terminal: true } : { input });
  // From here on lines are kept, also those that come before anybody reads them.
  const lines = reader[Symbol.asyncIterator]();
  const close = (): void => {
    reader.close();
    void bot.stop();
  };
  stop.addEventListener('abort', close, { once: true });
  // What was left undone when the last process ended comes first.
  await quietly(world.report, () => bot.drain());
  const talk = await bot.talk(TALK.tenant, TALK.talk);
  if (!greeted) for (const card of talk ? resumed(talk) : [WELCOME]) say(card);
  greeted = true;
  if (stop.aborted) reader.close();
  if (interactive) reader.prompt();
  for await (const line of lines) {
    if (stop.aborted) break;
    const text = cleanText(line).trim();
    if (!interactive) output.write(`${PROMPT}${plainLine(text)}\n\n`);
    if (QUIT.test(text)) {
      say(KEPT);
      break;
    }
    if (text !== '') await heard(text, bot, world);
    if (interactive) reader.prompt();
  }
  stop.removeEventListener('abort', close);
  reader.close();
  if (interactive) output.write('\n');
}

function botFor(
  { store, ground, behind, ids, clock, report }: TerminalWorld,
  say: (card: Card) => void,
): Bot {
  return createBot({
    store,
    messenger: screen(say),
    tasks: behind.tasks,
    decide: decideOn(ground, behind.hasModel),
    ids,
    clock,
    random: Math.random,
    report,
    alone: true,
  });
}

/** The talk itself knows whether it was opened, so every line is simply something said. */
async function heard(text: string, bot: Bot, world: TerminalWorld): Promise<void> {
  const { clock, ids, zone, report, output, behind, interactive } = world;
  const at = new Date(clock.now()).toISOString();
  const event = { key: ids(), by: 'you', at, kind: 'said', text } as const;
  const slow = clock.alarm(SLOW);
  let done = false;
  if (behind.hasModel && interactive)
    void slow.rung.then(() => {
      if (!done) output.write(`${ONE_MOMENT}\n\n`);
    });
  await quietly(report, async () => {
    await bot.receive({ ...TALK, zone, event });
    await bot.drain();
  });
  done = true;
  slow.ring();
}

/** After so long, in ms, who waits for a model is told that something comes. */
const SLOW = 600;
const ONE_MOMENT = 'One moment, I am reading.';

/** A fault of the store ends no conversation: the sentence says what to mend, and the next line tries again. */
async function quietly(report: Report, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    report(messageOf(cause));
  }
}
