// Why Discord does not take the bot, and what an admin does about it.
import { GatewayCloseCodes } from 'discord.js';
import { WhichwayError } from '../../../knowledge/error.ts';
import { isTokenLost } from '../outcome.ts';

const PORTAL = 'https://discord.com/developers/applications';

export const BAD_TOKEN = `DISCORD_TOKEN is not taken by Discord. Copy the token from "Bot" of your application at ${PORTAL}.`;

export const NO_INTENT = `DISCORD_MESSAGE_CONTENT is true, but the application may not read messages. Switch on "Message Content Intent" under "Bot" at ${PORTAL}, or unset it.`;

const TOO_MANY =
  'The bot is in more servers than one connection may have. Whichway cannot serve that many yet.';

/** Whether no other try to connect would end better, in words; undefined where one may. Nothing else is read from it. */
export function loginFault(cause: unknown): WhichwayError | undefined {
  const said = cause instanceof Error ? cause.message : '';
  if (isTokenLost(cause) || /invalid token|authentication failed/iu.test(said))
    return new WhichwayError('settings', BAD_TOKEN);
  if (/disallowed intents/iu.test(said)) return new WhichwayError('settings', NO_INTENT);
  if (/sharding is required/iu.test(said)) return new WhichwayError('settings', TOO_MANY);
  return undefined;
}

/** What it means that Discord closed the connection for good. */
export function closedFor(code: number): string {
  if (code === GatewayCloseCodes.AuthenticationFailed) return BAD_TOKEN;
  if (code === GatewayCloseCodes.DisallowedIntents) return NO_INTENT;
  if (code === GatewayCloseCodes.ShardingRequired) return TOO_MANY;
  return `Discord closed the connection for good (code ${code}). Start the bot again; if that does not help, run: npm run whichway -- doctor`;
}
