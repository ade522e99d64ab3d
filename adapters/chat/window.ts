// Takes the words of a small window to the bot.
import type { QuestionId } from '../../knowledge/questions.ts';
import { dateIn } from '../../src/checkin/said.ts';
import type { Event } from '../../src/event.ts';
import { NO_DATE } from './help.ts';
import { type Done, note, noteAnswered, type PressWorld } from './press.ts';

/** What somebody wrote into a window, and what it was about. `text` is trimmed. */
export type Filled = Done & { talk: string; text: string } & (
    | { window: 'words'; question: QuestionId }
    | { window: 'reason'; message: string }
    | { window: 'when' }
  );

/**
 * Resolves once it is stored; to false where its talk is not known here. Words for a question that is not open any more
 * answer no other one.
 */
export async function takeWindow(filled: Filled, world: PressWorld): Promise<boolean> {
  const { tenant, talk: id, place, thread, key, by, at, text } = filled;
  const talk = await world.bot.talk(tenant, id);
  if (!talk) return false;
  if (text === '') return true;
  if (filled.window === 'words' && talk.open !== filled.question) {
    noteAnswered(filled.question, talk, filled, world);
    return true;
  }
  const event = eventOf(filled, { key, by, at }, talk.zone);
  if (!event) {
    note(NO_DATE, filled, world);
    return true;
  }
  await world.bot.receive({ tenant, talk: id, place, thread, zone: talk.zone, event });
  return true;
}

/** Undefined where a date was asked for and the words are none. */
function eventOf(filled: Filled, happened: Pick<Done, 'key' | 'by' | 'at'>, zone: string): Event | undefined {
  const { text } = filled;
  switch (filled.window) {
    case 'words':
      return { ...happened, kind: 'said', text, people: [] };
    case 'reason':
      return { ...happened, kind: 'rated', message: filled.message, helpful: false, reason: text };
    case 'when': {
      // Whoever is asked for a date writes no whole sentence.
      const said = [text, `ask me again ${text}`].find((one) => dateIn(one, happened.at, zone));
      return said === undefined ? undefined : { ...happened, kind: 'said', text: said, people: [] };
    }
    default:
      return filled satisfies never;
  }
}
