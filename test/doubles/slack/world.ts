// All that a workspace holds while a test runs: people, rooms, messages, windows, files, tokens, calls.
import { type Chance, chance } from '../../prove/simulation/random.ts';
import type { Json } from '../json.ts';
import { type Waits, waits } from '../waits.ts';
import { type Watch, watch } from '../watch.ts';
import { type Faults, faults } from './faults.ts';
import { APP_TOKEN, BOT_TOKEN, type Channel, type Settings, type User } from './settings.ts';

export type Message = {
  channel: string;
  ts: string;
  /** The root's ts; undefined for a root. */
  thread_ts: string | undefined;
  user: string;
  /** Undefined for a person. */
  bot_id: string | undefined;
  text: string;
  blocks: Json[];
  attachments: Json[];
  metadata: Json | undefined;
  edited: { user: string; ts: string } | undefined;
  deleted: boolean;
  files: File[];
  subtype: string | undefined;
  reactions: { name: string; user: string }[];
};

/** A message that only one person sees; it is in no history. */
export type Ephemeral = {
  channel: string;
  ts: string;
  thread_ts: string | undefined;
  user: string;
  text: string;
  blocks: Json[];
};

export type File = {
  id: string;
  name: string;
  title: string;
  size: number;
  content: Buffer;
  shared: boolean;
};

/** A modal or a Home as Slack sends it, with its owner. `errors`: shown beside fields since the last try to send it off. */
export type View = { id: string; user: string; view: Json; errors: Json };

export type Call = {
  method: string;
  args: Json;
  token: string | undefined;
  /** Milliseconds on the double's clock. */
  at: number;
  /** Undefined where no answer was sent. */
  status: number | undefined;
  answer: Json | undefined;
};

/** `error` is what calls with a token that is not valid any more are told. */
export type Token = { kind: 'bot' | 'app'; scopes: readonly string[]; error: string | undefined };

export type Trigger = { user: string; until: number; used: boolean; view: string | undefined };

export type Response = {
  user: string;
  channel: string;
  until: number;
  left: number;
  /** Which message it came from: one that may be replaced. */
  original: { ts: string; ephemeral: boolean; thread_ts: string | undefined } | undefined;
};

export type World = {
  settings: Settings;
  chance: Chance;
  faults: Faults;
  waits: Waits;
  watch: Watch;
  users: Map<string, User>;
  channels: Map<string, Channel>;
  messages: Message[];
  ephemerals: Ephemeral[];
  /** Open windows of each person, the one in front last. */
  modals: Map<string, View[]>;
  homes: Map<string, View>;
  files: Map<string, File>;
  statuses: { channel: string; thread_ts: string; status: string }[];
  triggers: Map<string, Trigger>;
  responses: Map<string, Response>;
  tokens: Map<string, Token>;
  calls: Call[];
  /** Where the double listens, without a slash at the end. */
  url: string;
  now(): number;
  /** A new ts, later than every one before. */
  ts(): string;
  /** A new id that begins so. */
  id(prefix: string): string;
  /** Tells the app of an event, where it may know it. Resolves when the first delivery has ended. */
  tell(event: Json): Promise<void>;
};

const MICROS = 1_000_000;

export function world(settings: Settings): World {
  const draw = chance(settings.seed);
  let last = 0;
  let count = 0;
  const made: World = {
    settings,
    chance: draw,
    faults: faults(draw),
    waits: waits(settings.clock),
    watch: watch(() => `${made.messages.length} messages, ${made.calls.length} calls so far`),
    users: new Map(settings.users.map((user) => [user.id, user])),
    channels: new Map(settings.channels.map((channel) => [channel.id, channel])),
    ...{ messages: [], ephemerals: [], statuses: [], calls: [] },
    ...{ modals: new Map(), homes: new Map(), files: new Map() },
    ...{ triggers: new Map(), responses: new Map() },
    tokens: new Map([
      [BOT_TOKEN, { kind: 'bot', scopes: settings.scopes, error: undefined }],
      [APP_TOKEN, { kind: 'app', scopes: ['connections:write'], error: undefined }],
    ]),
    url: '',
    now: () => settings.clock.now(),
    ts() {
      last = Math.max(last + 1, Math.floor(settings.clock.now() * 1000));
      return `${Math.floor(last / MICROS)}.${String(last % MICROS).padStart(6, '0')}`;
    },
    id: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(8, '0')}`,
    tell: async () => {},
  };
  return made;
}
