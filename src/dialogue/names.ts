// Names by which later effects of a talk find its messages.

/** The last question that was put. */
export const QUESTION = 'question';

/** The message of a talk's recommendation number `count`; talks of older versions gave them all one name. */
export function cardName(count: number): string {
  return count === 0 ? 'card' : `card-${count}`;
}

/** The last check-in that was asked. */
export const CHECK_IN = 'check-in';

/** Replies below a digest belong to none of its talks, so it has a name of its own. */
export const DIGEST = 'digest';
