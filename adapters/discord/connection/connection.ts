// The bot's connection to Discord: begins it, keeps it, says truly whether it stands, and ends it in bounded time.
import { type Client, Events, Status } from 'discord.js';
import { type Clock, MINUTE, SECOND } from '../../../src/door/clock.ts';
import type { Report } from '../../../src/door/worker.ts';
import { reasonOf } from '../outcome.ts';
import { closedFor, loginFault } from './faults.ts';

export type ConnectionWorld = {
  /** A new client with our listeners: one that failed to connect is of no more use. */
  client: () => Client;
  token: string;
  clock: Clock;
  random: () => number;
  report: Report;
  /** Hears once that Discord takes the bot no more. */
  ended: (sentence: string) => void;
  /**
   * A session began. What happened since `heardUntil` (ms) may have been missed; undefined at the first session of this
   * process.
   */
  fresh: (client: Client<true>, heardUntil: number | undefined) => void;
};

export type DiscordConnection = {
  /** Resolves when it is connected, or stopped before that. Throws `settings` where Discord refuses the bot. */
  start(): Promise<void>;
  /** Ends the connection. May be called twice. */
  stop(): Promise<void>;
  /** The client that is connected, or was last; undefined before the first one is. */
  client(): Client<true> | undefined;
  connected(): boolean;
  /** Since when (ms) it is down; undefined while it is up. */
  downSince(): number | undefined;
};

/** Waits between tries to connect, in ms: the first, and the longest. */
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = MINUTE;

/** The library can hang on its way out while it is connecting anew, in ms. */
const LEAVE_WITHIN = 2 * SECOND;

export function connectDiscord(world: ConnectionWorld): DiscordConnection {
  const { clock, report } = world;
  const stopping = Promise.withResolvers<void>();
  let client: Client<true> | undefined;
  let stopped: Promise<void> | undefined;
  const watch = watchOver(world, () => stopped !== undefined);
  const attempt = async (): Promise<boolean> => {
    const next = world.client();
    const ready = new Promise<Client<true>>((resolve) => next.once(Events.ClientReady, resolve));
    watch.listenTo(next);
    try {
      const connected = next.login(world.token).then(() => ready);
      const first = await Promise.race([connected, stopping.promise]);
      if (first && stopped === undefined) {
        client = first;
        world.fresh(first, undefined);
      } else await leave(next, clock);
      return true;
    } catch (cause) {
      await leave(next, clock);
      const fault = loginFault(cause);
      if (fault) throw fault;
      report(`Discord cannot be reached (${reasonOf(cause)}). Trying again.`);
      return false;
    }
  };
  return {
    async start() {
      for (let wait = FIRST_WAIT; stopped === undefined; wait = Math.min(LONGEST_WAIT, wait * 2)) {
        if (await attempt()) return;
        const alarm = clock.alarm(wait * (0.5 + world.random() / 2));
        await Promise.race([alarm.rung, stopping.promise]);
        alarm.ring();
      }
    },
    stop() {
      stopping.resolve();
      stopped ??= client ? leave(client, clock) : Promise.resolve();
      return stopped;
    },
    client: () => client,
    connected: () => client !== undefined && isUp(client),
    downSince: () => (client && isUp(client) ? undefined : watch.downSince()),
  };
}

/** `isReady()` of the library stays true while the socket is down. */
function isUp(client: Client): boolean {
  const shards = [...client.ws.shards.values()];
  return shards.length > 0 && shards.every(({ status }) => status === Status.Ready);
}

async function leave(client: Client, clock: Clock): Promise<void> {
  const late = clock.alarm(LEAVE_WITHIN);
  await Promise.race([client.destroy().catch(() => {}), late.rung]);
  late.ring();
}

/**
 * Of an event in a form that it does not know the library throws where nobody could catch it, and the process would end.
 * Its own method is the only place to stand before that.
 */
function guardPackets(client: Client, report: Report): void {
  const handle: unknown = Reflect.get(client.ws, 'handlePacket');
  if (typeof handle !== 'function') throw new TypeError('discord.js has no handlePacket any more');
  const guarded = (...given: unknown[]): unknown => {
    try {
      return Reflect.apply(handle, client.ws, given);
    } catch (cause) {
      report(`Something that Discord sent could not be read (${reasonOf(cause)}).`);
      return false;
    }
  };
  Reflect.set(client.ws, 'handlePacket', guarded);
}

/** Hears how the connection goes. A session that began anew misses what happened meanwhile; one that goes on does not. */
function watchOver({ clock, report, ended, fresh }: ConnectionWorld, isOver: () => boolean) {
  let down: number | undefined = clock.now();
  let told = false;
  const end = (sentence: string): void => {
    if (told || isOver()) return;
    told = true;
    ended(sentence);
  };
  const listenTo = (client: Client): void => {
    const wentDown = (): void => {
      down ??= clock.now();
    };
    client.on(Events.ShardReady, () => {
      const since = down;
      down = undefined;
      // The first session of a client is told of by who began it.
      if (client.isReady()) fresh(client, since ?? clock.now());
    });
    client.on(Events.ShardResume, () => {
      down = undefined;
    });
    client.on(Events.ShardReconnecting, wentDown);
    client.on(Events.ShardDisconnect, ({ code }) => {
      wentDown();
      if (client.isReady()) end(closedFor(code));
    });
    client.on(Events.Invalidated, () => end('Discord ended the session of the bot. Start it again.'));
    client.on(Events.ShardError, (error) => {
      // What no other try mends is told of by itself.
      if (!loginFault(error)) report(`The connection to Discord failed (${reasonOf(error)}).`);
    });
    guardPackets(client, report);
    // Without this a listener that throws ends the process.
    client.on(Events.Error, (error) =>
      report(`Something that Discord sent could not be handled (${reasonOf(error)}).`),
    );
    client.on(Events.Warn, () => report('The library of Discord gives a warning.'));
  };
  return { listenTo, downSince: () => down };
}
