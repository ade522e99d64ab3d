// Builds the components that our cards are made of. Texts are in Discord's Markdown, escaped already; labels are plain.
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIFileComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  type APIUserSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { actionId, rating } from '../../chat/control.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What stands in a message, one below the other. */
export type Part =
  | APITextDisplayComponent
  | APISectionComponent
  | APISeparatorComponent
  | APIFileComponent
  | Row;

/** A file that goes with a message. */
export type Attached = { name: string; text: string };

/** A card as it is shown. */
export type Shown = {
  parts: Part[];
  /** The same in short, where there is no layout. */
  text: string;
  /** The controls there, the most needed first; those of the parts where they say by themselves what they are about. */
  rows?: Row[];
  accent?: true;
  files?: Attached[];
  /** Who is to be told. */
  pings?: readonly string[];
};

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A text with a button on its right. */
export function section(content: string, accessory: APIButtonComponent): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}

/** A thin line. */
export function line(): APISeparatorComponent {
  return { type: ComponentType.Separator };
}

/** A file of this message, by its name. */
export function file(name: string): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

/** Buttons, or one menu. */
export function actions(...components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}

export function button(label: string, action: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: action };
}

/** `url` is of the web. */
export function linkButton(label: string, url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

export type Choice = { label: string; value: string };

/** A menu of one line that shows what is chosen. */
export function select(hint: string, action: string, choices: readonly Choice[]): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: action,
    placeholder: hint,
    options: choices.map(({ label, value }) => ({ label, value })),
  };
}

/** A menu of the people of the server. */
export function userSelect(hint: string, action: string): APIUserSelectComponent {
  return { type: ComponentType.UserSelect, custom_id: action, placeholder: hint };
}

/** Whether the message helped: which of the two, and of which message, stands in the name. */
export function feedback({ talk, id }: { talk: string; id: string }): APIButtonComponentWithCustomId[] {
  return [
    button('Helpful', actionId('rate', talk, rating(id, true))),
    button('Not helpful', actionId('rate', talk, rating(id, false))),
  ];
}
