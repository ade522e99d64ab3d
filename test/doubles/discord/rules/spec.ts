// Bodies of requests against Discord's own description of them. Keys that it does not list are passed over.
// @ts-expect-error: it comes without types.
import * as described from 'discord-api-spec/zod';
import type { Json } from '../../json.ts';
import { type Path, type Wrong, wrong } from './form.ts';

/** The little that is used of its schemas. */
type Issue = {
  code: string;
  path: (string | number)[];
  maximum?: number;
  minimum?: number;
  origin?: string;
  expected?: string;
  input?: unknown;
  values?: unknown[];
  errors?: Issue[][];
};
export type Schema = { safeParse(body: unknown): { error?: { issues: Issue[] } } };

const SCHEMAS = {
  message: described.MessageCreateRequestSchema,
  messageEdit: described.MessageEditRequestPartialSchema,
  reply: described.CreateMessageInteractionCallbackRequestSchema,
  update: described.UpdateMessageInteractionCallbackRequestSchema,
  choices: described.ApplicationCommandAutocompleteCallbackRequestSchema,
  modal: described.ModalInteractionCallbackRequestSchema,
  followUp: described.IncomingWebhookRequestPartialSchema,
  followUpEdit: described.IncomingWebhookUpdateRequestPartialSchema,
  command: described.ApplicationCommandUpdateRequestSchema,
  commandEdit: described.ApplicationCommandPatchRequestPartialSchema,
  threadFromMessage: described.CreateTextThreadWithMessageRequestSchema,
  thread: described.CreateTextThreadWithoutMessageRequestSchema,
  threadEdit: described.UpdateThreadRequestPartialSchema,
  channelEdit: described.UpdateGuildChannelRequestPartialSchema,
  direct: described.CreatePrivateChannelRequestSchema,
} satisfies Readonly<Record<string, Schema>>;

export type Form = keyof typeof SCHEMAS;

const sizeWrong = (path: Path, { code, origin, maximum, minimum }: Issue): Wrong => {
  const [side, limit] = code === 'too_big' ? (['MAX', maximum] as const) : (['MIN', minimum] as const);
  const than = side === 'MAX' ? `${limit} or fewer` : `${limit} or more`;
  if (origin === 'string') return wrong(path, `BASE_TYPE_${side}_LENGTH`, `Must be ${than} in length.`);
  if (origin === 'array') return wrong(path, 'BASE_TYPE_BAD_LENGTH', `Must be ${than} in length.`);
  const word = side === 'MAX' ? 'less' : 'greater';
  return wrong(path, `NUMBER_TYPE_${side}`, `int value should be ${word} than or equal to ${limit}.`);
};

/** Of the things that a value may be, the one that it says it is: no other has so few quarrels with it at its head. */
function meant(branches: readonly Issue[][]): Issue[] {
  const isOther = (issue: Issue): boolean => issue.path.length === 1 && issue.path[0] === 'type';
  const own = branches.find((issues) => !issues.some(isOther));
  return own ?? [];
}

function wrongIn(issue: Issue, above: Path): Wrong[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'invalid_union': {
      const own = meant(issue.errors ?? []);
      if (own.length > 0) return own.flatMap((one) => wrongIn(one, path));
      return [wrong(path, 'UNION_TYPE_CHOICES', 'The value is none of those that are possible here.')];
    }
    case 'too_big':
    case 'too_small':
      return [sizeWrong(path, issue)];
    case 'invalid_type':
      return [wrong(path, 'BASE_TYPE_REQUIRED', `This field must be ${issue.expected ?? 'another type'}.`)];
    case 'invalid_value':
      return [wrong(path, 'BASE_TYPE_CHOICES', `Value must be one of {${(issue.values ?? []).join(', ')}}.`)];
    default:
      return [wrong(path, `BASE_TYPE_${issue.code.toUpperCase()}`, 'The value has not the right form.')];
  }
}

/** The docs have a text here, which libraries send; the description wants a number. */
function withoutKnownMistake(form: Form, body: Json): Json {
  if (form !== 'command' && form !== 'commandEdit') return body;
  const { default_member_permissions: _, ...rest } = body;
  return rest;
}

/** All that is wrong with a value by such a description; `above` is where it stands. */
export const wrongsBy = (schema: Schema, value: unknown, above: Path = []): Wrong[] =>
  (schema.safeParse(value).error?.issues ?? []).flatMap((issue) => wrongIn(issue, above));

/** All that is wrong with the body; `above` is where it stands in the request. */
export const specWrongs = (form: Form, body: Json, above: Path = []): Wrong[] =>
  wrongsBy(SCHEMAS[form], withoutKnownMistake(form, body), above);
