// The client of Slack's Web API, set up so that every call ends by itself and nothing is repeated behind our back.
import { type Logger, webApi } from '@slack/bolt';

export type WebClient = webApi.WebClient;

/**
 * Longest wait for an answer, in ms: what the `Messenger` promises for each of its calls. The library itself has no limit.
 */
export const CALL_WITHIN = 10_000;

/**
 * Fresh options each time, since the library's Socket Mode changes the object that it is given. No retries: a repeated
 * post whose answer was lost stands there twice. A rate limit is passed on at once; the library would hold up every
 * other call of the same token meanwhile. `apiUrl` undefined means Slack itself.
 */
export function clientOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    timeout: CALL_WITHIN,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

/** A client that speaks with `token`, which may be of a bot or of an app, and gives up each call after so many ms. */
export function webClient(
  token: string,
  apiUrl: string | undefined,
  logger: Logger,
  timeout: number = CALL_WITHIN,
): WebClient {
  return new webApi.WebClient(token, { ...clientOptions(apiUrl), logger, timeout });
}
