// What follows the first answer to something that somebody did, where nobody else sees it.

import type { REST } from 'discord.js';
import { expect, it } from 'vitest';
import { discordMessenger } from '../../../adapters/discord/messenger.ts';
import { privatePlace } from '../../../adapters/discord/places.ts';
import { NO_TRANSLATIONS } from '../../../adapters/model/translations.ts';
import { notice } from '../../../src/dialogue/words.ts';
import { messageOf } from './samples.ts';

const ADA = '123456789012345678';
const CALL = { tenant: `dm:${ADA}`, talk: 't', by: ADA, application: '1', token: 'token' };
const MESSAGE = {
  ...messageOf(notice('n', 'Hello.'), ''),
  place: privatePlace('1111111111111111111', ADA),
};

type Options = { signal?: AbortSignal };

/** Posts it where the first answer is in that state; gives what came of it, and the requests. */
async function posted(answered: Promise<void>) {
  const requests: Options[] = [];
  const rest = {
    post: async (_: string, options: Options) => {
      requests.push(options);
      return { id: '5' };
    },
  } as unknown as REST;
  const messenger = discordMessenger({
    ...{
      rest,
      answers: rest,
      client: () => undefined,
      report: () => {},
      tokenLost: () => {},
      translations: NO_TRANSLATIONS,
      tell: () => {},
    },
    callers: { lastOf: () => ({ ...CALL, answered }), heard: () => undefined },
  });
  return { sending: await messenger.post(MESSAGE), requests };
}

it('is given up after a while, as any message', async () => {
  const { sending, requests } = await posted(Promise.resolve());

  expect(sending).toEqual({ kind: 'sent', external: '5' });
  expect(requests).toEqual([expect.objectContaining({ signal: expect.any(AbortSignal) })]);
});

it('waits a little for the first answer, and is not sent before', { timeout: 12_000 }, async () => {
  const begun = Date.now();

  const { sending, requests } = await posted(new Promise(() => {}));

  expect(sending.kind).toBe('unsent');
  expect(Date.now() - begun).toBeLessThan(9000);
  expect(requests).toEqual([]);
});
