// What a list of talks says of each.
import type { TalkLine } from '../../src/card.ts';
import { decisionLine, earlierInWords } from '../wording.ts';
import { cut } from './cut.ts';
import { withName } from './talkname.ts';

/** Of a decision in a list, in characters: escaped it still fits into one text. The export has all of it. */
const LONGEST_DECISION = 500;

/** `asks`: when it is looked at again, and by whom. */
export function talkWords(
  { place, owner, next, decisions, earlier }: TalkLine,
  escaped: (text: string) => string,
  mention: (person: string) => string,
): { asks: string; decided: string[] } {
  // A list of a room is for one person's eyes. In the talk's own thread the mention would call its owner.
  const who = place === '' ? [] : [`Looked after by ${mention(owner)}.`];
  return {
    asks: [...(next === undefined ? [] : [escaped(next)]), ...who].join(' '),
    decided: [
      ...decisions.map((decision) => `• ${escaped(cut(decisionLine(decision), LONGEST_DECISION))}`),
      ...(earlier === 0 ? [] : [escaped(earlierInWords(earlier))]),
    ],
  };
}

/** The list in short, for where there is no layout. */
export function talksInShort(
  { title, talks, note }: { title: string; talks: readonly TalkLine[]; note: string | undefined },
  escaped: (text: string) => string,
): string {
  const lines = talks.map((talk) => withName(talk, [talk.head, talk.next].filter(Boolean).join(' ')));
  return [title, ...lines, ...(note === undefined ? [] : [note])].map(escaped).join('\n');
}
