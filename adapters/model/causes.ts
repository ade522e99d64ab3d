// Why the model gave no usable answer: one stable reason each, and which of them speak of the server.
import {
  APIConnectionError,
  APIError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
} from 'openai';
import type { Tokens } from '../../src/model/perform.ts';

/** Plain words for people and reports; they never hold a text, an address or a key. */
export const REASONS = {
  late: 'no answer in time',
  quiet: 'the answer stopped coming',
  cut: 'the answer was cut off',
  connection: 'no connection to the model',
  server: 'the server of the model failed',
  limit: 'the model takes no more requests for now',
  key: 'the key was not accepted',
  unknown: 'the address or the model is not known there',
  request: 'the request was not accepted',
  page: 'the answer is a web page',
  unreadable: 'the answer cannot be read',
  empty: 'the answer is empty',
  length: 'the answer is longer than the model may write',
  huge: 'the answer is larger than is read',
  filter: 'the answer was held back by a filter',
  refusal: 'the model declined to answer',
  ending: 'the answer ended in an unknown way',
  prose: 'the answer is not JSON',
  form: 'the answer does not fit the schema',
  resting: 'the model is resting after failures',
  ended: 'the model was shut down',
  mistake: 'a mistake of the program itself',
} as const;

export type Cause = keyof typeof REASONS;

/** `after`: the server asks to be left alone for so many ms. `formless`: it does not know the form of reply asked for. */
export type Failure = { kind: 'failure'; cause: Cause; after?: number; formless?: true; usage?: Tokens };

/** What came of one attempt. */
export type Outcome<T> = { kind: 'got'; value: T } | Failure;

export const failure = (cause: Cause, usage?: Tokens): Failure => ({
  ...{ kind: 'failure', cause },
  ...(usage ? { usage } : {}),
});

/** Failures that say that the server, or the way to it, is out of order for everybody. */
const OF_SERVER: readonly Cause[] = [
  ...(['late', 'quiet', 'cut', 'connection', 'server', 'limit', 'key', 'page', 'unreadable'] as const),
];

export const isOfServer = (cause: Cause): boolean => OF_SERVER.includes(cause);

/** Failures of requests that the server did nothing for, or that never reached it. */
const UNTOUCHED: readonly Cause[] = [
  ...(['connection', 'limit', 'key', 'unknown', 'request', 'page', 'resting', 'ended'] as const),
];

export const isUntouched = (cause: Cause): boolean => UNTOUCHED.includes(cause);

/** Failures after which the same request may well succeed a moment later. */
const PASSING: readonly Cause[] = ['connection', 'server', 'limit'];

/** Whether to ask once more. A limit without a time to wait for is one of the account: a moment changes nothing. */
export function isPassing({ cause, after }: Failure): boolean {
  return PASSING.includes(cause) && (cause !== 'limit' || after !== undefined);
}

/** The failure behind anything that the library threw before the answer began. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof APIConnectionError) return failure('connection');
  if (!(thrown instanceof APIError)) return failure('mistake');
  if (thrown instanceof AuthenticationError || thrown instanceof PermissionDeniedError) return failure('key');
  if (thrown instanceof NotFoundError) return failure('unknown');
  const after = afterIn(thrown.headers);
  const waiting = after === undefined ? {} : { after };
  if (thrown instanceof RateLimitError) return { ...failure('limit'), ...waiting };
  // Without a status the server told of it in the middle of a stream.
  if (thrown.status === undefined || thrown.status >= 500) return { ...failure('server'), ...waiting };
  return { ...failure('request'), ...(isFormless(thrown) ? { formless: true } : {}) };
}

/**
 * Servers say in many words that they do not know a form of reply; all of them name it. A schema that they call wrong is
 * a mistake of ours instead, which another form would only hide.
 */
function isFormless({ status, message }: APIError): boolean {
  const names = /response_?format|json_?(?:schema|object)|structured|guided|grammar/iu.test(message);
  return names && !/invalid schema/iu.test(message) && (status === 400 || status === 422);
}

/** `Retry-After` in ms: our kinds of servers send it in ms, in seconds, or as a date, which is not worth reading. */
function afterIn(headers: Headers | undefined): number | undefined {
  const whole = (name: string, unit: number): number | undefined => {
    const value = Number.parseFloat(headers?.get(name) ?? '');
    return Number.isFinite(value) && value >= 0 ? value * unit : undefined;
  };
  return whole('retry-after-ms', 1) ?? whole('retry-after', 1000);
}
