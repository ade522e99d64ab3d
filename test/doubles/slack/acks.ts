// What Slack does with an acknowledgement that says something.

import { asJson, asText, isJson, type Json } from '../json.ts';
import type { Reply } from '../people.ts';
import { changeModal, pushModal } from './methods/windows.ts';
import { Refusal } from './refusal.ts';
import { say } from './responses.ts';
import type { Response, View, World } from './world.ts';

/** The acknowledgement counts as a mistake of the app where Slack cannot do what it says. */
function doing(reply: Reply, act: (body: Json) => void): Reply {
  if (!reply.ok) return reply;
  try {
    act(isJson(reply.body) ? reply.body : asJson({ text: asText(reply.body) ?? '' }));
    return reply;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { ok: false, ms: reply.ms, why: thrown.error };
  }
}

/** The answer to a command may be a message. */
export function afterCommand(world: World, reply: Reply, where: Pick<Response, 'user' | 'channel'>): Reply {
  return doing(reply, (body) => {
    // Socket Mode wraps a text; an empty acknowledgement says nothing.
    if (['text', 'blocks', 'attachments'].every((name) => body[name] === undefined || body[name] === ''))
      return;
    say(world, { ...where, original: undefined, until: 0, left: 1 }, body);
  });
}

/** The answer to a form closes its window, or says what to do with it. */
export function afterForm(world: World, reply: Reply, view: View): Reply {
  return doing(reply, (body) => {
    const stack = world.modals.get(view.user) ?? [];
    switch (body.response_action) {
      case undefined:
        world.modals.set(
          view.user,
          stack.filter((one) => one.id !== view.id),
        );
        break;
      case 'clear':
        world.modals.delete(view.user);
        break;
      case 'errors':
        view.errors = checkedErrors(view, body.errors);
        break;
      case 'update':
        changeModal(world, view, body.view);
        break;
      case 'push':
        pushModal(world, view.user, body.view);
        break;
      default:
        throw new Refusal('invalid_response_action');
    }
    world.watch.changed();
  });
}

/** Each must stand at an input block. */
function checkedErrors({ view }: View, errors: unknown): Json {
  const inputs = Array.isArray(view.blocks) ? view.blocks.map((block) => asJson(block)) : [];
  const names = Object.keys(asJson(errors));
  const known = inputs.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  if (names.length === 0 || !names.every((name) => known.includes(name))) throw new Refusal('invalid_errors');
  return asJson(errors);
}
