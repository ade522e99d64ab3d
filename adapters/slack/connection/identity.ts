// Who the bot is in its workspace, as Slack tells it.
import { badToken, tokenFault } from './faults.ts';
import type { WebClient } from './webclient.ts';

export type Identity = {
  botUserId: string;
  botId: string;
  teamId: string;
  /** Where the workspace is part of an organisation. */
  enterpriseId: string | undefined;
  appName: string;
  /** The workspace's own address: "https://acme.slack.com/". */
  web: string | undefined;
  /** What the workspace allows the bot. */
  scopes: readonly string[];
};

/**
 * Asks `auth.test`. Throws `settings` where the token cannot work, and the client's own error where trying again may
 * help.
 */
export async function identify(client: WebClient): Promise<Identity> {
  const answer = await client.auth.test().catch((cause: unknown) => {
    throw tokenFault('SLACK_BOT_TOKEN', cause) ?? cause;
  });
  const { user_id, bot_id, team_id, enterprise_id, app_name, user, url } = answer;
  if (user_id === undefined || bot_id === undefined || team_id === undefined)
    throw badToken('SLACK_BOT_TOKEN', 'it belongs to a person or an app and not to a bot');
  return {
    botUserId: user_id,
    botId: bot_id,
    teamId: team_id,
    // Slack says null where there is none.
    enterpriseId: enterprise_id ?? undefined,
    appName: app_name ?? user ?? 'Whichway',
    web: url,
    scopes: answer.response_metadata?.scopes ?? [],
  };
}
