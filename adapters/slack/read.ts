// What Slack sends, as what it means to the bot: pure, and careful with everything that is not as it should be.
import { z } from 'zod';
import { type Control, controlOf } from '../chat/control.ts';
import { type Body, isRecord } from './connection/kind.ts';
import { isDirect } from './connection/rooms.ts';
import { isForSomebodyElse, names, peopleIn, plainText } from './text.ts';

/** Where something happened: the tenant, the room, and the thread in it (`''` in a direct message that has none). */
export type Where = { tenant: string; place: string; thread: string };

/** Who did it, and what makes this one thing that happened unlike any other. `at` is ISO 8601 in UTC. */
type Happened = Where & { key: string; by: string; at: string };

export type Reading =
  /**
   * Somebody wrote: to the bot, or in a thread where it may be listening. `underBot`: in a thread below a message of the
   * bot itself. `opensThread`: there was no thread before. `people`: the ids of those named in it, without the bot.
   */
  | (Happened & {
      kind: 'wrote';
      text: string;
      addressed: boolean;
      underBot: boolean;
      opensThread: boolean;
      people: readonly string[];
    })
  /** Somebody pressed a control of ours. `message` is where it stands; `trigger` opens a window, within three seconds; `answerTo` as for a command. */
  | (Happened & Control & { kind: 'pressed'; message: string; trigger: string; answerTo: string })
  /** The app was removed from the workspace. */
  | { kind: 'left'; tenant: string; reason: string };

/** The tenant that an installation belongs to: the organisation where it was installed for all of it, else the team. */
export function tenantOf(body: Body): string | undefined {
  const { authorizations, view } = body;
  // In a shared channel somebody of another team may send a window off.
  const installed = isRecord(view) ? idIn(view.app_installed_team_id) : undefined;
  if (installed !== undefined && !isTrue(body.is_enterprise_install)) return installed;
  const [own] = Array.isArray(authorizations) ? authorizations : [];
  // In a shared channel the event may come from another team than the one that installed the app.
  const install = isRecord(own) ? own : body;
  const team = idIn(install.team_id) ?? idIn(body.team_id) ?? idInside(body.team) ?? idIn(userTeam(body));
  const enterprise = idIn(install.enterprise_id) ?? idInside(body.enterprise);
  return isTrue(install.is_enterprise_install) ? (enterprise ?? team) : team;
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';
const idIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const idInside = (value: unknown): string | undefined => (isRecord(value) ? idIn(value.id) : undefined);
const userTeam = ({ user }: Body): unknown => (isRecord(user) ? user.team_id : undefined);

/** Seconds with a fraction, as Slack numbers its messages. */
const Ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/u);

const Said = z.object({
  user: z.string().min(1),
  channel: z.string().min(1),
  ts: Ts,
  thread_ts: Ts.optional(),
  text: z.string().default(''),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  hidden: z.boolean().optional(),
  parent_user_id: z.string().optional(),
});

/** Of all that Slack calls a message, these were written by a person just now. Changes and deletions are none of them. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** A message event or a mention; undefined for what is none of the bot's business. `botUser` is the bot itself. */
export function readMessage(body: Body, botUser: string): Reading | undefined {
  const tenant = tenantOf(body);
  const { event } = body;
  const parsed = Said.safeParse(event);
  if (tenant === undefined || !parsed.success) return undefined;
  const { user, channel, ts, thread_ts, text, subtype, bot_id, hidden, parent_user_id } = parsed.data;
  // Other bots are never answered: two that answer each other do not stop.
  if (user === botUser || bot_id || hidden || !WRITTEN.has(subtype)) return undefined;
  const direct = isDirect(channel);
  const addressed = direct || names(text, botUser) || (isRecord(event) && event.type === 'app_mention');
  // What stands in a room and in no thread can only be meant for the bot where it names it.
  if (!addressed && (thread_ts === undefined || isForSomebodyElse(text, botUser))) return undefined;
  return {
    kind: 'wrote',
    ...{ tenant, place: channel, by: user, addressed },
    // Where Slack does not say whose thread it is, it may be the bot's.
    underBot: thread_ts !== undefined && thread_ts !== ts && (parent_user_id ?? botUser) === botUser,
    opensThread: thread_ts === undefined && !direct,
    thread: threadOf({ channel, ts, thread_ts }),
    // A mention comes as two events, about one message.
    key: `message:${channel}:${ts}`,
    at: instantOf(ts),
    text: plainText(text, botUser),
    people: peopleIn(text, botUser),
  };
}

type Standing = { channel: string; ts: string; thread_ts: string | undefined };

/** The thread that a message stands in or opens; a root with replies carries its own number as its thread's. */
function threadOf({ channel, ts, thread_ts }: Standing): string {
  const own = thread_ts === undefined || thread_ts === ts;
  return own ? (isDirect(channel) ? '' : ts) : thread_ts;
}

/** ISO 8601 of one of Slack's numbers. */
function instantOf(ts: string): string {
  return new Date(Math.round(Number(ts) * 1000)).toISOString();
}

const Pressed = z.object({
  user: z.object({ id: z.string().min(1) }),
  channel: z.object({ id: z.string().min(1) }),
  message: z.object({ ts: Ts, thread_ts: Ts.optional() }).optional(),
  container: z.object({ message_ts: Ts.optional(), thread_ts: Ts.optional() }).optional(),
  trigger_id: z.string().default(''),
  response_url: z.string().default(''),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: Ts,
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
        selected_user: z.string().nullish(),
        selected_date: z.string().nullish(),
      }),
    )
    .min(1),
});

export type PressReading = Extract<Reading, { kind: 'pressed' }>;

/** A click on one of our controls; undefined where it is none. */
export function readAction(body: Body): PressReading | undefined {
  const tenant = tenantOf(body);
  const parsed = Pressed.safeParse(body);
  if (tenant === undefined || !parsed.success) return undefined;
  const {
    user,
    channel,
    message,
    container,
    trigger_id: trigger,
    response_url: answerTo,
    actions,
  } = parsed.data;
  const [action] = actions;
  const ts = message?.ts ?? container?.message_ts;
  const control = action && controlOf(action.action_id, chosenIn(action));
  if (!action || ts === undefined || !control) return undefined;
  const thread_ts = message?.thread_ts ?? container?.thread_ts;
  const thread = threadOf({ channel: channel.id, ts, thread_ts });
  return {
    kind: 'pressed',
    ...{ tenant, place: channel.id, thread, by: user.id, trigger, message: ts, answerTo },
    ...control,
    key: `action:${channel.id}:${ts}:${user.id}:${action.action_ts}`,
    at: instantOf(action.action_ts),
  };
}

type Action = z.infer<typeof Pressed>['actions'][number];

function chosenIn({ selected_option, selected_user, selected_date, value }: Action): string | undefined {
  return selected_option?.value ?? selected_user ?? selected_date ?? value;
}

const Shortcut = z.object({
  user: z.object({ id: z.string().min(1) }),
  channel: z.object({ id: z.string().min(1) }),
  message: z.object({
    ts: Ts,
    thread_ts: Ts.optional(),
    text: z.string().default(''),
    user: z.string().optional(),
  }),
  action_ts: Ts,
  response_url: z.string().default(''),
});

/** `answerTo` as for a command. */
export type ShortcutReading = Extract<Reading, { kind: 'wrote' }> & { answerTo: string };

/** "Ask Whichway about this": whoever chose it says what the message says, in its thread. */
export function readShortcut(body: Body, botUser: string): ShortcutReading | undefined {
  const tenant = tenantOf(body);
  const parsed = Shortcut.safeParse(body);
  if (tenant === undefined || !parsed.success) return undefined;
  const { user, channel, message, action_ts, response_url: answerTo } = parsed.data;
  return {
    kind: 'wrote',
    ...{
      tenant,
      place: channel.id,
      by: user.id,
      addressed: true,
      underBot: message.user === botUser,
      opensThread: false,
      answerTo,
    },
    thread: threadOf({ channel: channel.id, ts: message.ts, thread_ts: message.thread_ts }),
    key: `shortcut:${channel.id}:${message.ts}:${action_ts}`,
    at: instantOf(action_ts),
    people: [],
    // What the bot itself said is nobody's case.
    text: message.user === botUser ? '' : plainText(message.text, botUser),
  };
}

export type Leaving = Extract<Reading, { kind: 'left' }>;

/** The app was uninstalled, or the bot's token was revoked. Tokens of single people are none of ours. */
export function readLeaving(body: Body): Leaving | undefined {
  const tenant = tenantOf(body);
  const { event } = body;
  if (tenant === undefined || !isRecord(event)) return undefined;
  if (event.type === 'app_uninstalled')
    return { kind: 'left', tenant, reason: 'the app was removed from the workspace' };
  const { tokens } = event;
  const revoked =
    event.type === 'tokens_revoked' && isRecord(tokens) && Array.isArray(tokens.bot) && tokens.bot.length > 0;
  return revoked ? { kind: 'left', tenant, reason: 'the token of the bot was revoked' } : undefined;
}
