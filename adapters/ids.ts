// New ids: from the machine's clock and its own randomness.
import { randomBytes } from 'node:crypto';

/** Bytes of the time in milliseconds: enough for the next 8,000 years. */
const TIME_BYTES = 6;
/** 96 random bits: two ids of the same millisecond will not meet. */
const RANDOM_BYTES = 12;

/**
 * 24 characters that are safe everywhere; a platform may take no more than 25. Ids of one moment begin alike, so that
 * they stand together in an index: scattered ones made the database write a third more.
 */
export function newId(): string {
  const bytes = Buffer.alloc(TIME_BYTES + RANDOM_BYTES);
  bytes.writeUIntBE(Date.now(), 0, TIME_BYTES);
  randomBytes(RANDOM_BYTES).copy(bytes, TIME_BYTES);
  return bytes.toString('base64url');
}
