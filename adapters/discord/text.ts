// What somebody wrote in Discord, as plain text: Discord sends signs for people, rooms, commands, pictures and times.

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
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim();
}
