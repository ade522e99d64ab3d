// Registers the commands with Discord: compares first, and writes only what is different.
import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { COMMANDS } from './commands.ts';

const Application = z.object({ id: z.string(), name: z.string() });
const Registered = z.array(z.looseObject({ name: z.string(), type: z.number() }));

/** What was done: `same` where all was there already. `changed` and `removed` are names of commands. */
export type Registration = { app: string; changed: string[]; removed: string[] };

/** `guild`: only for that server, where they appear at once; undefined for all. Throws as a request does. */
export async function registerCommands(rest: REST, guild: string | undefined): Promise<Registration> {
  const { id, name: app } = Application.parse(await rest.get(Routes.currentApplication()));
  const route =
    guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = Registered.parse(await rest.get(route, { query }));
  const removed = there.filter((one) => !COMMANDS.some((other) => isNamedLike(one, other)));
  const changed = COMMANDS.filter((command) => {
    const old = there.find((one) => isNamedLike(one, command));
    return old === undefined || !holds(old, command);
  });
  // One request puts all of them; what did not change keeps its number.
  if (changed.length + removed.length > 0) await rest.put(route, { body: COMMANDS });
  return { app, changed: changed.map(({ name }) => name), removed: removed.map(({ name }) => name) };
}

/** The names of fields that hold texts by language end so. */
const TRANSLATIONS = '_localizations';

type Named = { name: string; type?: number | undefined };

const isNamedLike = (one: Named, other: Named): boolean => one.name === other.name && one.type === other.type;

/**
 * Whether what Discord has is what we want: it adds fields of its own, and leaves out what is empty or false. A list must
 * be the same, since order shows, and so must translations, since one that is too much is shown as well.
 */
export function holds(there: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(there);
  if (Array.isArray(wanted))
    return (
      Array.isArray(there) &&
      there.length === wanted.length &&
      wanted.every((one, index) => holds(there[index], one))
    );
  if (typeof wanted === 'object' && wanted !== null)
    return (
      typeof there === 'object' &&
      there !== null &&
      Object.entries(wanted).every(([name, value]) => {
        const found: unknown = Reflect.get(there, name);
        return holds(found, value) && (!name.endsWith(TRANSLATIONS) || holds(value, found));
      })
    );
  return there === wanted;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
