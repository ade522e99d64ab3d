// Tells an admin, once for each outage, that Slack does not take the bot's token: until then every message waits.
import { messageOf } from '../../knowledge/error.ts';
import type { Report } from '../../src/door/worker.ts';
import { tokenFault } from './connection/faults.ts';

export type TokenWatch = {
  /** A call failed; tells it where the token is why. */
  failed(cause: unknown): void;
  /** A call worked. */
  worked(): void;
};

export function tokenWatch(report: Report): TokenWatch {
  let dead = false;
  return {
    failed(cause) {
      const fault = tokenFault('SLACK_BOT_TOKEN', cause);
      if (dead || !fault) return;
      dead = true;
      report(`${messageOf(fault)} Messages wait until it is mended.`);
    },
    worked() {
      if (dead) report("Slack takes the bot's token again.");
      dead = false;
    },
  };
}
