// One messenger for all platforms: each message goes to its own, and what is for one that is not there yet waits.

import { describe, expect, it } from 'vitest';
import { messengerOf, type Platform, platformsOf } from '../../adapters/commands/platforms.ts';
import { privatePlace } from '../../adapters/discord/places.ts';
import { NO_TRANSLATIONS } from '../../adapters/model/translations.ts';
import { readSettings } from '../../adapters/settings.ts';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { placeOf } from '../../src/door/incoming.ts';
import type { Message } from '../../src/door/messenger.ts';
import { adviceVersion } from '../../src/version.ts';

const guide = openGuide({ file: ':memory:' });
const GROUND = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const DISCORD = { DISCORD_TOKEN: 'token' };

const platforms = (env: Readonly<Record<string, string>>): Platform[] =>
  platformsOf({
    settings: readSettings(env, {}),
    ground: GROUND,
    behind: { used: async () => undefined, translations: NO_TRANSLATIONS },
    tell: () => {},
    ended: () => {},
  });

const IN_SLACK = ['C0GENERAL', 'D0ADA', placeOf('U0ADA')];
const IN_DISCORD = [
  ...['1300000000000000001', placeOf('1100000000000000011')],
  privatePlace('1400000000000000001', '1100000000000000011'),
];

const messageIn = (place: string): Message => ({
  ...{ id: 'm', tenant: 't', talk: 'talk', place, thread: null, refers: null },
  card: { kind: 'notice', about: 'x', text: 'x' },
});

describe('the platforms', () => {
  it.each<[what: string, env: Record<string, string>, count: number]>([
    ['none without settings', {}, 0],
    ['Slack', SLACK, 1],
    ['Discord', DISCORD, 1],
    ['both', { ...SLACK, ...DISCORD }, 2],
  ])('are those that have settings: %s', (_, env, count) => {
    expect(platforms(env)).toHaveLength(count);
  });

  it('have no place in common, and leave none out', () => {
    const both = platforms({ ...SLACK, ...DISCORD });

    for (const place of [...IN_SLACK, ...IN_DISCORD])
      expect(
        both.filter(({ has }) => has(place)),
        place,
      ).toHaveLength(1);
    expect(both.map(({ has }) => IN_DISCORD.every(has))).toEqual([false, true]);
  });
});

describe('their messenger', () => {
  /** The platforms, with messengers that only tell who was asked. */
  function watched() {
    const asked: string[] = [];
    const both = platforms({ ...SLACK, ...DISCORD }).map((platform, index): Platform => {
      const name = ['slack', 'discord'][index] ?? '';
      const note = async (what: string, { place }: Pick<Message, 'place'>) => {
        asked.push(`${name} ${what} ${place}`);
        return { kind: 'refused', reason: name } as const;
      };
      const messenger: Platform['messenger'] = {
        can: () => ({ edit: name === 'slack', find: name === 'discord' }),
        post: (message) => note('post', message),
        edit: (message) => note('edit', message),
        find: async (message) => {
          await note('find', message);
          return { kind: 'absent' };
        },
        whisper: (whispered) => void note('whisper', whispered),
      };
      return { ...platform, messenger };
    });
    const started = new Set(both);
    return { asked, both, started, messenger: messengerOf(both, started) };
  }

  it('asks the one whose place it is', async () => {
    const { asked, messenger } = watched();
    const [inSlack = '', inDiscord = ''] = [IN_SLACK[0], IN_DISCORD[0]];

    await messenger.post(messageIn(inSlack));
    await messenger.edit(messageIn(inDiscord), 'x');
    await messenger.find(messageIn(inSlack));
    messenger.whisper({ ...messageIn(inDiscord), to: 'somebody' });

    expect(asked).toEqual([
      `slack post ${inSlack}`,
      `discord edit ${inDiscord}`,
      `slack find ${inSlack}`,
      `discord whisper ${inDiscord}`,
    ]);
    expect(messenger.can(inSlack)).toEqual({ edit: true, find: false });
    expect(messenger.can(inDiscord)).toEqual({ edit: false, find: true });
  });

  it('lets wait what is for one that has not started, and skips or ends nothing of it', async () => {
    const { asked, started, messenger } = watched();
    const [place = ''] = IN_DISCORD;
    const waits = { kind: 'unsent', reason: 'not connected yet' };
    for (const one of [...started].filter(({ has }) => has(place))) started.delete(one);

    expect(await messenger.post(messageIn(place))).toEqual(waits);
    expect(await messenger.edit(messageIn(place), 'x')).toEqual(waits);
    expect(await messenger.find(messageIn(place))).toEqual(waits);
    // One that could not be changed would be skipped, one that could not be looked for ended.
    expect(messenger.can(place)).toEqual({ edit: true, find: true });
    messenger.whisper({ ...messageIn(place), to: 'somebody' });
    expect(asked).toEqual([]);
  });
});
