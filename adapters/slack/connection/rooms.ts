// What Slack's ids of rooms say by themselves.

/** Direct messages; the ids of all other rooms begin with another letter. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');
