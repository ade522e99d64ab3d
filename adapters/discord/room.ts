// The channel of Discord that something for a place goes to.
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { personIn } from '../../src/door/incoming.ts';
import type { Message } from '../../src/door/messenger.ts';
import { channelOf } from './places.ts';

const Opened = z.object({ id: z.string() });

/** Direct messages to a person are opened, which can be done again and again. Throws as a request does. */
export async function roomOf(
  message: Pick<Message, 'place' | 'thread'>,
  rest: REST,
  signal?: AbortSignal,
): Promise<string> {
  const person = personIn(message.place);
  if (person === undefined) return channelOf(message);
  const body = { recipient_id: person };
  return Opened.parse(await rest.post(Routes.userChannels(), { body, ...(signal ? { signal } : {}) })).id;
}
