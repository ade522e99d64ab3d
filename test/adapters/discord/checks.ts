// What Discord refuses: by the forms of its own description, and by what that does not say.
import { ComponentType, MessageFlags } from 'discord.js';
import { expect } from 'vitest';
import type { DiscordMessage } from '../../../adapters/discord/cards/message.ts';
import type { Modal } from '../../../adapters/discord/cards/modals.ts';
import type { PlainMessage } from '../../../adapters/discord/cards/plain.ts';
import { objectsIn } from '../cards/objects.ts';
import { refusalOf } from './forms.ts';

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;
const MOST_CONTENT = 2_000;
const MOST_ROWS = 5;
/** Spaces at both ends are taken away before it is looked at. */
const isEmpty = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

/** Fails where Discord would refuse the message, new or as a change. */
export function expectTaken(message: DiscordMessage): void {
  const { files = [], ...body } = message;
  expectForms(body);
  const components = objectsIn(body.components).filter(({ type }) => typeof type === 'number');
  const texts = components.filter(({ type }) => type === ComponentType.TextDisplay);
  const shown = components
    .filter(({ type }) => type === ComponentType.File)
    .map(({ file }) => (file as { url: string }).url);

  expect(body.flags).toBe(MessageFlags.IsComponentsV2);
  expect(components.length).toBeLessThanOrEqual(MOST_COMPONENTS);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter(({ content }) => isEmpty(content))).toEqual([]);
  expect(texts.reduce((sum, { content }) => sum + String(content).length, 0)).toBeLessThanOrEqual(MOST_TEXT);
  expect(shown).toEqual(files.map(({ name }) => `attachment://${name}`));
  expect(files.filter(({ name }) => !/^[\w.-]+$/u.test(name))).toEqual([]);
  expectControls(components);
}

/** Fails where Discord would refuse the message without a layout. */
export function expectPlainTaken(message: PlainMessage): void {
  const { files: _, ...body } = message;
  expectForms(body);

  expect(isEmpty(body.content)).toBe(false);
  expect(body.content.length).toBeLessThanOrEqual(MOST_CONTENT);
  expect(body.components.length).toBeLessThanOrEqual(MOST_ROWS);
  expectControls(objectsIn(body.components).filter(({ type }) => typeof type === 'number'));
}

/** Fails where Discord would refuse the window. */
export function expectWindowTaken(data: Modal): void {
  expect(refusalOf('window', { type: 9, data })).toBeUndefined();
}

function expectForms(body: unknown): void {
  expect(refusalOf('create', body)).toBeUndefined();
  expect(refusalOf('edit', body)).toBeUndefined();
}

function expectControls(components: readonly Record<string, unknown>[]): void {
  const ids = components.flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));
  const marks = components.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const buttons = components.filter(({ type }) => type === ComponentType.Button);
  const rows = components.filter(({ type }) => type === ComponentType.ActionRow);
  const options = components.flatMap(({ options: all }) =>
    Array.isArray(all) ? [all.map(({ value }) => value as unknown)] : [],
  );

  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(marks).size).toBe(marks.length);
  expect(buttons.filter(({ label }) => isEmpty(label))).toEqual([]);
  expect(buttons.filter(({ custom_id: id, url }) => (id === undefined) === (url === undefined))).toEqual([]);
  expect(options.filter((values) => new Set(values).size !== values.length)).toEqual([]);
  for (const { components: inside } of rows) {
    const types = (inside as { type: number }[]).map(({ type }) => type);
    expect(types.length === 1 || types.every((type) => type === ComponentType.Button)).toBe(true);
  }
}
