// Takes what somebody wrote to the bot: to it, or in a thread where a talk lives.
import { dateIn } from '../../src/checkin/said.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event, Named } from '../../src/event.ts';
import type { Done, PressWorld } from './press.ts';

/**
 * `addressed`: it is for the bot. `opensThread`: the talk lives under these words, and nothing else was said there before.
 * `people`: the ids of those named in it, without the bot; null where nobody else is there.
 */
export type Words = Done & {
  text: string;
  addressed: boolean;
  opensThread: boolean;
  people: readonly string[] | null;
  /** What the bot lacks to open a thread there, as people call it. */
  inPlace?: readonly string[];
};

/** `lives`: the talk that is there already. `otherwise`: the id of the one that these words open. */
export type WhichTalk = { lives: string | undefined; otherwise: string };

export type WordsWorld = Pick<PressWorld, 'bot' | 'zones' | 'isPerson'> & {
  /** Shows that something is being read, once for each key. */
  reading: (where: Reading) => void;
};

/** What is being read, for which talk and where. */
export type Reading = { tenant: string; talk: string; place: string; thread: string | null; key: string };

/** Resolves to the talk's id once they are stored, or to undefined where they are passed over. */
export async function takeWords(
  words: Words,
  { lives, otherwise }: WhichTalk,
  world: WordsWorld,
): Promise<string | undefined> {
  const { tenant, place, thread, key, by, at, text, addressed } = words;
  const { bot } = world;
  const talk = lives === undefined ? undefined : await bot.talk(tenant, lives);
  // What is not for the bot is not even kept where it would pass it over anyway.
  if (!addressed && (lives === undefined || isDeaf(talk))) return undefined;
  const event: Event = {
    ...{ kind: 'said', key, by, at, text },
    people: await named(words, world),
    ...(addressed ? {} : { overheard: true }),
    ...(words.opensThread ? { opensThread: true } : {}),
    ...(words.inPlace ? { inPlace: [...words.inPlace] } : {}),
  };
  const id = lives ?? otherwise;
  const zone = talk?.zone ?? (await world.zones(by));
  const received = await bot.receive({ tenant, talk: id, place, thread, zone, event });
  // A platform may tell of the same words more than once.
  if (addressed && received === 'new') world.reading({ tenant, talk: id, place, thread, key });
  return id;
}

/** Those who are named, each with their zone where it matters: for who is to take over. */
async function named(
  { people, text, at }: Words,
  { zones, isPerson }: Pick<WordsWorld, 'zones' | 'isPerson'>,
): Promise<Named[] | null> {
  if (people === null) return null;
  const handsOver = people.length > 0 && dateIn(text, at, 'UTC')?.kind === 'hand-over';
  if (!handsOver) return people.map((id) => ({ id, zone: 'UTC' }));
  const found = await Promise.all(
    people.map(async (id) => ((await isPerson(id)) ? [{ id, zone: await zones(id) }] : [])),
  );
  return found.flat();
}

/** Whether the talk hears only who names the bot. */
function isDeaf(talk: Talk | undefined): boolean {
  return talk !== undefined && (talk.muted || talk.phase === 'cancelled');
}
