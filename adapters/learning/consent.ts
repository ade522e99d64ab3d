// Whose words may become examples for training: what each platform demands, and what the admins of a tenant said.
import type { Consent } from '../../src/learning/keeps.ts';
import { isPersonal, isServer } from '../discord/places.ts';

export type Kind = 'workspace' | 'server' | 'person' | 'own' | 'unknown';

/** The tenant of talks in a terminal: the admin's own. */
const TERMINAL = 'local';

/** What the tenant is, by the form of its id: Slack's begin with T or E, Discord's servers are digits. */
export function kindOf(tenant: string): Kind {
  if (tenant === TERMINAL) return 'own';
  if (isServer(tenant)) return 'server';
  if (isPersonal(tenant)) return 'person';
  return /^[TE][A-Z0-9]+$/u.test(tenant) ? 'workspace' : 'unknown';
}

/** Discord's developer policy forbids training on what its people write, unless they allow it; Slack's lets the workspace decide. */
const WITHOUT_A_WORD: Readonly<Record<Kind, boolean>> = {
  workspace: true,
  own: true,
  server: false,
  person: false,
  unknown: false,
};

/**
 * Since when (ms) what the tenant's people say may be used; undefined where it may not. A word of the admins counts for
 * what is said after it, and a "no" for all. Nobody can allow it for direct messages of Discord.
 */
export function usableSince(tenant: string, consent: Consent | undefined): number | undefined {
  const kind = kindOf(tenant);
  if (kind === 'person' || kind === 'unknown') return undefined;
  if (consent === undefined) return WITHOUT_A_WORD[kind] ? 0 : undefined;
  return consent.on ? consent.since : undefined;
}
