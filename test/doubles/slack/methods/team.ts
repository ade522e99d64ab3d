// Who is who: auth.test, users, bots, the workspace; and small things besides.
import type { Json } from '../../json.ts';
import { Refusal } from '../refusal.ts';
import { messageAt, roomOf } from '../rooms.ts';
import { APP, BOT, BOT_NAME, BOT_USER, TEAM } from '../settings.ts';
import type { Asked, Methods } from './method.ts';

/** Seconds that the zone is ahead of UTC at that moment. */
export function zoneOffset(tz: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(
    at,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/u.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

function userInfo({ world, args }: Asked): Json {
  const user = typeof args.user === 'string' ? world.users.get(args.user) : undefined;
  if (!user) throw new Refusal('user_not_found');
  const { id, name, tz, locale, isBot, role } = user;
  return {
    user: {
      ...{ id, name, real_name: name, team_id: TEAM, deleted: false, is_bot: isBot, is_app_user: false },
      // An owner is an admin too, and the primary owner an owner.
      ...{ is_admin: role !== undefined, is_owner: role !== undefined && role !== 'admin' },
      ...{ is_primary_owner: role === 'primary owner', is_restricted: false },
      ...{ tz, tz_label: tz, tz_offset: zoneOffset(tz, world.now()), updated: 0 },
      ...(args.include_locale === true ? { locale } : {}),
      profile: { real_name: name, display_name: name, team: TEAM },
    },
  };
}

function react({ world, args }: Asked): Json {
  const channel = roomOf(world, args.channel);
  const message = messageAt(world, channel.id, args.timestamp);
  if (!message) throw new Refusal('message_not_found');
  const { name } = args;
  if (typeof name !== 'string' || name === '') throw new Refusal('invalid_name');
  if (message.reactions.some((one) => one.name === name && one.user === BOT_USER))
    throw new Refusal('already_reacted');
  message.reactions.push({ name, user: BOT_USER });
  world.watch.changed();
  return {};
}

function setStatus({ world, args }: Asked): Json {
  const channel = roomOf(world, args.channel_id);
  const { thread_ts, status } = args;
  if (typeof thread_ts !== 'string' || !messageAt(world, channel.id, thread_ts))
    throw new Refusal('thread_not_found');
  if (typeof status !== 'string') throw new Refusal('invalid_arguments');
  world.statuses.push({ channel: channel.id, thread_ts, status });
  world.watch.changed();
  return {};
}

export const team: Methods = {
  'api.test': {
    token: 'none',
    scopes: [],
    run({ args }) {
      if (typeof args.error === 'string') throw new Refusal(args.error, { args });
      return { args };
    },
  },
  'auth.test': {
    token: 'bot',
    scopes: [],
    run: () => ({
      ...{ url: 'https://double.slack.test/', team: 'Double', user: BOT_NAME, team_id: TEAM },
      ...{ user_id: BOT_USER, bot_id: BOT, is_enterprise_install: false },
    }),
  },
  'users.info': { token: 'bot', scopes: ['users:read'], run: userInfo },
  'bots.info': {
    token: 'bot',
    scopes: ['users:read'],
    run({ args }) {
      if (args.bot !== undefined && args.bot !== BOT) throw new Refusal('bot_not_found');
      return { bot: { id: BOT, app_id: APP, user_id: BOT_USER, name: BOT_NAME, deleted: false, updated: 0 } };
    },
  },
  'team.info': {
    token: 'bot',
    scopes: ['team:read'],
    run: () => ({ team: { id: TEAM, name: 'Double', domain: 'double', email_domain: '' } }),
  },
  'reactions.add': { token: 'bot', scopes: ['reactions:write'], run: react },
  'assistant.threads.setStatus': {
    token: 'bot',
    scopes: ['assistant:write', 'chat:write'],
    run: setStatus,
  },
};
