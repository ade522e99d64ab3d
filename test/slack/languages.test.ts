// People who write in their own language in the local Slack, with a scripted model that translates well or badly.
import { describe, expect, it } from 'vitest';
import type { Asked } from '../doubles/model/asked.ts';
import { type ModelServer, modelForTest } from '../doubles/model/model.ts';
import { ADA, GENERAL } from '../doubles/slack/settings.ts';
import { GERMAN, putting, readsGerman, textsAsked } from '../ingerman.ts';
import { type BotInSlack, botInSlack } from './bot.ts';
import { botMessages, press } from './seen.ts';

async function inSlackWith(
  says: (text: string) => string,
  settings: Readonly<Record<string, string>> = {},
): Promise<BotInSlack & { model: ModelServer }> {
  const model = await modelForTest();
  readsGerman(model);
  model.reply({ name: 'translate', says: (asked: Asked) => putting(asked, says) });
  return {
    ...(await botInSlack('socket', { env: { OPENAI_BASE_URL: model.url, ...settings } })),
    model,
  };
}

async function begun({ slack, settle }: BotInSlack): Promise<{ channel: string; thread: string }> {
  const thread = await slack.mention(ADA, { channel: GENERAL }, GERMAN);
  await settle();
  return { channel: GENERAL, thread };
}

/** All texts that people read in the bot's messages there, and the names of the controls. */
const shownIn = (inSlack: BotInSlack, place: { channel: string; thread: string }) =>
  JSON.stringify(botMessages(inSlack.slack, place).map(({ text, blocks }) => ({ text, blocks })));

describe('in Slack', () => {
  it('questions, labels and what was understood come in the language of the people, quotes as they wrote them', async () => {
    const inSlack = await inSlackWith((text) => `Wort ${text}`);
    const place = await begun(inSlack);

    const messages = botMessages(inSlack.slack, place);
    expect(messages[0]?.text).toMatch(/^Wort What I understood:\n/u);
    expect(messages[1]?.text).toMatch(
      /^Wort It sounds like missing facts \("kennt die Rückgaberegeln nicht"\), but I am not sure\.\nWort .+\? .*1 of about 3/u,
    );
    const shown = shownIn(inSlack, place);
    expect(shown).toContain('Wort In my own words');
    expect(shown).toContain('kennt die Rückgaberegeln nicht');
    expect(shown).not.toContain('Wort kennt');
    expect(textsAsked(inSlack.model).join('\n')).not.toContain('Rückgaberegeln');
  });

  it('a whole talk goes on so, to its recommendation, and controls do what they did', async () => {
    const inSlack = await inSlackWith((text) => `Wort ${text}`);
    const place = await begun(inSlack);
    for (const control of ['need:facts', 'corpus:large', 'audience:shared', 'running:search']) {
      await press(inSlack.slack, ADA, place, `answer:${control}`);
      await inSlack.settle();
    }

    const shown = shownIn(inSlack, place);
    expect(shown).toContain('Wort Full plan');
    expect(shown).toContain('*Wort Over 500 pages, or it keeps growing*');
    expect(shown).toMatch(/Wort I'll ask again:\* Do\., 20\. Mai 2027, 09:00/u);
  });

  it.each<[string, (text: string) => string]>([
    ['drops a figure', (text) => `Wort ${text.replaceAll(/⟦\d+⟧/gu, '')} 9`],
    ['adds a link', (text) => `Wort ${text} https://evil.example`],
    ['adds a ping', (text) => `Wort ${text} <!channel>`],
    ['writes much more', (text) => `Wort ${text} ${'und noch mehr '.repeat(20)}`],
  ])('English stays where the model %s', async (_, says) => {
    const inSlack = await inSlackWith(says);
    const place = await begun(inSlack);

    const shown = shownIn(inSlack, place);
    expect(shown).not.toContain('Wort');
    expect(shown).toContain('In my own words');
  });

  it('all is in English where the settings want that, and what was written is read all the same', async () => {
    const inSlack = await inSlackWith((text) => `Wort ${text}`, { MODEL_LANGUAGES: 'false' });
    const place = await begun(inSlack);

    expect(textsAsked(inSlack.model)).toEqual([]);
    expect(shownIn(inSlack, place)).toContain('kennt die Rückgaberegeln nicht');
    expect(shownIn(inSlack, place)).not.toContain('Wort');
  });

  it('English stays where the model does not answer, and the talk goes on', async () => {
    const inSlack = await inSlackWith((text) => text);
    inSlack.model.fault({ status: 401, times: 20, when: ({ name }) => name === 'translate' });
    const place = await begun(inSlack);

    expect(shownIn(inSlack, place)).toContain('What I understood');
  });

  it('a label that would be too long for its button stays English, and the others do not', async () => {
    const inSlack = await inSlackWith((text) =>
      text === 'In my own words'
        ? 'Eine sehr lange Aufschrift, die für einen Knopf wirklich viel zu lang ist'
        : `Wort ${text}`,
    );
    const place = await begun(inSlack);

    const shown = shownIn(inSlack, place);
    expect(shown).toContain('In my own words');
    expect(shown).toContain('Wort Not sure, move on');
  });

  it('a second talk asks for nothing that the first one had', async () => {
    const inSlack = await inSlackWith((text) => `Wort ${text}`);
    await begun(inSlack);
    const before = textsAsked(inSlack.model).length;
    expect(before).toBeGreaterThan(5);

    const place = await begun(inSlack);

    expect(textsAsked(inSlack.model)).toHaveLength(before);
    expect(shownIn(inSlack, place)).toContain('Wort In my own words');
  });
});
