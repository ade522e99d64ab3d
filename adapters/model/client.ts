// The library's client with only our own settings in it: nothing of the environment reaches a request.
import { OpenAI } from 'openai';
import { MINUTE } from '../../src/door/clock.ts';

/** Where nothing else is set. */
const OPENAI = 'https://api.openai.com/v1';
/** Local servers ask for no key, but the library wants one. */
const NO_KEY = 'none';

type Address = { apiKey?: string | undefined; baseUrl?: string | undefined };

/** `apiKey` and `baseUrl` are optional, `baseUrl` alone means a local server without a key. Throws nothing. */
export function clientFor({ apiKey = NO_KEY, baseUrl = OPENAI }: Address): OpenAI {
  return new OpenAI({
    ...{ apiKey, baseURL: baseUrl, fetch: plainFetch(apiKey) },
    // Else read from the environment by the library itself.
    ...{ adminAPIKey: null, organization: null, project: null, webhookSecret: null, logLevel: 'off' },
    // Ours are in the line: they know the time that is left. The limit is a net below it.
    ...{ maxRetries: 0, timeout: 5 * MINUTE },
  });
}

/**
 * Sends the headers that are needed and no others: the library adds those of `OPENAI_CUSTOM_HEADERS`, which may replace
 * the key, and tells the server about this machine.
 */
function plainFetch(apiKey: string): typeof fetch {
  return (input, init) => {
    const headers = {
      ...{ authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      accept: new Headers(init?.headers).get('accept') ?? 'application/json',
    };
    return fetch(input, { ...init, headers });
  };
}
