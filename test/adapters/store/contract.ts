// What every store has to do, whatever engine it stands on: told by its ports alone.
import { describe } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import { checkInsContract } from './checkins.ts';
import { inboxContract } from './inbox.ts';
import { learningContract } from './learning.ts';
import { outboxContract } from './outbox.ts';
import { placesContract } from './places.ts';
import { refusalsContract } from './refusals.ts';
import { ringingContract } from './ringing.ts';
import { setbacksContract } from './setbacks.ts';
import { settlementsContract } from './settlements.ts';
import { talksContract } from './talks.ts';

/** `open` gives an empty store, and sees to it that it is closed when the test has ended. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}:`, () => {
    inboxContract(open);
    talksContract(open);
    setbacksContract(open);
    outboxContract(open);
    settlementsContract(open);
    placesContract(open);
    checkInsContract(open);
    ringingContract(open);
    refusalsContract(open);
    learningContract(open);
  });
}
