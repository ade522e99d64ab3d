// Slack as the sender sees it: posts, changes and finds messages, and shows notes to single people.
import { personIn, ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Abilities, Message, Messenger, Sending, Whispered } from '../../src/door/messenger.ts';
import type { Report } from '../../src/door/worker.ts';
import { isMistake } from '../chat/mistake.ts';
import type { Translations } from '../model/translations.ts';
import { blocksOf } from './cards/blocks.ts';
import type { Payload } from './cards/elements.ts';
import { reasonOf, slackCode } from './connection/faults.ts';
import { note } from './connection/note.ts';
import { isDirect } from './connection/rooms.ts';
import type { WebClient } from './connection/webclient.ts';
import { EVENT_TYPE, find } from './find.ts';
import { failureOf, isShutOut } from './outcome.ts';
import { kindOf } from './people.ts';
import type { TokenWatch } from './tokenwatch.ts';
import { type Document, upload } from './upload.ts';

export type MessengerWorld = {
  client: WebClient;
  /** Gives up each of its calls within `STEP_WITHIN`. */
  uploads: WebClient;
  /** What the workspace allows the bot, as far as it is known by now. */
  scopes: () => readonly string[];
  /** The workspace's address, for links to messages; undefined until it is known. */
  web: () => string | undefined;
  report: Report;
  tokens: TokenWatch;
  translations: Translations;
  /** Hears of each message that Slack refused for good, with the cause. */
  refused: (message: Message, cause: unknown) => void;
  /** Where a person can be told something whether or not the bot is in the room; undefined where that is not known. */
  addressOf: (whispered: Whispered) => string | undefined;
};

export function slackMessenger(world: MessengerWorld): Messenger {
  const { client, report } = world;
  return {
    can: (place) => abilitiesIn(place, world.scopes()),
    post: (message) => post(message, world),
    edit: (message, external) => edit(message, external, world),
    find: (message) => find(client, message),
    whisper: (whispered) =>
      void whisper(whispered, world).catch((cause: unknown) => {
        report(`A note for one person could not be shown (${reasonOf(cause)}).`);
      }),
  };
}

/** Messages can be looked for where the app may read them, and what travels with them. */
function abilitiesIn(place: string, scopes: readonly string[]): Abilities {
  // Of direct messages that a person's id stands for, the room is not known.
  if (personIn(place) !== undefined) return { edit: true, find: false };
  // Since 2021 the ids of private channels begin like those of public ones.
  const history = isDirect(place) ? ['im:history'] : ['channels:history', 'groups:history'];
  const find = [...history, 'metadata.message:read'].every((scope) => scopes.includes(scope));
  return { edit: true, find };
}

async function post(message: Message, world: MessengerWorld): Promise<Sending> {
  const { card, place } = message;
  const person = personIn(place);
  // Slack takes messages for accounts that are closed, and nobody ever reads them.
  if (person !== undefined && (await kindOf(world.client, person)) === 'gone')
    return { kind: 'refused', reason: 'the account is closed' };
  if (card.kind === 'document' && world.scopes().includes('files:write'))
    return postFile(message, card, world);
  return sent(message, world, async () => {
    const { text, blocks } = await payloadOf(message, world);
    const { ts, channel } = await world.client.chat.postMessage({
      channel: channelOf(message.place),
      ...threadOf(message),
      ...{ text, blocks },
      ...QUIETLY,
      metadata: { event_type: EVENT_TYPE, event_payload: { id: message.id } },
    });
    return ts && personIn(message.place) !== undefined ? standingIn(channel, ts) : ts;
  });
}

/**
 * No pictures of what links lead to: they would fetch addresses that somebody wrote, and make the thread long. And Slack
 * makes no links or pings of plain text.
 */
const QUIETLY = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

/** Of direct messages Slack tells the room only in its answer, and changes want it: it is kept with the number. */
const standingIn = (channel: string | undefined, ts: string): string =>
  channel === undefined ? ts : `${channel}/${ts}`;

function whereIs(place: string, external: string): { channel: string; ts: string } {
  const [first = '', second] = external.split('/');
  return second === undefined ? { channel: place, ts: first } : { channel: first, ts: second };
}

/** Slack takes a person's id for the direct messages with them. */
const channelOf = (place: string): string => personIn(place) ?? place;

function threadOf({ thread }: { thread: string | null }): { thread_ts: string } | Record<string, never> {
  return thread === null || thread === ROOM_ITSELF ? {} : { thread_ts: thread };
}

async function sent(
  message: Message,
  { refused, tokens }: MessengerWorld,
  send: () => Promise<string | undefined>,
): Promise<Sending> {
  try {
    const external = await send();
    tokens.worked();
    return external === undefined
      ? { kind: 'unsure', reason: 'an answer without a number' }
      : { kind: 'sent', external };
  } catch (cause) {
    if (isMistake(cause)) throw cause;
    tokens.failed(cause);
    const failure = failureOf(cause);
    if (failure.kind === 'refused') refused(message, cause);
    return failure;
  }
}

async function edit(message: Message, external: string, world: MessengerWorld): Promise<Sending> {
  // A file that was sent cannot be changed; nothing of ours asks for that.
  return sent(message, { ...world, refused: () => {} }, async () => {
    const { text, blocks } = await payloadOf(message, world);
    await world.client.chat.update({
      ...{ ...whereIs(message.place, external), text, blocks },
      ...{ parse: 'none', link_names: false },
    });
    return external;
  });
}

/** In the language of the card, as far as there are translations. */
function payloadOf(message: Message, { web, translations }: MessengerWorld): Promise<Payload> {
  return translations.shown(message, (say) => blocksOf(message, web(), say));
}

/** A document goes out as a file. Where that is not allowed after all, as a message. */
async function postFile(message: Message, card: Document, world: MessengerWorld): Promise<Sending> {
  const { sending, cause } = await upload(world.uploads, message, card);
  if (sending.kind !== 'refused') return sending;
  if (NO_FILES.has(slackCode(cause) ?? '')) return post(message, { ...world, scopes: () => [] });
  world.refused(message, cause);
  return sending;
}

/** Slack's reasons against any file, whatever is in it. */
const NO_FILES = new Set([
  ...['missing_scope', 'not_allowed', 'file_uploads_disabled', 'storage_limit_reached'],
  // In a public channel that it was not invited to the bot may write, but not upload.
  ...['not_in_channel', 'channel_not_found'],
]);

/**
 * Seen by one person, and gone when they load the page anew. Slack takes such a message only from members of a room, even
 * where the bot may post without being one.
 */
async function whisper(whispered: Whispered, { client, addressOf }: MessengerWorld): Promise<void> {
  const { place, to } = whispered;
  const { text, blocks } = blocksOf({ ...whispered, id: 'whisper', refers: null });
  const content = { ...threadOf(whispered), text, blocks };
  try {
    await client.chat.postEphemeral({ channel: channelOf(place), user: to, ...content });
  } catch (cause) {
    const address = isShutOut(cause) ? addressOf(whispered) : undefined;
    if (address === undefined) throw cause;
    await note(address, content);
  }
}
