// What is asked where a number may be for one of several talks.

export function countsHead(count: number): string {
  return `Which one has ${count.toLocaleString('en-US')} signed-off answers now?`;
}

/** Names a talk in which nothing was recommended yet. */
export const UNNAMED_TALK = 'A talk of this channel';
