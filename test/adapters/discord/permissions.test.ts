// What the invitation asks for, in the code and in README.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { INVITED_FOR, lacking, type Need } from '../../../adapters/discord/permissions.ts';
import { INVITED_FOR as INVITED_IN_TESTS } from '../../doubles/discord/settings.ts';

const README = readFileSync(join(import.meta.dirname, '..', '..', '..', 'README.md'), 'utf8');

const ALL: readonly Need[] = ['view', 'send', 'threads', 'inThreads', 'files', 'history'];
const NONE = new PermissionsBitField(0n);

/** The addresses of invitations that stand there. */
const invitations = [...README.matchAll(/https:\/\/discord\.com\/oauth2\/authorize\?\S+/gu)].map(
  ([address]) => new URL(address),
);

describe('the invitation in README.md', () => {
  it('asks for what the bot needs, and for nothing else', () => {
    expect(invitations.map(({ searchParams }) => searchParams.get('permissions'))).toEqual([
      String(INVITED_FOR),
    ]);
  });

  it('brings the bot with its commands', () => {
    expect(invitations.map(({ searchParams }) => searchParams.get('scope'))).toEqual([
      'bot applications.commands',
    ]);
  });

  it('explains each permission', () => {
    const [, table = ''] = /^\| permission \|[^\n]*\n([\s\S]*?)\n\n/mu.exec(README) ?? [];
    const named = table
      .split('\n')
      .slice(1)
      .map((line) => line.split('|')[1] ?? '')
      .join();
    const names = [...lacking(NONE, ALL), 'Embed Links'];

    expect(names.filter((name) => !named.includes(name))).toEqual([]);
    expect(new PermissionsBitField(INVITED_FOR).toArray()).toHaveLength(names.length);
  });
});

it('the servers of the tests let the bot do the same', () => {
  expect(INVITED_IN_TESTS).toBe(INVITED_FOR);
});

it('what is lacking is told in the order of what is needed', () => {
  expect(lacking(NONE, ['history', 'view'])).toEqual(['Read Message History', 'View Channel']);
  expect(lacking(new PermissionsBitField(INVITED_FOR), ALL)).toEqual([]);
});
