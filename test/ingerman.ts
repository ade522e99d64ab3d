// A case told in German, and a scripted model that reads it and translates by a rule of the test.

import { asJson, asText, jsonList } from './doubles/json.ts';
import type { Asked } from './doubles/model/asked.ts';
import type { ModelServer } from './doubles/model/model.ts';

export const GERMAN = 'Unser Assistent kennt die Rückgaberegeln nicht, und die ändern sich jeden Tag.';

/** The model reads what is missing, and the language. */
export function readsGerman(model: ModelServer): void {
  const quote = 'kennt die Rückgaberegeln nicht';
  model.reply({
    name: 'read',
    says: { answers: [{ question: 'need', option: 'facts', quote }], language: 'de' },
  });
}

type Numbered = { number: number; text: string };

const textsIn = (data: string): Numbered[] =>
  jsonList(asJson(JSON.parse(data)).texts).map(({ number, text }) => ({
    number: Number(number),
    text: asText(text) ?? '',
  }));

/** The reply to a request for translations, by the rule. */
export function putting({ messages }: Asked, says: (text: string) => string): { texts: Numbered[] } {
  const texts = textsIn(messages.at(-1)?.text ?? '');
  return { texts: texts.map(({ number, text }) => ({ number, text: says(text) })) };
}

/** All texts that a translation was asked for. */
export function textsAsked({ calls }: Pick<ModelServer, 'calls'>): string[] {
  return calls.flatMap(({ body }) => {
    const data = asText(jsonList(body.messages).at(-1)?.content) ?? '';
    return data.startsWith('{"into"') ? textsIn(data).map(({ text }) => text) : [];
  });
}
