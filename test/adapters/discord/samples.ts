// Messages that carry cards, and a message in lines that people can read.
import {
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { type DiscordMessage, render } from '../../../adapters/discord/cards/message.ts';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';

export function messageOf(card: Card, thread: string | null = '1211111111111111111'): Message {
  const where = { tenant: '1011111111111111111', talk: 'talk1', place: '1111111111111111111', thread };
  return { id: 'm1', ...where, card, refers: null };
}

/** All parts of a message, one below the other. */
export const partsOf = ({ components: [box] }: DiscordMessage): APIComponentInContainer[] => box.components;

/** All texts of a message that are read as Markdown. */
export function textsOf(message: DiscordMessage): string[] {
  return partsOf(message).flatMap((part) => {
    if (part.type === ComponentType.TextDisplay) return [part.content];
    return part.type === ComponentType.Section ? part.components.map(({ content }) => content) : [];
  });
}

/** All controls of a message, links not counted. */
export function controlsOf(message: DiscordMessage): APIComponentInMessageActionRow[] {
  return partsOf(message).flatMap((part) => {
    if (part.type === ComponentType.ActionRow) return part.components;
    const { type } = part;
    const beside = type === ComponentType.Section ? part.accessory : undefined;
    return beside?.type === ComponentType.Button ? [beside] : [];
  });
}

export function customIdsOf(controls: readonly APIComponentInMessageActionRow[]): string[] {
  return controls.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
}

/**
 * A card as lines: behind bars what stands where there is no layout, then its parts, a control as [what it says](what it
 * does). What has no width is shown as a dot, a wide space as an arrow.
 */
export function shown(card: Card): string {
  const message = messageOf(card);
  return [
    ...plain(message)
      .content.split('\n')
      .map((line) => `| ${line}`),
    ...partsOf(render(message)).map(outlineOf),
  ]
    .map((line) => line.trimEnd().replaceAll('\u200b', '·').replaceAll('\u2003', '→'))
    .join('\n');
}

function outlineOf(part: APIComponentInContainer): string {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return part.content;
    case ComponentType.Section: {
      const { components, accessory } = part;
      const beside = accessory.type === ComponentType.Button ? ` ${controlAsText(accessory)}` : '';
      return `${components.map(({ content }) => content).join('\n')}${beside}`;
    }
    case ComponentType.ActionRow:
      return part.components.map(controlAsText).join(' ');
    case ComponentType.File:
      return `(${part.file.url})`;
    default:
      return '---';
  }
}

function controlAsText(control: APIComponentInMessageActionRow): string {
  if (control.type === ComponentType.Button) {
    if (control.style === ButtonStyle.Premium) return '[]';
    return `[${control.label}](${control.style === ButtonStyle.Link ? control.url : control.custom_id})`;
  }
  const options =
    control.type === ComponentType.StringSelect
      ? `: ${control.options.map(({ label, value }) => `${label}=${value}`).join(' | ')}`
      : '';
  return `[${control.placeholder}${options}](${control.custom_id})`;
}
