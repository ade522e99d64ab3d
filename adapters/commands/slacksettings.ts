// Whether and how the settings ask for Slack.
import { WhichwayError } from '../../knowledge/error.ts';
import type { Settings } from '../settings.ts';
import type { SlackMode } from '../slack/connection/connection.ts';

/** What a Slack app needs; undefined where no setting of Slack's is there. Throws `settings` where only half of it is. */
export function slackSettings(settings: Settings): { botToken: string; mode: SlackMode } | undefined {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, HOST, PORT } = settings;
  if (SLACK_BOT_TOKEN === undefined) {
    if (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined) return undefined;
    throw new WhichwayError(
      'settings',
      'SLACK_BOT_TOKEN is missing; the other settings of Slack are there. Take the Bot User OAuth Token (xoxb-) from "Install App" of your app at https://api.slack.com/apps.',
    );
  }
  if (SLACK_APP_TOKEN !== undefined)
    return { botToken: SLACK_BOT_TOKEN, mode: { kind: 'socket', appToken: SLACK_APP_TOKEN } };
  if (SLACK_SIGNING_SECRET !== undefined)
    return {
      botToken: SLACK_BOT_TOKEN,
      mode: { kind: 'http', signingSecret: SLACK_SIGNING_SECRET, host: HOST, port: PORT },
    };
  throw new WhichwayError(
    'settings',
    'SLACK_BOT_TOKEN is set, but not how messages come in. Set SLACK_APP_TOKEN (xapp-, Socket Mode, no public address needed) or SLACK_SIGNING_SECRET (HTTP).',
  );
}
