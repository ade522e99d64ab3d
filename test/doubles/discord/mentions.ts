// Who is named in a message, and who of them is really notified.
import { asJson, asText, type Json } from '../json.ts';
import { COMPONENT } from './numbers.ts';
import { may, sees } from './permissions.ts';
import { allComponents } from './rules/walk.ts';
import type { Channel } from './settings.ts';
import type { Message, World } from './world.ts';

/** All text of a message that Discord looks for names in: embeds are not among it. */
export function namingText({ content, components }: Pick<Message, 'content' | 'components'>): string {
  const displays = allComponents(components).flatMap(({ component }) =>
    component.type === COMPONENT.text ? [asText(component.content) ?? ''] : [],
  );
  return [content, ...displays].join('\n');
}

const idsIn = (text: string, form: RegExp): string[] => [
  ...new Set([...text.matchAll(form)].map(([, id = '']) => id)),
];

export type Naming = {
  channel: Channel;
  author: string;
  text: string;
  /** `allowed_mentions` of the request; undefined: it has none, and all are allowed. */
  allowed: Json | undefined;
  /** Who wrote the message that is replied to. */
  repliedTo: string | undefined;
};

/** Reads from the text and from what the sender allows; names of people and roles who are not there count for nothing. */
export function mentionsIn(
  world: World,
  { channel, author, text, allowed, repliedTo }: Naming,
): Pick<Message, 'mentions' | 'pings'> {
  const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
  const parse = allowed === undefined ? undefined : listOf(allowed.parse);
  const permits = (kind: 'users' | 'roles', id: string): boolean =>
    parse === undefined || parse.includes(kind) || listOf(allowed?.[kind]).includes(id);
  const users = idsIn(text, /<@!?(\d{17,20})>/gu).filter(
    (id) => world.people.has(id) && permits('users', id),
  );
  const replies =
    repliedTo !== undefined &&
    repliedTo !== author &&
    (allowed === undefined || allowed.replied_user === true);
  if (replies && !users.includes(repliedTo)) users.push(repliedTo);
  const roles = idsIn(text, /<@&(\d{17,20})>/gu).filter(
    (id) => guild?.roles.some((role) => role.id === id) === true && permits('roles', id),
  );
  const mayAll = may(world, author, channel, 'MENTION_EVERYONE');
  const everyone =
    /@(?:everyone|here)\b/u.test(text) && mayAll && (parse === undefined || parse.includes('everyone'));
  const inRoles = mayAll
    ? (guild?.roles ?? []).filter(({ id }) => roles.includes(id)).flatMap(({ members }) => [...members])
    : [];
  const all = everyone ? [...(guild?.members ?? channel.recipients)] : [];
  const pings = [...new Set([...users, ...inRoles, ...all])].filter(
    (id) => id !== author && sees(world, id, channel),
  );
  return { mentions: { users, roles, everyone }, pings };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What the request says of mentions. */
export const allowedIn = (body: Json): Json | undefined =>
  body.allowed_mentions === undefined || body.allowed_mentions === null
    ? undefined
    : asJson(body.allowed_mentions);
