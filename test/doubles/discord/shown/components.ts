// Components as Discord shows them: with what it fills in by itself, and files by their addresses.
import { asJson, asText, type Json, jsonList } from '../../json.ts';
import { COMPONENT } from '../numbers.ts';
import type { Attachment, Message, World } from '../world.ts';

export const urlOf = ({ url }: World, channel: string, { id, filename }: Attachment): string =>
  `${url}/attachments/${channel}/${id}/${filename}`;

type From = { world: World; message: Message };

const fileBy = ({ attachments }: Message, url: string): Attachment | undefined =>
  attachments.find(({ filename }) => `attachment://${filename}` === url);

/** A picture or file, wherever it is. */
function media({ world, message }: From, value: unknown): Json {
  const given = asText(asJson(value).url) ?? '';
  const file = fileBy(message, given);
  const url = file ? urlOf(world, message.channel, file) : given;
  return { id: file?.id ?? message.id, url, proxy_url: url, width: null, height: null, content_type: null };
}

const SELECTS: ReadonlySet<unknown> = new Set([
  ...[COMPONENT.stringSelect, COMPONENT.userSelect, COMPONENT.roleSelect],
  ...[COMPONENT.mentionableSelect, COMPONENT.channelSelect],
]);

/** What Discord adds to a component of that type where the app did not say it. */
function defaults(from: From, component: Json): Json {
  const { type } = component;
  if (SELECTS.has(type)) return { min_values: 1, max_values: 1, disabled: false };
  switch (type) {
    case COMPONENT.container:
      return { accent_color: null, spoiler: false };
    case COMPONENT.separator:
      return { spacing: 1, divider: true };
    case COMPONENT.thumbnail:
      return { description: null, spoiler: false };
    case COMPONENT.file: {
      const file = fileBy(from.message, asText(asJson(component.file).url) ?? '');
      return { name: file?.filename ?? null, size: file?.content.length ?? null, spoiler: false };
    }
    default:
      return {};
  }
}

function shown(from: From, component: Json): Json {
  const made: Json = { ...defaults(from, component), ...component };
  if (Array.isArray(component.components))
    made.components = jsonList(component.components).map((one) => shown(from, one));
  if (component.accessory !== undefined && component.accessory !== null)
    made.accessory = shown(from, asJson(component.accessory));
  if (component.file !== undefined) made.file = media(from, component.file);
  if (component.media !== undefined) made.media = media(from, component.media);
  if (Array.isArray(component.items))
    made.items = jsonList(component.items).map((item) => ({
      ...{ description: null, spoiler: false },
      ...item,
      media: media(from, item.media),
    }));
  return made;
}

export const shownComponents = (world: World, message: Message): Json[] =>
  message.components.map((component) => shown({ world, message }, component));
