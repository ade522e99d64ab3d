// What people read instead of our own terms.
import type { Approach } from './rules.ts';

const NAMES: Readonly<Record<Approach, string>> = {
  rag: 'search over your text (RAG)',
  'fine-tune': 'fine-tuning',
  hybrid: 'search plus fine-tuning',
  'long-context': 'the whole text in the prompt',
  'prompt-first': 'a better prompt first',
  tools: 'a tool call',
};

/** The approach in words for a sentence. */
export function approachName(approach: Approach): string {
  return NAMES[approach];
}

/** "a", "a and b", "a, b and c" (or with another last word). */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The text with its first letter in lower case. */
export function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The person's words in brackets after a sentence's beginning, or nothing where there are none. */
export function inBrackets(quote: string | undefined): string {
  return quote ? ` ("${quote}")` : '';
}

/** The text with its first letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
