// Reads a time of day off a date: "at 10:30", "3pm", "noon", "in the afternoon".
import { Temporal } from 'temporal-polyfill';

/** The words without the time, and the time where one was said. */
export type Clocked = { rest: string; time: Temporal.PlainTime | undefined };

const HALF = "(?: ?(?:(?<half>[ap])\\.?m\\.?|o'clock))?";
const CLOCK = `(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{2}))?${HALF}`;
/** A figure alone may be a day or a year, so it needs the "at"; minutes or "pm" speak for themselves. */
const SURE_CLOCK = `(?<hour>\\d{1,2})(?=:| ?[ap]\\.?m\\b)(?::(?<minute>\\d{2}))?${HALF}`;
const AT = '(?:at|@|around|at about|at around) ?';

const FORMS: readonly RegExp[] = [
  `^(?<rest>.+?),? ${AT}${CLOCK}$`,
  `^${AT}${CLOCK},? (?<rest>.+)$`,
  `^(?<rest>.+?)(?:,? |(?<=\\d)T(?=\\d))${SURE_CLOCK}$`,
  `^${SURE_CLOCK},? (?<rest>.+)$`,
].map((form) => new RegExp(form, 'iu'));

/** Parts of the day by the clock of an office: our own choice. */
const PARTS = [
  { words: '(?:at )?(?:noon|midday)', time: '12:00' },
  { words: '(?:in the )?morning', time: '09:00' },
  { words: '(?:in the )?afternoon', time: '14:00' },
].map(({ words, time }) => ({
  ends: new RegExp(`^(.+?),? ${words}$`, 'iu'),
  starts: new RegExp(`^${words},? (.+)$`, 'iu'),
  time: Temporal.PlainTime.from(time),
}));

/**
 * Takes the time of day off the end or the head of a date. Undefined where the words name a time that no clock shows
 * ("at 25:00"); without a time, the words as they are.
 */
export function clockIn(text: string): Clocked | undefined {
  for (const { ends, starts, time } of PARTS) {
    const rest = ends.exec(text)?.[1] ?? starts.exec(text)?.[1];
    if (rest !== undefined) return { rest, time };
  }
  for (const form of FORMS) {
    const said = form.exec(text)?.groups;
    if (said) return clocked(said);
  }
  return { rest: text, time: undefined };
}

/** Hours that mean the afternoon when nothing else is said: nobody is asked between one and six in the morning. */
const AFTERNOON = /^[1-6]$/u;

function clocked({
  rest = '',
  hour = '',
  minute = '0',
  half,
}: Record<string, string | undefined>): Clocked | undefined {
  const said = Number(hour);
  const minutes = Number(minute);
  if (said > 23 || minutes > 59 || (half !== undefined && (said < 1 || said > 12))) return undefined;
  // A leading zero, "03:00", is the clock of 24 hours and stays as it stands.
  const after = half === undefined ? AFTERNOON.test(hour) : half.toLowerCase() === 'p';
  const hours = half === undefined && !after ? said : (said % 12) + (after ? 12 : 0);
  return { rest, time: Temporal.PlainTime.from({ hour: hours, minute: minutes }) };
}
