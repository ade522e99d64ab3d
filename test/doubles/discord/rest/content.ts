// The content of a message as a request gives it: checked, with its files, and what it leaves as it was.
import { asText, type Json, jsonList } from '../../json.ts';
import { FLAG } from '../numbers.ts';
import { Refusal } from '../refusal.ts';
import type { Path, Wrong } from '../rules/form.ts';
import { type Draft, isNothing, messageWrongs } from '../rules/messages.ts';
import type { Attachment, Message } from '../world.ts';
import { below, judge, nothingIn } from './judge.ts';
import type { Asked } from './route.ts';

export type Content = Pick<Message, 'content' | 'embeds' | 'components' | 'attachments' | 'flags'>;

export type Wanted = {
  /** The part of the body that describes the message, and where it stands. */
  sent: Json;
  above?: Path;
  /** What Discord's description already finds wrong. */
  spec: readonly Wrong[];
  /** Flags that this request may set. */
  settable: number;
  /** The message that is changed. */
  before?: Message;
};

/** Flags that a request may set on a message that is sent, and on one that is changed. */
export const SENDING = FLAG.suppressEmbeds | FLAG.suppressNotifications | FLAG.componentsV2;
export const CHANGING = FLAG.suppressEmbeds | FLAG.componentsV2;

/** Throws 50035 for what is wrong, 50006 where nothing is left to see, 40005 for a file that is too large. */
export function contentOf(asked: Asked, { sent, above = [], spec, settable, before }: Wanted): Content {
  const attachments = attachmentsOf(asked, sent, before);
  const flags = flagsOf(sent, settable, before);
  const draft: Draft = {
    ...{ sent, flags, files: attachments.map(({ filename }) => filename) },
    content: sent.content === undefined ? (before?.content ?? '') : (asText(sent.content) ?? ''),
    embeds: sent.embeds === undefined ? (before?.embeds ?? []) : jsonList(sent.embeds),
    components: sent.components === undefined ? (before?.components ?? []) : jsonList(sent.components),
  };
  judge(asked, [...spec, ...below(above, messageWrongs(draft))]);
  if (isNothing(draft)) nothingIn(asked);
  const tooLarge = asked.files.some(({ content }) => content.length > asked.world.settings.fileLimit);
  if (tooLarge) throw new Refusal(40005);
  return {
    ...{ content: draft.content, attachments, flags },
    embeds: draft.embeds.map(embedOf),
    components: numbered(draft.components),
  };
}

function embedOf(embed: Json): Json {
  const fields = jsonList(embed.fields).map((field) => ({ inline: false, ...field }));
  return { ...embed, type: 'rich', ...(fields.length > 0 ? { fields } : {}) };
}

function flagsOf(sent: Json, settable: number, before: Message | undefined): number {
  if (typeof sent.flags !== 'number') return before?.flags ?? 0;
  const kept = (before?.flags ?? 0) & ~(FLAG.suppressEmbeds & settable);
  return kept | (sent.flags & settable);
}

/** The files that come with the request, after those of the message that stay. */
function attachmentsOf({ world, files }: Asked, sent: Json, before: Message | undefined): Attachment[] {
  const listed = sent.attachments === undefined ? undefined : jsonList(sent.attachments);
  const staying = (before?.attachments ?? []).filter(
    ({ id }) => listed === undefined || listed.some((one) => one.id === id),
  );
  const coming = files.map(({ name, content }, index): Attachment => {
    const said = listed?.find((one) => String(one.id) === String(index));
    const filename = asText(said?.filename) ?? name;
    return { id: world.id(), filename, description: asText(said?.description), content };
  });
  return [...staying, ...coming];
}

/** Discord gives every component a number of its own where it has none. */
function numbered(components: readonly Json[]): Json[] {
  const taken = new Set<unknown>();
  const note = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) note(one);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && 'id' in value) taken.add(value.id);
      for (const one of Object.values(value)) note(one);
    }
  };
  note(components);
  let next = 0;
  const number = (): number => {
    do next++;
    while (taken.has(next));
    return next;
  };
  const give = (component: Json): Json => {
    const id = typeof component.id === 'number' && component.id !== 0 ? component.id : number();
    const made: Json = { ...component, id };
    if (Array.isArray(component.components)) made.components = jsonList(component.components).map(give);
    const { accessory } = component;
    if (typeof accessory === 'object' && accessory !== null) made.accessory = give({ ...accessory });
    return made;
  };
  return components.map(give);
}
