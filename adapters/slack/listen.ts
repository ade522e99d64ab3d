// The listeners: each reads what Slack sent, takes it to the bot, and acknowledges once that is stored.
import type { App } from '@slack/bolt';
import { takePress, type Window } from '../chat/press.ts';
import { takeWindow } from '../chat/window.ts';
import type { Call } from './callers.ts';
import type { Payload } from './cards/elements.ts';
import { REASON_MODAL, WORDS_MODAL } from './cards/modals.ts';
import type { Body } from './connection/kind.ts';
import {
  type Leaving,
  type PressReading,
  readAction,
  readLeaving,
  readMessage,
  readShortcut,
} from './read.ts';
import { type CommandReading, readCommand, readWindow } from './readcommand.ts';
import { type TakeWorld, takeCommand, takeWritten } from './take.ts';

/** By this the manifest names the message shortcut. */
const SHORTCUT = 'ask-about';
const COMMAND = '/whichway';

export type ListenWorld = {
  take: TakeWorld;
  /** ISO 8601 in UTC. */
  now: () => string;
  /** Shows a window to who pressed something. Never rejects. */
  show: (pressed: PressReading, window: Window) => Promise<void>;
  /** The app was removed, says Slack. Rejects where that cannot be told now. */
  left: (reading: Leaving) => Promise<void>;
  help: () => Payload;
  status: (tenant: string, place: string) => Promise<Payload>;
  /** Takes in how many signed-off answers there are, or offers the talks that it may be about. */
  examples: (reading: CommandReading, at: string) => Promise<Payload>;
  /** What only admins see or set. */
  forAdmins: (reading: CommandReading) => Promise<Payload>;
  /** By command, shortcut or button somebody began a talk, or did something in it. */
  called: (call: Call) => void;
};

/** Events count as taken when their listener has ended well; everything else is acknowledged by its listener. */
export function listen(app: App, world: ListenWorld): void {
  listenToEvents(app, world);
  listenToCommands(app, world);
  listenToControls(app, world);
}

function listenToEvents(app: App, { take, left }: ListenWorld): void {
  for (const name of ['app_mention', 'message'])
    app.event(name, async ({ body, context }) => {
      const reading = readMessage(body as unknown as Body, context.botUserId ?? '');
      if (reading?.kind === 'wrote') await takeWritten(reading, take);
    });
  for (const name of ['app_uninstalled', 'tokens_revoked'])
    app.event(name, async ({ body }) => {
      const reading = readLeaving(body as unknown as Body);
      if (reading) await left(reading);
    });
}

function listenToCommands(
  app: App,
  { take, now, help, status, examples, forAdmins, called }: ListenWorld,
): void {
  app.command(COMMAND, async ({ body, context, ack }) => {
    const reading = readCommand(body as unknown as Body, context.botUserId ?? '');
    if (!reading) return; // The guard says that it did not work.
    if (reading.wants === 'talk') {
      called({ ...reading, talk: await takeCommand(reading, now(), take) });
      await ack();
      return;
    }
    const shown = {
      help,
      status: () => status(reading.tenant, reading.place),
      examples: () => examples(reading, now()),
      gaps: () => forAdmins(reading),
      learning: () => forAdmins(reading),
    };
    const { text, blocks } = await shown[reading.wants]();
    await ack({ response_type: 'ephemeral', text, blocks });
  });
  app.shortcut(SHORTCUT, async ({ body, context, ack }) => {
    const reading = readShortcut(body as unknown as Body, context.botUserId ?? '');
    if (!reading) return;
    const talk = await takeWritten(reading, take);
    if (talk !== undefined) called({ ...reading, talk });
    await ack();
  });
}

function listenToControls(app: App, { take, now, show, called }: ListenWorld): void {
  app.action(/^v1:/u, async ({ body, ack }) => {
    const reading = readAction(body as unknown as Body);
    if (reading) called(reading);
    const taken = reading && (await takePress(reading, take));
    // Left without an acknowledgement the guard gives one, and says that the button is an old one.
    if (!taken) return;
    await ack();
    if (taken.window) await show(reading, taken.window);
  });
  for (const window of [WORDS_MODAL, REASON_MODAL])
    app.view(window, async ({ body, ack }) => {
      const reading = readWindow(body as unknown as Body);
      // Left without an acknowledgement the window stays open with its words, and the guard says so in it.
      if (reading && (await takeWindow({ ...reading, at: now() }, take))) await ack();
    });
}
