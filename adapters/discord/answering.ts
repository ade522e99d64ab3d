// The first answer to something that somebody did: given within three seconds, whatever becomes of the rest.
import {
  type APIInteractionResponse,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Card } from '../../src/card.ts';
import { type Clock, MINUTE, SECOND } from '../../src/door/clock.ts';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import type { Report } from '../../src/door/worker.ts';
import { type DiscordMessage, render } from './cards/message.ts';
import type { Modal } from './cards/modals.ts';
import { failureOf, reasonOf } from './outcome.ts';
import { linksIn } from './places.ts';

/** What somebody did that waits for an answer. `created` is when, in ms by Discord's clock. */
export type Asking = {
  id: string;
  application: string;
  token: string;
  tenant: string;
  kind: 'command' | 'control' | 'window';
  created: number;
};

/** `said`: seen by that person only, unless `openly`. `done`: nothing is to be seen. `following`: what comes next is the answer. */
export type Answer =
  | { kind: 'said'; message: DiscordMessage; openly?: true }
  | { kind: 'done' }
  | { kind: 'following' }
  | { kind: 'window'; modal: Modal };

export type Answering = {
  rest: REST;
  clock: Clock;
  report: Report;
  /** Hears of each first answer: what was answered, and how many ms after it came in. */
  acknowledged: (kind: Asking['kind'], ms: number) => void;
};

/**
 * What somebody did is stored first, so that nobody is told that it worked who then loses it; when that takes longer than
 * this (a locked database), Discord is told to wait. In ms: it gives three seconds.
 */
const DEFER_AFTER = 1.5 * SECOND;

/** So long after it was done, in ms, a first answer that failed is tried once more: Discord takes one for three seconds. */
const AGAIN_WITHIN = 2.5 * SECOND;

/** For so long a deferred answer can still be given, in ms: Discord ends it after 15 minutes. */
const ANSWERABLE = 14 * MINUTE;

/**
 * Works, and answers with what it comes to; `instead` where it throws. Resolves when the first answer is given, and never
 * rejects.
 */
export async function answer(
  asking: Asking,
  work: Promise<Answer>,
  instead: Answer,
  world: Answering,
): Promise<void> {
  const { clock, report } = world;
  const begun = clock.now();
  const worked = work.catch((cause: unknown): Answer => {
    report(`A ${asking.kind} of Discord could not be handled (${reasonOf(cause)}).`);
    return instead;
  });
  const late = clock.alarm(DEFER_AFTER);
  try {
    const first = await Promise.race([worked, late.rung]);
    await callback(asking, first ? responseTo(first, asking.kind) : waiting(asking.kind), {
      ...world,
      begun,
    });
    world.acknowledged(asking.kind, Math.max(0, clock.now() - begun));
    if (!first || first.kind === 'done') await answerLate(asking, await worked, world);
  } catch (cause) {
    // Discord may tell of the same doing more than once; who did it has the answer already.
    if (isAnswered(cause)) return;
    report(`The answer to a ${asking.kind} of Discord came too late or got lost (${reasonOf(cause)}).`);
  } finally {
    late.ring();
  }
}

const isAnswered = (cause: unknown): boolean =>
  cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

/** `begun` is when it came in, in ms. The person waits, so what passes is not left to them. */
async function callback(
  asking: Asking,
  body: APIInteractionResponse,
  { rest, clock, begun }: Answering & { begun: number },
): Promise<void> {
  const send = async (): Promise<void> =>
    void (await rest.post(Routes.interactionCallback(asking.id, asking.token), { body, auth: false }));
  await send().catch(async (cause: unknown) => {
    const { kind } = failureOf(cause);
    if (kind === 'refused' || kind === 'limited' || clock.now() - begun > AGAIN_WITHIN) throw cause;
    await send().catch((again: unknown) => {
      // Only the answer to the first try got lost.
      if (!isAnswered(again)) throw again;
    });
  });
}

/** A card outside of any talk, such as help, for one person. */
export function sayingCard(card: Card, tenant: string): Answer {
  const alone = { id: 'alone', tenant, talk: '', place: '', thread: ROOM_ITSELF, card, refers: null };
  return { kind: 'said', message: render(alone, linksIn(tenant), { files: false }) };
}

function responseTo(first: Answer, kind: Asking['kind']): APIInteractionResponse {
  switch (first.kind) {
    case 'said':
      return { type: InteractionResponseType.ChannelMessageWithSource, data: shown(first) };
    case 'window':
      return { type: InteractionResponseType.Modal, data: first.modal };
    case 'following':
    case 'done':
      return waiting(kind);
    default:
      return first satisfies never;
  }
}

/** A command shows that something comes; a control or a window just ends. */
function waiting(kind: Asking['kind']): APIInteractionResponse {
  return kind === 'command'
    ? {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      }
    : { type: InteractionResponseType.DeferredMessageUpdate };
}

const shown = ({ message, openly }: Extract<Answer, { kind: 'said' }>) => ({
  components: message.components,
  allowed_mentions: message.allowed_mentions,
  flags: openly ? message.flags : message.flags | MessageFlags.Ephemeral,
});

/** Gives the answer where Discord was told to wait. A window cannot open any more; its control is pressed again. */
async function answerLate(asking: Asking, late: Answer, { rest, clock }: Answering): Promise<void> {
  if (clock.now() - asking.created > ANSWERABLE) return;
  const { application, token, kind } = asking;
  if (late.kind === 'said') {
    const { components, allowed_mentions, flags } = late.message;
    const body = { components, allowed_mentions };
    if (kind === 'command')
      await rest.patch(Routes.webhookMessage(application, token), { body: { ...body, flags }, auth: false });
    else
      await rest.post(Routes.webhook(application, token), {
        body: { ...body, flags: flags | MessageFlags.Ephemeral },
        auth: false,
      });
    return;
  }
  // The line that says that something comes goes away again.
  if (kind === 'command' && late.kind === 'done')
    await rest.delete(Routes.webhookMessage(application, token), { auth: false });
}
