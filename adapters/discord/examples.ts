// "/whichway examples 320": to the one talk of the channel that counts them, or a choice where there are several.
import type { Bot } from '../../src/bot.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { countIn } from '../chat/counting.ts';
import { NOTED_THERE, noTalkCounts } from '../chat/help.ts';
import { type Answer, sayingCard } from './answering.ts';
import { whichCounts } from './cards/counts.ts';
import { messageOf } from './cards/message.ts';
import { linksIn } from './places.ts';
import type { Asked } from './take.ts';

/** Resolves to what only the person sees. */
export async function examplesHere(asked: Asked, count: number, bot: Bot): Promise<Answer> {
  const { tenant, place, thread } = asked;
  // The talk knows its thread itself; in direct messages there is none.
  const counted = await countIn(count, { ...asked, thread: thread === ROOM_ITSELF ? thread : null }, bot);
  switch (counted.kind) {
    case 'noted':
      return sayingCard(NOTED_THERE, tenant);
    case 'none':
      return sayingCard(noTalkCounts('/whichway ask'), tenant);
    case 'choice': {
      const offers = counted.talks.map(({ talk, thread: lives }) => ({
        ...{ talk: talk.id, verdict: talk.advised?.verdict },
        at: lives ? { place, thread: lives, external: lives } : null,
      }));
      return { kind: 'said', message: messageOf(whichCounts(offers, count, linksIn(tenant)), 'alone') };
    }
    default:
      return counted satisfies never;
  }
}
