// Controls and windows as the real client makes and meets them.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordForTest } from './discord.ts';
import { botThat, placeAt } from './djs.ts';
import { controlsOf, textOf } from './people/controls.ts';
import { ADA, BEN, GENERAL } from './settings.ts';

const button = (id: string, label: string): ButtonBuilder =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
const row = (...buttons: ButtonBuilder[]): ActionRowBuilder<ButtonBuilder> =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);

describe('a control', () => {
  it('with a list is chosen in by values or ids', async () => {
    const discord = await discordForTest();
    const chosen: unknown[] = [];
    const { client } = await botThat(discord, async (interaction) => {
      if (interaction.isUserSelectMenu()) chosen.push(interaction.users.map(({ username }) => username));
      if (interaction.isStringSelectMenu()) chosen.push(interaction.values);
      if (interaction.isMessageComponent()) await interaction.deferUpdate();
    });
    const people = new UserSelectMenuBuilder().setCustomId('people').setMaxValues(2);
    const colours = new StringSelectMenuBuilder()
      .setCustomId('colours')
      .setMaxValues(2)
      .addOptions(['red', 'blue', 'green'].map((value) => ({ label: `in ${value}`, value })));
    const channel = await placeAt(client, GENERAL);
    const { id } = await channel.send({
      components: [
        new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(people),
        new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(colours),
        row(button('off', 'Off').setDisabled(true)),
      ],
    });

    expect(await discord.choose(ADA, id, 'people', [BEN, ADA])).toMatchObject({ did: 'deferred update' });
    await discord.choose(ADA, id, 'colours', ['red', 'in blue']);

    expect(chosen).toEqual([
      ['ben', 'ada'],
      ['red', 'blue'],
    ]);
    await expect(discord.choose(ADA, id, 'colours', ['red', 'blue', 'green'])).rejects.toThrow(
      /takes 1 to 2/u,
    );
    await expect(discord.choose(ADA, id, 'people', [GENERAL])).rejects.toThrow(/nobody can choose/u);
    await expect(discord.click(ADA, id, 'Off')).rejects.toThrow(/is disabled/u);
  });

  it('updates its message, which becomes a card, or is answered for one person', async () => {
    const discord = await discordForTest();
    const { client } = await botThat(discord, async (interaction) => {
      if (interaction.isButton())
        await interaction.reply({ content: 'yours', flags: MessageFlags.Ephemeral });
      if (!interaction.isStringSelectMenu()) return;
      const text = `chosen: ${interaction.values.join()}`;
      const card = new ContainerBuilder()
        .addTextDisplayComponents((display) => display.setContent(text))
        .addActionRowComponents((one) => one.addComponents(button('v1:no', 'No')));
      await interaction.update({ content: null, components: [card], flags: MessageFlags.IsComponentsV2 });
    });
    const menu = new StringSelectMenuBuilder()
      .setCustomId('v1:pick')
      .addOptions({ label: 'in red', value: 'red' }, { label: 'in blue', value: 'blue' });
    const rows = [
      row(button('v1:yes', 'Yes')),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
    ];
    const channel = await placeAt(client, GENERAL);
    const { id } = await channel.send({ content: 'choose', components: rows });
    const before = structuredClone(discord.message(id));

    expect(await discord.click(ADA, id, 'Yes')).toMatchObject({
      did: 'replied',
      message: { content: 'yours' },
    });
    expect(await discord.click(BEN, id, 'in blue')).toMatchObject({ did: 'updated', message: { id } });

    expect(textOf(discord.message(id))).toBe('chosen: blue');
    expect(controlsOf(discord.message(id))).toMatchObject([{ id: 'v1:no', label: 'No', type: 2 }]);
    await expect(discord.click(ADA, id, 'Yes')).rejects.toThrow(/no control is named "Yes"/u);
    expect(await discord.clickSeen(ADA, before, 'Yes')).toMatchObject({ did: 'replied' });
    expect(discord.ephemerals(ADA)).toHaveLength(2);
    expect(discord.breaches).toEqual([]);
  });

  it('opens a window, which is checked before it is sent off and stays until it is taken', async () => {
    const discord = await discordForTest();
    const notes: string[] = [];
    const { client } = await botThat(discord, async (interaction) => {
      const input = new TextInputBuilder()
        .setCustomId('note')
        .setStyle(TextInputStyle.Paragraph)
        .setMinLength(3);
      const label = new LabelBuilder().setLabel('Note').setTextInputComponent(input);
      const modal = new ModalBuilder().setCustomId('form').setTitle('A form').addLabelComponents(label);
      if (interaction.isButton()) await interaction.showModal(modal);
      if (!interaction.isModalSubmit()) return;
      notes.push(interaction.fields.getTextInputValue('note'));
      if (interaction.isFromMessage()) await interaction.update({ content: 'noted', components: [] });
    });
    const channel = await placeAt(client, GENERAL);
    const { id } = await channel.send({ content: 'note?', components: [row(button('open', 'Open'))] });

    const opened = await discord.click(ADA, id, 'open');
    if (!opened.ok || !opened.modal) throw new Error('no modal is open');
    const { modal } = opened;

    await expect(discord.submit(ADA, modal.id, { note: 'x' })).rejects.toThrow(/note is too short/u);
    await expect(discord.submit(ADA, modal.id, { nope: 'x' })).rejects.toThrow();
    await expect(discord.submit(BEN, modal.id, { note: 'long' })).rejects.toThrow(/is not open before/u);
    expect(discord.modal(ADA)).toMatchObject({ title: 'A form', customId: 'form' });
    expect(await discord.submit(ADA, modal.id, { note: 'long enough' })).toMatchObject({ did: 'updated' });
    expect(notes).toEqual(['long enough']);
    expect(discord.modal(ADA)).toBeUndefined();
    expect(discord.message(id).content).toBe('noted');
  });

  it('opens a window with fields of every kind', async () => {
    const discord = await discordForTest();
    const sent: unknown[] = [];
    await botThat(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(everyKind());
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      sent.push(
        fields.getStringSelectValues('colour'),
        fields.getRadioGroup('size'),
        fields.getCheckbox('sure'),
      );
      sent.push(fields.getSelectedUsers('who')?.map(({ username }) => username));
      sent.push(fields.getUploadedFiles('notes')?.map(({ name }) => name));
      await interaction.reply({ content: 'thanks', flags: MessageFlags.Ephemeral });
    });

    const opened = await discord.slash(ADA, GENERAL, 'plan');
    const id = opened.ok ? (opened.modal?.id ?? '') : '';
    const filled = { colour: 'in blue', size: 'l', sure: true, who: [BEN] };
    await expect(discord.submit(ADA, id, { ...filled, size: 'm' })).rejects.toThrow(/no option "m"/u);
    const notes = [{ name: 'notes.txt', content: 'x' }];
    const outcome = await discord.submit(ADA, id, { ...filled, notes });

    expect(outcome).toMatchObject({ did: 'replied', message: { onlyFor: ADA } });
    expect(sent).toEqual([['blue'], 'l', true, ['ben'], ['notes.txt']]);
    await discord.slash(ADA, GENERAL, 'plan');
    discord.dismiss(ADA, discord.modal(ADA)?.id ?? '');
    expect(discord.modal(ADA)).toBeUndefined();
    expect(discord.breaches).toEqual([]);
  });
});

function everyKind(): ModalBuilder {
  const options = ['red', 'blue'].map((value) => ({ label: `in ${value}`, value }));
  const label = (text: string): LabelBuilder => new LabelBuilder().setLabel(text);
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('A form')
    .addLabelComponents(
      label('Colour').setStringSelectMenuComponent((one) => one.setCustomId('colour').addOptions(options)),
      label('Size').setRadioGroupComponent((one) =>
        one.setCustomId('size').addOptions({ label: 'S', value: 's' }, { label: 'L', value: 'l' }),
      ),
      label('Sure').setCheckboxComponent((one) => one.setCustomId('sure')),
      label('Who').setUserSelectMenuComponent((one) => one.setCustomId('who')),
      label('Notes').setFileUploadComponent((one) => one.setCustomId('notes').setRequired(false)),
    );
}
