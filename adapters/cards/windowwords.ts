// What the small windows say.

/** An answer in one's own words. The question stands in it, too. */
export const WORDS_WINDOW = {
  title: 'In my own words',
  label: 'Your answer',
  hint: 'As you would tell a colleague. I show you what I understood.',
} as const;

/** What was wrong with a message. The vote counts already; the reason is optional. */
export const REASON_WINDOW = {
  title: 'What was wrong?',
  label: 'What should it have said, or what did I miss?',
  hint: 'You can leave this empty. The people who run this bot read it.',
} as const;
