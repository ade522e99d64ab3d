// Clauses that say that something is NOT the trouble: they speak for no need.

/** The text with those clauses blanked out, so that places in it stay where they are. */
export function withoutDenials(text: string): string {
  return DENIALS.reduce((rest, words) => rest.replace(words, (clause) => ' '.repeat(clause.length)), text);
}

/** The way of answering, and what it should know, as people name them. */
const MANNER =
  'tone|style|voice|format|formatting|layout|wording|manner|language|structure|sorting|(?:how|the way) (?:it|the bot|the model) (?:answers|responds|writes|talks|speaks|sounds|says (?:it|things))';
const FACTS = 'facts?|information|content|knowledge|what (?:it|the bot|the model) (?:knows|says)';

/** A piece of a clause, from where it begins: no denial says anything of the clause before or after it. */
const BEGIN = '(?<=^|[.,;:!?\\n(]|\\b(?:but|and|although|though|while|because|since)\\b)';
const WITHIN = '[^.,;:!?\\n]{0,40}?';
const FINE =
  '(?:fine|good|ok|okay|great|perfect|right|correct|alright|all right|spot on|solid|(?:not|never) (?:the|a|an|our|really the|so much the)? ?(?:problem|issue|trouble|complaint)|no (?:problem|issue|trouble))';
const SURELY = '(?: all| already| really| quite| perfectly| just| mostly| actually)?';

const DENIALS: readonly RegExp[] = [
  // "It does not need to book anything", "it's not about the tone"
  /\b(?:(?:does|do|did|need)(?:n't| not) (?:need|have) to \w+|(?:don't|do not|doesn't|does not) (?:need|require|care about|have (?:any |a )?(?:problems?|issues?|trouble) with)|no (?:problems?|issues?|trouble) with|(?:it's|it is|this is|that's|(?:the )?(?:problem|issue|trouble|complaint) is) not (?:about|a matter of|so much))\b[^,.;!?\n]*/giu,
  // "not the tone", "it is not our documents"
  new RegExp(
    `${BEGIN}\\s*(?:(?:it|this|that|(?:the )?(?:problem|issue|trouble|complaint))(?:'s| is| was)${SURELY} |${SURELY} ?)not (?:in |with )?(?:the|our|its|any) [^,.;:!?\\n]*`,
    'giu',
  ),
  // "the tone is fine", "how it answers is not the problem", "the facts are right"
  new RegExp(
    `${BEGIN}${WITHIN}\\b(?:${MANNER}|${FACTS})\\b${WITHIN}\\b(?:is|are|was|were|'s|works?|sounds?|looks?|seems?)${SURELY} ${FINE}(?! (?:for|in|at|only|until|if|when)\\b)\\b`,
    'giu',
  ),
  // "it knows enough", "it knows everything"
  new RegExp(
    `${BEGIN}\\s*(?:it|the (?:bot|model|assistant)) (?:already )?(?:knows|has) (?:enough|everything|all (?:it needs|of it|the facts|that))\\b`,
    'giu',
  ),
];
