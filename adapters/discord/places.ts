// Where things stand in Discord, in the words of the door: tenant, place and thread.
import { personIn, placeOf, ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { StandingAt } from '../../src/door/messenger.ts';
import type { Links } from './cards/links.ts';

/** Of direct messages and of what a person uses outside of the bot's servers. */
const OWN = 'dm:';

/** The tenant of what a person does: the server where the bot is a member, else the person. */
export function tenantOf(guild: string | null, user: string): string {
  return guild ?? `${OWN}${user}`;
}

/** Whether the tenant is one person, and no server. */
export const isPersonal = (tenant: string): boolean => tenant.startsWith(OWN);

/** Whether the tenant is a server of Discord. */
export const isServer = (tenant: string): boolean => /^\d{15,22}$/u.test(tenant);

/** Whether an address is one of Discord's: its ids are digits, those of other platforms begin with a letter. */
export function isOfDiscord(place: string): boolean {
  return /^\d{15,22}/u.test(personIn(place) ?? place);
}

/** Between a channel's id and a person's. */
const PRIVATELY = '~';

/**
 * A conversation that one person sees, in a channel where the bot is no member: its messages are answers to what that
 * person just did.
 */
export const privatePlace = (channel: string, user: string): string => `${channel}${PRIVATELY}${user}`;

/** The person who sees a conversation in a channel alone; undefined for any other place. */
export function onlyFor(place: string): string | undefined {
  const [, user] = place.split(PRIVATELY);
  return user;
}

/** Between the id of the direct messages with a person and the message's: only Discord's answer tells the first. */
const INSIDE = '/';

export const standingIn = (channel: string, message: string): string => `${channel}${INSIDE}${message}`;

/** The channel and the number of a message that stands there. Every thread is a channel of its own. */
export function whereIs({ place, thread, external }: StandingAt): { channel: string; message: string } {
  const [first = '', second] = external.split(INSIDE);
  return second === undefined
    ? { channel: thread || place, message: first }
    : { channel: first, message: second };
}

/** The channel that a message goes to; direct messages to a person have none before they are opened. */
export function channelOf({ place, thread }: { place: string; thread: string | null }): string {
  return thread === null || thread === ROOM_ITSELF ? place : thread;
}

const WEB = 'https://discord.com/channels';

/** The addresses of this tenant's messages, as people open them. */
export function linksIn(tenant: string): Links {
  return (to) => {
    if (onlyFor(to.place) !== undefined) return null;
    const { channel, message } = whereIs(to);
    const direct = isPersonal(tenant) || personIn(to.place) !== undefined;
    const room = `${WEB}/${direct ? '@me' : tenant}/${channel}`;
    return message === channel ? room : `${room}/${message}`;
  };
}

/** Between the tenant and the talk's id. */
const OF = '/';

/** Servers stand in names of controls to this base, since those names may not be long. */
const SHORT_BASE = 36;

/** A server in short. Its number has fifteen digits or more, and fewer signs to that base, so both are told apart. */
const SHORT = /^[0-9a-z]{1,14}$/u;

const shortened = (server: string): string =>
  isServer(server) ? BigInt(server).toString(SHORT_BASE) : server;

function lengthened(name: string): string {
  if (!SHORT.test(name)) return name;
  const digits = [...name].map((sign) => BigInt(Number.parseInt(sign, SHORT_BASE)));
  return String(digits.reduce((sum, digit) => sum * BigInt(SHORT_BASE) + digit, 0n));
}

/**
 * The talk as the controls of a message name it. In direct messages to a person Discord does not say of which server the
 * talk is, so its tenant stands there too; who that person is, whose own talk it may be, Discord says.
 */
export function talkName({ tenant, talk, place }: { tenant: string; talk: string; place: string }): string {
  return personIn(place) === undefined || isPersonal(tenant) ? talk : `${shortened(tenant)}${OF}${talk}`;
}

/** The tenant and the talk of a control; `tenant` where it does not name one. Older messages name servers by all digits. */
export function talkNamed(name: string, tenant: string): { tenant: string; talk: string } {
  const [first = '', talk] = name.split(OF);
  return talk === undefined ? { tenant, talk: first } : { tenant: lengthened(first), talk };
}

/**
 * Where an answer goes that somebody gave to a talk of that tenant. In direct messages a talk of a server is held at the
 * person's own place, so that what it says there goes on naming the server.
 */
export function heldAt(place: string, where: { tenant: string; talks: string; by: string }): string {
  return where.talks === where.tenant ? place : placeOf(where.by);
}
