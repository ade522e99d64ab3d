// Whether there is anything to see: platforms refuse texts in which there is not.

/** Whether nothing of the text would be seen: spaces (one is an empty sign of Braille), and characters without width. */
export function isBlank(text: string): boolean {
  return /^[\s\p{C}\p{Z}\p{DI}\u2800]*$/u.test(text);
}
