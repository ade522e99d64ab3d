// What somebody did that waits for an answer: a command, a control, a window.
import type { MessageComponentInteraction, RepliableInteraction } from 'discord.js';
import type { Card } from '../../src/card.ts';
import type { Report } from '../../src/door/worker.ts';
import type { Choice } from '../chat/learning.ts';
import { type Answer, type Answering, type Asking, answer, sayingCard } from './answering.ts';
import type { Call, Callers } from './callers.ts';
import { FAILED } from './help.ts';
import { INTERACTION_KEY, type Where } from './read.ts';
import type { Asked, TakeWorld } from './take.ts';
import type { Tell } from './telling.ts';

/** What the listeners need from the rest. */
export type ListenWorld = {
  take: TakeWorld;
  answering: Answering;
  callers: Pick<Callers, 'called' | 'asked'>;
  report: Report;
  /** Hears when (ms) something was written that could not be taken in, so that it is looked for again. */
  lost: (at: number) => void;
  help: () => Card;
  status: (where: Where) => Promise<Answer>;
  examples: (asked: Asked, count: number) => Promise<Answer>;
  /** For those who may manage the server. */
  gaps: (tenant: string) => Promise<Card>;
  learning: (tenant: string, choice: Choice) => Promise<Card>;
  tell: Tell;
  /** One question without a talk. */
  question: (text: string) => Card;
};

export type Acted = RepliableInteraction | MessageComponentInteraction;

/** Who did it and when, and what makes it unlike anything else that was done. */
export const happened = ({ id, user, createdTimestamp }: Acted) => ({
  ...{ by: user.id, key: `${INTERACTION_KEY}${id}` },
  at: new Date(createdTimestamp).toISOString(),
});

export function asking(interaction: Acted, { tenant }: { tenant: string }, kind: Asking['kind']): Asking {
  const { id, token, applicationId: application, createdTimestamp: created } = interaction;
  return { id, token, application, tenant, kind, created };
}

/** Somebody did something in a talk: for a while they can be told more, which only they see. */
export type Remember = (of: Pick<Call, 'tenant' | 'talk' | 'by'>) => void;

/**
 * Answers with what the work comes to, and remembers that its person can be told more. What is read of what was done is
 * part of the work: where it is not as it should be, its person is told that it failed.
 */
export async function answering(
  asked: Asking,
  work: (remember: Remember) => Promise<Answer>,
  world: ListenWorld,
): Promise<void> {
  const answered = Promise.withResolvers<void>();
  const remember: Remember = (of) => {
    const { application, token } = asked;
    world.callers.called({ ...of, application, token, answered: answered.promise });
  };
  await answer(asked, work(remember), sayingCard(FAILED, asked.tenant), world.answering);
  answered.resolve();
}

/** A card for one person. */
export const saying = (card: Card, { tenant }: Pick<Where, 'tenant'>): Answer => sayingCard(card, tenant);
