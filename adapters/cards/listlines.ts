// Numbered items of a list.

/** A wide space: ordinary ones at the beginning of a line may be dropped. */
const INDENT = '\u2003';

/** `between` is what stands between two items. */
export function listLines(
  items: readonly string[],
  escaped: (text: string) => string,
): { lines: string[]; between: string } {
  return {
    lines: items.map((item, index) => `${index + 1}. ${escaped(item).replaceAll('\n', `\n${INDENT}`)}`),
    // Items of several lines would run into each other.
    between: items.some((item) => item.includes('\n')) ? '\n\n' : '\n',
  };
}
