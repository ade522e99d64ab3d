// What goes wrong on purpose with requests.
import type { Chance } from '../../prove/simulation/random.ts';
import type { Json } from '../json.ts';
import type { Operation } from './rest/operations.ts';

export type Scope = 'user' | 'shared' | 'global';

/** Without any of `limit`, `status`, `body`, `written`, `storedButLost` and `delay`, the answer is 500. */
export type Fault = {
  /** How many requests it meets; 1, or without end where a share is given. */
  times?: number;
  /** In so many of a hundred requests, drawn with the double's seed. */
  share?: number;
  /** Meets only requests with such a body, or such parts of the path. */
  when?: (body: Json, params: Readonly<Record<string, string>>) => boolean;
  /** 429: to be sent again after so many seconds. `user` is the app's own limit for the route. */
  limit?: { after: number; scope?: Scope };
  status?: number;
  body?: unknown;
  /** Does the request although the answer says otherwise, as a 502 on the way back does. */
  written?: boolean;
  /** Never answers. */
  hang?: boolean;
  /** Ends the connection; the request was not done. */
  destroy?: boolean;
  /** Does the request and ends the connection instead of answering. */
  storedButLost?: boolean;
  /** Does the request, answers so many ms later. */
  delay?: number;
};

export type Faults = {
  /** `*` means every operation. */
  add(operation: Operation | '*', fault: Fault): void;
  /** The fault that meets this request, counted as used. */
  take(operation: Operation, body: Json, params: Readonly<Record<string, string>>): Fault | undefined;
  /** Nothing goes wrong any more. */
  clear(): void;
};

export function faults(chance: Chance): Faults {
  let rules: { operation: Operation | '*'; fault: Fault; left: number }[] = [];
  return {
    add(operation, fault) {
      const left = fault.times ?? (fault.share === undefined ? 1 : Number.POSITIVE_INFINITY);
      rules.push({ operation, fault, left });
    },
    take(operation, body, params) {
      const rule = rules.find(
        ({ operation: meant, fault, left }) =>
          left > 0 &&
          (meant === '*' || meant === operation) &&
          (fault.when?.(body, params) ?? true) &&
          (fault.share === undefined || chance.percent(fault.share)),
      );
      if (rule) rule.left--;
      return rule?.fault;
    },
    clear() {
      rules = [];
    },
  };
}
