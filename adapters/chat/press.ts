// Takes the press of a control to the bot: what kind of event it is there, and whether a small window is to open.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Bot } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { questionText } from '../../src/dialogue/advance.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { alreadyAnswered } from '../../src/dialogue/words.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Event } from '../../src/event.ts';
import type { Control } from './control.ts';
import { ASKED_THERE, NOT_A_PERSON, NOTED_THERE } from './help.ts';

/** What the taking of presses and windows needs from the rest. */
export type PressWorld = {
  bot: Bot;
  whisper: Messenger['whisper'];
  /** The IANA zone of a person. Never rejects. */
  zones: (user: string) => Promise<string>;
  /** Whether the id is that of a person who can be asked: no app, and nobody who left. */
  isPerson: (id: string) => Promise<boolean>;
};

/** Where and by whom something was done, and what makes it unlike anything else that was. `at` is ISO 8601 in UTC. */
export type Done = {
  tenant: string;
  place: string;
  thread: string | null;
  by: string;
  key: string;
  at: string;
};

export type Press = Done & Control;

/** A small window that asks for words: an answer to the question, what was wrong with a message, or a date. */
export type Window =
  | { kind: 'words'; talk: string; question: QuestionId; asked: string }
  | { kind: 'reason'; talk: string; message: string }
  | { kind: 'when'; talk: string };

/** What a press came to: nothing more is to be done, or a window is to be shown once it is acknowledged. */
export type Taken = { window?: Window };

/** Resolves once it is stored; to undefined where its talk is not known here. */
export async function takePress(press: Press, world: PressWorld): Promise<Taken | undefined> {
  const { tenant, talk: id, place, thread, key, by, at, verb, args } = press;
  const { bot } = world;
  const talk = await bot.talk(tenant, id);
  if (!talk) return undefined;
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
        return {
          window: { kind: 'words', talk: id, question: asked, asked: questionText(talk, asked) },
        };
      noteAnswered(asked, talk, press, world);
      return {};
    }
    case 'when':
      return { window: { kind: 'when', talk: id } };
    case 'rate': {
      await receive({ ...happened, kind: 'rated', message: first, helpful: second === 'up' });
      return second === 'down' ? { window: { kind: 'reason', talk: id, message: first } } : {};
    }
    case 'hand-over':
      if (!(await world.isPerson(first))) {
        note(NOT_A_PERSON, { ...press, thread }, world);
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
      note(verb === 'ask' ? ASKED_THERE : NOTED_THERE, { ...press, thread: ROOM_ITSELF }, world);
      return {};
    }
    default: {
      const argument = args.length === 0 ? {} : { argument: args.join(' ') };
      return receive({ ...happened, kind: 'pressed', verb, ...argument });
    }
  }
}

type Somewhere = Omit<Done, 'key' | 'at'> & { talk: string };

/** Tells one person that somebody else was quicker. */
export function noteAnswered(
  asked: QuestionId,
  { answers }: Talk,
  where: Somewhere,
  world: Pick<PressWorld, 'whisper'>,
): void {
  note(alreadyAnswered(asked, answers[asked]), where, world);
}

/** Shows a card to one person. */
export function note(
  card: Card,
  { tenant, talk, place, thread, by }: Somewhere,
  { whisper }: Pick<PressWorld, 'whisper'>,
): void {
  whisper({ tenant, talk, place, thread, to: by, card });
}
