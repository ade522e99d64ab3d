// The real questions: every button can be read to its end, and says what its option says.
import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { render } from '../../../adapters/discord/cards/message.ts';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import { NOT_SURE, NOT_SURE_LABEL } from '../../../knowledge/questions.ts';
import { questionCard, WORDINGS } from '../cards/wordings.ts';
import { expectTaken } from './checks.ts';
import { controlsOf, customIdsOf, messageOf } from './samples.ts';

/** Of a button's label a phone shows about this much, in characters. */
const SEEN = 34;

/** The longest name that a talk has. */
const TALK = '1111111111111111111.AZqpXkRBAZqpXkRBAZqpXkRB';

describe.each(WORDINGS)('"$text"', (wording) => {
  const { id, labels, options } = wording;
  const asked = messageOf(questionCard(wording));
  const message = render({ ...asked, talk: TALK });
  const buttons = controlsOf(message).flatMap((one) =>
    one.type === ComponentType.Button && 'label' in one ? [one.label ?? ''] : [],
  );

  it('has buttons that a phone shows whole', () => {
    expect(buttons.filter((button) => button.length > SEEN || button.includes('…'))).toEqual([]);
  });

  it('has buttons that all say something else', () => {
    expect(new Set(buttons).size).toBe(buttons.length);
  });

  it('can be answered with each option, and is taken by Discord', () => {
    const ids = customIdsOf(controlsOf(message));

    for (const option of options) expect(ids).toContain(`v1:answer:${TALK}:${id}:${option.id}`);
    expect(ids).toContain(`v1:answer:${TALK}:${id}:${NOT_SURE}`);
    expectTaken(message);
  });

  it('says every option whole where there is no layout', () => {
    const said = plain(asked).content.replaceAll(/\\(.)/gu, '$1');

    for (const label of [...labels, NOT_SURE_LABEL]) expect(said).toContain(label);
  });
});
