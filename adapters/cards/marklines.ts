// Markup around each line, since none of it reaches over the end of a line.

/** Empty lines stay empty; the text is escaped already. */
export function markLines(before: string, text: string, after = before): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line === '' ? '' : `${before}${line}${after}`))
    .join('\n');
}
