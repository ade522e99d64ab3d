// The requests that the double takes, by Discord's own names for them (`operationId` in its OpenAPI).

/** Method and path of each. A part with a colon stands for any one. */
export const OPERATIONS = {
  get_bot_gateway: 'GET /gateway/bot',
  get_my_user: 'GET /users/@me',
  get_user: 'GET /users/:user',
  create_dm: 'POST /users/@me/channels',
  get_my_application: 'GET /applications/@me',
  list_application_commands: 'GET /applications/:app/commands',
  create_application_command: 'POST /applications/:app/commands',
  bulk_set_application_commands: 'PUT /applications/:app/commands',
  get_application_command: 'GET /applications/:app/commands/:command',
  update_application_command: 'PATCH /applications/:app/commands/:command',
  delete_application_command: 'DELETE /applications/:app/commands/:command',
  list_guild_application_commands: 'GET /applications/:app/guilds/:guild/commands',
  create_guild_application_command: 'POST /applications/:app/guilds/:guild/commands',
  bulk_set_guild_application_commands: 'PUT /applications/:app/guilds/:guild/commands',
  get_guild_application_command: 'GET /applications/:app/guilds/:guild/commands/:command',
  update_guild_application_command: 'PATCH /applications/:app/guilds/:guild/commands/:command',
  delete_guild_application_command: 'DELETE /applications/:app/guilds/:guild/commands/:command',
  get_guild: 'GET /guilds/:guild',
  list_guild_channels: 'GET /guilds/:guild/channels',
  list_guild_roles: 'GET /guilds/:guild/roles',
  get_guild_member: 'GET /guilds/:guild/members/:user',
  get_active_guild_threads: 'GET /guilds/:guild/threads/active',
  get_channel: 'GET /channels/:channel',
  update_channel: 'PATCH /channels/:channel',
  trigger_typing_indicator: 'POST /channels/:channel/typing',
  list_messages: 'GET /channels/:channel/messages',
  create_message: 'POST /channels/:channel/messages',
  get_message: 'GET /channels/:channel/messages/:message',
  update_message: 'PATCH /channels/:channel/messages/:message',
  delete_message: 'DELETE /channels/:channel/messages/:message',
  create_thread_from_message: 'POST /channels/:channel/messages/:message/threads',
  create_thread: 'POST /channels/:channel/threads',
  list_public_archived_threads: 'GET /channels/:channel/threads/archived/public',
  join_thread: 'PUT /channels/:channel/thread-members/@me',
  add_thread_member: 'PUT /channels/:channel/thread-members/:user',
  create_interaction_response: 'POST /interactions/:interaction/:token/callback',
  execute_webhook: 'POST /webhooks/:app/:token',
  get_original_webhook_message: 'GET /webhooks/:app/:token/messages/@original',
  update_original_webhook_message: 'PATCH /webhooks/:app/:token/messages/@original',
  delete_original_webhook_message: 'DELETE /webhooks/:app/:token/messages/@original',
  get_webhook_message: 'GET /webhooks/:app/:token/messages/:message',
  update_webhook_message: 'PATCH /webhooks/:app/:token/messages/:message',
  delete_webhook_message: 'DELETE /webhooks/:app/:token/messages/:message',
} as const;

export type Operation = keyof typeof OPERATIONS;

type Way = { operation: Operation; method: string; parts: readonly string[] };

const WAYS: readonly Way[] = Object.entries(OPERATIONS).map(([operation, way]) => {
  const [method = '', path = ''] = way.split(' ');
  // The keys of OPERATIONS, which Object.entries does not tell.
  return { operation: operation as Operation, method, parts: path.split('/').slice(1) };
});

const isSame = (part: string, given: string | undefined): boolean =>
  part.startsWith(':') ? given !== undefined && given !== '' : part === given;

/** Which request that is, with the parts of its path by name. Undefined where the double takes none such. */
export function operationAt(
  method: string,
  path: string,
): { operation: Operation; params: Record<string, string> } | undefined {
  const given = path.split('/').slice(1).map(decodeURIComponent);
  const way = WAYS.find(
    (one) =>
      one.method === method &&
      one.parts.length === given.length &&
      one.parts.every((part, index) => isSame(part, given[index])),
  );
  if (!way) return undefined;
  const named = way.parts.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), given[index] ?? ''] as const] : [],
  );
  return { operation: way.operation, params: Object.fromEntries(named) };
}
