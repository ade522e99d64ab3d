// The plainest stage: events go straight to the door, and what is posted is all there is.
import { openMemoryStore } from '../../adapters/store/open.ts';
import { screen } from '../../adapters/terminal/screen.ts';
import type { QuestionId } from '../../knowledge/questions.ts';
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import type { Event } from '../../src/event.ts';
import { handClock } from '../clock.ts';
import type { Act, OpenStage } from './stage.ts';

export const screenStage: OpenStage = async (audience, ground) => {
  const cards: Card[] = [];
  let count = 0;
  let now = 0;
  let zone = 'UTC';
  let last: Event | undefined;
  const store = await openMemoryStore();
  const bot = createBot({
    store,
    messenger: {
      ...screen((card) => {
        cards.push(card);
        audience.posted(card);
      }),
      whisper: ({ card }) => audience.whispered(card),
    },
    tasks: NO_TASKS,
    decide: decideOn(ground),
    ids: () => `m${++count}`,
    clock: handClock(() => now),
    random: () => 0.5,
    report: audience.fault,
  });
  return {
    async at(moment, place) {
      now = moment;
      zone = place;
      await bot.drain();
    },
    async act(by, act) {
      const event = eventOf(
        act,
        { key: `e${++count}`, by, at: new Date(now).toISOString() },
        { cards, last },
      );
      last = event;
      await bot.receive({ tenant: 'T1', talk: 'talk1', place: 'thread', thread: null, zone, event });
      await bot.drain();
    },
    close: () => store.close(),
  };
};

type Happened = Pick<Event, 'key' | 'by' | 'at'>;

function eventOf(
  act: Act,
  happened: Happened,
  { cards, last }: { cards: readonly Card[]; last: Event | undefined },
): Event {
  switch (act.kind) {
    case 'says':
      return { ...happened, kind: last ? 'said' : 'opened', text: act.text };
    case 'chooses':
      return {
        ...happened,
        kind: 'chose',
        question: act.question ?? openQuestion(cards),
        option: act.option,
      };
    case 'presses': {
      const { verb, argument } = act;
      return { ...happened, kind: 'pressed', verb, ...(argument === undefined ? {} : { argument }) };
    }
    case 'again':
      if (!last) throw new Error('nothing happened yet that could happen again');
      return last;
    default:
      return act satisfies never;
  }
}

function openQuestion(cards: readonly Card[]): QuestionId {
  const open = cards.findLast((card) => card.kind === 'question');
  if (open?.kind !== 'question') throw new Error('no question was put yet');
  return open.question;
}
