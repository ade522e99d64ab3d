// What a failed call to Slack means, in words that hold no token and no text of people.
import { webApi } from '@slack/bolt';
import { WhichwayError } from '../../../knowledge/error.ts';
import { nameOf, shortly } from '../../../src/door/fault.ts';

export type TokenName = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** Answers about a token that no waiting mends, and what they mean. */
const TOKEN_FAULTS: Readonly<Record<string, string>> = {
  not_authed: 'it is empty',
  invalid_auth: 'it is wrong, or of another app',
  account_inactive: 'its app was removed from the workspace',
  user_removed_from_team: 'its bot was removed from the workspace',
  team_disabled: 'its workspace was closed',
  token_revoked: 'it was revoked',
  token_expired: 'it has expired; the manifest has token rotation off',
  not_allowed_token_type: 'it is a token of another kind',
  missing_scope: 'it lacks a scope',
};

const APPS = 'https://api.slack.com/apps';

const WHERE: Readonly<Record<TokenName, string>> = {
  SLACK_BOT_TOKEN: `Take the Bot User OAuth Token (xoxb-) from "Install App" of your app at ${APPS}.`,
  SLACK_APP_TOKEN: `Take an app-level token (xapp-) with the scope connections:write from "Basic Information" of your app at ${APPS}.`,
};

/** A setting with a token that cannot work: which, why, and where the right one is. */
export function badToken(name: TokenName, why: string, cause?: unknown): WhichwayError {
  return new WhichwayError('settings', `${name} is not accepted: ${why}. ${WHERE[name]}`, { cause });
}

const BEGINS: Readonly<Record<TokenName, string>> = { SLACK_BOT_TOKEN: 'xoxb-', SLACK_APP_TOKEN: 'xapp-' };

/** The fault of a token that is of another kind, which can be told without asking Slack; undefined where it may do. */
export function formFault(name: TokenName, token: string): WhichwayError | undefined {
  return token.startsWith(BEGINS[name])
    ? undefined
    : badToken(name, `it does not begin with ${BEGINS[name]}`);
}

/** The fault of a token where that is why a call failed; undefined where trying again may help. */
export function tokenFault(name: TokenName, cause: unknown): WhichwayError | undefined {
  const code = slackCode(cause);
  const why = code !== undefined && Object.hasOwn(TOKEN_FAULTS, code) ? TOKEN_FAULTS[code] : undefined;
  return why === undefined ? undefined : badToken(name, `${why} (Slack says ${code})`, cause);
}

/** Slack's own word for why it refused a call, such as `channel_not_found`; undefined where it gave none. */
export function slackCode(cause: unknown): string | undefined {
  if (!(cause instanceof webApi.WebAPIPlatformError)) return undefined;
  return /^[\w.:-]{1,80}$/u.test(cause.data.error) ? cause.data.error : 'an unknown refusal';
}

/** How long Slack wants to be left alone, in ms; 0 where it said nothing of that. */
export function restOf(cause: unknown): number {
  return cause instanceof webApi.WebAPIRateLimitedError ? cause.retryAfter * 1000 : 0;
}

/** Why something failed, in a few words. A stranger's message may hold anything, so only its kind is kept. */
export function reasonOf(cause: unknown): string {
  const code = slackCode(cause);
  if (code !== undefined) return code;
  if (cause instanceof webApi.WebAPIRateLimitedError) return `rate limit, ${cause.retryAfter} s`;
  if (cause instanceof webApi.WebAPIHTTPError) return `HTTP status ${cause.statusCode}`;
  if (cause instanceof webApi.WebAPIRequestError) return innermost(cause.original);
  if (cause instanceof WhichwayError) return shortly(cause);
  // Bolt wraps what a listener threw.
  const original = cause instanceof Error && 'original' in cause ? cause.original : undefined;
  return original === undefined ? innermost(cause) : reasonOf(original);
}

/** The system's code, such as ECONNREFUSED, from the bottom of a chain of causes; else the kind of the error. */
function innermost(thrown: unknown): string {
  if (!(thrown instanceof Error)) return nameOf(thrown);
  const { code } = thrown as NodeJS.ErrnoException;
  if (thrown.cause instanceof Error) return innermost(thrown.cause);
  return typeof code === 'string' ? code : nameOf(thrown);
}
