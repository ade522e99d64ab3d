// "/whichway examples 320": to the one talk of the room that counts them, or a choice where there are several.
import type { Bot } from '../../src/bot.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { countsHead, UNNAMED_TALK } from '../cards/countwords.ts';
import { actionId } from '../chat/control.ts';
import { countIn, type Threaded } from '../chat/counting.ts';
import { NOTED_THERE, noTalkCounts } from '../chat/help.ts';
import { cardAlone } from './cardalone.ts';
import { button, type Payload, section } from './cards/elements.ts';
import { escaped } from './cards/mrkdwn.ts';
import { threadLink } from './cards/permalink.ts';
import { isDirect } from './connection/rooms.ts';
import { EXAMPLES_HOW } from './help.ts';
import type { CommandReading } from './readcommand.ts';

/** Resolves to what only the person sees. `at` is now, ISO 8601; `web` the workspace's address. */
export async function examplesHere(
  reading: CommandReading,
  at: string,
  bot: Bot,
  web: string | undefined,
): Promise<Payload> {
  const { place, count } = reading;
  if (count === undefined) return cardAlone(EXAMPLES_HOW);
  // The talk knows its thread itself; in a direct message there is none.
  const where = { ...reading, at, thread: isDirect(place) ? ROOM_ITSELF : null };
  const counted = await countIn(count, where, bot);
  if (counted.kind === 'none') return cardAlone(noTalkCounts('/whichway'));
  if (counted.kind === 'choice') return choice(counted.talks, count, place, web);
  const noted = cardAlone(NOTED_THERE);
  const open = threadLink(web, { place, thread: counted.thread });
  return open ? { ...noted, blocks: [...noted.blocks, section(open)] } : noted;
}

/** One line for each talk, the latest first. */
function choice(talks: readonly Threaded[], count: number, place: string, web: string | undefined): Payload {
  const head = countsHead(count);
  return {
    text: head,
    blocks: [
      section(head),
      ...talks.map(({ talk, thread }) => {
        const open = threadLink(web, { place, thread });
        const text = `${escaped(talk.advised?.verdict ?? UNNAMED_TALK)}${open ? ` ${open}` : ''}`;
        return section(text, button('This one', actionId('count', talk.id, String(count))));
      }),
    ],
  };
}
