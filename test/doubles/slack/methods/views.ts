// views.*: modals against a trigger, and the Home.
import { asText, type Json } from '../../json.ts';
import { Refusal } from '../refusal.ts';
import type { Trigger, World } from '../world.ts';
import type { Asked, Methods } from './method.ts';
import { changeModal, openModal, publishHome, pushModal, viewById } from './windows.ts';

/** Whom the trigger is for; it is used up by that. */
function exchanged(world: World, { trigger_id }: Json): Trigger {
  const trigger = typeof trigger_id === 'string' ? world.triggers.get(trigger_id) : undefined;
  if (!trigger) throw new Refusal('invalid_trigger_id');
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (world.now() > trigger.until) throw new Refusal('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

function open({ world, args }: Asked): Json {
  const { user } = exchanged(world, args);
  return { view: openModal(world, user, args.view).view };
}

function push({ world, args }: Asked): Json {
  const { user, view } = exchanged(world, args);
  // A trigger from outside of a modal opens none on top of it.
  if (view === undefined) throw new Refusal('not_found');
  return { view: pushModal(world, user, args.view).view };
}

function update({ world, args }: Asked): Json {
  const external = asText(args.external_id);
  const view =
    external === undefined
      ? viewById(world, args.view_id)
      : [...world.modals.values()].flat().find((one) => one.view.external_id === external);
  if (!view) throw new Refusal('not_found');
  return { view: changeModal(world, view, args.view, args.hash).view };
}

function publish({ world, args }: Asked): Json {
  const user = asText(args.user_id) ?? '';
  if (!world.users.has(user)) throw new Refusal('user_not_found');
  return { view: publishHome(world, user, args.view, args.hash).view };
}

const free = { token: 'bot', scopes: [] } as const;

export const views: Methods = {
  'views.open': { ...free, run: open },
  'views.push': { ...free, run: push },
  'views.update': { ...free, run: update },
  'views.publish': { ...free, run: publish },
};
