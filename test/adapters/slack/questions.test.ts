// The real questions on a phone: every button can be read to its end, and says what its option says.
import { describe, expect, it } from 'vitest';
import { BUTTON_SEEN } from '../../../adapters/cards/shortlabels.ts';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import { NOT_SURE, NOT_SURE_LABEL } from '../../../knowledge/questions.ts';
import { objectsIn } from '../cards/objects.ts';
import { questionCard, WORDINGS } from '../cards/wordings.ts';
import { actionIdsIn, messageOf } from './samples.ts';

describe.each(WORDINGS)('"$text"', (wording) => {
  const { id, labels, options } = wording;
  const payload = blocksOf(messageOf(questionCard(wording)));
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
