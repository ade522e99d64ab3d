// Sessions of the gateway: each has its own count of events, and keeps those that its client may have missed.
import { asJson, type Json } from '../../json.ts';
import { INTENT, OP } from '../numbers.ts';
import { BOT } from '../settings.ts';
import { shownGuildWithAll } from '../shown/channels.ts';
import { shownPerson } from '../shown/people.ts';
import type { Told, World } from '../world.ts';

/** How a session reaches its client now; undefined while it is away. */
export type Line = { send(payload: Json): void };

export type Session = {
  id: string;
  intents: number;
  shard: readonly [index: number, count: number];
  /** Number of the last event. */
  seq: number;
  kept: { seq: number; payload: Json }[];
  /** The last event of which a person is the cause. */
  caused: { name: string; data: Json } | undefined;
  line: Line | undefined;
};

/** A server belongs to one shard; what is in no server goes to the first. */
const isFor = ({ shard: [index, count] }: Session, guild: string | undefined): boolean =>
  guild === undefined ? index === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === index;

/** Sends an event and keeps it until the client has told that it came. */
export function dispatch(session: Session, name: string, data: Json): void {
  const seq = ++session.seq;
  const payload = { op: OP.dispatch, t: name, s: seq, d: data };
  session.kept.push({ seq, payload });
  if (isCaused(name, data)) session.caused = { name, data };
  session.line?.send(payload);
}

const isCaused = (name: string, { author }: Json): boolean =>
  name === 'INTERACTION_CREATE' || (name === 'MESSAGE_CREATE' && asJson(author).id !== BOT);

/** What a person did last comes once more. Throws where nobody did anything yet. */
export function tellAgain(sessions: readonly Session[]): void {
  const again = sessions.flatMap((session) => (session.caused ? [{ session, ...session.caused }] : []));
  if (again.length === 0) throw new Error('nobody did anything yet that could come again');
  for (const { session, name, data } of again) dispatch(session, name, data);
}

/** Tells all sessions that want to know. False where there is none at all. */
export function tellSessions(sessions: readonly Session[], told: Told): boolean {
  const concerned = sessions.filter((one) => isFor(one, told.guild));
  for (const session of concerned)
    if (told.intent === undefined || (session.intents & told.intent) !== 0)
      dispatch(session, told.name, told.data(session.intents));
  return concerned.length > 0;
}

/** The client has all up to that number. */
export function forget(session: Session, seq: unknown): void {
  if (typeof seq === 'number') session.kept = session.kept.filter((one) => one.seq > seq);
}

/** READY, and then each server whole. */
export function greet(world: World, session: Session): void {
  const mine = [...world.guilds.values()].filter(
    (guild) => guild.members.has(BOT) && isFor(session, guild.id),
  );
  dispatch(session, 'READY', {
    ...{ v: 10, user: { ...shownPerson(world, BOT), verified: true, mfa_enabled: false, email: null } },
    guilds: mine.map(({ id }) => ({ id, unavailable: true })),
    ...{ session_id: session.id, resume_gateway_url: `${world.url.replace('http', 'ws')}/gateway` },
    ...{ shard: [...session.shard], application: { id: BOT, flags: 0 } },
    ...{ session_type: 'normal', private_channels: [], presences: [], relationships: [] },
    ...{ guild_join_requests: [], user_settings: {}, _trace: ['double'] },
  });
  if ((session.intents & INTENT.guilds) === 0) return;
  for (const guild of mine) dispatch(session, 'GUILD_CREATE', shownGuildWithAll(world, guild));
}

/** What came after that number, and RESUMED. */
export function resume(session: Session, seq: number): void {
  for (const { payload } of session.kept.filter((one) => one.seq > seq)) session.line?.send(payload);
  dispatch(session, 'RESUMED', { _trace: ['double'] });
}
