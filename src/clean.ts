// Cleans text at the door, before anything is stored, searched or shown.

/** NUL out (SQLite and C libraries stop at it), lone surrogates replaced (they are no valid UTF-8), line ends made one. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().replace(/\r\n?/gu, '\n');
}

/** Every text inside a plain JSON value, cleaned. The value itself is left as it is. */
export function cleanValue<T>(value: T): T;
export function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((item) => cleanValue(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, cleanValue(item)]));
}
