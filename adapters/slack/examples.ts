// "/whichway examples 320": to the one talk of the room that counts them, or a choice where there are several.
import type { Talk } from '../../src/dialogue/talk.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { cardAlone } from './cardalone.ts';
import { actionId } from './cards/actions.ts';
import { button, type Payload, section } from './cards/elements.ts';
import { escaped } from './cards/mrkdwn.ts';
import { threadLink } from './cards/permalink.ts';
import { isDirect } from './connection/rooms.ts';
import { EXAMPLES_HOW, NO_TALK_COUNTS, NOTED_THERE } from './help.ts';
import type { CommandReading } from './readcommand.ts';
import type { TakeWorld } from './take.ts';

/** Resolves to what only the person sees. `at` is now, ISO 8601; `web` the workspace's address. */
export async function examplesHere(
  reading: CommandReading,
  at: string,
  { bot }: Pick<TakeWorld, 'bot'>,
  web: string | undefined,
): Promise<Payload> {
  const { tenant, place, key, by, count } = reading;
  if (count === undefined) return cardAlone(EXAMPLES_HOW);
  const talks = (await bot.talksIn(tenant, place)).filter(({ talk }) => countsExamples(talk));
  const [only, ...others] = talks;
  if (!only) return cardAlone(NO_TALK_COUNTS);
  if (others.length > 0) return choice(talks, count, place, web);
  const { talk, thread } = only;
  const event = { kind: 'pressed', key, by, at, verb: 'count', argument: String(count) } as const;
  // The talk knows its thread itself; in a direct message there is none.
  const where = { tenant, talk: talk.id, place, thread: isDirect(place) ? ROOM_ITSELF : null };
  await bot.receive({ ...where, zone: talk.zone, event });
  const noted = cardAlone(NOTED_THERE);
  const open = threadLink(web, { place, thread });
  return open ? { ...noted, blocks: [...noted.blocks, section(open)] } : noted;
}

/** Whether signed-off answers can matter to this talk: its need is the way of answering, as far as is known. */
function countsExamples({ answers, phase, checkIn }: Talk): boolean {
  const need = answers.need?.option;
  return phase !== 'cancelled' && checkIn !== null && (need === 'behaviour' || need === 'both');
}

type Shown = { talk: Talk; thread: string | null };

/** One line for each talk, the latest first. */
function choice(talks: readonly Shown[], count: number, place: string, web: string | undefined): Payload {
  const head = `Which one has ${count.toLocaleString('en-US')} signed-off answers now?`;
  return {
    text: head,
    blocks: [
      section(head),
      ...talks.map(({ talk, thread }) => {
        const open = threadLink(web, { place, thread });
        const text = `${escaped(talk.advised?.verdict ?? 'A talk of this channel')}${open ? ` ${open}` : ''}`;
        return section(text, button('This one', actionId('count', talk.id, String(count))));
      }),
    ],
  };
}
