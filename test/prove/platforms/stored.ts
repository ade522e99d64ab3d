// Compares what stands on a chat platform, and what people did there, with what the bot stored of it.
import type Database from 'better-sqlite3';
import type { Card } from '../../../src/card.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { StandingAt } from '../../../src/door/messenger.ts';
import type { Standing } from '../simulation/chat.ts';
import { decide } from '../simulation/ground.ts';
import { faultsIn } from '../simulation/verdict.ts';
import type { Command, Tried } from './people.ts';

/** `key`: what tells the clicks of one control from all others. */
export type Click = Tried & { key: string };

/** All that was seen on the platform. */
export type Seen = {
  /** The bot's messages that belong to a row of the store, in their order. */
  standing: readonly Standing[];
  /** Its messages of talks, whether or not they belong to one. */
  posted: number;
  /** Events that must be stored, just so. */
  handedIn: readonly Incoming[];
  /** `keys`: how the keys of their events begin. */
  commands: { keys: string; all: readonly Command[] };
  /** `stored`: how often clicks with that key are stored. */
  clicks: { all: readonly Click[]; stored: (key: string) => number };
};

/** Everything that is not as it should be, one sentence each. */
export function faultsOf(
  database: Database.Database,
  { standing, posted, handedIn, commands, clicks }: Seen,
): string[] {
  const strangers = posted - standing.length;
  const chat = { standing, early: [], refused: new Set<string>(), canEdit: true };
  return [
    ...(strangers === 0 ? [] : [`${strangers} messages stand there that nobody queued`]),
    ...faultsIn(database, chat, handedIn, decide),
    ...commandFaults(commands, database),
    ...clickFaults(clicks),
  ];
}

type Row = { id: string; talk: string; name: string | null; payload: string };

/**
 * A message of the bot with the card that it shows: of its own row, or of a later change of it; undefined for one without
 * a row. `isShown` tells whether it is that card in that talk.
 */
export function standingOf(
  database: Database.Database,
  at: StandingAt & { id: unknown; tenant: string },
  isShown: (card: Card, talk: string) => boolean,
): Standing | undefined {
  const row = database.prepare('SELECT * FROM outbox WHERE id = ?').get(at.id) as Row | undefined;
  if (!row) return undefined;
  const { id, talk, name } = row;
  const changes = database
    .prepare("SELECT * FROM outbox WHERE talk = ? AND kind = 'edit' AND name = ? ORDER BY seq DESC")
    .all(talk, name) as Row[];
  const cards = [...changes, row].map(({ payload }) => JSON.parse(payload) as Card);
  const card = cards.find((one) => isShown(one, talk));
  return { ...at, id, talk, card: card ?? { kind: 'notice', about: 'none of ours', text: '' } };
}

/** A command opens one talk where the person saw no error, and at most one where they did. */
function commandFaults({ keys, all }: Seen['commands'], database: Database.Database): string[] {
  const count = database
    .prepare("SELECT count(*) FROM inbox WHERE key LIKE ? AND event ->> '$.text' = ?")
    .pluck();
  return all.flatMap(({ ok, text }) => {
    const stored = Number(count.get(`${keys}%`, text));
    return stored > 1 || (ok && stored === 0) ? [`the command "${text}" opened ${stored} talks`] : [];
  });
}

/** A click counts once where the person saw no error, and at most once where they did. */
function clickFaults({ all, stored }: Seen['clicks']): string[] {
  return [...Map.groupBy(all, ({ key }) => key)].flatMap(([key, clicks]) => {
    const count = stored(key);
    const sure = clicks.filter(({ ok }) => ok).length;
    return count < sure || count > clicks.length
      ? [`${clicks.length} clicks on one message, ${sure} of them without an error, count ${count} times`]
      : [];
  });
}
