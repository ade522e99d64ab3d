// Reads what people say about the next check-in: a date, a condition, or a short command.
import { Temporal } from 'temporal-polyfill';
import { commandIn } from './commands.ts';
import { type Condition, conditionIn } from './conditions.ts';
import { type Request, requestIn } from './request.ts';
import { type Moment, type SpokenDate, spokenDate } from './spokendate.ts';
import type { WallTime } from './walltime.ts';

/** A date or a condition to wait for. The wall time is as it was said; working hours are for the caller. */
export type Until = { kind: 'date'; local: WallTime } | Condition;

/** `words` are those that it was read from, as they stand in the text but for spaces, apostrophes and marks around them. */
export type CheckInSaid = { words: string } & (
  | Until
  /** The question put off; `until` is undefined where nobody said for how long. */
  | { kind: 'snooze'; until: Until | undefined }
  | {
      kind:
        | 'past'
        | 'too-far'
        | 'skip'
        | 'stop'
        | 'nothing-changed'
        | 'done'
        | 'ask-now'
        | 'mention'
        | 'no-mention';
    }
  /** Either day may be meant, ISO 8601. */
  | { kind: 'unclear'; days: [string, string] }
  /** `to` is who takes over, as it was written. */
  | { kind: 'hand-over'; to: string }
  | { kind: 'zone'; zone: string }
);

/** Longer texts are stories, in characters: what they say of dates is about something else. */
const LONGEST = 400;

/**
 * The first thing that a text says about the next check-in: see `allIn`. Undefined where it says nothing of that kind.
 */
export function dateIn(text: string, now: string, zone: string): CheckInSaid | undefined {
  return allIn(text, now, zone)[0];
}

/**
 * Everything that a text says about the next check-in, in order ("Nothing changed. Ask me in a month."), at `now` (ISO
 * 8601 instant) in an IANA zone. It rather misses something than hear it in ordinary talk: a bare date or condition, a
 * skip and "nothing changed" count only where the whole text is understood; only what is plainly said to the bot ("ask
 * me next week", "stop asking") may stand beside other sentences. Two dates or conditions in one text count as none.
 *
 * A bare "in 3 months" can also answer an open question of the diagnostic: then the caller must not ask here first.
 * Throws a RangeError on an instant that is none, and where there is a date on such a zone.
 */
export function allIn(text: string, now: string, zone: string): CheckInSaid[] {
  const moment = { now: Temporal.Instant.from(now).epochMilliseconds, zone };
  const whole = text.trim();
  if (whole.length > LONGEST) return [];
  const heard = sentencesOf(whole).flatMap((sentence) => hear(sentence, moment));
  const understood = !heard.includes('else');
  // What is quoted, or follows a colon, is what somebody else says.
  const quoting = /:\s|["“”«»„`]|^>/mu.test(whole);
  const counts = ({ toBot }: Found): boolean => understood || (toBot && !quoting);
  return agreeing(
    heard
      .filter((one) => typeof one === 'object')
      .filter(counts)
      .map(({ said }) => said),
  );
}

/** "Not now, ask me tomorrow" waits for tomorrow; of two dates or conditions nobody knows which one is meant. */
function agreeing(said: readonly CheckInSaid[]): CheckInSaid[] {
  const dated = said.filter((one) => isWaiting(one) && !isOpenEnded(one));
  if (dated.length > 1) return said.filter((one) => !isWaiting(one));
  return said.filter((one) => dated.length === 0 || !isOpenEnded(one));
}

const isWaiting = ({ kind }: CheckInSaid): boolean =>
  ['date', 'condition', 'snooze', 'past', 'too-far', 'unclear'].includes(kind);

const isOpenEnded = (one: CheckInSaid): boolean => one.kind === 'snooze' && one.until === undefined;

/** `toBot` where it can only be meant for the bot. */
type Found = { said: CheckInSaid; toBot: boolean };

type Heard = Found | 'courtesy' | 'else';

type Sentence = { words: string; asks: boolean };

function sentencesOf(text: string): Sentence[] {
  return text
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[*~]/gu, '')
    .split(/(?<=[.!?;…])\s+|\n+/u)
    .map((part) => ({
      words: part.replaceAll(/\s+/gu, ' ').replaceAll(/^[\s_,]+|[\s_,.!?;…]+$/gu, ''),
      asks: /\?[\s_!?]*$/u.test(part),
    }))
    .filter(({ words }) => words !== '');
}

const COURTESY =
  /^(?:(?:many |ok |okay )?thanks?(?: you)?(?: (?:very much|so much|a lot|again))?|thx|cheers|ok|okay|sure|yes|yep|no|great|good|fine|cool|perfect|sounds good|hi|hey|hello|good (?:morning|idea|point)|all right|alright|no worries|got it|hm+|sorry|please|makes sense|not yet|nope|(?:we're|all|i'm|it's all) good|(?:that's|this is) (?:very )?helpful|that helps)(?: (?:whichway|team|all|everyone|everybody))?$/iu;

/** An excuse says nothing of its own, but it may stand before a request. */
const EXCUSE = /^(?:(?:i'm|i am|we're|we are) [\w' -]{2,50}|no time|(?:too )?busy[\w' -]{0,30})$/iu;

/** A sentence with more commas is a list. */
const MOST_PARTS = 6;

/** The sentence as a whole, else each part between its commas; one part that is something else spoils it. */
function hear(sentence: Sentence, moment: Moment): Heard[] {
  const whole = hearPart(sentence, moment);
  const parts = sentence.words.split(',').map((part) => part.trim());
  if (whole !== 'else' || parts.length === 1 || parts.length > MOST_PARTS) return [whole];
  const heard = parts.map((words, index) =>
    hearPart({ words, asks: sentence.asks && index === parts.length - 1 }, moment),
  );
  const asked = heard.some((one) => typeof one === 'object' && one.toBot);
  const rest = heard.map((one, index) =>
    one === 'else' && asked && EXCUSE.test(parts[index] ?? '') ? 'courtesy' : one,
  );
  return rest.includes('else') ? ['else'] : rest;
}

/** Commands that can only be meant for the bot. */
const TO_BOT = new Set(['stop', 'hand-over', 'ask-now', 'mention', 'no-mention', 'zone']);

function hearPart({ words, asks }: Sentence, moment: Moment): Heard {
  if (words === '' || COURTESY.test(words)) return 'courtesy';
  const request = requestIn(words);
  if (asks && !request.polite) return 'else';
  const command = commandIn(request.words);
  if (command?.kind === 'not-now')
    return {
      said: { kind: 'snooze', until: undefined, words },
      toBot: /\b(?:me|us)\b/iu.test(request.words),
    };
  if (command) return { said: { ...command, words }, toBot: TO_BOT.has(command.kind) };
  return hearWhen(request, words, moment);
}

/** Days that are over whatever today is. */
const GONE = /^(?:yesterday|the day before yesterday|last \p{L}+|.{1,20} ago)$/iu;

function hearWhen({ verb, when }: Request, words: string, moment: Moment): Heard {
  const toBot = verb === 'ask';
  const until =
    conditionIn(when) ?? spokenDate(when, moment) ?? (toBot ? untilInShort(when, moment) : undefined);
  if (until === undefined)
    return toBot && GONE.test(when) ? { said: { kind: 'past', words }, toBot } : 'else';
  if (until.kind === 'unclear') return { said: { ...until, words }, toBot };
  if (until.kind === 'past' || until.kind === 'too-far') return { said: { kind: until.kind, words }, toBot };
  return { said: toBot ? { kind: 'snooze', until, words } : { ...until, words }, toBot };
}

/** "Snooze a week" needs no "in", "wait for the launch" no "after". A figure alone ("give me 2000") is no year. */
function untilInShort(when: string, moment: Moment): Condition | SpokenDate | undefined {
  const condition = conditionIn(`when ${when}`) ?? conditionIn(`after ${when}`);
  if (condition || /^\d+$/u.test(when)) return condition;
  return spokenDate(`in ${when.replace(/^(?:for|by) /iu, '')}`, moment);
}
