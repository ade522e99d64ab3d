// Looks whether a message of ours stands in Discord: by the number that one of its components carries.
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { personIn } from '../../src/door/incoming.ts';
import type { Finding, Message } from '../../src/door/messenger.ts';
import { markOf } from './cards/mark.ts';
import { failureOf, isNoChannel } from './outcome.ts';
import { standingIn } from './places.ts';

/** Messages of one page, as many as Discord gives. */
const PAGE = 100;

/** Pages that are looked through, the newest first: a message in doubt is looked for within minutes. */
const MOST_PAGES = 5;

const Page = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.unknown()).optional(),
  }),
);

/** Looks in the channel where the message should stand. `bot` is our own id. */
export async function find(
  rest: REST,
  message: Pick<Message, 'id' | 'place'>,
  { channel, bot }: { channel: string; bot: string },
): Promise<Finding> {
  const mark = markOf(message.id);
  try {
    let before: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(before ? { before } : {}) });
      const found = Page.parse(await rest.get(Routes.channelMessages(channel), { query }));
      const ours = found.find(({ author, components }) => author.id === bot && carries(components, mark));
      if (ours)
        return {
          kind: 'found',
          external: personIn(message.place) === undefined ? ours.id : standingIn(channel, ours.id),
        };
      before = found.at(-1)?.id;
      if (found.length < PAGE) return { kind: 'absent' };
    }
    return { kind: 'blind', reason: 'too much was written there since' };
  } catch (cause) {
    return unfound(cause);
  }
}

function unfound(cause: unknown): Finding {
  // A thread that nobody opened yet holds no message.
  if (isNoChannel(cause)) return { kind: 'absent' };
  const failure = failureOf(cause);
  switch (failure.kind) {
    case 'limited':
      return failure;
    case 'refused':
      return { kind: 'blind', reason: failure.reason };
    default:
      return { kind: 'unsent', reason: failure.reason };
  }
}

/** Whether one of the components, or one inside of them, has this number. */
export function carries(components: unknown, mark: number): boolean {
  if (Array.isArray(components)) return components.some((one) => carries(one, mark));
  if (typeof components !== 'object' || components === null) return false;
  if ('id' in components && components.id === mark) return true;
  return 'components' in components && carries(components.components, mark);
}
