// Which talk a line of a list is about.

/** The line, opened by the first words of the talk's people where they are known: several may have the same advice. */
export function withName({ about }: { about?: string }, line: string): string {
  return about === undefined ? line : `"${about}": ${line}`;
}
