// What every store keeps for learning from use.
import { expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import type { Card } from '../../../src/card.ts';
import { cardOf } from '../../../src/dialogue/asides.ts';
import type { Outgoing } from '../../../src/door/worker.ts';
import { incoming, NOW, outcome, pendingOf } from './rows.ts';

const DECLINED: Card = cardOf({
  ...{ answerable: false, trust: 0, boundary: undefined, text: 'no guidance', citations: [], evidence: [] },
});
const ANSWER: Card = { kind: 'answer', about: 'guidance', text: 'yes', citations: [], evidence: [] };

const saying = (id: string, card: Card): Outgoing => ({
  ...{ id, place: 'room', thread: null, name: null, refers: null },
  kind: 'post',
  card,
});

/** Something was said in a talk of that tenant, and this came of it. */
async function happened(
  store: Store,
  { tenant = 'T1', talk, text, at = NOW }: { tenant?: string; talk: string; text: string; at?: number },
  cards: readonly Card[],
): Promise<void> {
  await store.inbox.receive([incoming(`${tenant} ${talk} ${text}`, { tenant, talk, text })], at);
  const outbox = cards.map((card, index) => saying(`${tenant}${talk}${text}${index}`, card));
  await store.talks.commit([outcome(await pendingOf(store, talk, at), { outbox })], at);
}

export function learningContract(make: () => Promise<Store>): void {
  it('finds the questions that got no answer, the latest first, and those of one tenant alone', async () => {
    const store = await make();
    await happened(store, { talk: 'a', text: 'old', at: NOW - 2 }, [DECLINED]);
    await happened(store, { talk: 'a', text: 'first', at: NOW - 1 }, [DECLINED]);
    await happened(store, { talk: 'b', text: 'second' }, [ANSWER, DECLINED]);
    await happened(store, { talk: 'c', text: 'answered' }, [ANSWER]);
    await happened(store, { talk: 'd', text: ' ' }, [DECLINED]);
    await happened(store, { talk: 'e', text: 'elsewhere', tenant: 'T2' }, [DECLINED]);

    expect(await store.learning.unanswered('T1', NOW - 1, 10)).toEqual([
      { tenant: 'T1', talk: 'b', at: NOW, text: 'second' },
      { tenant: 'T1', talk: 'a', at: NOW - 1, text: 'first' },
    ]);
    expect(await store.learning.unanswered('T3', 0, 10)).toEqual([]);
  });

  it('keeps what admins say about learning, with the time since when it is so', async () => {
    const { learning } = await make();

    expect(await learning.consent('T1')).toBeUndefined();
    await learning.setConsent('T1', true, NOW);
    await learning.setConsent('T1', true, NOW + 1);
    expect(await learning.consent('T1')).toEqual({ on: true, since: NOW });
    await learning.setConsent('T1', false, NOW + 2);
    expect(await learning.consent('T1')).toEqual({ on: false, since: NOW + 2 });
    expect(await learning.consent('T2')).toBeUndefined();
  });
}
