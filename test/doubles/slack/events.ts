// Events on their way to the app: deliveries and repetitions.
import type { Json } from '../json.ts';
import type { Again, Line, Sent } from './line.ts';
import { APP, BOT_USER, TEAM } from './settings.ts';
import { wanted } from './wanted.ts';
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
  deliveries: Delivery[];
  /** Sends an event, whether the app asked for it or not. Resolves when the first delivery has ended. */
  send(event: Json): Promise<Delivery>;
  /** Sends it where the app asked for such events and has the scope. Resolves when the first delivery has ended. */
  tell(event: Json): Promise<void>;
  /** Delivers an event once more, as a repetition. */
  again(eventId: string): Promise<Sent>;
  /** Keeps the next events back; the result lets them go late, in order or in another one. */
  holdBack(count: number): (order?: 'forwards' | 'backwards') => Promise<void>;
};

export function events(world: World, line: Line): Events {
  const deliveries: Delivery[] = [];
  const { pass, holdBack } = gate();
  const send = async (event: Json): Promise<Delivery> => {
    const delivery = deliveryOf(world, event);
    deliveries.push(delivery);
    await pass(async () => {
      const first = await attempt(world, line, delivery);
      void repeat(world, line, { delivery, first });
    });
    return delivery;
  };
  return {
    ...{ deliveries, send, holdBack },
    async tell(event) {
      if (wanted(world, event)) await send(event);
    },
    async again(eventId) {
      const delivery = deliveries.find((one) => one.eventId === eventId);
      if (!delivery) throw new Error(`there was no event ${eventId} that could be delivered again`);
      return attempt(world, line, delivery, { number: delivery.attempts.length, reason: 'timeout' });
    },
  };
}

type Go = () => Promise<void>;

/** Lets everything through at once, but for what it was told to keep. */
function gate(): { pass(go: Go): Promise<void> } & Pick<Events, 'holdBack'> {
  let keep = 0;
  let kept: Go[] = [];
  return {
    async pass(go) {
      if (keep === 0) return go();
      keep--;
      kept.push(go);
    },
    holdBack(count) {
      keep += count;
      return async (order = 'forwards') => {
        const going = order === 'forwards' ? kept : kept.toReversed();
        kept = [];
        keep = 0;
        for (const go of going) await go();
      };
    },
  };
}

function deliveryOf(world: World, event: Json): Delivery {
  const eventId = world.id('Ev');
  const authorization = {
    ...{ enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true },
    is_enterprise_install: false,
  };
  const body = {
    ...{ token: 'verification', team_id: TEAM, context_team_id: TEAM, context_enterprise_id: null },
    ...{ api_app_id: APP, event, type: 'event_callback', event_id: eventId },
    ...{ event_time: Math.floor(world.now() / 1000), authorizations: [authorization] },
    ...{ is_ext_shared_channel: false, event_context: world.id('EC-') },
  };
  return { eventId, type: String(event.type), body, attempts: [], acknowledged: false, over: false };
}

async function attempt(world: World, line: Line, delivery: Delivery, again?: Again): Promise<Sent> {
  const sent = await line.send('events_api', delivery.body, again);
  delivery.attempts.push(sent);
  delivery.acknowledged ||= sent.ok;
  delivery.over ||= sent.ok || sent.final === true;
  world.watch.changed();
  return sent;
}

/** Slack has names of its own; a socket that is not there is a connection that failed. */
const reasonOf = (sent: Sent): string => {
  if (sent.ok) return '';
  return sent.why === 'no socket is open' ? 'connection_failed' : sent.why;
};

/** Until the app has it, asks for no more, or Slack gives up. */
async function repeat(
  world: World,
  line: Line,
  { delivery, first }: { delivery: Delivery; first: Sent },
): Promise<void> {
  let last = first;
  for (const [index, wait] of world.settings.timings.retries.entries()) {
    // It may be over after the wait too: by a repetition that a test asked for.
    if (delivery.over || !(await world.waits.pass(wait)) || delivery.over) break;
    last = await attempt(world, line, delivery, { number: index + 1, reason: reasonOf(last) });
  }
  delivery.over = true;
  world.watch.changed();
}
