// The whole state of one talk: plain JSON with a version, and the tools that read it.
import { type Option, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import type { Advised } from '../advice/difference.ts';
import type { CaseFacts, Flag, Said } from '../advice/facts.ts';
import type { Known } from '../advice/rules.ts';
import type { CheckInDate, Reach } from '../card.ts';
import type { StepState } from '../checkin/asking.ts';
import type { Condition } from '../checkin/conditions.ts';
import type { Turn } from '../model/task.ts';

/** The form of `Talk`. A stored talk with a lower number is upgraded on reading (upgrade.ts). */
export const TALK_VERSION = 8;

/** An answer. `clicked`: an option was chosen; `said`: answered in words; `read`: found in free text unasked. */
export type Answer = {
  option: Option | 'not-sure';
  how: 'clicked' | 'said' | 'read';
  by: string;
  at: string;
  /** The words it was read from; they stand in what the person wrote. */
  quote?: string;
  /** For a need of both: the words about the way of answering; `quote` is then about facts. */
  also?: string;
  /** The number where one was said: signed-off answers, questions a day, or pages. */
  number?: number;
  /** False for a need that free text suggests but does not settle. */
  firm: boolean;
};

/**
 * A check-in under way: when it was due and when it was asked (ISO 8601), and what was answered, by line. `moved`: why it
 * is not asked where it was before. `number` and `quote` stand beside what was said in words.
 */
export type Review = {
  due: string;
  asked: string;
  moved?: string;
  said: Record<string, { value: string; by: string; at: string; number?: number; quote?: string }>;
};

/** Why check-ins come no more: somebody wanted that, or nobody could be reached; `reason` is then the platform's. */
export type Ended = { at: string } & (
  | { why: 'stopped' | 'done'; by: string }
  | { why: 'unreachable'; reason: string }
);

/** A recommendation as it was given, changed or found to hold, with the reasons of that day (`at`, ISO 8601). */
export type Decision = { at: string; kind: 'advised' | 'changed' | 'held'; verdict: string; why: string[] };

export type Talk = {
  v: typeof TALK_VERSION;
  id: string;
  tenant: string;
  /** Who opened it; can be handed over. */
  owner: string;
  /** IANA zone of the owner. */
  zone: string;
  phase: 'asking' | 'advised' | 'cancelled';
  answers: { [Q in QuestionId]?: Answer };
  /** Questions put, each once, in order. */
  asked: QuestionId[];
  needAskedAgain: boolean;
  /** The question that waits for an answer. */
  open: QuestionId | null;
  /** Whether people were told that the approach is fixed and the rest only shapes the plan. */
  saidFixed: boolean;
  flags: Flag[];
  /** The beginning of what people told first, to tell the talk from others; empty where nothing was told, or not kept. */
  about: string;
  /** Set once a card was posted. */
  checkIn: CheckInDate | null;
  /** The recommendation as people were last given it; null before the first, and for those from before this was kept. */
  advised: Advised | null;
  /** The series' own date of the check-in that waits, as wall time; a snooze does not move it. */
  series: string | null;
  /** The date that people chose for the next check-in, as wall time, until it is over; null where the bot chose it. */
  chosen: string | null;
  /** The check-in that is being answered; null where none is. */
  review: Review | null;
  /** How far the steps of the plan are, as people said. */
  steps: Record<string, StepState>;
  /** What the next check-in waits for besides its date; null where only the date counts. */
  until: Condition | null;
  /** Set while no check-in is to come; the recommendation stays, and a new date takes it back. */
  ended: Ended | null;
  /** Where the check-in under way was asked. */
  reach: Reach;
  /** When the check-in was due (ISO 8601) that was only named in a digest so far; null where none is. */
  digested: string | null;
  /** Whether the owner wants to be mentioned when a check-in is asked. */
  ping: boolean;
  /** Who owned it before, the latest first. */
  formerOwners: string[];
  /** Every recommendation of the talk, the oldest first; at most `MOST_DECISIONS`. */
  decisions: Decision[];
  /** Recommendations posted so far; each message has its number in its name. */
  cards: number;
  /** Whether the thread began with the talk; else people were there before, with matters of their own. */
  ours: boolean;
  /** The recommendation that was shared with the room, so that it is not shared twice; null where none was. */
  shared: string | null;
  /** Whether the bot keeps quiet until somebody names it. */
  muted: boolean;
  /** How often the talk began anew, so that what was asked of a model before comes to nothing. */
  round: number;
  /** The last question that was looked up in the guidance, to show what was read for it; null before the first. */
  lookedUp: string | null;
  /** The last questions that were answered from the guidance, the oldest first, for follow-ups such as "and for us?". */
  turns: Turn[];
  /** The last recommendation in a model's words: the number of its card and the version of the advice; null where none is. */
  summary: { card: number; version: string; text: string } | null;
  /** BCP 47, of what people write, where that is not English and a model read it; null: English. */
  language: string | null;
  /** Tasks `translate` that are under way: while there are any, all that is said goes that way, so that none overtakes. */
  translating: number;
  /**
   * When the words to the others were said (ISO 8601) that a model reads just now; null where it reads none. One at a time,
   * so that people who chat hold nothing up.
   */
  listening: string | null;
  /** The day (ISO 8601) on which people were told last that a model's share is used up; null before the first. */
  shareTold: string | null;
  /** Who was thanked for what they think of a message, so that they are thanked once; see `rated` in step.ts. */
  thanked: string[];
  /** Keys of the last events, so that the same event twice changes nothing. */
  seen: string[];
};

/** Events remembered in the talk itself; the inbox guards against older repeats. */
const REMEMBERED = 50;

/** Decisions that a talk keeps: more than a team takes in years of check-ins. Beyond it the second oldest goes. */
const MOST_DECISIONS = 200;

/** The talk with one more decision; the first one always stays. */
export function decided(talk: Talk, decision: Decision): Talk {
  const { decisions } = talk;
  const kept =
    decisions.length < MOST_DECISIONS ? decisions : [...decisions.slice(0, 1), ...decisions.slice(2)];
  return { ...talk, decisions: [...kept, decision] };
}

/** A new talk without answers. */
export function newTalk({ id, tenant, owner, zone }: Pick<Talk, 'id' | 'tenant' | 'owner' | 'zone'>): Talk {
  return {
    v: TALK_VERSION,
    id,
    tenant,
    owner,
    zone,
    phase: 'asking',
    answers: {},
    asked: [],
    needAskedAgain: false,
    open: null,
    saidFixed: false,
    flags: [],
    about: '',
    checkIn: null,
    advised: null,
    series: null,
    chosen: null,
    review: null,
    steps: {},
    until: null,
    ended: null,
    reach: 'thread',
    digested: null,
    ping: false,
    formerOwners: [],
    decisions: [],
    cards: 0,
    ours: false,
    shared: null,
    muted: false,
    round: 0,
    lookedUp: null,
    turns: [],
    summary: null,
    language: null,
    translating: 0,
    listening: null,
    shareTold: null,
    thanked: [],
    seen: [],
  };
}

/** The talk with the event's key remembered. */
export function remember(talk: Talk, key: string): Talk {
  return { ...talk, seen: [...talk.seen, key].slice(-REMEMBERED) };
}

/** The answers as the advice sees them. */
export function factsOf(talk: Pick<Talk, 'answers' | 'flags'>): CaseFacts {
  const known: Record<string, string> = {};
  const likely: Record<string, string> = {};
  const said: { [Q in QuestionId]?: Said } = {};
  for (const { id } of QUESTIONS) {
    const answer = talk.answers[id];
    if (!answer || answer.option === 'not-sure') continue;
    likely[id] = answer.option;
    if (answer.firm) known[id] = answer.option;
    said[id] = {
      option: answer.option,
      ...(answer.number === undefined ? {} : { number: answer.number }),
      ...(answer.quote === undefined ? {} : { quote: answer.quote }),
      ...(answer.also === undefined ? {} : { also: answer.also }),
    };
  }
  return { known: known as Known, likely: likely as Known, said, flags: talk.flags };
}

/** What people wrote, as far as the talk holds it and may show it again. */
export function wordsOfPeople({ answers, flags, about, lookedUp, turns, review, decisions }: Talk): string[] {
  const given = Object.values(answers).flatMap(({ quote, also }) => [quote, also]);
  const lines = Object.values(review?.said ?? {}).map(({ quote }) => quote);
  const asked = turns.map(({ question }) => question);
  // Quotes of answers that are others by now stand in the reasons of that day.
  const before = decisions.flatMap(({ why }) => why.map((line) => /"(.*)"/su.exec(line)?.[1]));
  return [
    ...before,
    ...given,
    ...flags.map(({ quote }) => quote),
    ...lines,
    ...asked,
    about,
    lookedUp,
  ].flatMap((words) => (words === undefined || words === null || words === '' ? [] : [words]));
}
