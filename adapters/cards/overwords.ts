// What takes the place of a message that is over.

/** Of a question that is put again. */
export const ASKED_AGAIN = 'Asked again below.';

/** Of a recommendation. */
export const REPLACED = 'Replaced by a newer recommendation';
