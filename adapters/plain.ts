// Text that is safe to show: nothing in it can redraw a screen or turn the direction of what follows.

/** Control characters and direction overrides out, so that text cannot redraw the screen. */
export function plainLine(text: string): string {
  return text.replaceAll('\t', ' ').replace(UNSEEN, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu;
