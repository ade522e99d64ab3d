// /gateway, /users, /applications, /guilds: who the bot is, and where.
import { asText, type Json } from '../../json.ts';
import { Refusal } from '../refusal.ts';
import { specWrongs } from '../rules/spec.ts';
import { BOT, BOT_NAME, directOf, type Guild, MOD } from '../settings.ts';
import { activeThreads, roomsOf, shownChannel, shownGuild, shownRole } from '../shown/channels.ts';
import { shownMember, shownPerson } from '../shown/people.ts';
import type { World } from '../world.ts';
import { judge } from './judge.ts';
import type { Asked, Handlers } from './route.ts';

const MOST_STARTS = 1000;
const DAY = 24 * 60 * 60 * 1000;

/** Identifications of the last day count; resumptions do not. */
function startsLeft({ identified, now }: World): { remaining: number; reset_after: number } {
  const recent = identified.filter((at) => at > now() - DAY);
  const [first] = recent;
  return {
    remaining: MOST_STARTS - recent.length,
    reset_after: first === undefined ? 0 : Math.max(0, first + DAY - now()),
  };
}

/** Which privileged things are on, as the bits of `flags` that apps of few servers have. */
const APP_FLAGS = { messageContent: 1 << 19, guildMembers: 1 << 15, guildPresences: 1 << 13 } as const;

function shownApplication(world: World): Json {
  const { settings, guilds, installs } = world;
  const isOn = (one: string): one is keyof typeof APP_FLAGS => one in APP_FLAGS;
  const flags = settings.privileged.filter(isOn).reduce((sum, one) => sum | APP_FLAGS[one], 0);
  const here = [...guilds.values()].filter(({ members }) => members.has(BOT)).length;
  return {
    ...{ id: BOT, name: BOT_NAME, icon: null, description: '', summary: '', type: null, flags },
    ...{ bot_public: true, bot_require_code_grant: false, verify_key: '0'.repeat(64), hook: true },
    ...{ approximate_guild_count: here, approximate_user_install_count: installs.size },
    ...{ approximate_user_authorization_count: 0, flags_new: String(flags), explicit_content_filter: 0 },
    ...{
      role_connections_verification_url: null,
      eligible_oauth2_scopes: [],
      owner: shownPerson(world, MOD),
    },
    ...{ integration_types_config: { 0: {}, 1: {} }, redirect_uris: [], interactions_endpoint_url: null },
    ...{ team: null, is_monetized: false, is_verified: false, is_discoverable: false },
  };
}

function guildAt({ world, params }: Asked): Guild {
  const guild = world.guilds.get(params.guild ?? '');
  if (!guild) throw new Refusal(10004);
  if (!guild.members.has(BOT)) throw new Refusal(50001);
  return guild;
}

function direct(asked: Asked): { body: Json } {
  const { world, body } = asked;
  judge(asked, specWrongs('direct', body));
  const person = world.people.get(asText(body.recipient_id) ?? '');
  if (!person) throw new Refusal(10013);
  const channel = world.channels.get(directOf(person.id));
  if (!channel || person.direct === 'unreachable') throw new Refusal(50007);
  return { body: shownChannel(world, channel) };
}

export const account: Handlers = {
  get_bot_gateway({ world }) {
    const start = { total: MOST_STARTS, ...startsLeft(world), max_concurrency: 1 };
    const url = `${world.url.replace('http', 'ws')}/gateway`;
    return { body: { url, shards: 1, session_start_limit: start } };
  },
  get_my_user({ world }) {
    const more = { mfa_enabled: false, locale: 'en-US', premium_type: 0, email: null, verified: true };
    return { body: { ...shownPerson(world, BOT), ...more } };
  },
  get_user({ world, params }) {
    if (!world.people.has(params.user ?? '')) throw new Refusal(10013);
    return { body: shownPerson(world, params.user ?? '') };
  },
  get_my_application: ({ world }) => ({ body: shownApplication(world) }),
  create_dm: direct,
  get_guild: (asked) => ({ body: shownGuild(guildAt(asked)) }),
  list_guild_channels(asked) {
    return { body: roomsOf(asked.world, guildAt(asked)).map((one) => shownChannel(asked.world, one)) };
  },
  list_guild_roles: (asked) => ({ body: guildAt(asked).roles.map(shownRole) }),
  get_guild_member(asked) {
    const guild = guildAt(asked);
    const { user = '' } = asked.params;
    if (!guild.members.has(user)) throw new Refusal(10007);
    return { body: shownMember(asked.world, guild, user) };
  },
  get_active_guild_threads(asked) {
    const threads = activeThreads(asked.world, guildAt(asked));
    return { body: { threads: threads.map((one) => shownChannel(asked.world, one)), members: [] } };
  },
};
