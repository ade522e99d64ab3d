// What people write in Discord, as plain text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST, plainText } from '../../../adapters/discord/text.ts';
import { BOT } from '../../doubles/discord/settings.ts';
import { anyText } from './anytext.ts';

const ADA = '1100000000000000011';
const GENERAL = '1300000000000000001';
const TEAM = '1500000000000000001';
const NAMES: Readonly<Record<string, string>> = { [GENERAL]: 'general', [TEAM]: 'team' };

const read = (text: string): string => plainText(text, BOT, (id) => NAMES[id]);

describe('signs of Discord', () => {
  it.each<[what: string, text: string, plain: string]>([
    ['the bot', `<@${BOT}> what now?`, 'what now?'],
    ['the bot, as older clients name it', `<@!${BOT}> what now?`, 'what now?'],
    ['the bot in the middle', `and <@${BOT}> you?`, 'and you?'],
    ['nothing but the bot', ` <@${BOT}> `, ''],
    ['somebody', `hand it over to <@${ADA}>`, `hand it over to @${ADA}`],
    ['somebody, as older clients name it', `ask <@!${ADA}>`, `ask @${ADA}`],
    ['a channel', `see <#${GENERAL}>`, 'see #general'],
    ['a channel that is not known', 'see <#1300000000000000999>', 'see #1300000000000000999'],
    ['a role', `for <@&${TEAM}>`, 'for @team'],
    ['a role that is not known', 'for <@&1500000000000000999>', 'for @1500000000000000999'],
    ['a picture', 'fine <:ok_hand:1600000000000000001>', 'fine :ok_hand:'],
    ['a moving picture', '<a:party:1600000000000000001>', ':party:'],
    ['a command', 'use </whichway ask:1700000000000000001>', 'use /whichway ask'],
    ['a moment', 'on <t:1803895200>', 'on 2027-03-01 10:00 UTC'],
    ['a moment as distance', 'it ends <t:1803895200:R>', 'it ends 2027-03-01 10:00 UTC'],
    ['a moment before 1970', 'since <t:-86400:D>', 'since 1969-12-31 00:00 UTC'],
    ['a moment beyond all dates', '<t:9999999999999:F>', '<t:9999999999999:F>'],
    ['a moment in no style', '<t:1803895200:Q>', '<t:1803895200:Q>'],
  ])('become words: %s', (_, text, plain) => {
    expect(read(text)).toBe(plain);
  });

  it.each(['a < b', '<3', '<@>', '<@12>', '<#general>', '</:1>', '<:a:1>', '@everyone', '&lt;', 'a<b>c'])(
    'are not seen where there are none: %j',
    (text) => {
      expect(read(text)).toBe(text);
    },
  );

  it('do not come about by taking others away', () => {
    expect(read(`<<@${BOT}>@${ADA}>`)).toBe(`< @${ADA}>`);
  });
});

describe('spaces', () => {
  it('become one, and lines stay', () => {
    expect(read('  a \t  b\u00a0c \n\n d  ')).toBe('a b c \n\n d');
  });
});

describe('texts', () => {
  it('are read to an end, whatever they hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = read(`<@${BOT}> ${text}`);

        expect(plain).not.toContain(`<@${BOT}>`);
        expect(plain).toBe(plain.trim());
      }),
    );
  });

  it('stay as they are without signs, but for their spaces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!text.includes('<') && text.length <= LONGEST);
        expect(read(text)).toBe(text.replaceAll(/[^\S\n]+/gu, ' ').trim());
      }),
    );
  });

  it('end at a length', () => {
    expect(read('a'.repeat(LONGEST + 1))).toBe('a'.repeat(LONGEST));
  });

  it('are plain in no time, however many signs they begin', () => {
    const begun = performance.now();
    for (const sign of ['<', '<@', '<@!', '<#1', '<a:', '<:a', '</', '</ask', '<t:', '<t:1', ' \t'])
      read(sign.repeat(LONGEST / sign.length));

    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
