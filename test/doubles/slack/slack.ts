// A local Slack that real SDKs connect to: starts it, and gives a test all that it may do and see.
import type { Server } from 'node:http';
import type { Socket as Connection } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Json } from '../json.ts';
import { type Delivery, type Events, events } from './events.ts';
import type { Fault } from './faults.ts';
import type { Line } from './line.ts';
import { chat } from './methods/chat.ts';
import { connect } from './methods/connect.ts';
import { conversations } from './methods/conversations.ts';
import { files } from './methods/files.ts';
import type { Methods } from './methods/method.ts';
import { team } from './methods/team.ts';
import { views } from './methods/views.ts';
import { repliesTo } from './rooms.ts';
import { serve } from './server.ts';
import { BOT_TOKEN, BOT_USER, type Channel, settled } from './settings.ts';
import { type Signed, type Signing, signed } from './signed.ts';
import { type Disconnect, type Socket, type Sockets, sockets } from './sockets.ts';
import { type Verbs, verbs } from './verbs.ts';
import { type Call, type Ephemeral, type File, type Message, type View, type World, world } from './world.ts';

type Only = { only?: Socket | undefined };

export type Slack = Verbs & {
  /** For `clientOptions.slackApiUrl`. */
  apiUrl: string;
  /** In HTTP mode: where the app listens, path included. */
  deliverTo(url: string): void;
  /** Sends an event as it is, whether or not the app asked for it. */
  event(event: Json): Promise<Delivery>;
  again: Events['again'];
  holdBack: Events['holdBack'];
  /** In HTTP mode: a request that need not be signed rightly, such as `url_verification`. */
  post(payload: Json, signing?: Signing): Promise<{ status: number; body: string }>;
  /** The workspace removes the app: its token is no good any more, and it is told so. */
  uninstall(): Promise<void>;
  /** From now on calls with that token are refused with this error; undefined: they work again. */
  revoke(token: string, error: string | undefined): void;
  /** From now on the bot token has these scopes. */
  grant(scopes: readonly string[]): void;
  disconnect(reason: Disconnect, only?: Only): void;
  drop(only?: Only): void;
  freeze(only?: Only): void;
  fault(method: string, fault: Fault): void;
  /** No more faults. */
  mend(): void;
  /** All messages and logs so far are gone: measurements go on with many thousand of them. */
  forget(): void;

  /** A room to look into and to change: archive it, add members, lock threads. */
  channel(id: string): Channel;
  /** All that was ever posted there, oldest first, deleted ones too; with `thread`: its root and replies. */
  messages(channel: string, thread?: string): Message[];
  ephemerals(user: string): Ephemeral[];
  /** Open modals, the one in front last. */
  views(user: string): View[];
  homeOf(user: string): View | undefined;
  statuses: World['statuses'];
  /** Those that were shared. */
  files(): File[];
  calls: readonly Call[];
  callsTo(method: string): Call[];
  deliveries: readonly Delivery[];
  sockets(): readonly Socket[];
  until(predicate: () => boolean, what: string, ms?: number): Promise<void>;
  /** Ends every wait and connection. Throws where the double itself went wrong. */
  stop(): Promise<void>;
};

/** Starts a workspace on a free port of the loopback. The caller stops it. */
export async function startSlack(wishes: Parameters<typeof settled>[0] = {}): Promise<Slack> {
  const settings = settled(wishes);
  const made = world(settings);
  const tickets = new Set<string>();
  const methods: Methods = { ...chat, ...conversations, ...team, ...views, ...files, ...connect(tickets) };
  const failures: unknown[] = [];
  const server = await serve(made, methods, (thrown) => failures.push(thrown));
  const connections = new Set<Connection>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
  });
  let address: string | undefined;
  const ways = { socket: sockets(made, server, tickets), http: signed(made, () => address) };
  const line: Line = settings.mode === 'socket' ? ways.socket : ways.http;
  const told = events(made, line);
  made.tell = told.tell;
  return {
    ...verbs(made, line),
    ...seen(made, told, ways.socket),
    ...done(made, told, ways),
    apiUrl: `${made.url}/api/`,
    deliverTo(url) {
      address = url;
    },
    stop: () => stop(made, { server, connections, ways, failures }),
  };
}

/** Starts a workspace that ends with the test. */
export async function slackForTest(wishes: Parameters<typeof settled>[0] = {}): Promise<Slack> {
  const slack = await startSlack(wishes);
  onTestFinished(() => slack.stop());
  return slack;
}

type Ways = { socket: Sockets; http: Signed };

async function stop(
  { waits, watch }: World,
  {
    server,
    connections,
    ways,
    failures,
  }: { server: Server; connections: Set<Connection>; ways: Ways; failures: unknown[] },
): Promise<void> {
  waits.end();
  await ways.socket.end();
  watch.end();
  ways.http.end();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const connection of connections) connection.destroy();
  await closed;
  if (failures.length > 0) throw new AggregateError(failures, 'the double of Slack itself went wrong');
}

type Seen =
  | 'channel'
  | 'messages'
  | 'ephemerals'
  | 'views'
  | 'homeOf'
  | 'statuses'
  | 'files'
  | 'calls'
  | 'callsTo'
  | 'deliveries'
  | 'sockets'
  | 'until';

function seen(made: World, { deliveries }: Events, open: Sockets): Pick<Slack, Seen> {
  return {
    channel(id) {
      const channel = made.channels.get(id);
      if (!channel) throw new Error(`there is no channel ${id}`);
      return channel;
    },
    messages(channel, thread) {
      if (thread === undefined) return made.messages.filter((one) => one.channel === channel);
      const root = made.messages.filter((one) => one.channel === channel && one.ts === thread);
      return [...root, ...repliesTo(made, channel, thread)];
    },
    ephemerals: (user) => made.ephemerals.filter((one) => one.user === user),
    views: (user) => made.modals.get(user) ?? [],
    homeOf: (user) => made.homes.get(user),
    files: () => [...made.files.values()].filter(({ shared }) => shared),
    ...{ statuses: made.statuses, calls: made.calls, deliveries },
    callsTo: (method) => made.calls.filter((one) => one.method === method),
    sockets: () => open.open(),
    until: made.watch.until,
  };
}

type Done =
  | 'event'
  | 'again'
  | 'holdBack'
  | 'post'
  | 'uninstall'
  | 'revoke'
  | 'grant'
  | 'disconnect'
  | 'drop'
  | 'freeze'
  | 'fault'
  | 'mend'
  | 'forget';

function done(made: World, told: Events, { socket, http }: Ways): Pick<Slack, Done> {
  const revoke: Slack['revoke'] = (name, error) => {
    const token = made.tokens.get(name);
    if (!token) throw new Error('there is no such token');
    token.error = error;
  };
  return {
    ...{ event: told.send, again: told.again, holdBack: told.holdBack },
    ...{ disconnect: socket.disconnect, drop: socket.drop, freeze: socket.freeze },
    ...{ post: http.post, fault: made.faults.add, mend: made.faults.clear, revoke },
    forget() {
      for (const list of [made.messages, made.ephemerals, made.calls, made.statuses, told.deliveries])
        list.length = 0;
      for (const map of [made.triggers, made.responses]) map.clear();
    },
    grant(scopes) {
      const token = made.tokens.get(BOT_TOKEN);
      if (token) token.scopes = scopes;
    },
    async uninstall() {
      revoke(BOT_TOKEN, 'account_inactive');
      await made.tell({
        type: 'tokens_revoked',
        tokens: { oauth: [], bot: [BOT_USER] },
        event_ts: made.ts(),
      });
      await made.tell({ type: 'app_uninstalled', event_ts: made.ts() });
    },
  };
}
