// New ids from the machine's own randomness.
import { randomBytes } from 'node:crypto';

/** 120 random bits in 20 characters that are safe everywhere; a platform may take no more than 25. */
export const newId = (): string => randomBytes(15).toString('base64url');
