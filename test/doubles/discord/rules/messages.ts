// What Discord's description does not say of messages, and Discord sees to all the same.
import { asJson, asText, type Json, jsonList } from '../../json.ts';
import { FLAG } from '../numbers.ts';
import { componentWrongs, filesShown } from './components.ts';
import { type Wrong, wrong } from './form.ts';

const MOST_CONTENT = 2000;
const MOST_EMBEDDED = 6000;

/** What a message would be. `sent` has only what the request itself says; `files` are those that go with it. */
export type Draft = {
  sent: Json;
  content: string;
  embeds: readonly Json[];
  components: readonly Json[];
  flags: number;
  files: readonly string[];
};

const lengthOf = (value: unknown): number => asText(value)?.length ?? 0;

/** Characters that count for the limit of all embeds together. */
function embedded(embed: Json): number {
  const fields = jsonList(embed.fields).reduce(
    (sum, { name, value }) => sum + lengthOf(name) + lengthOf(value),
    0,
  );
  const ends = lengthOf(asJson(embed.footer).text) + lengthOf(asJson(embed.author).name);
  return lengthOf(embed.title) + lengthOf(embed.description) + fields + ends;
}

function mentionWrongs({ allowed_mentions }: Json): Wrong[] {
  const allowed = asJson(allowed_mentions);
  const parse = Array.isArray(allowed.parse) ? allowed.parse : [];
  return ['users', 'roles'].flatMap((kind) => {
    const listed = allowed[kind];
    if (!parse.includes(kind) || !Array.isArray(listed) || listed.length === 0) return [];
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return [wrong(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message)];
  });
}

/** Nothing but components stands in a message of the second kind. */
function legacyWrongs({ sent, content, embeds }: Draft): Wrong[] {
  const used: string[] = [];
  if (content !== '') used.push('content');
  if (embeds.length > 0) used.push('embeds');
  if (sent.poll !== undefined && sent.poll !== null) used.push('poll');
  if (Array.isArray(sent.sticker_ids) && sent.sticker_ids.length > 0) used.push('sticker_ids');
  return used.map((name) =>
    wrong(
      [name],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    ),
  );
}

/** All that is wrong with a message that is posted or changed. */
export function messageWrongs(draft: Draft): Wrong[] {
  const { sent, embeds, components, flags } = draft;
  const isV2 = (flags & FLAG.componentsV2) !== 0;
  const found: Wrong[] = [];
  if (lengthOf(sent.content) > MOST_CONTENT)
    found.push(wrong(['content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_CONTENT} or fewer in length.`));
  if (embeds.reduce((sum, embed) => sum + embedded(embed), 0) > MOST_EMBEDDED)
    found.push(
      wrong(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_EMBEDDED}`),
    );
  return [
    ...found,
    ...mentionWrongs(sent),
    ...componentWrongs(components, isV2),
    ...fileWrongs(draft),
    ...(isV2 ? legacyWrongs(draft) : []),
  ];
}

const OWN = 'attachment://';

/** Files that components name and that are not there. */
function fileWrongs({ components, files }: Draft): Wrong[] {
  return filesShown(components).flatMap(({ url, isOwn, path }) => {
    if (!url.startsWith(OWN))
      return isOwn ? [wrong(path, 'ATTACHMENT_REFERENCE_REQUIRED', `It must begin with ${OWN}`)] : [];
    const name = url.slice(OWN.length);
    if (files.includes(name)) return [];
    return [
      wrong(path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No file ${name} comes with it.`),
    ];
  });
}

/** Whether nothing at all would be seen of it. */
export function isNothing({ sent, content, embeds, components, flags, files }: Draft): boolean {
  // Files of such a message are seen only where a component shows them.
  if ((flags & FLAG.componentsV2) !== 0) return components.length === 0;
  const hasPoll = sent.poll !== undefined && sent.poll !== null;
  const hasStickers = Array.isArray(sent.sticker_ids) && sent.sticker_ids.length > 0;
  if (hasPoll || hasStickers) return false;
  return content.trim() === '' && [embeds, components, files].every((list) => list.length === 0);
}
