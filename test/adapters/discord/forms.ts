// Requests against Discord's own description of them.
// @ts-expect-error: it comes without types.
import * as described from 'discord-api-spec/zod';

/** The little that is used of its schemas. */
type Form = { safeParse: (body: unknown) => { error?: { message: string } } };

const FORMS: Readonly<Record<'create' | 'edit' | 'window', Form>> = {
  create: described.MessageCreateRequestSchema,
  edit: described.MessageEditRequestPartialSchema,
  window: described.ModalInteractionCallbackRequestSchema,
};

/** Why the body of a request would be refused; undefined where it would not. Keys that are not described are passed over. */
export function refusalOf(request: keyof typeof FORMS, body: unknown): string | undefined {
  return FORMS[request].safeParse(body).error?.message;
}
