// Whether words are denied where they stand: by a "no" or "not" before them, or by "is wrong" after them.
import type { Option, QuestionId } from '../../knowledge/questions.ts';

/** What denies. "Not only search" and "no matter which search" deny nothing. */
const NO =
  "(?:no|not|never|without|nor|neither|cannot|(?:is|are|was|were|do|does|did|has|have|had|ca|wo|would|could)n['’]?t)(?! (?:only|just|merely|matter|doubt|problem|idea)\\b)";

/** Words that may stand between a denial and what it denies: "we do not yet have any real search". */
const BETWEEN =
  '(?:have|has|had|got|get|use|using|used|run|running|built|build|set|up|done|any|an?|the|our|my|much|many|real|own|proper|such|yet|even|really|currently|actually|been|be|being|by|that|so|very|too|all|far|way|in|working|kind|sort|of)';

const BEFORE = new RegExp(`\\b${NO}(?:\\s+${BETWEEN}){0,5}\\s*["“'‘]?$`, 'iu');
const ANYWHERE = new RegExp(`\\b${NO}\\b`, 'iu');

/** What takes back the words before it: "'nothing is built' is wrong", "search is not there yet". */
const AFTER =
  /^["”'’]?\s*(?:(?:is|was|are|were)(?: just| simply)? (?:wrong|untrue|incorrect|not (?:right|true|correct|there|ready|built|done|so)|missing)|(?:is|was|are)n['’]?t (?:right|true|correct|there|ready|built|done|so)|(?:does not|doesn['’]?t) exist)\b/iu;

/** How far around words their clause is looked at, in characters; this bounds the work for any text. */
const REACH = 120;

/** What stands before a place in its clause. A denial reaches no further than that. */
function clauseBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - REACH), at);
  return (
    before
      .split(
        /[.!?;:\n]|,(?!\d)|\s[-–—]\s|\b(?:but|although|though|because|since|so that|while|whereas|however|and|if)\b/iu,
      )
      .at(-1) ?? ''
  );
}

/** Whether the words from `start` to `end` are denied themselves. */
export function denied(text: string, start: number, end: number): boolean {
  return BEFORE.test(clauseBefore(text, start)) || takenBack(text, end);
}

/** Whether what was said up to `end` is called wrong or missing right after. */
export function takenBack(text: string, end: number): boolean {
  return AFTER.test(text.slice(end, end + REACH));
}

/** Whether a denial stands anywhere before these words in their clause: "we do not have it in a form to search". */
export function underDenial(text: string, start: number): boolean {
  return ANYWHERE.test(clauseBefore(text, start));
}

/** Whether words that affirm something hold a denial of their own: "we have no search". */
export function deniesWithin(words: string): boolean {
  return ANYWHERE.test(words);
}

/** What holds where an option is denied and nothing else is said. Most options have no single opposite. */
const OPPOSITES: { readonly [Q in QuestionId]?: { readonly [O in string]?: Option } } = {
  running: { prompt: 'nothing', search: 'nothing', tuned: 'nothing', 'search-and-tuned': 'nothing' },
  stage: { live: 'idea', mature: 'idea' },
  pressure: { yes: 'no', no: 'yes' },
  audience: { shared: 'per-user', 'per-user': 'shared' },
  prompting: { enough: 'falls-short' },
  corpus: { fits: 'large' },
};

/** The option that holds where this one is denied; undefined where only the question can tell. */
export function oppositeOf(id: QuestionId, option: Option): Option | undefined {
  return OPPOSITES[id]?.[option];
}
