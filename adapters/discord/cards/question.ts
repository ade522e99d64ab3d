// A question: its options as buttons or as a menu, and the ways around it.
import { NOT_SURE, type QuestionId } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { shortLabel } from '../../cards/shortlabels.ts';
import { actionId } from '../../chat/control.ts';
import { actions, button, type Row, type Shown, select, text } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped, small } from './markdown.ts';

type Question = Extract<Card, { kind: 'question' }>;

export function question(card: Question, { talk }: Message): Shown {
  const { help, why, progress } = card;
  const options = card.options.filter(({ id }) => id !== NOT_SURE);
  const unsure = card.options.filter(({ id }) => id === NOT_SURE);
  const count = `${progress.now} of about ${progress.about}`;
  const lines = options.map(({ label }, index) => `${index + 1}. ${escaped(label)}`);
  const { list, row } = choices(card.question, options, talk);
  return {
    text: [
      ...(why ? [escaped(why)] : []),
      `${escaped(card.text)} (${count})`,
      ...(help ? [escaped(help)] : []),
      ...lines,
      ...unsure.map(({ label }) => `Or: ${escaped(label)}`),
    ].join('\n'),
    parts: [
      ...(why ? [text(escaped(why))] : []),
      text(`${bold(escaped(card.text))}\n${small(help ? `${count} · ${escaped(help)}` : count)}`),
      ...(list ? [text(lines.join('\n'))] : []),
      row,
      actions(
        ...unsure.map(({ id, label }) => button(label, actionId('answer', talk, card.question, id))),
        button('In my own words', actionId('words', talk, card.question)),
        ...(progress.now > 1 ? [button('Back', actionId('back', talk, card.question))] : []),
      ),
      actions(
        select('More', actionId('more', talk), [
          { label: 'Why do you ask?', value: 'why' },
          { label: 'What do you know so far?', value: 'understood' },
          { label: 'Recommend now', value: 'finish' },
          { label: 'Mute', value: 'mute' },
        ]),
      ),
    ],
  };
}

/** What answers: buttons, or a menu where a row has too few. `list`: the full labels have to stand above. */
function choices(id: QuestionId, options: Question['options'], talk: string): { list: boolean; row: Row } {
  if (options.length > LIMITS.buttons) {
    const items = options.map(({ id: value, label }, index) => ({ label: `${index + 1}. ${label}`, value }));
    return {
      list: items.some(({ label }) => label.length > LIMITS.option),
      row: actions(select('Choose an answer', actionId('answer', talk, id), items)),
    };
  }
  const short = options.map(({ label }) => shortLabel(label));
  const list = short.some(({ whole }) => !whole);
  const buttons = options.map(({ id: option, label }, index) => {
    const said = short[index]?.text ?? label;
    return button(list ? `${index + 1}. ${said}` : said, actionId('answer', talk, id, option));
  });
  return { list, row: actions(...buttons) };
}
