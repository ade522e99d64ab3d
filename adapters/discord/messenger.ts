// Discord as the sender sees it: posts, changes and finds messages, and shows notes to single people.
import {
  type Client,
  DiscordAPIError,
  MessageFlags,
  type RawFile,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { SECOND } from '../../src/door/clock.ts';
import { personIn, ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Message, Messenger, Sending, Whispered } from '../../src/door/messenger.ts';
import type { Report } from '../../src/door/worker.ts';
import { isMistake } from '../chat/mistake.ts';
import type { Translations } from '../model/translations.ts';
import type { Call, Callers } from './callers.ts';
import type { Attached } from './cards/elements.ts';
import { render } from './cards/message.ts';
import { plain } from './cards/plain.ts';
import { find } from './find.ts';
import { failureOf, isNoChannel, isTokenLost, reasonOf } from './outcome.ts';
import { heldIn, lacking } from './permissions.ts';
import { isPersonal, linksIn, onlyFor, standingIn, talkName, whereIs } from './places.ts';
import { refusedCard } from './refused.ts';
import { roomOf } from './room.ts';
import type { Tell } from './telling.ts';
import { openThread, saidIn, threadName } from './threads.ts';

export type MessengerWorld = {
  rest: REST;
  /** For answers to what somebody did, which Discord does not count with the others. */
  answers: REST;
  /** Undefined before the first connection. */
  client: () => Client<true> | undefined;
  callers: Pick<Callers, 'lastOf' | 'heard'>;
  report: Report;
  tell: Tell;
  /** Hears of each refusal of the token. */
  tokenLost: () => void;
  translations: Translations;
};

/** All of one message, in ms; the sender gives up at ten seconds. */
const MESSAGE_WITHIN = 9 * SECOND;
/** Discord takes a first answer for three seconds; what follows waits for it a little longer, in ms. */
const ANSWERED_WITHIN = 4 * SECOND;

export function discordMessenger(world: MessengerWorld): Messenger {
  const outcome = (send: Promise<string>, refused: Refused = () => {}): Promise<Sending> =>
    send.then(
      (external) => ({ kind: 'sent', external }),
      (cause: unknown) => {
        if (isMistake(cause)) throw cause;
        if (isTokenLost(cause)) world.tokenLost();
        const failure = failureOf(cause);
        if (failure.kind === 'refused') refused(cause, failure.reason);
        return failure;
      },
    );
  return {
    can: (place) => abilitiesIn(place, world.client()),
    async post(message) {
      if (onlyFor(message.place) !== undefined) return postPrivately(message, world, outcome);
      const sending = await outcome(post(message, world), (cause, reason) =>
        tellWhoWaits(message, { cause, reason }, world),
      );
      // After what opens a thread there is still the thread to be opened.
      if (sending.kind === 'sent' && message.thread !== null) world.callers.heard(message);
      return sending;
    },
    edit: (message, external) => outcome(edit(message, external, world)),
    async find(message) {
      const bot = world.client()?.user.id;
      if (bot === undefined) return { kind: 'unsent', reason: 'not connected yet' };
      try {
        const channel = await roomOf(message, world.rest);
        return await find(world.rest, message, { channel, bot });
      } catch (cause) {
        const failure = failureOf(cause);
        if (failure.kind === 'limited') return failure;
        return { kind: failure.kind === 'refused' ? 'blind' : 'unsent', reason: failure.reason };
      }
    },
    whisper: (whispered) =>
      void whisper(whispered, world).catch((cause: unknown) => {
        world.report(`A note for one person could not be shown (${reasonOf(cause)}).`);
      }),
  };
}

type Refused = (cause: unknown, reason: string) => void;

/** Who asked something in a server, and gets no answer there, is told why: where only they see it, or directly. */
function tellWhoWaits(
  { tenant, talk, place }: Message,
  why: { cause: unknown; reason: string },
  world: MessengerWorld,
): void {
  const { callers, tell, client } = world;
  const by = callers.heard({ tenant, talk });
  if (by === undefined || isPersonal(tenant) || personIn(place) !== undefined) return;
  const card = refusedCard({ ...why, place }, client());
  const call = callers.lastOf({ tenant, talk, by });
  const directly = (): void => tell(by, talk, card);
  if (call) answerCall(call, { ...NOTE, tenant, talk, place, card }, world).catch(directly);
  else directly();
}

/** A message that is none of the door's. */
const NOTE = { id: 'note', thread: ROOM_ITSELF, refers: null } as const;

/** What is shown to one person alone can be neither looked for nor changed later. */
function abilitiesIn(place: string, client: Client | undefined) {
  if (onlyFor(place) !== undefined) return { edit: false, find: false };
  const held = heldIn(client?.channels.cache.get(place));
  return { edit: true, find: held === undefined || lacking(held, ['history']).length === 0 };
}

type Shaped = { files?: Attached[] };

/** A body as the library sends it, with its files beside it. */
function request<B extends Shaped>({ files = [], ...body }: B, more: object = {}) {
  const raw: RawFile[] = files.map(({ name, text }) => ({ name, data: Buffer.from(text) }));
  return { body: { ...body, ...more }, ...(raw.length > 0 ? { files: raw } : {}) };
}

const Posted = z.object({ id: z.string() });

async function post(message: Message, world: MessengerWorld): Promise<string> {
  const signal = AbortSignal.timeout(MESSAGE_WITHIN);
  const channel = await roomOf(message, world.rest, signal);
  const send = (): Promise<string> => postIn(channel, message, world, signal);
  const id = await send().catch(async (cause: unknown) => {
    if (!isNoChannel(cause) || !message.thread || !opensThread(message)) throw cause;
    await openUnder(message.place, message.thread, world, signal);
    return send();
  });
  if (message.thread === null) await openBelow(message, id, world, signal);
  return personIn(message.place) === undefined ? id : standingIn(channel, id);
}

/** Whether the thread may be one that nobody opened yet. That of a check-in was there, so somebody took it away. */
const opensThread = ({ place, card }: Message): boolean =>
  personIn(place) === undefined && card.kind !== 'check-in';

/** Opens the thread below somebody's words, which stand at the thread's own number. */
async function openUnder(
  channel: string,
  message: string,
  { rest, client }: MessengerWorld,
  signal: AbortSignal,
): Promise<void> {
  const said = await saidIn(rest, { channel, message, bot: client()?.user.id ?? '' }, signal);
  await openThread(rest, { channel, message, name: threadName(said) }, signal);
}

/** Opens the thread below our own first message. Where that fails, the next message tries it again and says why not. */
async function openBelow(
  { place, card }: Message,
  id: string,
  { rest, report }: MessengerWorld,
  signal: AbortSignal,
): Promise<void> {
  const name = threadName(card.kind === 'opening' ? card.text : '');
  try {
    await openThread(rest, { channel: place, message: id, name }, signal);
  } catch (cause) {
    report(`A thread could not be opened yet (${reasonOf(cause)}).`);
  }
}

async function postIn(
  channel: string,
  message: Message,
  { rest, client, translations }: MessengerWorld,
  signal: AbortSignal,
): Promise<string> {
  const room = { files: mayAttach(channel, client()) };
  const [named, links] = [{ ...message, talk: talkName(message) }, linksIn(message.tenant)];
  // The same number within minutes is the same message to Discord; after that it is looked for before it is repeated.
  const once = { nonce: message.id, enforce_nonce: true };
  const send = async (shaped: Shaped): Promise<string> =>
    Posted.parse(await rest.post(Routes.channelMessages(channel), { ...request(shaped, once), signal })).id;
  const { shown } = translations;
  return send(await shown(message, (say) => render(named, links, room, say))).catch(async (cause) => {
    if (isBadForm(cause)) return send(await shown(message, (say) => plain(named, links, room, say)));
    throw cause;
  });
}

/** Discord does not take the layout, whatever is wrong with it. */
const isBadForm = (cause: unknown): boolean =>
  cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;

function mayAttach(channel: string, client: Client | undefined): boolean {
  const held = heldIn(client?.channels.cache.get(channel));
  return held === undefined || lacking(held, ['files']).length === 0;
}

async function edit(
  message: Message,
  external: string,
  { rest, translations }: MessengerWorld,
): Promise<string> {
  const signal = AbortSignal.timeout(MESSAGE_WITHIN);
  const { place, thread } = message;
  const at = whereIs({ place, thread, external });
  // Files stay as they were sent, and nobody is told of a change.
  const [named, links] = [{ ...message, talk: talkName(message) }, linksIn(message.tenant)];
  const { flags, components } = await translations.shown(message, (say) =>
    render(named, links, undefined, say),
  );
  const body = { flags, components, allowed_mentions: { parse: [] } };
  const change = async (): Promise<void> =>
    void (await rest.patch(Routes.channelMessage(at.channel, at.message), { body, signal }));
  await change().catch(async (cause: unknown) => {
    if (!isArchived(cause)) throw cause;
    await rest.patch(Routes.channel(at.channel), { body: { archived: false }, signal });
    await change();
  });
  return external;
}

const isArchived = (cause: unknown): boolean =>
  cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.InvalidActionOnArchivedThread;

const OVER = 'Discord lets me write there for a quarter of an hour only';

/** Where the bot is no member it can only answer what somebody just did. */
async function postPrivately(
  message: Message,
  world: MessengerWorld,
  outcome: (send: Promise<string>) => Promise<Sending>,
): Promise<Sending> {
  const { tenant, talk, place } = message;
  const call = world.callers.lastOf({ tenant, talk, by: onlyFor(place) ?? '' });
  if (!call) return { kind: 'refused', reason: OVER };
  const signal = AbortSignal.timeout(MESSAGE_WITHIN);
  if (!(await isAnswered(call))) return { kind: 'unsent', reason: 'the first answer is still on its way' };
  return outcome(answerCall(call, message, world, signal));
}

/** Whether the first answer is given, for which what follows waits. */
function isAnswered({ answered }: Call): Promise<boolean> {
  const late = AbortSignal.timeout(ANSWERED_WITHIN);
  const over = new Promise<boolean>((resolve) => {
    late.addEventListener('abort', () => resolve(false), { once: true });
  });
  return Promise.race([answered.then(() => true), over]);
}

/** Seen by one person; it goes away when they close it. */
async function answerCall(
  { application, token }: Call,
  message: Message,
  { answers: rest, translations }: Pick<MessengerWorld, 'answers' | 'translations'>,
  signal = AbortSignal.timeout(MESSAGE_WITHIN),
): Promise<string> {
  const shown = await translations.shown(message, (say) =>
    render(message, linksIn(message.tenant), undefined, say),
  );
  const flags = shown.flags | MessageFlags.Ephemeral;
  const route = Routes.webhook(application, token);
  return Posted.parse(await rest.post(route, { ...request({ ...shown, flags }), auth: false, signal })).id;
}

async function whisper(whispered: Whispered, world: MessengerWorld): Promise<void> {
  const { tenant, talk, to } = whispered;
  const call = world.callers.lastOf({ tenant, talk, by: to });
  // Who only wrote something cannot be told anything that others do not see.
  if (call && (await isAnswered(call)))
    await answerCall(call, { ...whispered, id: 'whisper', refers: null }, world);
}
