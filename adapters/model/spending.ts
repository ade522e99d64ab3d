// How much of the model each tenant and person may use in a day, and what it costs.
import type { Clock } from '../../src/door/clock.ts';
import type { Spending, Tokens } from '../../src/model/perform.ts';
import { dayOf, isUsedUp, type Limits, type UsageBook } from '../store/usage.ts';

/** Counts in days of UTC. */
export function spendingOf(book: UsageBook, limits: Limits, clock: Pick<Clock, 'now'>): Spending {
  return {
    begin: (tenant, person) => book.begin(tenant, person, dayOf(clock.now()), limits),
    takeBack: (tenant, person) => book.takeBack(tenant, person, dayOf(clock.now())),
    isUsedUp: async (tenant) => isUsedUp(await book.of(tenant, dayOf(clock.now())), limits),
    spent: (tenant, tokens) => book.spent(tenant, dayOf(clock.now()), tokens),
  };
}

/** Dollars for a million tokens. */
export type Price = { prompt: number; completion: number };

/** From the setting, "0.15/0.60"; undefined where nobody set one. */
export function priceIn(setting: string | undefined): Price | undefined {
  if (setting === undefined) return undefined;
  const [prompt = 0, completion = 0] = setting.split('/').map(Number);
  return { prompt, completion };
}

const MILLION = 1_000_000;

/** What tokens cost, in dollars. */
export function costOf({ prompt, completion }: Tokens, price: Price): number {
  return (prompt * price.prompt + completion * price.completion) / MILLION;
}
