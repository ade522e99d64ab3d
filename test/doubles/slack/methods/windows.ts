// The windows of each person as a stack: what opening, pushing and changing them does.

import { asText, type Json, jsonList } from '../../json.ts';
import { storedBlocks } from '../blocks/stored.ts';
import { checkedView } from '../blocks/validate.ts';
import { Refusal } from '../refusal.ts';
import { APP, BOT, TEAM } from '../settings.ts';
import type { View, World } from '../world.ts';

/** A modal may have two more on top. */
const DEEPEST = 3;

const findIn = (world: World, fits: (view: View) => boolean): View | undefined =>
  [...world.modals.values(), ...world.homes.values()].flat().find(fits);

export const viewById = (world: World, id: unknown): View | undefined =>
  findIn(world, (view) => view.id === id);

function dressed(
  world: World,
  view: Json,
  known: { id: string; root: string | null; previous: string | null },
): Json {
  const { id, root, previous } = known;
  return {
    ...{ private_metadata: '', callback_id: '', external_id: '', submit: null, close: null },
    ...{ clear_on_close: false, notify_on_close: false, ...view },
    ...{ id, team_id: TEAM, app_id: APP, bot_id: BOT, app_installed_team_id: TEAM },
    ...{ root_view_id: root ?? id, previous_view_id: previous, state: { values: {} } },
    hash: `${Math.floor(world.now() / 1000)}.${world.id('')}`,
    blocks: storedBlocks(jsonList(view.blocks), () => world.id('')),
  };
}

function freeName(world: World, view: Json, but?: string): void {
  const name = asText(view.external_id) ?? '';
  if (name !== '' && findIn(world, (one) => one.view.external_id === name && one.id !== but))
    throw new Refusal('duplicate_external_id');
}

/** Opens a modal in the place of all that are open. */
export function openModal(world: World, user: string, given: unknown): View {
  const view = checkedView(given, 'modal');
  freeName(world, view);
  const id = world.id('V');
  const made = { id, user, errors: {}, view: dressed(world, view, { id, root: null, previous: null }) };
  world.modals.set(user, [made]);
  world.watch.changed();
  return made;
}

/** Puts a modal on top of the others. */
export function pushModal(world: World, user: string, given: unknown): View {
  const view = checkedView(given, 'modal');
  freeName(world, view);
  const stack = world.modals.get(user) ?? [];
  const [root] = stack;
  if (!root) throw new Refusal('not_found');
  if (stack.length >= DEEPEST) throw new Refusal('push_limit_reached');
  const id = world.id('V');
  const made = {
    id,
    user,
    errors: {},
    view: dressed(world, view, { id, root: root.id, previous: stack.at(-1)?.id ?? null }),
  };
  stack.push(made);
  world.watch.changed();
  return made;
}

/** Changes a modal that is open. `hash`: only where it still looks as it did then. */
export function changeModal(world: World, view: View, given: unknown, hash?: unknown): View {
  const next = checkedView(given, 'modal');
  if (hash !== undefined && hash !== view.view.hash) throw new Refusal('hash_conflict');
  freeName(world, next, view.id);
  const { root_view_id: root, previous_view_id: previous } = view.view;
  view.errors = {};
  view.view = dressed(world, next, {
    id: view.id,
    root: asText(root) ?? null,
    previous: asText(previous) ?? null,
  });
  world.watch.changed();
  return view;
}

export function publishHome(world: World, user: string, given: unknown, hash?: unknown): View {
  const view = checkedView(given, 'home');
  const old = world.homes.get(user);
  if (hash !== undefined && hash !== old?.view.hash) throw new Refusal('hash_conflict');
  const id = old?.id ?? world.id('V');
  const made = { id, user, errors: {}, view: dressed(world, view, { id, root: null, previous: null }) };
  world.homes.set(user, made);
  world.watch.changed();
  return made;
}
