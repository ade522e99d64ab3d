// Tokens and addresses that cannot work: said at the start, once, and without their value.
import { describe, expect, it } from 'vitest';
import { WhichwayError } from '../../../knowledge/error.ts';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from '../../doubles/slack/settings.ts';
import { type Connected, MODES, prepared } from './connected.ts';

async function faultOf({ connection }: Connected): Promise<string> {
  const thrown = await connection.start().then(
    () => '(no fault)',
    (cause: unknown) => cause,
  );
  if (thrown instanceof WhichwayError && thrown.code === 'settings') return thrown.message;
  throw thrown;
}

const withAppToken = (appToken: string) => ({ mode: { kind: 'socket', appToken } as const });

describe.each(MODES)('the bot token, over %s', (mode) => {
  it.each<[name: string, token: string, words: RegExp]>([
    ['unknown', 'xoxb-secret-unknown', /it is wrong, or of another app \(Slack says invalid_auth\)/u],
    ['empty', '', /it does not begin with xoxb-/u],
    ['of a person', 'xoxp-secret-person', /it does not begin with xoxb-/u],
    ['of an app', 'xapp-secret-app', /it does not begin with xoxb-/u],
  ])('is %s', async (_, botToken, words) => {
    const world = await prepared(mode, { botToken });

    const fault = await faultOf(world);

    expect(fault).toMatch(/^SLACK_BOT_TOKEN is not accepted: /u);
    expect(fault).toMatch(words);
    expect(fault).toContain('Take the Bot User OAuth Token (xoxb-)');
    expect(fault).not.toContain('secret');
    expect(world.connection.connected()).toBe(false);
    expect(world.slack.callsTo('apps.connections.open')).toEqual([]);
  });

  it.each(['token_revoked', 'account_inactive', 'token_expired'])('is refused: %s', async (error) => {
    const world = await prepared(mode);
    world.slack.revoke(BOT_TOKEN, error);

    expect(await faultOf(world)).toContain(`Slack says ${error}`);
  });

  it('belongs to no bot', async () => {
    const world = await prepared(mode);
    world.slack.fault('auth.test', { body: { ok: true, user_id: 'U1', team_id: 'T1' } });

    expect(await faultOf(world)).toContain('it belongs to a person or an app and not to a bot');
  });
});

describe('the app token', () => {
  it.each<[name: string, token: string, words: RegExp]>([
    ['unknown', 'xapp-secret-unknown', /Slack says invalid_auth/u],
    ['empty', '', /it does not begin with xapp-/u],
    ['of a bot', BOT_TOKEN, /it does not begin with xapp-/u],
  ])('is %s', async (_, appToken, words) => {
    const world = await prepared('socket', withAppToken(appToken));

    const fault = await faultOf(world);

    expect(fault).toMatch(/^SLACK_APP_TOKEN is not accepted: /u);
    expect(fault).toMatch(words);
    expect(fault).toContain('with the scope connections:write');
    expect(fault).not.toContain('secret');
    expect(world.connection.connected()).toBe(false);
    // It is the answer to `start`, not an end.
    expect(world.ended).toEqual([]);
  });

  it('lacks its scope', async () => {
    const world = await prepared('socket');
    world.slack.revoke(APP_TOKEN, 'missing_scope');

    expect(await faultOf(world)).toContain('it lacks a scope (Slack says missing_scope)');
  });
});

describe('the address', () => {
  it('is taken already', async () => {
    const first = await prepared('http');
    await first.connection.start();
    const port = first.connection.port() ?? 0;
    const mode = { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port } as const;
    const second = await prepared('http', { mode });

    expect(await faultOf(second)).toBe(
      `The address 127.0.0.1:${port} cannot be listened on (EADDRINUSE). Set HOST and PORT to one that is free.`,
    );
  });
});
