// What was used of the model, for people.
import type { Used } from '../store/usage.ts';
import { costOf, type Price } from './spending.ts';

/** `tokens` is the share of the day. `resting`: it is not asked for a while, since it failed. */
export type Terms = { price: Price | undefined; tokens: number; resting: boolean };

const number = new Intl.NumberFormat('en');

/** "The language model was asked 12 times today: 8,400 of 500,000 tokens, about $0.01." */
export function usedInWords(
  { requests, prompt, completion }: Used,
  { price, tokens, resting }: Terms,
): string {
  const times = requests === 1 ? 'once' : `${number.format(requests)} times`;
  const asked = requests === 0 ? 'was not asked today' : `was asked ${times} today`;
  const cost = price === undefined ? '' : `, about $${costOf({ prompt, completion }, price).toFixed(2)}`;
  const rest = resting ? ' It rests after failures, so I go on without it for now.' : '';
  return `The language model ${asked}: ${number.format(prompt + completion)} of ${number.format(tokens)} tokens${cost}.${rest}`;
}
