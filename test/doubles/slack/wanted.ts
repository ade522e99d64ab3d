// Which events Slack tells an app of: those it asked for, where it has the scope and is a member.
import type { Json } from '../json.ts';
import { BOT_TOKEN, BOT_USER, type Kind } from './settings.ts';
import type { World } from './world.ts';

type Need = { subscription: string; scope: string };

const MESSAGES: Readonly<Record<Kind, Need>> = {
  public: { subscription: 'message.channels', scope: 'channels:history' },
  private: { subscription: 'message.groups', scope: 'groups:history' },
  im: { subscription: 'message.im', scope: 'im:history' },
  mpim: { subscription: 'message.mpim', scope: 'mpim:history' },
};

/** Told even to an app that is no longer there. */
const FAREWELL = ['app_uninstalled', 'tokens_revoked'];

export function wanted(world: World, event: Json): boolean {
  const { subscriptions } = world.settings;
  const { scopes = [], error } = world.tokens.get(BOT_TOKEN) ?? {};
  const type = String(event.type);
  const room = typeof event.channel === 'string' ? world.channels.get(event.channel) : undefined;
  if (error !== undefined && !FAREWELL.includes(type)) return false;
  if (type !== 'message' && type !== 'app_mention') return subscriptions.includes(type);
  if (room && !room.members.has(BOT_USER)) return false;
  const { subscription, scope } =
    type === 'message'
      ? MESSAGES[room?.kind ?? 'public']
      : { subscription: type, scope: 'app_mentions:read' };
  return subscriptions.includes(subscription) && scopes.includes(scope);
}
