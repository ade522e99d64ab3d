// Vectors for texts: the same text has the same vector on every machine, and texts that share words lie near each other.

/** 32-bit FNV-1a: spreads words well enough over a few hundred places. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** A vector of length 1, in which each word of the text has its place; a text without words has the first. */
export function vectorOf(text: string, size: number): number[] {
  const vector = new Array<number>(size).fill(0);
  const add = (place: number, by: number): void => {
    vector[place] = (vector[place] ?? 0) + by;
  };
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // The sign lets words that meet in one place cancel out instead of making strangers alike.
  for (const word of words) add(hash(word) % size, (hash(`${word}:`) & 1) === 0 ? 1 : -1);
  if (vector.every((value) => value === 0)) add(0, 1);
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}
