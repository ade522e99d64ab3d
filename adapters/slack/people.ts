// Who somebody is in Slack: a person who is there, one who left, or an app.
import type { WebClient } from './connection/webclient.ts';

export type Kind = 'person' | 'app' | 'gone' | 'unknown';

/** Asks Slack; `unknown` where it does not tell now. Never rejects. */
export async function kindOf(client: WebClient, id: string): Promise<Kind> {
  try {
    const { user } = await client.users.info({ user: id });
    if (user === undefined) return 'unknown';
    if (user.is_bot || id === SLACKBOT) return 'app';
    return user.deleted ? 'gone' : 'person';
  } catch {
    return 'unknown'; // Who cannot be asked about is treated like anybody else; the send itself tells what is wrong.
  }
}

/** Slack's own, which does not count as a bot. */
const SLACKBOT = 'USLACKBOT';
