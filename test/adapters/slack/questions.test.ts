// The real questions on a phone: every button can be read to its end, and says what its option says.
import { describe, expect, it } from 'vitest';
import { BUTTON_SEEN } from '../../../adapters/cards/shortlabels.ts';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import { NOT_SURE, NOT_SURE_LABEL, QUESTIONS } from '../../../knowledge/questions.ts';
import { actionIdsIn, messageOf, objectsIn } from './samples.ts';

const wordings = QUESTIONS.flatMap(({ id, text, options, again }) => [
  { id, text, labels: options.map(({ label }) => label), options },
  ...(again ? [{ id, text: again.text, labels: [...again.labels], options }] : []),
]);

describe.each(wordings)('"$text"', ({ id, text, labels, options }) => {
  const payload = blocksOf(
    messageOf({
      kind: 'question',
      question: id,
      text,
      help: '',
      options: [
        ...options.map((option, index) => ({ id: option.id as string, label: labels[index] ?? '' })),
        { id: NOT_SURE, label: NOT_SURE_LABEL },
      ],
      progress: { now: 2, about: 4 },
      why: undefined,
    }),
  );
  const buttons = objectsIn(payload.blocks)
    .filter(({ type }) => type === 'button')
    .map(({ text: label }) => (label as { text: string }).text);

  it('has buttons that a phone shows whole', () => {
    expect(buttons.filter((button) => button.length > BUTTON_SEEN || button.includes('…'))).toEqual([]);
  });

  it('has buttons that all say something else', () => {
    expect(new Set(buttons).size).toBe(buttons.length);
  });

  it('can be answered with each option', () => {
    const ids = actionIdsIn(payload);

    for (const option of options) expect(ids).toContain(`v1:answer:talk1:${id}:${option.id}`);
    expect(ids).toContain(`v1:answer:talk1:${id}:${NOT_SURE}`);
  });

  it('says every option whole in the fallback text', () => {
    for (const label of [...labels, NOT_SURE_LABEL]) expect(payload.text).toContain(label);
  });
});
