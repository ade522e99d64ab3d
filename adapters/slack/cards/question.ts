// A question: its options as buttons or as a menu, and the ways around it.
import type { ActionsBlockElement } from '@slack/types';
import type { QuestionId } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { MORE_OF_QUESTION } from '../../cards/more.ts';
import { buttonLabels, menuChoices, questionWords } from '../../cards/questionwords.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, context, overflow, type Payload, section, select } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped } from './mrkdwn.ts';

type Question = Extract<Card, { kind: 'question' }>;

/** With more options than that, a menu is quicker to read than a wall of buttons. */
const MOST_BUTTONS = 5;

export function question(card: Question, { talk }: Message): Payload {
  const { text, why, progress } = card;
  const { text: short, beside, lines, options, unsure } = questionWords(card, escaped);
  const { list, elements } = choices(card.question, options, talk);
  return {
    text: short,
    blocks: [
      ...(why ? [section(escaped(why))] : []),
      section(bold(escaped(text))),
      ...(beside === '' ? [] : [context(beside)]),
      ...(list ? [section(lines.join('\n'))] : []),
      actions(...elements),
      actions(
        ...unsure.map(({ id, label }) => button(label, actionId('answer', talk, card.question, id))),
        button('In my own words', actionId('words', talk, card.question)),
        ...(progress?.now !== 1 ? [button('Back', actionId('back', talk, card.question))] : []),
        overflow(actionId('more', talk), MORE_OF_QUESTION),
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
    const { choices: items, whole } = menuChoices(options, LIMITS.option);
    return {
      list: !whole,
      elements: [select('Choose an answer', actionId('answer', talk, id), items)],
    };
  }
  const { labels, whole } = buttonLabels(options);
  const elements = options.map(({ id: option, label }, index) => {
    const text = labels[index] ?? label;
    return button(text, actionId('answer', talk, id, option), text === label ? undefined : label);
  });
  return { list: !whole, elements };
}
