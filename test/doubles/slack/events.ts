// Events on their way to the app: which it may know, deliveries, repetitions.
import type { Json } from './json.ts';
import type { Again, Line, Sent } from './line.ts';
import { APP, BOT_TOKEN, BOT_USER, type Kind, TEAM } from './settings.ts';
import type { World } from './world.ts';

/** One event and what became of it. `attempts`: how each delivery ended, in order. */
export type Delivery = {
  eventId: string;
  type: string;
  body: Json;
  attempts: Sent[];
  acknowledged: boolean;
  /** No more deliveries of it will follow by themselves. */
  over: boolean;
};

export type Events = {
  deliveries: readonly Delivery[];
  /** Sends an event, whether the app asked for it or not. Resolves when the first delivery has ended. */
  send(event: Json): Promise<Delivery>;
  /** Sends it where the app asked for such events and has the scope. Resolves when the first delivery has ended. */
  tell(event: Json): Promise<void>;
  /** Delivers an event once more, as a repetition. */
  again(eventId: string): Promise<Sent>;
  /** Keeps the next events back; the result lets them go, in order or in another one. */
  holdBack(count: number): (order?: 'forwards' | 'backwards') => Promise<void>;
};

type Need = { subscription: string; scope: string };

const MESSAGES: Readonly<Record<Kind, Need>> = {
  public: { subscription: 'message.channels', scope: 'channels:history' },
  private: { subscription: 'message.groups', scope: 'groups:history' },
  im: { subscription: 'message.im', scope: 'im:history' },
  mpim: { subscription: 'message.mpim', scope: 'mpim:history' },
};

/** Whether the app is told of such an event. */
function wanted(world: World, event: Json): boolean {
  const { subscriptions, scopes } = world.settings;
  const type = String(event.type);
  const room = typeof event.channel === 'string' ? world.channels.get(event.channel) : undefined;
  if (room && ['message', 'app_mention'].includes(type) && !room.members.has(BOT_USER)) return false;
  if (type === 'message') {
    const { subscription, scope } = MESSAGES[room?.kind ?? 'public'];
    return subscriptions.includes(subscription) && scopes.includes(scope);
  }
  if (type === 'app_mention' && !scopes.includes('app_mentions:read')) return false;
  return subscriptions.includes(type);
}

function bodyFor(world: World, event: Json): Json {
  const event_id = world.id('Ev');
  const authorization = {
    ...{ enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true },
    is_enterprise_install: false,
  };
  return {
    ...{ token: 'verification', team_id: TEAM, context_team_id: TEAM, context_enterprise_id: null },
    ...{
      api_app_id: APP,
      event,
      type: 'event_callback',
      event_id,
      event_time: Math.floor(world.now() / 1000),
    },
    ...{ authorizations: [authorization], is_ext_shared_channel: false, event_context: world.id('EC-') },
  };
}

export function events(world: World, line: Line): Events {
  const deliveries: Delivery[] = [];
  let keepBack = 0;
  let kept: (() => Promise<unknown>)[] = [];

  const attempt = async (delivery: Delivery, again?: Again): Promise<Sent> => {
    const sent = await line.send('events_api', delivery.body, again);
    delivery.attempts.push(sent);
    delivery.acknowledged ||= sent.ok;
    delivery.over ||= sent.ok || sent.final === true;
    world.watch.changed();
    return sent;
  };
  const repeat = async (delivery: Delivery, first: Sent): Promise<void> => {
    let last = first;
    for (const [index, wait] of world.settings.timings.retries.entries()) {
      if (delivery.over || !(await world.waits.pass(wait))) break;
      // Acknowledged meanwhile, after a repetition that a test asked for.
      if (delivery.acknowledged) break;
      last = await attempt(delivery, { number: index + 1, reason: last.ok ? '' : reasonOf(last.why) });
    }
    delivery.over = true;
    world.watch.changed();
  };
  const send = async (event: Json): Promise<Delivery> => {
    const body = bodyFor(world, event);
    const delivery: Delivery = {
      ...{ eventId: String(body.event_id), type: String(event.type), body },
      ...{ attempts: [], acknowledged: false, over: false },
    };
    deliveries.push(delivery);
    const go = async (): Promise<void> => void repeat(delivery, await attempt(delivery));
    if (keepBack > 0) {
      keepBack--;
      kept.push(go);
    } else await go();
    return delivery;
  };

  return {
    deliveries,
    send,
    async tell(event) {
      // Slack tells nobody of a workspace that removed the app, but that it was removed.
      const gone = world.tokens.get(BOT_TOKEN)?.error !== undefined;
      const farewell = ['app_uninstalled', 'tokens_revoked'].includes(String(event.type));
      if (wanted(world, event) && (!gone || farewell)) await send(event);
    },
    async again(eventId) {
      const delivery = deliveries.find((one) => one.eventId === eventId);
      if (!delivery) throw new Error(`there was no event ${eventId} that could be delivered again`);
      return attempt(delivery, { number: delivery.attempts.length, reason: 'timeout' });
    },
    holdBack(count) {
      keepBack += count;
      return async (order = 'forwards') => {
        const going = order === 'forwards' ? kept : kept.toReversed();
        kept = [];
        keepBack = 0;
        for (const go of going) await go();
      };
    },
  };
}

/** Slack has names of its own; a socket that is not there is a connection that failed. */
const reasonOf = (why: string): string => (why === 'no socket is open' ? 'connection_failed' : why);
