// Compares what stands in Discord and what is stored with what people did there.
import type Database from 'better-sqlite3';
import { render } from '../../../adapters/discord/cards/message.ts';
import { linksIn } from '../../../adapters/discord/places.ts';
import { MESSAGE_KEY } from '../../../adapters/discord/read.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Discord } from '../../doubles/discord/discord.ts';
import { byAge, timeOf } from '../../doubles/discord/ids.ts';
import { textOf } from '../../doubles/discord/people/controls.ts';
import { BOT, GUILD } from '../../doubles/discord/settings.ts';
import type { Message } from '../../doubles/discord/world.ts';
import { jsonList } from '../../doubles/json.ts';
import { faultsOf, standingOf } from '../platforms/stored.ts';
import type { Standing } from '../simulation/chat.ts';
import type { Done, Words } from './people.ts';

/** Everything that is not as it should be, one sentence each, and the ids of the messages that stand in those rooms. */
export function verdict(
  database: Database.Database,
  { discord, rooms, done, zone }: { discord: Discord; rooms: readonly string[]; done: Done; zone: string },
): { faults: string[]; standing: unknown[] } {
  const messages = rooms.flatMap((room) => messagesIn(discord, room));
  const count = database
    .prepare(
      "SELECT count(*) FROM inbox WHERE talk = ? AND event ->> '$.kind' = 'chose' AND event ->> '$.question' = ?",
    )
    .pluck();
  const faults = faultsOf(database, {
    standing: messages.flatMap((one) => standing(one, database) ?? []),
    posted: messages.length,
    handedIn: done.words.map((words) => incomingOf(words, database, zone)),
    commands: { keys: 'interaction:', all: done.commands },
    clicks: {
      all: done.clicks,
      stored: (key) => Number(count.get(...(JSON.parse(key) as [talk: string, question: string]))),
    },
  });
  // Discord always lets the bot look for its messages here.
  const doubtful = database.prepare("SELECT id FROM outbox WHERE state = 'doubtful'").pluck().all();
  const left = doubtful.map((id) => `the message ${id} was left in doubt`);
  return { faults: [...faults, ...left], standing: messages.map(({ message }) => message.nonce) };
}

/** `thread`: null for a message in the room itself. */
type Ours = { message: Message; place: string; thread: string | null };

/** The bot's messages of talks in a room and its threads, oldest first. Answers to commands are none of a talk's own. */
function messagesIn(discord: Discord, room: string): Ours[] {
  const threads = discord.threads(room).map(({ id }) => id);
  return [null, ...threads]
    .flatMap((thread) =>
      discord.messages(thread ?? room).map((message) => ({ message, place: room, thread })),
    )
    .filter(({ message }) => message.author === BOT && message.interaction === undefined)
    .sort((one, other) => byAge(one.message.id, other.message.id));
}

/** The message with its row: only the first form of a message carries the mark of its own row, but the nonce stays. */
function standing({ message, place, thread }: Ours, database: Database.Database): Standing | undefined {
  const where = { tenant: GUILD, place, thread };
  const text = textOf(message);
  return standingOf(database, { ...where, id: message.nonce, external: message.id }, (card, talk) => {
    const { components } = render({ ...where, id: '', talk, card, refers: null }, linksIn(GUILD));
    return textOf({ content: '', components: jsonList(components), embeds: [] }) === text;
  });
}

/** The event that words must have become, whether the bot heard them at once, after a pause, or both. */
function incomingOf(
  { by, room, thread, id, text }: Words,
  database: Database.Database,
  zone: string,
): Incoming {
  const begun = database
    .prepare('SELECT talk FROM outbox WHERE place = ? AND external = ? AND thread IS NULL')
    .pluck()
    .get(room, thread) as string | undefined;
  return {
    ...{ tenant: GUILD, talk: begun ?? `${room}.${thread}`, place: room, thread, zone },
    event: {
      ...{ kind: 'said', key: `${MESSAGE_KEY}${thread === id ? room : thread}:${id}`, by },
      ...{ at: new Date(timeOf(id)).toISOString(), text, people: [] },
      ...(thread === id ? { opensThread: true } : {}),
    },
  };
}
