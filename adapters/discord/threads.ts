// Opens the thread that hangs on a message. Doing it twice is the same as once.
import {
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { z } from 'zod';
import { isBlank } from '../cards/blank.ts';
import { cut } from '../cards/cut.ts';
import { plainLine } from '../plain.ts';
import { plainText } from './text.ts';

/** Where the message's own words are not known, or Discord does not take them. */
export const NO_NAME = 'A question for Whichway';
/** Below a message of the bot itself. */
const BELOW_OURS = 'A talk with Whichway';

/** Discord's limit, in characters. */
const LONGEST_NAME = 100;

/** It stays in the list of threads for a week; whoever writes in it later brings it back. */
const LISTED = ThreadAutoArchiveDuration.OneWeek;

/** The name of a talk's thread, from what somebody said. It says nothing of how the talk stands: names rarely may change. */
export function threadName(said: string): string {
  const line = plainLine(said).replaceAll(/\s+/gu, ' ').trim();
  return isBlank(line) ? NO_NAME : cut(line, LONGEST_NAME);
}

/** A server may forbid words in names, and Discord some signs. */
const NAME_REFUSED = new Set<number | string>([
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
  RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration,
]);

/** Where the name is not taken, the thread gets the neutral one. Throws as a request does where it cannot be opened. */
export async function openThread(
  rest: REST,
  { channel, message, name }: { channel: string; message: string; name: string },
  signal?: AbortSignal,
): Promise<void> {
  const open = async (named: string): Promise<void> => {
    const body = { name: named, auto_archive_duration: LISTED };
    await rest.post(Routes.threads(channel, message), { body, ...(signal ? { signal } : {}) });
  };
  const refused = (cause: unknown): string | number | undefined =>
    cause instanceof DiscordAPIError ? cause.code : undefined;
  try {
    await open(name).catch((cause: unknown) => {
      if (name === NO_NAME || !NAME_REFUSED.has(refused(cause) ?? '')) throw cause;
      return open(NO_NAME);
    });
  } catch (cause) {
    if (refused(cause) !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) throw cause;
  }
}

const Said = z.object({ content: z.string().default(''), author: z.object({ id: z.string() }) });

/** What is said in a message, for the name of its thread. Throws as a request does. */
export async function saidIn(
  rest: REST,
  { channel, message, bot }: { channel: string; message: string; bot: string },
  signal?: AbortSignal,
): Promise<string> {
  const found = await rest.get(Routes.channelMessage(channel, message), signal ? { signal } : {});
  const { content, author } = Said.parse(found);
  return author.id === bot ? BELOW_OURS : plainText(content, bot, () => undefined);
}
