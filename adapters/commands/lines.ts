// JSON lines in, JSON lines out: one result for each line, in order, and nothing else on standard output.
import type { Readable, Writable } from 'node:stream';
import { messageOf } from '../../knowledge/error.ts';
import { cleanText } from '../../src/clean.ts';

/** A longer line is refused: it cannot be one item, and reading it would only fill memory. In characters. */
const LONGEST_LINE = 2_000_000;

/** Handles one parsed line; throws an error whose message goes into the result. */
export type LineHandler = (item: Record<string, unknown>) => Promise<Record<string, unknown>>;

/**
 * Reads items from `input`, one JSON object a line (empty lines are skipped), and writes one result a line. A line that
 * cannot be used gives `{"id"?, "error"}` and does not stop the others. Resolves to the exit status: 1 if any failed.
 */
export async function runLines(input: Readable, output: Writable, handle: LineHandler): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue;
    const result = await runLine(line, handle);
    if ('error' in result) status = 1;
    if (!output.write(`${JSON.stringify(result)}\n`))
      await new Promise((resolve) => output.once('drain', resolve));
  }
  return status;
}

/**
 * The lines of a stream, cut at line feeds only: U+2028 may stand inside a JSON string, and readline would cut there.
 * Of a line beyond the limit only a piece is kept, one character too long, so that it is refused and never fills memory.
 */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let pieces: string[] = [];
  let length = 0;
  const keep = (piece: string): void => {
    const kept = piece.slice(0, LONGEST_LINE + 1 - length);
    if (kept === '') return;
    pieces.push(kept);
    length += kept.length;
  };
  const taken = (): string => {
    const line = pieces.join('');
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...others] = String(chunk).split('\n');
    keep(first);
    for (const piece of others) {
      yield taken();
      keep(piece);
    }
  }
  yield taken();
}

/** One line to one result; never throws. */
export async function runLine(line: string, handle: LineHandler): Promise<Record<string, unknown>> {
  let id: Record<string, unknown> = {};
  try {
    const item = parseLine(line);
    if ('id' in item) id = { id: item.id };
    return { ...id, ...(await handle(item)) };
  } catch (cause) {
    return { ...id, error: messageOf(cause) };
  }
}

function parseLine(line: string): Record<string, unknown> {
  if (line.length > LONGEST_LINE)
    throw new Error(`The line has more than ${LONGEST_LINE} characters. Split it into items.`);
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new Error('The line is not JSON. Write one JSON object a line.', { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('The line is not a JSON object. Write one JSON object a line.');
  return value as Record<string, unknown>;
}

/** A text field, cleaned; `fallback` where it is absent. Throws when it is there and no text, or missing without fallback. */
export function textField(item: Record<string, unknown>, name: string, fallback?: string): string {
  const value = item[name] ?? fallback;
  if (typeof value !== 'string') throw new Error(`"${name}" must be a text.`);
  return cleanText(value);
}
