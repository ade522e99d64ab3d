// Cards of a line or two: notices, the opening of a talk, and what takes the place of a message that is over.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { ASKED_AGAIN, REPLACED } from '../../cards/overwords.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, type Shown, text } from './elements.ts';
import type { Links } from './links.ts';
import { bold, escaped, link, mention, quoted, small, struck } from './markdown.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

export function notice({ text: said, mention: person }: Kind<'notice'>): Shown {
  if (person === undefined) return { text: escaped(said), parts: [text(escaped(said))] };
  return { text: escaped(said), parts: [text(`${mention(person)} ${escaped(said)}`)], pings: [person] };
}

/** The talk lives under this one, so it names who asked and what. */
export function opening({ by, text: said }: Kind<'opening'>, { talk }: Message): Shown {
  const told = said.trim() !== '';
  const asks = `${mention(by)} asks which way${told ? ':' : '.'}`;
  return {
    text: told ? `${asks} ${escaped(said)}` : asks,
    parts: [
      text(told ? `${asks}\n${quoted(escaped(said))}` : asks),
      actions(button('Mute', actionId('mute', talk))),
    ],
  };
}

/** One grey line instead of a question. */
export function closed({ text: said, answer, by }: Kind<'closed'>): Shown {
  const question = escaped(said);
  if (answer === undefined) {
    const again = `${question} ${ASKED_AGAIN}`;
    return { text: again, parts: [text(small(again))] };
  }
  const who = by === undefined ? '' : ` (${mention(by)})`;
  return {
    text: `${question} ${escaped(answer)}${who}`,
    parts: [text(small(`${question} ${bold(escaped(answer))}${who}`))],
  };
}

/** One grey line instead of a recommendation, with the way to the new one. */
export function replaced({ verdict }: Kind<'replaced'>, { refers }: Message, links: Links): Shown {
  const newer = refers && link('See it', links(refers));
  return {
    text: `${REPLACED}: ${escaped(verdict)}`,
    parts: [text(small(`${struck(escaped(verdict))}\n${REPLACED}.${newer ? ` ${newer}` : ''}`))],
  };
}
