// A model that reads what a test tells it to.
import { asJson, asText, type Json, jsonList } from '../json.ts';
import type { Asked } from './asked.ts';
import type { Rule } from './says.ts';

type Read = { answers?: readonly Json[]; lines?: readonly Json[]; asks?: string; language?: string };

/** The lines of a check-in that the model was shown. */
export type Lines = readonly { id: string; text: string }[];

/** By words that stand in a text: what is read in it. Nothing is read in any other. */
export function reads(known: Readonly<Record<string, Read | ((lines: Lines) => Read)>>): Rule {
  return {
    name: 'read',
    says({ messages }: Asked) {
      const data = asJson(JSON.parse(messages.at(-1)?.text ?? '{}'));
      const text = asText(data.text) ?? '';
      const found = Object.entries(known).find(([words]) => text.includes(words))?.[1] ?? {};
      const read = typeof found === 'function' ? found(linesIn(data)) : found;
      return { answers: [], lines: [], asks: null, language: null, ...read };
    },
  };
}

function linesIn({ lines }: Json): Lines {
  return jsonList(lines).map(({ id, text }) => ({ id: asText(id) ?? '', text: asText(text) ?? '' }));
}
