// One call of the Web API: token, scope, method, answer.
import type { Json } from '../json.ts';
import type { Method, Methods } from './methods/method.ts';
import { Refusal } from './refusal.ts';
import type { Token, World } from './world.ts';

export type Answer = { status: number; headers: Record<string, string>; body: Json };

const RETRY_AFTER_S = '1';

/** Throws where the token is none, a wrong one, or of the wrong kind for this method. */
function tokenFor(world: World, method: Method, given: string | undefined): Token | undefined {
  if (method.token === 'none' && given === undefined) return undefined;
  if (given === undefined || given === '') throw new Refusal('not_authed');
  const token = world.tokens.get(given);
  if (!token) throw new Refusal('invalid_auth');
  if (token.error !== undefined) throw new Refusal(token.error);
  if (method.token !== 'none' && method.token !== token.kind) throw new Refusal('not_allowed_token_type');
  return token;
}

function needScope({ scopes: needed }: Method, { scopes }: Token): void {
  if (needed.length > 0 && !needed.some((one) => scopes.includes(one)))
    throw new Refusal('missing_scope', { needed: needed.join(','), provided: scopes.join(',') });
}

const refused = ({ error, more }: Refusal): Answer => ({
  status: error === 'ratelimited' ? 429 : 200,
  headers: error === 'ratelimited' ? { 'retry-after': RETRY_AFTER_S } : {},
  body: { ok: false, error, ...more },
});

/** Does the call. Never throws for what Slack would refuse. */
export function answerTo(
  world: World,
  methods: Methods,
  { name, args, token: given }: { name: string; args: Json; token: string | undefined },
): Answer {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  const headers: Record<string, string> = {};
  try {
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    const token = tokenFor(world, method, given);
    if (token) {
      headers['x-oauth-scopes'] = token.scopes.join(',');
      headers['x-accepted-oauth-scopes'] = method.scopes.join(',');
      needScope(method, token);
    }
    const more = method.run({ world, args, scopes: token?.scopes ?? [] });
    return { status: 200, headers, body: { ok: true, ...more } };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const answer = refused(thrown);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }
}
