// Discord's numbers by name, as far as the double uses them (docs.discord.com/developers, each on the page of its object).

export const CHANNEL = {
  text: 0,
  direct: 1,
  group: 3,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

export const MESSAGE = {
  plain: 0,
  renamed: 4,
  threadCreated: 18,
  reply: 19,
  command: 20,
  threadStarter: 21,
  menuCommand: 23,
} as const;

/** Bits in `flags` of a message. */
export const FLAG = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  text: 10,
  thumbnail: 11,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const STYLE = { link: 5, premium: 6 } as const;

export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Types of the first answer to an interaction. */
export const CALLBACK = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

export const COMMAND = { slash: 1, user: 2, message: 3 } as const;

export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/** Where an interaction happens. */
export const CONTEXT = { guild: 0, botDirect: 1, privateChannel: 2 } as const;

/** How an app came to be there. */
export const INSTALL = { guild: 0, user: 1 } as const;

/** Operations of the gateway. */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

export const CLOSE = {
  unknownOp: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  wrongToken: 4004,
  alreadyAuthenticated: 4005,
  wrongSequence: 4007,
  wrongVersion: 4012,
  wrongIntents: 4013,
  disallowedIntents: 4014,
} as const;

export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

export type Intent = keyof typeof INTENT;

/** Bits that stand for no intent close the connection: 0 to 25 are known, but for these. */
const UNKNOWN_INTENTS = (1 << 17) | (1 << 18) | (1 << 19) | (1 << 22) | (1 << 23);
const ALL_INTENTS = ((1 << 26) - 1) & ~UNKNOWN_INTENTS;

export const areIntents = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && (value & ~ALL_INTENTS) === 0;
