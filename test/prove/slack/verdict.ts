// Compares what stands in Slack and what is stored with what people did there.
import type Database from 'better-sqlite3';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import { EVENT_TYPE } from '../../../adapters/slack/find.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import { asJson } from '../../doubles/json.ts';
import { TEAM } from '../../doubles/slack/settings.ts';
import type { Message } from '../../doubles/slack/world.ts';
import { faultsOf, standingOf } from '../platforms/stored.ts';
import type { Standing } from '../simulation/chat.ts';
import type { Done, Mention } from './people.ts';

/** Everything that is not as it should be, one sentence each. `zone` is where everybody lives. */
export function faultsInSlack(
  database: Database.Database,
  messages: readonly Message[],
  { mentions, commands, clicks }: Done,
  zone: string,
): string[] {
  const count = database.prepare('SELECT count(*) FROM inbox WHERE key LIKE ?').pluck();
  return faultsOf(database, {
    standing: messages.flatMap((message) => seen(message, database) ?? []),
    posted: messages.filter((one) => one.bot_id !== undefined).length,
    handedIn: mentions.map((mention) => incomingOf(mention, database, zone)),
    commands: { keys: 'command:', all: commands },
    clicks: {
      all: clicks.map(({ ok, by, channel, message }) => ({ ok, key: `action:${channel}:${message}:${by}:` })),
      stored: (key) => Number(count.get(`${key}%`)),
    },
  });
}

/** The id that travels with a message of the bot; undefined for one without. */
export function idOf({ metadata }: Message): unknown {
  const { event_type, event_payload } = asJson(metadata);
  return event_type === EVENT_TYPE ? asJson(event_payload).id : undefined;
}

/** A message of the bot as it stands there; undefined for one of a person, or without a row. */
function seen(message: Message, database: Database.Database): Standing | undefined {
  const { channel: place, ts: external, thread_ts, text } = message;
  const where = { tenant: TEAM, place, thread: thread_ts ?? null };
  return standingOf(database, { ...where, id: idOf(message), external }, (card, talk) => {
    return blocksOf({ ...where, id: '', talk, card, refers: null }).text === text;
  });
}

/** The event that a mention must have become, whether Slack told of it once, twice or ten times. */
function incomingOf(
  { by, channel, thread, ts, text }: Mention,
  db: Database.Database,
  zone: string,
): Incoming {
  const talk = db
    .prepare(
      'SELECT talk FROM outbox WHERE place = ? AND external = ? AND thread IS NULL UNION SELECT id FROM talk WHERE id = ?',
    )
    .pluck()
    .get(channel, thread, `${channel}.${thread}`) as string | undefined;
  return {
    ...{ tenant: TEAM, talk: talk ?? 'none', place: channel, thread, zone },
    event: {
      ...{ kind: 'said', key: `message:${channel}:${ts}`, by },
      ...{ at: new Date(Math.round(Number(ts) * 1000)).toISOString(), text },
      people: [],
      ...(thread === ts ? { opensThread: true } : {}),
    },
  };
}
