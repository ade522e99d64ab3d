// A question: its options as buttons or as a menu, and the ways around it.
import type { QuestionId } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { MORE_OF_QUESTION } from '../../cards/more.ts';
import { buttonLabels, menuChoices, questionWords } from '../../cards/questionwords.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, type Row, type Shown, select, text } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped, small } from './markdown.ts';

type Question = Extract<Card, { kind: 'question' }>;

export function question(card: Question, { talk }: Message): Shown {
  const { why, progress } = card;
  const { text: short, beside, lines, options, unsure } = questionWords(card, escaped);
  const { list, row } = choices(card.question, options, talk);
  return {
    text: short,
    parts: [
      ...(why ? [text(escaped(why))] : []),
      text([bold(escaped(card.text)), ...(beside === '' ? [] : [small(beside)])].join('\n')),
      ...(list ? [text(lines.join('\n'))] : []),
      row,
      actions(
        ...unsure.map(({ id, label }) => button(label, actionId('answer', talk, card.question, id))),
        button('In my own words', actionId('words', talk, card.question)),
        ...(progress?.now !== 1 ? [button('Back', actionId('back', talk, card.question))] : []),
      ),
      actions(select('More', actionId('more', talk), MORE_OF_QUESTION)),
    ],
  };
}

/** What answers: buttons, or a menu where a row has too few. `list`: the full labels have to stand above. */
function choices(id: QuestionId, options: Question['options'], talk: string): { list: boolean; row: Row } {
  if (options.length > LIMITS.buttons) {
    const { choices: items, whole } = menuChoices(options, LIMITS.option);
    return { list: !whole, row: actions(select('Choose an answer', actionId('answer', talk, id), items)) };
  }
  const { labels, whole } = buttonLabels(options);
  const buttons = options.map(({ id: option, label }, index) =>
    button(labels[index] ?? label, actionId('answer', talk, id, option)),
  );
  return { list: !whole, row: actions(...buttons) };
}
