// Files go out whoever's dispatcher the process shares: Slack's library brings one that takes no form of Discord's.

import { Routes } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restFor } from '../../../adapters/discord/connection/client.ts';
import { discordForTest } from '../../doubles/discord/discord.ts';
import { BOT_TOKEN, GENERAL } from '../../doubles/discord/settings.ts';

/** Where all undicis of a process look for their dispatcher. */
const SHARED = Symbol.for('undici.globalDispatcher.1');

type Dispatcher = { dispatch(options: { body?: unknown }, handler: unknown): boolean };

/** Until the test ends, requests go through a dispatcher that takes no form, as that of a newer undici does. */
function withoutForms(): void {
  const before: Dispatcher = Reflect.get(globalThis, SHARED);
  const dispatch: Dispatcher['dispatch'] = (options, handler) => {
    if (options.body instanceof FormData) throw new Error('this form was made by another undici');
    return before.dispatch(options, handler);
  };
  Reflect.set(globalThis, SHARED, { dispatch });
  onTestFinished(() => void Reflect.set(globalThis, SHARED, before));
}

describe('a message with a file', () => {
  it('is sent where another library of the process chose the dispatcher', async () => {
    const discord = await discordForTest();
    const rest = restFor(BOT_TOKEN, { url: discord.api });
    withoutForms();

    const files = [{ name: 'record.md', data: Buffer.from('# Größe') }];
    await rest.post(Routes.channelMessages(GENERAL), { body: { content: 'Here it is.' }, files });

    const [message] = discord.messages(GENERAL);
    expect(message).toMatchObject({ content: 'Here it is.', attachments: [{ filename: 'record.md' }] });
    expect(message?.attachments[0]?.content.toString()).toBe('# Größe');
  });
});
