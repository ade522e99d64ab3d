// Tells a mistake of our own from what a platform or the network did.

/**
 * Whether the error is one of the program's own: nothing was sent, and sending it again would end the same way. Errors of
 * the network, and of a library while it was asking, carry a code or a cause.
 */
export function isMistake(thrown: unknown): boolean {
  const isOurs =
    thrown instanceof TypeError || thrown instanceof RangeError || thrown instanceof ReferenceError;
  return isOurs && thrown.cause === undefined && !('code' in thrown);
}
