// Servers, channels and threads as Discord shows them.
import type { Json } from '../../json.ts';
import { timeOf } from '../ids.ts';
import { CHANNEL } from '../numbers.ts';
import { sees } from '../permissions.ts';
import { BOT, type Channel, type Guild, type Role, type Thread } from '../settings.ts';
import type { World } from '../world.ts';
import { shownMember, shownPerson } from './people.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

const lastIn = ({ history }: World, channel: string): string | null =>
  history.get(channel)?.at(-1)?.id ?? null;

function ofThread(world: World, { id, parent, type }: Channel, thread: Thread): Json {
  const there = (world.history.get(id) ?? []).filter(({ deleted }) => !deleted).length;
  const member = { id, user_id: BOT, join_timestamp: iso(timeOf(id)), flags: 1 };
  return {
    ...{ parent_id: parent, owner_id: thread.owner, rate_limit_per_user: 0 },
    ...{ message_count: there, total_message_sent: thread.sent, member_count: thread.members.size },
    thread_metadata: {
      ...{ archived: thread.archived, locked: thread.locked, archive_timestamp: iso(thread.archivedAt) },
      ...{ auto_archive_duration: thread.autoArchive, create_timestamp: iso(timeOf(id)) },
      ...(type === CHANNEL.privateThread ? { invitable: true } : {}),
    },
    ...(thread.members.has(BOT) ? { member } : {}),
  };
}

const ofRoom = ({ parent, overwrites }: Channel): Json => ({
  ...{ parent_id: parent ?? null, position: 0, nsfw: false, topic: null, rate_limit_per_user: 0 },
  permission_overwrites: overwrites.map(({ id, kind, allow, deny }) => ({
    ...{ id, type: kind === 'role' ? 0 : 1, allow: String(allow), deny: String(deny) },
  })),
});

export function shownChannel(world: World, channel: Channel): Json {
  const { id, type, name, guild, recipients, thread } = channel;
  const base = { id, type, flags: 0, last_message_id: lastIn(world, id) };
  if (guild === undefined) {
    const others = recipients.filter((one) => one !== BOT).map((one) => shownPerson(world, one));
    return { ...base, recipients: others };
  }
  return { ...base, guild_id: guild, name, ...(thread ? ofThread(world, channel, thread) : ofRoom(channel)) };
}

export const shownRole = ({ id, name, permissions }: Role): Json => ({
  ...{ id, name, permissions: String(permissions), position: 0, color: 0, hoist: false, managed: false },
  ...{ mentionable: false, icon: null, unicode_emoji: null, flags: 0, description: null },
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
});

const channelsOf = ({ channels }: World, { id }: Guild): Channel[] =>
  [...channels.values()].filter((channel) => channel.guild === id);

export const roomsOf = (world: World, guild: Guild): Channel[] =>
  channelsOf(world, guild).filter(({ thread }) => thread === undefined);

/** Threads that are not archived, as far as the bot sees them. */
export const activeThreads = (world: World, guild: Guild): Channel[] =>
  channelsOf(world, guild).filter(
    (channel) => channel.thread?.archived === false && sees(world, BOT, channel),
  );

/** As REST gives it, without channels and members. */
export const shownGuild = ({ id, name, owner, locale, roles }: Guild): Json => ({
  ...{ id, name, owner_id: owner, preferred_locale: locale, roles: roles.map(shownRole) },
  ...{ icon: null, splash: null, banner: null, description: null, discovery_splash: null },
  ...{ region: 'deprecated', afk_channel_id: null, afk_timeout: 300, system_channel_id: null },
  ...{ system_channel_flags: 0, widget_enabled: false, widget_channel_id: null, verification_level: 0 },
  ...{ default_message_notifications: 1, explicit_content_filter: 0, mfa_level: 0, nsfw_level: 0 },
  ...{ nsfw: false, premium_tier: 0, premium_subscription_count: 0, premium_progress_bar_enabled: false },
  ...{ application_id: null, rules_channel_id: null, public_updates_channel_id: null },
  ...{ safety_alerts_channel_id: null, max_presences: null, max_members: 500_000, vanity_url_code: null },
  ...{ max_video_channel_users: 25, max_stage_video_channel_users: 50, home_header: null },
  ...{ emojis: [], stickers: [], features: [], incidents_data: null },
});

/** As the gateway gives it: only the bot itself as a member, since others need an intent of their own. */
export const shownGuildWithAll = (world: World, guild: Guild): Json => ({
  ...shownGuild(guild),
  ...{ joined_at: '2024-01-01T00:00:00.000Z', large: false, unavailable: false },
  member_count: guild.members.size,
  members: [shownMember(world, guild, BOT)],
  channels: roomsOf(world, guild).map((channel) => shownChannel(world, channel)),
  threads: activeThreads(world, guild).map((channel) => shownChannel(world, channel)),
  ...{ voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [] },
  soundboard_sounds: [],
});
