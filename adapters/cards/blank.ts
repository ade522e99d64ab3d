// Whether there is anything to see: platforms refuse texts in which there is not.

/** Whether nothing of the text would be seen: spaces, and characters without width. */
export function isBlank(text: string): boolean {
  return /^[\s\p{C}\p{Z}]*$/u.test(text);
}
