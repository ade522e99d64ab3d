// What a digest says: several check-ins of a room in one message.
import type { DigestLine } from '../../src/card.ts';
import { dayInWords } from '../wording.ts';
import { withName } from './talkname.ts';

export const DIGEST_HOW =
  'One message instead of many. I ask each in its own thread when you press its button.';

export function digestHead(lines: readonly DigestLine[]): string {
  return `${lines.length} recommendations are to be looked at again here this week.`;
}

/** One check-in in two lines. */
export function digestLine(
  { about, verdict, since, due, late, mention: owner }: DigestLine,
  { escaped, bold, mention }: Record<'escaped' | 'bold' | 'mention', (text: string) => string>,
): string {
  const dates = `From ${dayInWords(since)}, due ${due}.${late === null ? '' : ` This comes ${late}`}`;
  return `${bold(escaped(withName(about === undefined ? {} : { about }, verdict)))}${owner === null ? '' : ` ${mention(owner)}`}\n${escaped(dates)}`;
}
