// "/whichway examples 320": to the one talk of the channel that counts them, or a choice where there are several.
import type { Bot } from '../../src/bot.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { countIn } from '../chat/counting.ts';
import { NOTED_WORDS, noTalkCounts } from '../chat/help.ts';
import { type Answer, sayingCard } from './answering.ts';
import { whichCounts } from './cards/counts.ts';
import { text } from './cards/elements.ts';
import { threadAddress } from './cards/links.ts';
import { link } from './cards/markdown.ts';
import { messageOf } from './cards/message.ts';
import { linksIn } from './places.ts';
import type { Asked } from './take.ts';

/** Resolves to what only the person sees. */
export async function examplesHere(asked: Asked, count: number, bot: Bot): Promise<Answer> {
  const { tenant, place, thread } = asked;
  const here = thread ? await bot.at(tenant, place, thread) : undefined;
  // The talk knows its thread itself; in direct messages there is none.
  const where = { ...asked, thread: thread === ROOM_ITSELF ? thread : null, here };
  const counted = await countIn(count, where, bot);
  switch (counted.kind) {
    case 'noted':
      return notedThere(asked, counted.thread);
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

/** With the way to its thread, for whoever is not there. */
function notedThere({ tenant, place, thread }: Asked, lives: string | null): Answer {
  const address = lives === thread ? null : threadAddress(linksIn(tenant), place, lives);
  const open = link('Open the thread', address);
  const parts = [text([NOTED_WORDS, open].filter(Boolean).join(' '))];
  return { kind: 'said', message: messageOf({ text: NOTED_WORDS, parts }, 'alone') };
}
