// /applications/…/commands: what people can choose, everywhere or in one server.
import { asText, type Json } from '../../json.ts';
import { COMMAND } from '../numbers.ts';
import { Refusal } from '../refusal.ts';
import { commandWrongs, sameNames } from '../rules/commands.ts';
import { specWrongs } from '../rules/spec.ts';
import { BOT } from '../settings.ts';
import type { Command, World } from '../world.ts';
import { judge } from './judge.ts';
import type { Asked, Handler, Handlers } from './route.ts';

/** Commands of each kind in one place (docs: interactions/application-commands). */
const MOST: Readonly<Record<number, number>> = {
  [COMMAND.slash]: 100,
  [COMMAND.user]: 15,
  [COMMAND.message]: 15,
};
const MOST_CREATED = 200;
const DAY = 24 * 60 * 60 * 1000;

const kindOf = (body: Json): number => Number(body.type ?? COMMAND.slash);
const isSame = (one: Json, other: Json): boolean => one.name === other.name && kindOf(one) === kindOf(other);

/** Undefined for commands that are everywhere. Throws where the server is none of the bot's. */
function scopeOf({ world, params }: Asked): string | undefined {
  if (params.app !== BOT) throw new Refusal(10063);
  if (params.guild !== undefined && world.guilds.get(params.guild)?.members.has(BOT) !== true)
    throw new Refusal(50001);
  return params.guild;
}

const inScope = ({ commands }: World, guild: string | undefined): Command[] =>
  commands.filter((one) => one.guild === guild);

function shown({ id, version, guild, body }: Command): Json {
  const { options = [], ...rest } = body;
  return {
    ...{ type: COMMAND.slash, default_member_permissions: null, nsfw: false, description: '' },
    ...{ name_localizations: null, description_localizations: null },
    ...rest,
    ...(Array.isArray(options) && options.length > 0 ? { options } : {}),
    ...{ id, version, application_id: BOT },
    ...(guild === undefined ? {} : { guild_id: guild }),
  };
}

/** Throws where one place would have more commands than it takes, or had too many new ones within a day. */
function limit(world: World, guild: string | undefined, all: readonly Json[], created: number): void {
  for (const [kind, most] of Object.entries(MOST))
    if (all.filter((body) => kindOf(body) === Number(kind)).length > most) throw new Refusal(30032);
  const since = world.now() - DAY;
  const recent = world.creations.filter((one) => one.guild === guild && one.at > since).length;
  if (recent + created > MOST_CREATED) throw new Refusal(30034);
  for (let count = 0; count < created; count++) world.creations.push({ guild, at: world.now() });
}

function made(world: World, guild: string | undefined, body: Json, known: Command | undefined): Command {
  return { id: known?.id ?? world.id(), version: world.id(), guild, body };
}

/** All kinds go: what is not in the list is there no more. */
function setAll(asked: Asked): { body: Json[] } {
  const { world, list } = asked;
  const guild = scopeOf(asked);
  const wrongs = list.flatMap((body, index) => [
    ...specWrongs('command', body, [index]),
    ...commandWrongs(body, [index]),
  ]);
  judge(asked, [...wrongs, ...sameNames(list)]);
  const known = inScope(world, guild);
  const find = (body: Json): Command | undefined => known.find((one) => isSame(one.body, body));
  limit(world, guild, list, list.filter((body) => !find(body)).length);
  const all = list.map((body) => made(world, guild, body, find(body)));
  world.commands = [...world.commands.filter((one) => one.guild !== guild), ...all];
  world.watch.changed();
  return { body: all.map(shown) };
}

/** One of the same kind and name is replaced. */
function create(asked: Asked): { status: number; body: Json } {
  const { world, body } = asked;
  const guild = scopeOf(asked);
  judge(asked, [...specWrongs('command', body), ...commandWrongs(body)]);
  const known = inScope(world, guild);
  const same = known.find((one) => isSame(one.body, body));
  if (!same) limit(world, guild, [...known.map((one) => one.body), body], 1);
  const command = made(world, guild, body, same);
  world.commands = [...world.commands.filter((one) => one !== same), command];
  world.watch.changed();
  return { status: same ? 200 : 201, body: shown(command) };
}

function commandAt(asked: Asked): Command {
  const guild = scopeOf(asked);
  const found = inScope(asked.world, guild).find(({ id }) => id === asked.params.command);
  if (!found) throw new Refusal(10063);
  return found;
}

function update(asked: Asked): { body: Json } {
  const { world, body } = asked;
  const command = commandAt(asked);
  const next = { ...command.body, ...body };
  judge(asked, [...specWrongs('commandEdit', body), ...commandWrongs(next)]);
  Object.assign(command, { body: next, version: world.id() });
  world.watch.changed();
  return { body: shown(command) };
}

const remove: Handler = (asked) => {
  const command = commandAt(asked);
  asked.world.commands = asked.world.commands.filter((one) => one !== command);
  return undefined;
};

const list: Handler = (asked) => ({ body: inScope(asked.world, scopeOf(asked)).map(shown) });
const get: Handler = (asked) => ({ body: shown(commandAt(asked)) });

export const commands: Handlers = {
  ...{ list_application_commands: list, list_guild_application_commands: list },
  ...{ get_application_command: get, get_guild_application_command: get },
  ...{ bulk_set_application_commands: setAll, bulk_set_guild_application_commands: setAll },
  ...{ create_application_command: create, create_guild_application_command: create },
  ...{ update_application_command: update, update_guild_application_command: update },
  ...{ delete_application_command: remove, delete_guild_application_command: remove },
};

/** A command of that kind and name as it is known there: one of the server goes before one that is everywhere. */
export function commandNamed(
  world: World,
  { name, kind, guild }: { name: string; kind: number; guild: string | undefined },
): Command | undefined {
  const named = world.commands.filter(({ body }) => asText(body.name) === name && kindOf(body) === kind);
  return (
    named.find((one) => one.guild !== undefined && one.guild === guild) ??
    named.find((one) => one.guild === undefined)
  );
}
