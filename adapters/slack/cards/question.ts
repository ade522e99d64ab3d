// A question: its options as buttons or as a menu, and the ways around it.
import type { ActionsBlockElement } from '@slack/types';
import { NOT_SURE, type QuestionId } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { shortLabel } from '../../cards/shortlabels.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, context, overflow, type Payload, section, select } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped } from './mrkdwn.ts';

type Question = Extract<Card, { kind: 'question' }>;

/** With more options than that, a menu is quicker to read than a wall of buttons. */
const MOST_BUTTONS = 5;

export function question(card: Question, { talk }: Message): Payload {
  const { text, help, why, progress } = card;
  const options = card.options.filter(({ id }) => id !== NOT_SURE);
  const unsure = card.options.filter(({ id }) => id === NOT_SURE);
  const count = `${progress.now} of about ${progress.about}`;
  const lines = options.map(({ label }, index) => `${index + 1}. ${escaped(label)}`);
  const { list, elements } = choices(card.question, options, talk);
  return {
    text: [
      ...(why ? [escaped(why)] : []),
      `${escaped(text)} (${count})`,
      ...(help ? [escaped(help)] : []),
      ...lines,
      ...unsure.map(({ label }) => `Or: ${escaped(label)}`),
    ].join('\n'),
    blocks: [
      ...(why ? [section(escaped(why))] : []),
      section(bold(escaped(text))),
      context(help ? `${count} · ${escaped(help)}` : count),
      ...(list ? [section(lines.join('\n'))] : []),
      actions(...elements),
      actions(
        ...unsure.map(({ id, label }) => button(label, actionId('answer', talk, card.question, id))),
        button('In my own words', actionId('words', talk, card.question)),
        ...(progress.now > 1 ? [button('Back', actionId('back', talk, card.question))] : []),
        overflow(actionId('more', talk), [
          { label: 'Why do you ask?', value: 'why' },
          { label: 'What do you know so far?', value: 'understood' },
          { label: 'Recommend now', value: 'finish' },
          { label: 'Mute', value: 'mute' },
        ]),
      ),
    ],
  };
}

/** The controls that answer; `list`: the full labels have to stand above them. */
function choices(
  id: QuestionId,
  options: Question['options'],
  talk: string,
): { list: boolean; elements: ActionsBlockElement[] } {
  if (options.length > MOST_BUTTONS) {
    const items = options.map(({ id: value, label }, index) => ({ label: `${index + 1}. ${label}`, value }));
    return {
      list: items.some(({ label }) => label.length > LIMITS.option),
      elements: [select('Choose an answer', actionId('answer', talk, id), items)],
    };
  }
  const short = options.map(({ label }) => shortLabel(label));
  const list = short.some(({ whole }) => !whole);
  return {
    list,
    elements: options.map(({ id: option, label }, index) => {
      const text = short[index]?.text ?? label;
      const reads = text === label ? undefined : label;
      return button(list ? `${index + 1}. ${text}` : text, actionId('answer', talk, id, option), reads);
    }),
  };
}
