// How Slack says no: a name for programs, and sometimes more.
import type { Json } from '../json.ts';

/** Ends a Web API call; not a fault of the double. `error` is Slack's own name, `more` what stands beside it in the answer. */
export class Refusal extends Error {
  readonly error: string;
  readonly more: Json;

  constructor(error: string, more: Json = {}) {
    super(`Slack refuses this: ${error}`);
    this.name = 'Refusal';
    this.error = error;
    this.more = more;
  }
}
