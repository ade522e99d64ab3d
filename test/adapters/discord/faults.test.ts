// Why Discord does not take the bot, and what an admin does about it.
import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { clientFor } from '../../../adapters/discord/connection/client.ts';
import { BAD_TOKEN, closedFor, loginFault, NO_INTENT } from '../../../adapters/discord/connection/faults.ts';
import { discordForTest } from '../../doubles/discord/discord.ts';
import { CLOSE } from '../../doubles/discord/numbers.ts';
import { BOT_TOKEN } from '../../doubles/discord/settings.ts';

/** What the library itself throws where the socket is closed so at the first word. */
async function closedAtLogin(code: number): Promise<unknown> {
  const discord = await discordForTest();
  const client = clientFor({ url: discord.api }, { content: false });
  // An error without a listener would end the process.
  client.on('error', () => {});
  discord.gateway.dropNext(1, code);
  try {
    return await client.login(BOT_TOKEN);
  } catch (cause) {
    return cause;
  } finally {
    await client.destroy();
  }
}

describe('a connection that no other try makes better', () => {
  it.each([
    [CLOSE.wrongToken, BAD_TOKEN],
    [CLOSE.disallowedIntents, NO_INTENT],
    [4011, 'The bot is in more servers than one connection may have. Whichway cannot serve that many yet.'],
  ])('is known by how Discord closes it: %i', async (code, sentence) => {
    expect(loginFault(await closedAtLogin(code))).toMatchObject({ code: 'settings', message: sentence });
    expect(closedFor(code)).toBe(sentence);
  });

  it('is a token that Discord refuses, or that none can be', () => {
    const refused = new DiscordAPIError({ code: 0, message: '' }, 0, 401, 'GET', '/gateway/bot', {
      ...{ files: undefined, body: undefined },
    });

    expect(loginFault(refused)?.message).toBe(BAD_TOKEN);
    expect(loginFault(new Error('An invalid token was provided.'))?.message).toBe(BAD_TOKEN);
  });
});

it.each<[what: string, cause: unknown]>([
  [
    'a server that is out of order',
    new HTTPError(503, 'Service Unavailable', 'GET', '/', { files: undefined, body: undefined }),
  ],
  ['a connection that never came about', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
  ['nothing that is known', undefined],
])('another try may be better after %s', (_, cause) => {
  expect(loginFault(cause)).toBeUndefined();
});

it('a connection that Discord closed for another reason is told with its number', () => {
  expect(closedFor(4_010)).toMatch(/\(code 4010\).*doctor$/u);
});
