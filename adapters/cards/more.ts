// What the menu "More" of a card offers; the values are verbs.

export const MORE_OF_QUESTION = [
  { label: 'Why do you ask?', value: 'why' },
  { label: 'What do you know so far?', value: 'understood' },
  { label: 'Recommend now', value: 'finish' },
  { label: 'Mute', value: 'mute' },
] as const;

export const MORE_OF_RECOMMENDATION = [
  { label: 'What would change it', value: 'flips' },
  { label: 'All sources', value: 'sources' },
  { label: 'Mention me when you ask', value: 'mention' },
  { label: 'Mute', value: 'mute' },
] as const;
