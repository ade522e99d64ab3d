// The name of a text that is kept with what was worked out of it.
import { createHash } from 'node:crypto';

/** SHA-256 in 64 hex digits: the same for the same text, wherever it stands. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
