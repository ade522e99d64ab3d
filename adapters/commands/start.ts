// `start`: every platform that has its settings; without any, the conversation in this terminal.
import { fstatSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { realClock } from '../clock.ts';
import { openGround } from '../ground.ts';
import { newId } from '../ids.ts';
import { modelBehind } from '../model/behind.ts';
import { type Settings, zoneOf } from '../settings.ts';
import { openStore } from '../store/open.ts';
import { WIDEST } from '../terminal/render.ts';
import { runTerminal } from '../terminal/terminal.ts';
import { slackSettings } from './slacksettings.ts';

export type StartWorld = {
  settings: Settings;
  input: Readable & { isTTY?: boolean; fd?: number };
  output: Writable & { isTTY?: boolean; columns?: number };
  /** Fires when the process is told to end. */
  stop: AbortSignal;
  tell: (sentence: string) => void;
};

/** The terminal is for one person who tries the bot: it speaks English. */
const IN_ENGLISH: [] = [];

/** Narrower than this nothing can be read; a pipe of a CI says 0 columns, which means unknown. */
const NARROWEST = 24;

/** Runs until the conversation ends; resolves to the exit status. */
export async function start({ settings, input, output, stop, tell }: StartWorld): Promise<number> {
  if (slackSettings(settings) || settings.DISCORD_TOKEN !== undefined) {
    const { serve } = await import('./serve.ts');
    return serve({ settings, stop, tell });
  }
  if (!hasInput(input)) {
    tell(
      'No platform is set up and there is no input to talk with. Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN, or run this in a terminal.',
    );
    return 2;
  }
  const store = await openStore(settings.DATA_DIR, realClock);
  const ground = openGround(settings, tell);
  const behind = await modelBehind(settings, ground, store, {
    ...{ clock: realClock, random: Math.random, report: tell, faces: IN_ENGLISH },
  });
  const interactive = input.isTTY === true && output.isTTY === true;
  const colour = output.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  try {
    await runTerminal({
      ground,
      behind,
      store,
      input,
      output,
      look: () => ({ colour, width: Math.max(NARROWEST, output.columns || WIDEST) }),
      interactive,
      clock: realClock,
      ids: newId,
      zone: zoneOf(settings),
      stop,
      report: tell,
    });
  } finally {
    behind.end();
    await store.close();
  }
  return 0;
}

/** Whether anybody can type or pipe: a terminal, a pipe or a file, and not /dev/null or a closed stream. */
function hasInput(input: StartWorld['input']): boolean {
  if (input.isTTY) return true;
  return input.constructor.name !== 'Readable' && !isCharacterDevice(input);
}

function isCharacterDevice({ fd }: { fd?: number }): boolean {
  return fd !== undefined && fstatSync(fd).isCharacterDevice();
}
