// Words that tell nothing of today.

/** What is wished, was, or belongs to others is no news about the case. */
const NOT_YET =
  /\b(?:when|once|until|as soon as|will|'ll|would|should|hope|plan to|never|used to|we had|competitors?)\b/iu;

/** Whether a text speaks of another time or of other people, so that its figures are no answers. */
export function tellsNoNews(text: string): boolean {
  return NOT_YET.test(text);
}
