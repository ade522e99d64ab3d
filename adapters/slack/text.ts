// What somebody wrote in Slack, as plain text: Slack sends signs for people, rooms, links and the characters & < >.

/** The most that is read of one text, in characters. Slack itself sends no more than 40,000. */
export const LONGEST = 100_000;

/** Mentions of the bot itself go; other people keep their number, rooms their name, links what was shown of them. */
export function plainText(text: string, botUser: string): string {
  return text
    .slice(0, LONGEST)
    .replaceAll(new RegExp(`<@${botUser}(?:\\|[^<>]*)?>`, 'gu'), ' ')
    .replaceAll(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu, (_, sign: string, what: string, label?: string) =>
      shown(sign, what, label),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim();
}

function shown(sign: string, what: string, label: string | undefined): string {
  if (sign === '@') return `@${what}`;
  if (sign === '#') return `#${label || what}`;
  if (sign === '!') return label || `@${what.split('^')[0] ?? ''}`;
  return label || what.replace(/^mailto:/u, '');
}

/** The ids of the people that the text names, the bot not counted. */
export function peopleIn(text: string, botUser: string): string[] {
  const ids = [...text.slice(0, LONGEST).matchAll(/<@(\w+)(?:\|[^<>]*)?>/gu)].flatMap(([, id]) => id ?? []);
  return [...new Set(ids)].filter((id) => id !== botUser);
}

/** Whether the text names this person. */
export function names(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`);
}

/** Whether the text begins by naming somebody else: it is for them. */
export function isForSomebodyElse(text: string, botUser: string): boolean {
  const first = /^\s*<@(\w+)/u.exec(text)?.[1];
  return first !== undefined && first !== botUser;
}
