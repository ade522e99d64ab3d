// Lines in as few texts as their size allows.
import { pieces } from './cut.ts';

/** The lines joined by `between` to texts of at most `most` characters each; a longer line is parted. */
export function packed(lines: readonly string[], most: number, between = '\n'): string[] {
  const texts: string[] = [];
  for (const line of lines.flatMap((one) => pieces(one, most))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + between.length + line.length <= most)
      texts[texts.length - 1] = `${last}${between}${line}`;
    else texts.push(line);
  }
  return texts;
}
