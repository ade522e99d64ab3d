// Compares what stands in Slack and what is stored with what people did there.
import type Database from 'better-sqlite3';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import { EVENT_TYPE } from '../../../adapters/slack/find.ts';
import type { Card } from '../../../src/card.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import { asJson } from '../../doubles/json.ts';
import { TEAM } from '../../doubles/slack/settings.ts';
import type { Message } from '../../doubles/slack/world.ts';
import type { Standing } from '../simulation/chat.ts';
import { decide } from '../simulation/ground.ts';
import { faultsIn } from '../simulation/verdict.ts';
import type { Click, Command, Done, Mention } from './people.ts';

type Row = { id: string; talk: string; name: string | null; kind: string; payload: string };

/** Everything that is not as it should be, one sentence each. `zone` is where everybody lives. */
export function faultsInSlack(
  database: Database.Database,
  messages: readonly Message[],
  { mentions, commands, clicks }: Done,
  zone: string,
): string[] {
  const standing = messages.flatMap((message) => standingOf(message, database) ?? []);
  const strangers = messages.filter((one) => one.bot_id !== undefined).length - standing.length;
  const chat = { standing, early: [], refused: new Set<string>(), canEdit: true };
  const handedIn = mentions.map((mention) => incomingOf(mention, database, zone));
  return [
    ...(strangers === 0 ? [] : [`${strangers} messages stand there that nobody queued`]),
    ...faultsIn(database, chat, handedIn, decide),
    ...commandFaults(commands, database),
    ...clickFaults(clicks, database),
  ];
}

/** The id that travels with a message of the bot; undefined for one without. */
export function idOf({ metadata }: Message): unknown {
  const { event_type, event_payload } = asJson(metadata);
  return event_type === EVENT_TYPE ? asJson(event_payload).id : undefined;
}

/** A message of the bot with the card that it shows; undefined for one of a person, or without a row. */
function standingOf(message: Message, database: Database.Database): Standing | undefined {
  const { channel: place, ts: external, thread_ts, text } = message;
  const row = database.prepare('SELECT * FROM outbox WHERE id = ?').get(idOf(message)) as Row | undefined;
  if (!row) return undefined;
  const { id, talk } = row;
  const changes = database
    .prepare("SELECT * FROM outbox WHERE talk = ? AND kind = 'edit' AND name = ? ORDER BY seq DESC")
    .all(talk, row.name) as Row[];
  const where = { id, tenant: TEAM, talk, place, thread: thread_ts ?? null };
  const cards = [...changes, row].map(({ payload }) => JSON.parse(payload) as Card);
  const card = cards.find((one) => blocksOf({ ...where, card: one, refers: null }).text === text);
  return { ...where, external, card: card ?? { kind: 'notice', about: 'none of ours', text } };
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

/** A command opens one talk where the person saw no error, and at most one where they did. */
function commandFaults(commands: readonly Command[], database: Database.Database): string[] {
  const count = database
    .prepare("SELECT count(*) FROM inbox WHERE key LIKE 'command:%' AND event ->> '$.text' = ?")
    .pluck();
  return commands.flatMap(({ ok, text }) => {
    const stored = Number(count.get(text));
    return stored > 1 || (ok && stored === 0) ? [`the command "${text}" opened ${stored} talks`] : [];
  });
}

/** A click counts once where the person saw no error, and at most once where they did. */
function clickFaults(clicks: readonly Click[], database: Database.Database): string[] {
  const count = database.prepare('SELECT count(*) FROM inbox WHERE key LIKE ?').pluck();
  const beginning = ({ by, channel, message }: Click): string => `action:${channel}:${message}:${by}:`;
  return [...Map.groupBy(clicks, beginning)].flatMap(([key, all]) => {
    const stored = Number(count.get(`${key}%`));
    const sure = all.filter(({ ok }) => ok).length;
    return stored < sure || stored > all.length
      ? [`${all.length} clicks on one message, ${sure} of them without an error, count ${stored} times`]
      : [];
  });
}
