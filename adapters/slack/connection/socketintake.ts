// Socket Mode: Slack's messages come over sockets that we open, so the bot needs no public address.
import type { App } from '@slack/bolt';
import { messageOf } from '../../../knowledge/error.ts';
import type { Clock } from '../../../src/door/clock.ts';
import type { Intake, IntakeWorld } from './intake.ts';
import { openLink } from './link.ts';
import type { Outage } from './outage.ts';
import { type Sockets, superviseSockets } from './sockets.ts';

export type SocketIntakeWorld = IntakeWorld & {
  app: App;
  appToken: string;
  apiUrl: string | undefined;
  clock: Clock;
  random: () => number;
  outage: Outage;
  /** Hears once that Slack takes the token no more, after it did at first. */
  ended: (sentence: string) => void;
};

export function socketIntake(world: SocketIntakeWorld): Intake {
  const { clock, random, outage, changed, ended } = world;
  let sockets: Sockets | undefined;
  return {
    async open() {
      const opened = superviseSockets({ open: () => openLink(world), clock, random, outage, changed });
      sockets = opened;
      try {
        await Promise.race([opened.greeted, opened.over]);
      } catch (cause) {
        await opened.close();
        throw cause;
      }
      opened.over.catch(async (cause: unknown) => {
        await opened.close();
        ended(messageOf(cause));
      });
    },
    mute: () => sockets?.mute(),
    close: async () => sockets?.close(),
    up: () => (sockets?.up() ?? 0) > 0,
    port: () => undefined,
  };
}
