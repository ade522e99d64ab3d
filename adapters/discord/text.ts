// What somebody wrote in Discord, as plain text: Discord sends signs for people, rooms, commands, pictures and times.
import { SECOND } from '../../src/door/clock.ts';

/** The most that is read of one text, in characters. Discord itself takes no more than 4,000. */
export const LONGEST = 100_000;

/** `rooms`: the name of a channel or role, undefined where it is not known. */
export type Names = (id: string) => string | undefined;

/** Mentions of the bot itself go; other people keep their number, rooms and roles their name. */
export function plainText(text: string, botUser: string, names: Names): string {
  return text
    .slice(0, LONGEST)
    .replaceAll(new RegExp(`<@!?${botUser}>`, 'gu'), ' ')
    .replaceAll(/<@!?(\d{15,22})>/gu, '@$1')
    .replaceAll(
      /<(#|@&)(\d{15,22})>/gu,
      (_, sign: string, id: string) => `${sign === '#' ? '#' : '@'}${names(id) ?? id}`,
    )
    .replaceAll(/<a?(:\w{2,32}:)\d{15,22}>/gu, '$1')
    .replaceAll(/<\/([^:<>]{1,100}):\d{15,22}>/gu, '/$1')
    .replaceAll(/<t:(-?\d{1,13})(?::[tTdDfFsSR])?>/gu, (sign, seconds: string) => momentAt(seconds) ?? sign)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim();
}

/** "2027-03-01 10:00 UTC": people see the same moment each in their own zone. Undefined beyond what a date can be. */
function momentAt(seconds: string): string | undefined {
  const at = new Date(Number(seconds) * SECOND);
  if (Number.isNaN(at.getTime())) return undefined;
  const [day, time = ''] = at.toISOString().split('T');
  return `${day} ${time.slice(0, 'hh:mm'.length)} UTC`;
}
