// The talks of a room, each with its thread, its next date and all that was decided.
import type { Card, TalkLine } from '../../../src/card.ts';
import { cut } from '../../cards/cut.ts';
import { decisionLine, earlierInWords } from '../../wording.ts';
import { linkButton, type Part, type Shown, section, text } from './elements.ts';
import { fits } from './fit.ts';
import { type Links, threadAddress } from './links.ts';
import { bold, escaped, link, mention, small, webAddress } from './markdown.ts';

const OPEN = 'Open the thread';

/** Of a decision in a list, in characters: several of them fit into one message. The export has all of it. */
const LONGEST_DECISION = 500;

export function talks({ title, talks: all }: Extract<Card, { kind: 'talks' }>, links: Links): Shown {
  const head = text(bold(escaped(title)));
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
    text: [title, ...all.map(({ head: name, next }) => (next === undefined ? name : `${name} ${next}`))]
      .map(escaped)
      .join('\n'),
    parts: [head, ...(fits([head, ...beside]) ? beside : below)],
  };
}

function linesOf({ head, place, owner, next, decisions, earlier }: TalkLine): string {
  // A list of a room is for one person's eyes. In the talk's own thread the mention would call its owner.
  const who = place === '' ? [] : [`Looked after by ${mention(owner)}.`];
  const asks = [...(next === undefined ? [] : [escaped(next)]), ...who];
  const lines = [
    ...decisions.map((decision) => `• ${escaped(cut(decisionLine(decision), LONGEST_DECISION))}`),
    ...(earlier === 0 ? [] : [escaped(earlierInWords(earlier))]),
  ];
  return [bold(escaped(head)), asks.join(' '), small(lines.join('\n'))].filter(Boolean).join('\n');
}
