// Cleans text at the door, before anything is stored, searched or shown.

/** NUL out (SQLite and C libraries stop at it), lone surrogates replaced (they are no valid UTF-8), line ends made one. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().replace(/\r\n?/gu, '\n');
}

/** For one line on a terminal: control characters and direction overrides out, so that text cannot redraw the screen. */
export function plainLine(text: string): string {
  return text.replaceAll('\t', ' ').replace(UNSEEN, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu;
