// Takes what people do in Slack to the bot: which talk it belongs to, and what kind of event it is there.
import { type QuestionId, question } from '../../knowledge/questions.ts';
import type { Bot } from '../../src/bot.ts';
import { alreadyAnswered } from '../../src/dialogue/words.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Ids } from '../../src/door/worker.ts';
import type { Event, Verb } from '../../src/event.ts';
import { reasonModal, wordsModal } from './cards/modals.ts';
import { isDirect, type Reading } from './read.ts';
import type { CommandReading, WindowReading } from './readcommand.ts';
import type { Zones } from './zones.ts';

/**
 * What the taking needs from the rest. `open` shows a window; `reading` shows that something is being read, once for each
 * key.
 */
export type TakeWorld = {
  bot: Bot;
  whisper: Messenger['whisper'];
  zones: Zones;
  ids: Ids;
  open: (trigger: string, view: ReturnType<typeof wordsModal>) => Promise<void>;
  reading: (where: { place: string; thread: string; key: string }) => void;
};

type Wrote = Extract<Reading, { kind: 'wrote' }>;
type Pressed = Extract<Reading, { kind: 'pressed' }>;

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
  const { bot, zones } = world;
  const lives = isDirect(place) ? place : await bot.at(tenant, place, thread);
  // What is not for the bot is not even kept where it would pass it over anyway.
  if (!addressed && (lives === undefined || (await isDeaf(bot, tenant, lives)))) return undefined;
  const event: Event = { kind: 'said', key, by, at, text, ...(addressed ? {} : { overheard: true }) };
  // A mention comes as two events, and each may come again.
  if (addressed) world.reading({ place, thread, key });
  const talk = lives ?? talkIn(place, thread);
  await bot.receive({ tenant, talk, place, thread, zone: await zones(by), event });
  return talk;
}

/** Whether the talk hears only who names the bot. */
async function isDeaf(bot: Bot, tenant: string, id: string): Promise<boolean> {
  const talk = await bot.talk(tenant, id);
  return talk !== undefined && (talk.muted || talk.phase === 'cancelled');
}

/** A press of one of our controls. Resolves to false where its talk is not known here. */
export async function takePress(reading: Pressed, world: TakeWorld): Promise<boolean> {
  const { tenant, talk: id, place, thread, key, by, at, verb, args } = reading;
  const { bot, zones, whisper } = world;
  const talk = await bot.talk(tenant, id);
  if (!talk) return false;
  const receive = async (event: Event): Promise<boolean> => {
    await bot.receive({ tenant, talk: id, place, thread, zone: await zones(by), event });
    return true;
  };
  const happened = { key, by, at };
  switch (verb) {
    case 'answer':
      return receive({ ...happened, kind: 'chose', question: args[0] as QuestionId, option: args[1] ?? '' });
    case 'words': {
      const asked = args[0] as QuestionId;
      if (talk.open !== asked)
        whisper({
          tenant,
          talk: id,
          place,
          thread,
          to: by,
          card: alreadyAnswered(asked, talk.answers[asked]),
        });
      else
        await world.open(
          reading.trigger,
          wordsModal({ talk: id, question: asked, channel: place, thread }, question(asked).text),
        );
      return true;
    }
    case 'rate': {
      const [message = '', way] = args;
      await receive({ ...happened, kind: 'rated', message, helpful: way === 'up' });
      if (way === 'down')
        await world.open(reading.trigger, reasonModal({ talk: id, message, channel: place, thread }));
      return true;
    }
    default:
      return receive({
        ...happened,
        kind: 'pressed',
        verb: verb as Verb,
        ...(args[0] === undefined ? {} : { argument: args[0] }),
      });
  }
}

/** A command that opens a talk; resolves to the talk's id once it is stored. `at` is now, ISO 8601. */
export async function takeCommand(reading: CommandReading, at: string, world: TakeWorld): Promise<string> {
  const { tenant, place, key, by, text } = reading;
  const { bot, zones, ids } = world;
  const zone = await zones(by);
  if (isDirect(place)) {
    const event: Event = { kind: 'said', key, by, at, text };
    await bot.receive({ tenant, talk: place, place, thread: ROOM_ITSELF, zone, event });
    return place;
  }
  const talk = `${place}.${ids()}`;
  const event: Event = { kind: 'opened', key, by, at, text, rootless: true };
  await bot.receive({ tenant, talk, place, thread: null, zone, event });
  return talk;
}

/** A window that was sent off. */
export async function takeWindow(reading: WindowReading, at: string, world: TakeWorld): Promise<void> {
  const { tenant, talk, place, thread, key, by, text } = reading;
  if (text === '') return;
  const happened = { key, by, at };
  const event: Event =
    reading.window === 'words'
      ? { ...happened, kind: 'said', text }
      : { ...happened, kind: 'rated', message: reading.message, helpful: false, reason: text };
  await world.bot.receive({ tenant, talk, place, thread, zone: await world.zones(by), event });
}
