// What the bot posts, free of any platform: values that an adapter renders as blocks, components or lines of text.
import type { Evidence } from '../knowledge/passage.ts';
import type { QuestionId } from '../knowledge/questions.ts';
import type { Recommendation } from './advice/recommend.ts';

/** A quote that really stands in the passage, with its source. */
export type Citation = {
  passage: string;
  title: string;
  section: string | null;
  quote: string;
  source: string;
  url: string | null;
};

/** Where one can read on. */
export type Reference = Omit<Citation, 'quote'>;

/** One item of "what I understood": the answer in words and the person's words. Not `firm`: it is still asked. */
export type Understood = {
  question: QuestionId;
  name: string;
  option: string;
  label: string;
  quote: string;
  /** For a need of both: the words about the way of answering; else empty. */
  also: string;
  firm: boolean;
};

/** Where and when the bot asks again. `at` is ISO 8601 with offset, `words` the same for people. */
export type CheckInDate = { at: string; words: string };

/** Where a check-in is asked. It moves on, from left to right, where a place takes it no more. */
export type Reach = 'thread' | 'room' | { person: string };

/**
 * One talk in a list. `about`: the first words of its people, where they were kept. `next` is undefined while nothing was
 * recommended; `thread` as for a message.
 */
export type TalkLine = {
  about?: string;
  place: string;
  thread: string | null;
  head: string;
  owner: string;
  next: string | undefined;
  /** Earlier decisions that are not shown. */
  earlier: number;
  /** `at` is ISO 8601; `closed` is the end of the follow-up. */
  decisions: {
    at: string;
    kind: 'advised' | 'changed' | 'held' | 'closed';
    verdict: string;
    why: readonly string[];
  }[];
};

/** One talk in a digest. `about` as in a list; `late` in words where it comes late. */
export type DigestLine = {
  about?: string;
  talk: string;
  thread: string | null;
  verdict: string;
  since: string;
  due: string;
  late: string | null;
  /** The owner, where they want to be told; else null. */
  mention: string | null;
};

/**
 * `lang` (BCP 47): it is shown in that language, as far as there is a translation. `theirs`: words of people that stand in
 * its sentences, which no translator is shown.
 */
export type Card = Kinds & { lang?: string; theirs?: string[] };

type Kinds =
  /** A short message. `about` names what it is, for tests and logs; `mention` a person it calls. */
  | { kind: 'notice'; about: string; text: string; mention?: string }
  /** What was read out of free text; each item can be corrected. */
  | { kind: 'understood'; items: Understood[] }
  /**
   * A question with its options. `progress` is the count of this question and a guess of how many there will be; undefined
   * where an answer is only corrected.
   */
  | {
      kind: 'question';
      question: QuestionId;
      text: string;
      help: string;
      options: { id: string; label: string }[];
      progress: { now: number; about: number } | undefined;
      why: string | undefined;
    }
  /**
   * The recommendation, what it puts off, and at most one outside figure. `sharedBy`: a copy for the whole room. `summary`:
   * the same in one paragraph, in a model's words.
   */
  | {
      kind: 'recommendation';
      sharedBy?: string;
      recommendation: Recommendation;
      checkIn: CheckInDate;
      notYet: string | undefined;
      outside: Evidence | undefined;
      summary?: string;
    }
  /**
   * An answer: opening sentences, then quotes, then outside figures. Without citations it came from the talk or is a "no".
   * `worded`: a model put it so, out of the passages cited; `further` ones are near to the question, and the answer rests on none of them.
   */
  | {
      kind: 'answer';
      about: string;
      text: string;
      citations: Citation[];
      evidence: Evidence[];
      worded?: true;
      further?: Reference[];
    }
  /** Several short lines under a title. `note` stands below them and is none of them. */
  | { kind: 'list'; about: string; title: string; items: string[]; note?: string }
  /** The message that a talk lives under, where there was none: who asked, and what. */
  | { kind: 'opening'; by: string; text: string }
  /**
   * Takes the place of a question that is not open any more, so that a thread stays short: the label of the answer and
   * who gave it. Without an answer the question is put again below.
   */
  | { kind: 'closed'; question: QuestionId; text: string; answer: string | undefined; by: string | undefined }
  /** Takes the place of a recommendation once a newer one stands below. */
  | { kind: 'replaced'; verdict: string }
  /**
   * A check-in: what was recommended then (`since` is a day, ISO 8601), and lines to be answered by one press each.
   * `chosen` is the answer so far. `late` in words where it comes late; not `stillMatters`: so late that this is asked first.
   * `asked`: where. `over`: it takes no answers any more. `moved`: why it is not asked where it was before. `mention`: the owner, where they want to be told.
   */
  | {
      kind: 'check-in';
      asked: Reach;
      over: boolean;
      moved: string | undefined;
      mention: string | undefined;
      verdict: string;
      since: string;
      late: string | undefined;
      stillMatters: boolean;
      items: {
        id: string;
        text: string;
        options: { id: string; label: string }[];
        chosen: string | undefined;
      }[];
    }
  /** After a check-in: the recommendation stays. `changed` are the answers that changed all the same. */
  | {
      kind: 'holds';
      verdict: string;
      changed: string[];
      notYet: string | undefined;
      checkIn: CheckInDate;
    }
  /**
   * After a check-in: another recommendation than before. `guidance` names passages where our own guidance is why;
   * undefined where it would have said the same about the old answers.
   */
  | {
      kind: 'difference';
      was: { verdict: string; day: string };
      changed: string[];
      same: string[];
      guidance: string[] | undefined;
      recommendation: Recommendation;
      checkIn: CheckInDate;
      notYet: string | undefined;
      outside: Evidence | undefined;
    }
  /**
   * Several check-ins of one room in one message, each to be answered in its own thread: what was recommended on the day
   * `since`, and when it is due in words. `thread` as for a message.
   */
  | { kind: 'digest'; lines: DigestLine[] }
  /** The talks of a room, or one talk: what stands, when it is looked at again, and every decision so far, the latest first. */
  | { kind: 'talks'; title: string; talks: TalkLine[]; note?: string }
  /** A number on its way to a goal. `line` says whose goal it is where it is our own. */
  | { kind: 'progress'; text: string; have: number; want: number; line: string | undefined }
  /** A file in Markdown. `name` is its file name. */
  | { kind: 'document'; about: string; title: string; name: string; markdown: string };
