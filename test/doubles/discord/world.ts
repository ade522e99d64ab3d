// All that Discord holds while a test runs: people, servers, channels, messages, interactions, commands, requests.
import { type Chance, chance } from '../../prove/simulation/random.ts';
import type { Json } from '../json.ts';
import { type Waits, waits } from '../waits.ts';
import { type Watch, watch } from '../watch.ts';
import { type Faults, faults } from './faults.ts';
import { snowflakes } from './ids.ts';
import type { Interaction, Modal } from './interaction.ts';
import type { Operation } from './rest/operations.ts';
import type { Wrong } from './rules/form.ts';
import type { Channel, Guild, Person, Settings } from './settings.ts';

export type Attachment = {
  id: string;
  filename: string;
  description: string | undefined;
  content: Buffer;
};

export type Message = {
  id: string;
  channel: string;
  type: number;
  /** A person's id, or the bot's. */
  author: string;
  content: string;
  flags: number;
  components: Json[];
  embeds: Json[];
  attachments: Attachment[];
  nonce: string | number | undefined;
  /** What it replies or points to. */
  reference: { channel: string; message: string | undefined } | undefined;
  /** The interaction that it answers or follows, as messages name it; undefined for a message that was sent. */
  interaction: Json | undefined;
  /** Named in it, as far as the sender let them be. */
  mentions: { users: string[]; roles: string[]; everyone: boolean };
  /** Who was really notified when it came. */
  pings: string[];
  /** Only this person sees it, and it is in no history. */
  onlyFor: string | undefined;
  /** When it was changed last, in ms. */
  edited: number | undefined;
  deleted: boolean;
};

/** A command as the app registered it. `guild`: undefined for one that is everywhere. */
export type Command = { id: string; version: string; guild: string | undefined; body: Json };

/** A request. `status` and `answer` are undefined where no answer was sent. */
export type Call = {
  operation: Operation;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: Json;
  files: readonly { name: string; size: number }[];
  /** Milliseconds on the double's clock. */
  at: number;
  status: number | undefined;
  answer: unknown;
};

/** A body that Discord would not take. */
export type Breach = Wrong & { operation: Operation };

/** Something the app is told of over the gateway. `intent`: undefined where it needs none. */
export type Told = {
  name: string;
  guild: string | undefined;
  intent: number | undefined;
  /** What that session sees of it, by its intents. */
  data(intents: number): Json;
};

export type World = {
  settings: Settings;
  chance: Chance;
  faults: Faults;
  waits: Waits;
  watch: Watch;
  people: Map<string, Person>;
  guilds: Map<string, Guild>;
  /** Threads among them; those that were deleted are not. */
  channels: Map<string, Channel>;
  /** In order; ephemeral ones too. */
  messages: Map<string, Message>;
  /** What was ever posted in each channel or thread, oldest first. */
  history: Map<string, Message[]>;
  ephemerals: Message[];
  /** By token. */
  interactions: Map<string, Interaction>;
  /** Open windows; each person has one at most. */
  modals: Map<string, Modal>;
  commands: Command[];
  /** When commands were made anew, by server. */
  creations: { guild: string | undefined; at: number }[];
  /** Messages by channel, author and nonce. */
  nonces: Map<string, { message: Message; until: number }>;
  /** People who installed the app for themselves. */
  installs: Set<string>;
  typing: { channel: string; at: number }[];
  calls: Call[];
  breaches: Breach[];
  /** Requests that are being worked on. */
  busy: number;
  /** The token is good. */
  valid: boolean;
  /** When the app identified itself to the gateway. */
  identified: number[];
  /** Where the double listens, without a slash at the end. */
  url: string;
  now(): number;
  /** A new snowflake. */
  id(): string;
  /** False where no session could hear of it. */
  tell(told: Told): boolean;
};

export function world(settings: Settings): World {
  const draw = chance(settings.seed);
  const made: World = {
    settings,
    chance: draw,
    faults: faults(draw),
    waits: waits(settings.clock),
    watch: watch(() => `${made.messages.size} messages, ${made.calls.length} requests so far`),
    people: new Map(settings.people.map((person) => [person.id, person])),
    guilds: new Map(settings.guilds.map((guild) => [guild.id, guild])),
    channels: new Map(settings.channels.map((channel) => [channel.id, channel])),
    ...{ messages: new Map(), history: new Map(), interactions: new Map(), modals: new Map() },
    ...{ ephemerals: [], commands: [], creations: [], typing: [], calls: [], breaches: [] },
    ...{ nonces: new Map(), installs: new Set(settings.installs), identified: [] },
    ...{ busy: 0, valid: true, url: '' },
    now: () => settings.clock.now(),
    id: snowflakes(settings.clock),
    tell: () => false,
  };
  return made;
}
