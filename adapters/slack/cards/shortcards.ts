// Cards of a line or two: notices, the opening of a talk, and what takes the place of a message that is over.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { ASKED_AGAIN, REPLACED } from '../../cards/overwords.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, context, type Payload, section } from './elements.ts';
import { bold, escaped, link, mention, quoted, struck } from './mrkdwn.ts';
import { permalink } from './permalink.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

export function notice({ text, mention: person }: Kind<'notice'>): Payload {
  const told = person === undefined ? escaped(text) : `${mention(person)} ${escaped(text)}`;
  return { text: told, blocks: [section(told)] };
}

/** The talk lives under this one, so it names who asked and what. */
export function opening({ by, text }: Kind<'opening'>, { talk }: Message): Payload {
  const told = text.trim() !== '';
  const asks = `${mention(by)} asks which way${told ? ':' : '.'}`;
  return {
    text: told ? `${asks} ${escaped(text)}` : asks,
    blocks: [
      section(told ? `${asks}\n${quoted(escaped(text))}` : asks),
      actions(button('Mute', actionId('mute', talk), 'Mute: say nothing more in this thread')),
    ],
  };
}

/** One grey line instead of a question. */
export function closed({ text, answer, by }: Kind<'closed'>): Payload {
  const question = escaped(text);
  if (answer === undefined) return line(`${question} ${ASKED_AGAIN}`);
  const who = by === undefined ? '' : ` (${mention(by)})`;
  return {
    text: `${question} ${escaped(answer)}${who}`,
    blocks: [context(`${question} ${bold(escaped(answer))}${who}`)],
  };
}

/** One grey line instead of a recommendation, with the way to the new one. */
export function replaced({ verdict }: Kind<'replaced'>, { refers }: Message, web?: string): Payload {
  const newer = refers && link('See it', permalink(web, refers));
  return {
    text: `${REPLACED}: ${escaped(verdict)}`,
    blocks: [context(`${struck(escaped(verdict))}\n${REPLACED}.${newer ? ` ${newer}` : ''}`)],
  };
}

const line = (text: string): Payload => ({ text, blocks: [context(text)] });
