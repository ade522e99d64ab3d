// People who write in their own language in the local Discord, with a scripted model that translates well or badly.
import { describe, expect, it } from 'vitest';
import { ADA, GENERAL } from '../doubles/discord/settings.ts';
import type { Asked } from '../doubles/model/asked.ts';
import { type ModelServer, modelForTest } from '../doubles/model/model.ts';
import { GERMAN, putting, readsGerman, textsAsked } from '../ingerman.ts';
import { type BotInDiscord, botInDiscord } from './bot.ts';
import { botMessages, plainOf, press } from './seen.ts';

type Place = { channel: string; thread: string };

async function inDiscordWith(says: (text: string) => string): Promise<BotInDiscord & { model: ModelServer }> {
  const model = await modelForTest();
  readsGerman(model);
  model.reply({ name: 'translate', says: (asked: Asked) => putting(asked, says) });
  return { ...(await botInDiscord({ env: { OPENAI_BASE_URL: model.url } })), model };
}

async function begun({ discord, settle }: BotInDiscord): Promise<Place> {
  const thread = await discord.mention(ADA, GENERAL, GERMAN);
  await settle();
  return { channel: GENERAL, thread };
}

const shownIn = ({ discord }: BotInDiscord, place: Place): string =>
  botMessages(discord, place)
    .map((one) => `${plainOf(one)}\n${JSON.stringify(one.components)}`)
    .join('\n');

describe('in Discord', () => {
  it('questions, labels and what was understood come in the language of the people, quotes as they wrote them', async () => {
    const inDiscord = await inDiscordWith((text) => `Wort ${text}`);
    const place = await begun(inDiscord);

    const shown = shownIn(inDiscord, place);
    expect(shown).toContain('Wort What I understood');
    expect(shown).toContain('1 of about 3');
    expect(shown).toContain('Wort In my own words');
    expect(shown).toContain('kennt die Rückgaberegeln nicht');
    expect(textsAsked(inDiscord.model).join('\n')).not.toContain('Rückgaberegeln');
  });

  it('a whole talk goes on so, to its recommendation, and controls do what they did', async () => {
    const inDiscord = await inDiscordWith((text) => `Wort ${text}`);
    const place = await begun(inDiscord);
    for (const control of ['need:facts', 'corpus:large', 'audience:shared', 'running:search']) {
      await press(inDiscord.discord, ADA, place, `answer:${control}`);
      await inDiscord.settle();
    }

    const shown = shownIn(inDiscord, place);
    expect(shown).toContain('Wort Full plan');
    expect(shown).toMatch(/Wort I'll ask again: Do\., 20\. Mai 2027, 09:00/u);
  });

  it.each<[string, (text: string) => string]>([
    ['drops a figure', (text) => `Wort ${text.replaceAll(/⟦\d+⟧/gu, '')} 9`],
    ['adds a link', (text) => `Wort [${text}](https://evil.example)`],
    ['adds a ping', (text) => `Wort ${text} @everyone`],
  ])('English stays where the model %s', async (_, says) => {
    const inDiscord = await inDiscordWith(says);
    const place = await begun(inDiscord);

    const shown = shownIn(inDiscord, place);
    expect(shown).not.toContain('Wort');
    expect(shown).toContain('In my own words');
  });

  it('a second talk asks for nothing that the first one had', async () => {
    const inDiscord = await inDiscordWith((text) => `Wort ${text}`);
    await begun(inDiscord);
    const before = textsAsked(inDiscord.model).length;
    expect(before).toBeGreaterThan(5);

    const place = await begun(inDiscord);

    expect(textsAsked(inDiscord.model)).toHaveLength(before);
    expect(shownIn(inDiscord, place)).toContain('Wort In my own words');
  });
});
