// /interactions/…/callback: the first answer to what a person did.
import { asJson, type Json, jsonList } from '../../json.ts';
import { answer, isLoading, placeOf, takesAnswers } from '../answers.ts';
import type { Interaction } from '../interaction.ts';
import { change } from '../ledger.ts';
import { allowedIn } from '../mentions.ts';
import { CALLBACK, FLAG, INTERACTION } from '../numbers.ts';
import { restIntents } from '../readable.ts';
import { Refusal } from '../refusal.ts';
import { openFor } from '../rooms.ts';
import { type Wrong, wrong } from '../rules/form.ts';
import { modalWrongs } from '../rules/modals.ts';
import { type Form, specWrongs } from '../rules/spec.ts';
import { shownMessage } from '../shown/messages.ts';
import type { Message, World } from '../world.ts';
import { CHANGING, contentOf, SENDING } from './content.ts';
import { below, judge } from './judge.ts';
import type { Asked, Given, Handlers } from './route.ts';

/** Throws 10062 where the time is over, 40060 where it was answered already. */
function waiting(
  { interactions, now, settings }: World,
  { token, interaction: id }: Asked['params'],
): Interaction {
  const found = interactions.get(token ?? '');
  if (found?.id !== id || !found) throw new Refusal(10062);
  if (found.state === 'answered') throw new Refusal(40060);
  if (found.state === 'missed' || now() > found.at + settings.timings.answerWithin) throw new Refusal(10062);
  return found;
}

const REPLIES = [CALLBACK.message, CALLBACK.deferredMessage];
const UPDATES = [CALLBACK.deferredUpdate, CALLBACK.update];

/** What may be answered to which interaction. */
function possible({ type, source }: Interaction): readonly number[] {
  if (type === INTERACTION.autocomplete) return [CALLBACK.choices];
  if (type === INTERACTION.command) return [...REPLIES, CALLBACK.modal];
  if (type === INTERACTION.component) return [...REPLIES, ...UPDATES, CALLBACK.modal];
  return source ? [...REPLIES, ...UPDATES] : REPLIES;
}

const FORMS: Readonly<Record<number, Form>> = {
  [CALLBACK.message]: 'reply',
  [CALLBACK.deferredMessage]: 'reply',
  [CALLBACK.deferredUpdate]: 'update',
  [CALLBACK.update]: 'update',
  [CALLBACK.choices]: 'choices',
  [CALLBACK.modal]: 'modal',
};

function typeIn(asked: Asked, interaction: Interaction): number {
  const type = Number(asked.body.type);
  const allowed = possible(interaction);
  if (!allowed.includes(type))
    judge(asked, [wrong(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`)]);
  return type;
}

type Made = { did: 'replied' | 'deferred' | 'updated' | 'deferred update'; message: Message };

function reply(asked: Asked, interaction: Interaction, spec: readonly Wrong[]): Made {
  const { world, body } = asked;
  const sent = asJson(body.data);
  const isEphemeral = (Number(sent.flags ?? 0) & FLAG.ephemeral) !== 0;
  const place = placeOf(world, interaction);
  if (body.type === CALLBACK.deferredMessage) {
    // No other flag is possible now: the second kind of components comes with the edit.
    const others = Number(sent.flags ?? 0) & ~FLAG.ephemeral;
    judge(asked, [
      ...spec,
      ...(others === 0 ? [] : [wrong(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'Only EPHEMERAL here.')]),
    ]);
    takesAnswers(world, place, isEphemeral);
    const flags = FLAG.loading | (isEphemeral ? FLAG.ephemeral : 0);
    return {
      did: 'deferred',
      message: answer(world, interaction, { flags, allowed: {} }, { follows: false }),
    };
  }
  const settable = SENDING | FLAG.ephemeral;
  const content = contentOf(asked, { sent, above: ['data'], spec, settable });
  takesAnswers(world, place, isEphemeral);
  const made = answer(world, interaction, { ...content, allowed: allowedIn(sent) }, { follows: false });
  return { did: 'replied', message: made };
}

function update(asked: Asked, interaction: Interaction, spec: readonly Wrong[]): Made {
  const { world, body } = asked;
  const { source } = interaction;
  judge(asked, spec);
  const place = placeOf(world, interaction);
  if (!source || source.deleted) throw new Refusal(10008);
  if (body.type === CALLBACK.deferredUpdate) return { did: 'deferred update', message: source };
  const sent = asJson(body.data);
  const content = contentOf(asked, { sent, above: ['data'], spec, settable: CHANGING, before: source });
  if (source.onlyFor === undefined) openFor(world, place, { wakes: false });
  change(world, source, { ...content, allowed: allowedIn(sent) });
  return { did: 'updated', message: source };
}

function open(asked: Asked, interaction: Interaction, spec: readonly Wrong[]): void {
  const { world, body } = asked;
  const data = asJson(body.data);
  judge(asked, [...spec, ...below(['data'], modalWrongs(data))]);
  const modal = {
    ...{ id: world.id(), person: interaction.person, opener: interaction, message: interaction.source },
    ...{ customId: String(data.custom_id), title: String(data.title) },
    components: jsonList(data.components),
  };
  world.modals.set(interaction.person, modal);
  interaction.state = 'answered';
  interaction.settle({ did: 'opened', body, message: undefined, modal, choices: [] });
}

function callback(asked: Asked): Given {
  const { world, params, body } = asked;
  const interaction = waiting(world, params);
  const type = typeIn(asked, interaction);
  const form = FORMS[type];
  const spec = form === undefined ? [] : specWrongs(form, body);
  if (type === CALLBACK.choices) {
    judge(asked, spec);
    interaction.state = 'answered';
    const choices = jsonList(asJson(body.data).choices);
    interaction.settle({ did: 'chose', body, message: undefined, modal: undefined, choices });
    return resource(asked, interaction, undefined);
  }
  if (type === CALLBACK.modal) {
    open(asked, interaction, spec);
    return resource(asked, interaction, undefined);
  }
  const made = (REPLIES as readonly number[]).includes(type)
    ? reply(asked, interaction, spec)
    : update(asked, interaction, spec);
  interaction.state = 'answered';
  interaction.original = made.message;
  interaction.settle({ did: made.did, body, message: made.message, modal: undefined, choices: [] });
  return resource(asked, interaction, made);
}

/** What is given back where the app asks for it: the message only where there is one to be seen. */
function resource({ world, query, body }: Asked, { id, type }: Interaction, made: Made | undefined): Given {
  if (query.with_response !== 'true') return undefined;
  const interaction: Json = { id, type };
  if (!made) return { body: { interaction, resource: { type: body.type } } };
  const { message, did } = made;
  Object.assign(interaction, {
    response_message_id: message.id,
    response_message_loading: isLoading(message),
    response_message_ephemeral: message.onlyFor !== undefined,
  });
  const isSeen = did === 'replied' || did === 'updated';
  const seen = isSeen ? { message: shownMessage(world, message, restIntents(world)) } : {};
  return { body: { interaction, resource: { type: body.type, ...seen } } };
}

export const callbacks: Handlers = { create_interaction_response: callback };
