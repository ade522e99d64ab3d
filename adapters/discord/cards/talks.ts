// The talks of a room, each with its thread, its next date and all that was decided.
import type { Card, TalkLine } from '../../../src/card.ts';
import { withName } from '../../cards/talkname.ts';
import { talksInShort, talkWords } from '../../cards/talkwords.ts';
import { linkButton, type Part, type Shown, section, text } from './elements.ts';
import { fits } from './fit.ts';
import { type Links, threadAddress } from './links.ts';
import { bold, escaped, link, mention, small, webAddress } from './markdown.ts';

const OPEN = 'Open the thread';

export function talks({ title, talks: all, note }: Extract<Card, { kind: 'talks' }>, links: Links): Shown {
  const head = text(bold(escaped(title)));
  const foot = note === undefined ? [] : [text(small(escaped(note)))];
  const said = all.map((talk) => {
    const url = webAddress(threadAddress(links, talk.place, talk.thread));
    return { lines: linesOf(talk), url };
  });
  const beside = said.map(({ lines, url }): Part => {
    return url === undefined ? text(lines) : section(lines, linkButton(OPEN, url));
  });
  const below = said.map(({ lines, url = null }): Part => {
    const open = link(OPEN, url);
    return text(open ? `${lines}\n${open}` : lines);
  });
  return {
    text: talksInShort({ title, talks: all, note }, escaped),
    parts: [head, ...(fits([head, ...beside, ...foot]) ? beside : below), ...foot],
  };
}

function linesOf(talk: TalkLine): string {
  const { asks, decided } = talkWords(talk, escaped, mention);
  return [bold(escaped(withName(talk, talk.head))), asks, small(decided.join('\n'))]
    .filter(Boolean)
    .join('\n');
}
