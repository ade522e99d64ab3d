// What goes wrong on purpose with requests to the model.
import type { Asked } from './asked.ts';

export type Path = 'chat' | 'embeddings';

/** `text`, `finish` and `refusal` change the reply; of all else that goes wrong, the first that is given here decides. */
export type Fault = {
  /** How many requests it meets; 1 unless given. */
  times?: number;
  /** Meets only requests of that kind. */
  path?: Path;
  /** Meets only such requests for a reply. */
  when?: (asked: Asked) => boolean;
  /** Answers so many ms of the double's clock later; alone, what comes then is as it should be. */
  delay?: number;
  /** Ends the connection before any answer. */
  destroy?: boolean;
  /** Takes the request and never answers. */
  hang?: boolean;
  /** Sends the headers of an answer, and then nothing. */
  stalled?: boolean;
  /** 429, to be sent again after so many seconds or milliseconds, where one is given. */
  limit?: { seconds?: number; ms?: number };
  /** An error of that status, with such a message. */
  status?: number;
  message?: string;
  /** A web page with status 200, as a proxy or a login shows it. */
  html?: boolean;
  /** These bytes as the JSON of the answer, with status 200. */
  raw?: string;
  /** Sends half of the reply, and then nothing. */
  quiet?: boolean;
  /** Sends half of the reply and ends the connection. */
  cut?: boolean;
  /** Ends the stream in good order, but before the reply was finished. */
  unfinished?: boolean;
  /** In the middle of the stream comes an event that is no JSON. */
  garbled?: boolean;
  /** In the middle of the stream the server tells of an error of its own. */
  broken?: boolean;
  /** This text is the reply, whatever was asked for. */
  text?: string;
  /** `length`, `content_filter` or anything else than `stop`. */
  finish?: string;
  /** The model declines in these words. */
  refusal?: string;
};

export type Faults = {
  add(fault: Fault): void;
  /** The fault that meets this request, counted as used. */
  take(path: Path, asked: Asked): Fault | undefined;
  /** Nothing goes wrong any more. */
  clear(): void;
};

export function faults(): Faults {
  let rules: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      rules.push({ fault, left: fault.times ?? 1 });
    },
    take(path, asked) {
      const rule = rules.find(
        ({ fault, left }) => left > 0 && (fault.path ?? path) === path && (fault.when?.(asked) ?? true),
      );
      if (rule) rule.left--;
      return rule?.fault;
    },
    clear() {
      rules = [];
    },
  };
}
