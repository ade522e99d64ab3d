// How a failed request looks to those who asked.
import { type Cause, REASONS } from '../../../adapters/model/causes.ts';

/** Where the server did nothing for the request, so that it counts for nobody. */
const UNTOUCHED = new Set<Cause>([
  ...(['connection', 'limit', 'key', 'unknown', 'request', 'page', 'resting', 'ended'] as const),
]);

export const failed = (cause: Cause) => ({
  ...{ kind: 'failed', reason: REASONS[cause] },
  ...(UNTOUCHED.has(cause) ? { untouched: true } : {}),
});
