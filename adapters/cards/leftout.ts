// Said where a message cannot hold all that it should.

/** Parts had to be left out. */
export const LEFT_OUT = 'There is more than fits into one message. Ask for the part that you need.';

/** A document had to be cut. */
export const ONLY_BEGINNING = 'This is the beginning: the whole is longer than a message can be.';

/** Stands for what has nothing to see, since no platform takes that. */
export const NOTHING = '…';
