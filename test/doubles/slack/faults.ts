// What goes wrong on purpose with calls of the Web API.
import type { Chance } from '../../prove/simulation/random.ts';
import type { Json } from '../json.ts';

/** Without any of the last five, the answer is 500, or 200 where a body is given. */
export type Fault = {
  /** How many calls it meets; 1, or without end where a share is given. */
  times?: number;
  /** In so many of a hundred calls, drawn with the double's seed. */
  share?: number;
  /** Meets only calls with such arguments. */
  when?: (args: Json) => boolean;
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Never answers. */
  hang?: boolean;
  /** Ends the connection; the call was not done. */
  destroy?: boolean;
  /** Does the call and ends the connection instead of answering. */
  storedButLost?: boolean;
  /** Does the call, answers so many ms later. */
  delay?: number;
};

export type Faults = {
  /** `method` is a name of the Web API, `response_url`, `upload`, or `*` for all of them. */
  add(method: string, fault: Fault): void;
  /** The fault that meets this call, counted as used. */
  take(method: string, args: Json): Fault | undefined;
  /** Nothing goes wrong any more. */
  clear(): void;
};

export function faults(chance: Chance): Faults {
  let rules: { method: string; fault: Fault; left: number }[] = [];
  return {
    add(method, fault) {
      const left = fault.times ?? (fault.share === undefined ? 1 : Number.POSITIVE_INFINITY);
      rules.push({ method, fault, left });
    },
    take(method, args) {
      const rule = rules.find(
        ({ method: meant, fault, left }) =>
          left > 0 &&
          (meant === '*' || meant === method) &&
          (fault.when?.(args) ?? true) &&
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
