// A local Discord that real libraries connect to: starts it, and gives a test all that it may do and see.
import type { Server } from 'node:http';
import type { Socket as Connection } from 'node:net';
import { onTestFinished } from 'vitest';
import { isLoading } from './answers.ts';
import type { Fault } from './faults.ts';
import { type Gateway, gateway } from './gateway/gateway.ts';
import { byAge } from './ids.ts';
import type { Modal } from './interaction.ts';
import { CLOSE } from './numbers.ts';
import { type Moderation, moderation } from './people/moderation.ts';
import { type Verbs, verbs } from './people/verbs.ts';
import type { Operation } from './rest/operations.ts';
import { isWritten } from './rooms.ts';
import { serve } from './server.ts';
import { type Channel, settled } from './settings.ts';
import { type Breach, type Call, type Command, type Message, type World, world } from './world.ts';

type Wishes = Parameters<typeof settled>[0];

export type Discord = Verbs &
  Moderation & {
    /** For `rest: { api }` of a client; the gateway is found through it. */
    api: string;
    gateway: Omit<Gateway, 'end'>;
    /** The token is no good any more: REST refuses it, and the sockets end with 4004. */
    revoke(): void;
    fault(operation: Operation | '*', fault: Fault): void;
    /** No more faults. */
    mend(): void;
    /** All messages, interactions and logs so far are gone: measurements go on with many thousand of them. */
    forget(): void;

    /** A channel, thread or conversation to look into. */
    channel(id: string): Channel;
    /** A message, also one that was deleted or that only one person sees. */
    message(id: string): Message;
    /** What people and apps wrote and what still stands there, oldest first. */
    messages(channel: string): Message[];
    /** All that was ever there, oldest first: what was deleted, and what Discord itself wrote. */
    history(channel: string): readonly Message[];
    /** What only this person sees, oldest first. */
    ephemerals(person: string): Message[];
    /** Messages that notified this person, oldest first. */
    pings(person: string): Message[];
    /** Threads of that channel, or all of them, oldest first. */
    threads(channel?: string): Channel[];
    /** The window that is open before this person. */
    modal(person: string): Modal | undefined;
    /** What the app registered for that server, or for everywhere. */
    commands(guild?: string): Command[];
    typing: World['typing'];
    calls: readonly Call[];
    callsTo(operation: Operation): Call[];
    /** Bodies that Discord would not have taken, and why; each was refused. */
    breaches: readonly Breach[];
    until(predicate: () => boolean, what: string, ms?: number): Promise<void>;
    /** No request is being worked on, no person waits for a first answer, and no answer is still loading. */
    settled(ms?: number): Promise<void>;
    /** Ends every wait and connection. Throws where the double itself went wrong. */
    stop(): Promise<void>;
  };

/** Starts Discord on a free port of the loopback. The caller stops it. */
export async function startDiscord(wishes: Wishes = {}): Promise<Discord> {
  const made = world(settled(wishes));
  const failures: unknown[] = [];
  const server = await serve(made, (thrown) => failures.push(thrown));
  const connections = new Set<Connection>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  const sockets = gateway(made, server);
  return {
    ...verbs(made),
    ...moderation(made),
    ...seen(made),
    ...done(made, sockets),
    api: `${made.url}/api`,
    gateway: sockets,
    stop: () => stop(made, { server, connections, sockets, failures }),
  };
}

/** Starts a Discord that ends with the test. */
export async function discordForTest(wishes: Wishes = {}): Promise<Discord> {
  const discord = await startDiscord(wishes);
  onTestFinished(() => discord.stop());
  return discord;
}

type Running = { server: Server; connections: Set<Connection>; sockets: Gateway; failures: unknown[] };

async function stop({ waits, watch }: World, running: Running): Promise<void> {
  const { server, connections, sockets, failures } = running;
  waits.end();
  sockets.end();
  watch.end();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const connection of connections) connection.destroy();
  await closed;
  if (failures.length > 0) throw new AggregateError(failures, 'the double of Discord itself went wrong');
}

/** What a person or the app still waits for. */
function open({ busy, interactions }: World): boolean {
  return (
    busy > 0 ||
    [...interactions.values()].some(
      ({ state, original }) =>
        state === 'waiting' || (original !== undefined && !original.deleted && isLoading(original)),
    )
  );
}

type Seen =
  | ('channel' | 'message' | 'messages' | 'history' | 'ephemerals' | 'pings' | 'threads' | 'modal')
  | ('commands' | 'typing' | 'calls' | 'callsTo' | 'breaches' | 'until' | 'settled');

function seen(made: World): Pick<Discord, Seen> {
  const channel = (id: string): Channel => {
    const found = made.channels.get(id);
    if (!found) throw new Error(`there is no channel ${id}`);
    return found;
  };
  const history = (id: string): readonly Message[] => made.history.get(id) ?? [];
  return {
    ...{ channel, history },
    message(id) {
      const message = made.messages.get(id);
      if (!message) throw new Error(`there is no message ${id}`);
      return message;
    },
    messages: (id) => history(id).filter((one) => isWritten(one) && !one.deleted),
    ephemerals: (person) => made.ephemerals.filter((one) => one.onlyFor === person && !one.deleted),
    pings: (person) => [...made.messages.values()].filter(({ pings }) => pings.includes(person)),
    threads: (id) =>
      [...made.channels.values()]
        .filter(({ thread, parent }) => thread !== undefined && (id === undefined || parent === id))
        .sort((one, other) => byAge(one.id, other.id)),
    modal: (person) => made.modals.get(person),
    commands: (guild) => made.commands.filter((one) => one.guild === guild),
    ...{ typing: made.typing, calls: made.calls, breaches: made.breaches },
    callsTo: (operation) => made.calls.filter((one) => one.operation === operation),
    until: made.watch.until,
    settled: (ms) => made.watch.until(() => !open(made), 'nothing is under way', ms),
  };
}

function done(made: World, sockets: Gateway): Pick<Discord, 'revoke' | 'fault' | 'mend' | 'forget'> {
  return {
    revoke() {
      made.valid = false;
      sockets.drop(CLOSE.wrongToken);
    },
    ...{ fault: made.faults.add, mend: made.faults.clear },
    forget() {
      for (const list of [made.ephemerals, made.calls, made.breaches, made.typing]) list.length = 0;
      for (const map of [made.messages, made.history, made.nonces, made.interactions]) map.clear();
    },
  };
}
