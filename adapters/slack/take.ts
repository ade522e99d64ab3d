// Takes what people do in Slack to the bot: which talk it belongs to, and what kind of event it is there.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Bot, Opening } from '../../src/bot.ts';
import { dateIn } from '../../src/checkin/said.ts';
import { questionText } from '../../src/dialogue/advance.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { alreadyAnswered } from '../../src/dialogue/words.ts';
import { SECOND } from '../../src/door/clock.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Ids } from '../../src/door/worker.ts';
import type { Event, Named, Verb } from '../../src/event.ts';
import { reasonModal, wordsModal } from './cards/modals.ts';
import { isDirect } from './connection/rooms.ts';
import { ASKED_THERE, NOT_A_PERSON, NOTED_THERE } from './help.ts';
import type { Reading } from './read.ts';
import type { CommandReading, WindowReading } from './readcommand.ts';
import type { Zones } from './zones.ts';

/** What the taking needs from the rest. `reading` shows that something is being read, once for each key. */
export type TakeWorld = {
  bot: Bot;
  whisper: Messenger['whisper'];
  zones: Zones;
  /** Whether the id is that of a person who can be asked: no app, and nobody who left. */
  isPerson: (id: string) => Promise<boolean>;
  /** The id of our message there; null for one of somebody else, undefined where we may not look. */
  rootOf: (place: string, ts: string) => Promise<string | null | undefined>;
  ids: Ids;
  reading: (where: { place: string; thread: string; key: string }) => void;
};

/** A small form before one person's eyes. */
export type Window = ReturnType<typeof wordsModal>;

type Wrote = Extract<Reading, { kind: 'wrote' }>;
export type Pressed = Extract<Reading, { kind: 'pressed' }>;

/**
 * The talk of a thread that the bot was called into. One that began with a command has an id of its own and is looked
 * up; all others are named by their place, so that two events about the same message can never open two talks.
 */
export function talkIn(place: string, thread: string): string {
  return isDirect(place) ? place : `${place}.${thread}`;
}

/**
 * Words of somebody: to the bot, or in a thread where a talk lives. Resolves to the talk's id once they are stored, or to
 * undefined where they are passed over.
 */
export async function takeWords(reading: Wrote, world: TakeWorld): Promise<string | undefined> {
  const { tenant, place, thread, key, by, at, text, addressed } = reading;
  const { bot } = world;
  const lives = await talkOf(reading, world);
  const talk = lives === undefined ? undefined : await bot.talk(tenant, lives);
  // What is not for the bot is not even kept where it would pass it over anyway.
  if (!addressed && (lives === undefined || isDeaf(talk))) return undefined;
  const event: Event = {
    ...{ kind: 'said', key, by, at, text },
    people: await named(reading, world),
    ...(addressed ? {} : { overheard: true }),
    ...(reading.opensThread ? { opensThread: true } : {}),
  };
  const id = lives ?? talkIn(place, thread);
  const zone = talk?.zone ?? (await world.zones(by));
  const received = await bot.receive({ tenant, talk: id, place, thread, zone, event });
  // A mention comes as two events, and each may come again.
  if (addressed && received === 'new') world.reading({ place, thread, key });
  return id;
}

/** Those who are named, each with their zone where it matters: for who is to take over. */
async function named(
  { people, text, at, place }: Wrote,
  { zones, isPerson }: TakeWorld,
): Promise<Named[] | null> {
  if (isDirect(place)) return null;
  const handsOver = people.length > 0 && dateIn(text, at, 'UTC')?.kind === 'hand-over';
  if (!handsOver) return people.map((id) => ({ id, zone: 'UTC' }));
  const found = await Promise.all(
    people.map(async (id) => ((await isPerson(id)) ? [{ id, zone: await zones(id) }] : [])),
  );
  return found.flat();
}

/** The talk that lives where something was written; undefined where none does, as far as is known. */
async function talkOf(
  { tenant, place, thread, by, underBot }: Wrote,
  { bot, rootOf }: TakeWorld,
): Promise<string | undefined> {
  if (isDirect(place)) return (await bot.askedDirectly(tenant, by)) ?? place;
  const lives = await bot.at(tenant, place, thread);
  if (lives !== undefined || !underBot) return lives;
  // The bot's own message may have opened the thread, and Slack's answer to it is not here yet, or got lost. A talk that
  // began later than that message cannot be the one.
  const openings = await bot.openings(tenant, place, Number(thread) * SECOND + CLOCKS_APART);
  const root =
    openings.length === 0 ? null : await rootOf(place, thread).catch(onlyIf(openings.length === 1));
  // The answer may have come while we looked.
  return (await bot.at(tenant, place, thread)) ?? openedBy(root, openings);
}

/** One candidate has to do where Slack does not tell now. Among several nobody guesses: Slack brings the words again. */
function onlyIf(sure: boolean): (cause: unknown) => undefined {
  return (cause) => {
    if (!sure) throw cause;
  };
}

/** The talk that this message opened; where the bot may not look which message it is, the only one that it can be. */
function openedBy(root: string | null | undefined, openings: readonly Opening[]): string | undefined {
  if (root === undefined) return openings.length === 1 ? openings[0]?.talk : undefined;
  return openings.find(({ message }) => message === root)?.talk;
}

/** Slack's clock and ours differ by less than this, in ms, where both are set by a time server. */
const CLOCKS_APART = 2 * SECOND;

/** Whether the talk hears only who names the bot. */
function isDeaf(talk: Talk | undefined): boolean {
  return talk !== undefined && (talk.muted || talk.phase === 'cancelled');
}

/** What a press came to: nothing more is to be done, or a window is to be shown once it is acknowledged. */
export type Taken = { window?: Window };

/** A press of one of our controls. Resolves to undefined where its talk is not known here. */
export async function takePress(reading: Pressed, world: TakeWorld): Promise<Taken | undefined> {
  const { tenant, talk: id, place, thread, key, by, at, verb, args } = reading;
  const { bot } = world;
  const talk = await bot.talk(tenant, id);
  if (!talk) return undefined;
  const kept = { talk: id, channel: place, thread };
  const receive = async (event: Event): Promise<Taken> => {
    await bot.receive({ tenant, talk: id, place, thread, zone: talk.zone, event });
    return {};
  };
  const happened = { key, by, at };
  const [first = '', second = ''] = args;
  switch (verb) {
    case 'answer':
      return receive({ ...happened, kind: 'chose', question: first as QuestionId, option: second });
    case 'words': {
      const asked = first as QuestionId;
      if (talk.open === asked)
        return { window: wordsModal({ ...kept, question: asked }, questionText(talk, asked)) };
      noteAnswered(asked, talk, { ...reading, talk: id }, world);
      return {};
    }
    case 'rate': {
      await receive({ ...happened, kind: 'rated', message: first, helpful: second === 'up' });
      return second === 'down' ? { window: reasonModal({ ...kept, message: first }) } : {};
    }
    case 'hand-over':
      if (!(await world.isPerson(first))) {
        world.whisper({ tenant, talk: id, place, thread, to: by, card: NOT_A_PERSON });
        return {};
      }
      return receive({
        ...happened,
        kind: 'pressed',
        verb,
        argument: `${first} ${await world.zones(first)}`,
      });
    case 'ask':
    case 'count': {
      // Pressed in the room, and asked or noted in the talk's own thread.
      const event = { ...happened, kind: 'pressed', verb, argument: first } as const;
      await bot.receive({ tenant, talk: id, place, thread: null, zone: talk.zone, event });
      const card = verb === 'ask' ? ASKED_THERE : NOTED_THERE;
      world.whisper({ tenant, talk: id, place, thread: ROOM_ITSELF, to: by, card });
      return {};
    }
    default: {
      const argument = args.length === 0 ? {} : { argument: args.join(' ') };
      return receive({ ...happened, kind: 'pressed', verb: verb as Verb, ...argument });
    }
  }
}

type Somewhere = { tenant: string; talk: string; place: string; thread: string | null; by: string };

/** Tells one person that somebody else was quicker. */
function noteAnswered(
  asked: QuestionId,
  { answers }: Talk,
  { tenant, talk, place, thread, by }: Somewhere,
  { whisper }: Pick<TakeWorld, 'whisper'>,
): void {
  whisper({ tenant, talk, place, thread, to: by, card: alreadyAnswered(asked, answers[asked]) });
}

/** A command that opens a talk; resolves to the talk's id once it is stored. `at` is now, ISO 8601. */
export async function takeCommand(reading: CommandReading, at: string, world: TakeWorld): Promise<string> {
  const { tenant, place, key, by, text } = reading;
  const { bot, zones, ids } = world;
  const zone = await zones(by);
  if (isDirect(place)) {
    const event: Event = { kind: 'said', key, by, at, text, people: null };
    await bot.receive({ tenant, talk: place, place, thread: ROOM_ITSELF, zone, event });
    return place;
  }
  const talk = `${place}.${ids()}`;
  const event: Event = { kind: 'opened', key, by, at, text, rootless: true };
  await bot.receive({ tenant, talk, place, thread: null, zone, event });
  return talk;
}

/**
 * A window that was sent off. Words for a question that is not open any more answer no other one. Resolves to false where
 * its talk is not known here.
 */
export async function takeWindow(reading: WindowReading, at: string, world: TakeWorld): Promise<boolean> {
  const { tenant, talk: id, place, thread, key, by, text } = reading;
  const talk = await world.bot.talk(tenant, id);
  if (!talk) return false;
  if (text === '') return true;
  const happened = { key, by, at };
  if (reading.window === 'words' && talk.open !== reading.question) {
    noteAnswered(reading.question, talk, reading, world);
    return true;
  }
  const event: Event =
    reading.window === 'words'
      ? { ...happened, kind: 'said', text, people: [] }
      : { ...happened, kind: 'rated', message: reading.message, helpful: false, reason: text };
  await world.bot.receive({ tenant, talk: id, place, thread, zone: talk.zone, event });
  return true;
}
