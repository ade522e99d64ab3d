// The app's manifest against Slack's published rules, and against what our sources use.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../adapters/slack/manifest.json' with { type: 'json' };
import { missingScopes, NEEDED_SCOPES, WITHOUT_SCOPE } from '../../../adapters/slack/scopes.ts';

const { display_information: shown, features, oauth_config, settings } = manifest;
const [command] = features.slash_commands;
const [shortcut] = features.shortcuts;
const { bot, bot_optional: optional } = oauth_config.scopes;
const scopes = [...bot, ...optional];
const events = settings.event_subscriptions.bot_events;

/** Slack's manifest schema, version 2.0.0 of July 2026: texts with their least and greatest length, in characters. */
const LENGTHS: readonly [what: string, text: string | undefined, least: number, most: number][] = [
  ['name', shown.name, 1, 35],
  ['description', shown.description, 1, 140],
  ['long description', shown.long_description, 175, 4000],
  ['bot name', features.bot_user.display_name, 1, 80],
  ['command', command?.command, 2, 32],
  ['command description', command?.description, 1, 2000],
  ['usage hint', command?.usage_hint, 1, 1000],
  ['shortcut name', shortcut?.name, 1, 24],
  ['shortcut id', shortcut?.callback_id, 1, 255],
  ['shortcut description', shortcut?.description, 1, 150],
];

/** The parts that the schema allows, for each part that we use. */
const PARTS: readonly [what: string, part: object, allowed: readonly string[]][] = [
  ['manifest', manifest, ['display_information', 'features', 'oauth_config', 'settings']],
  ['display', shown, ['name', 'description', 'background_color', 'long_description']],
  ['features', features, ['app_home', 'bot_user', 'shortcuts', 'slash_commands', 'agent_view']],
  ['home', features.app_home, ['home_tab_enabled', 'messages_tab_enabled', 'messages_tab_read_only_enabled']],
  ['bot user', features.bot_user, ['display_name', 'always_online']],
  ['scopes', oauth_config.scopes, ['bot', 'bot_optional', 'user', 'user_optional']],
  ['events', settings.event_subscriptions, ['bot_events', 'request_url', 'user_events']],
  ['interactivity', settings.interactivity, ['is_enabled', 'request_url', 'message_menu_options_url']],
  [
    'settings',
    settings,
    [
      'event_subscriptions',
      'interactivity',
      'org_deploy_enabled',
      'socket_mode_enabled',
      'token_rotation_enabled',
    ],
  ],
];

/** The scope that each event needs; undefined where it needs none. */
const EVENT_SCOPES: Readonly<Record<string, string | undefined>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_uninstalled: undefined,
  tokens_revoked: undefined,
};

/** The scopes of which each method needs one; empty where it needs none of a bot. */
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'apps.connections.open': [], // Asked with the app's own token.
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'users.info': ['users:read'],
  'files.uploadV2': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'views.open': [],
  'assistant.threads.setStatus': ['chat:write'],
};

/** Scopes that neither an event nor a method of the tables asks for, with what they are for. */
const OTHER_USES: Readonly<Record<string, string>> = {
  commands: 'slash command and shortcut',
  'metadata.message:read': 'the id that travels with a message, read back from the history',
  'chat:write.public': 'posting where the bot is no member',
};

const METHOD = /\.((?:apps|auth|chat|conversations|files|reactions|users|views)(?:\.\w+)+)\(/gu;
const LISTENER = /\bapp\.(command|shortcut|event)\(\s*'([^']+)'/gu;

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'adapters', 'slack');
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');

const methodsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(METHOD)].map(([, one = '']) => one)),
];
const listenersIn = (text: string): [kind: string, name: string][] =>
  [...text.matchAll(LISTENER)].map(([, kind = '', name = '']) => [kind, name]);

/** Listeners that nothing of the manifest would ever call. */
function unheard(listeners: readonly [kind: string, name: string][]): string[] {
  const known: Record<string, readonly (string | undefined)[]> = {
    command: features.slash_commands.map((one) => one.command),
    shortcut: features.shortcuts.map((one) => one.callback_id),
    // Bolt names the four kinds of message alike.
    event: events.map((name) => name.replace(/^message\..*/u, 'message')),
  };
  return listeners.filter(([kind, name]) => !known[kind]?.includes(name)).map(([, name]) => name);
}

describe('the manifest', () => {
  it.each(LENGTHS)('has a %s that is neither too short nor too long', (_, text = '', least, most) => {
    expect([...text].length).toBeGreaterThanOrEqual(least);
    expect([...text].length).toBeLessThanOrEqual(most);
  });

  it.each(PARTS)('has no part in its %s that Slack does not know', (_, part, allowed) => {
    expect(Object.keys(part).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('stays within what Slack counts', () => {
    expect(features.slash_commands.length).toBeLessThanOrEqual(50);
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    expect(events.length).toBeLessThanOrEqual(100);
    expect(command?.command).toMatch(/^\/[a-z0-9_-]+$/u);
    expect(shown.background_color).toMatch(/^#[0-9a-f]{6}$/u);
  });

  it('names every scope and event once', () => {
    expect(scopes).toEqual([...new Set(scopes)]);
    expect(events).toEqual([...new Set(events)]);
  });

  it('asks for the scope of every event', () => {
    expect(events.filter((event) => !(event in EVENT_SCOPES))).toEqual([]);
    expect(
      events.filter((event) => {
        const scope = EVENT_SCOPES[event];
        return scope !== undefined && !scopes.includes(scope);
      }),
    ).toEqual([]);
  });

  it('asks for no scope that nothing needs', () => {
    const asked = [...Object.values(EVENT_SCOPES), ...Object.values(METHOD_SCOPES).flat()];

    expect(scopes.filter((scope) => !asked.includes(scope) && !(scope in OTHER_USES))).toEqual([]);
  });

  it('lets people press and write, over sockets, with a token that lasts', () => {
    expect(settings.interactivity.is_enabled).toBe(true);
    expect(settings.socket_mode_enabled).toBe(true);
    expect(settings.token_rotation_enabled).toBe(false);
    expect(features.app_home).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('says of each optional scope what happens without it', () => {
    expect(Object.keys(WITHOUT_SCOPE)).toEqual(optional);
  });
});

describe('the sources', () => {
  it('are read for methods and listeners', () => {
    expect(methodsIn(sources)).toEqual(expect.arrayContaining(['auth.test', 'apps.connections.open']));
    expect(methodsIn('await client.chat.postMessage({})')).toEqual(['chat.postMessage']);
    expect(listenersIn("app.command('/whichway', x); app.event('message', y)")).toEqual([
      ['command', '/whichway'],
      ['event', 'message'],
    ]);
    expect(
      unheard([
        ['command', '/other'],
        ['event', 'message'],
        ['event', 'app_home_opened'],
      ]),
    ).toEqual(['/other', 'app_home_opened']);
  });

  it('use no method whose scope is not asked for', () => {
    const used = methodsIn(sources);

    expect(used.filter((method) => !(method in METHOD_SCOPES))).toEqual([]);
    expect(
      used.filter((method) => {
        const any = METHOD_SCOPES[method] ?? [];
        return any.length > 0 && !any.some((scope) => scopes.includes(scope));
      }),
    ).toEqual([]);
  });

  it('listen to nothing that never comes', () => {
    expect(unheard(listenersIn(sources))).toEqual([]);
  });
});

describe('missing scopes', () => {
  it('are none where all were given', () => {
    expect(missingScopes(scopes)).toEqual({ needed: [], optional: [] });
  });

  it('are told apart', () => {
    const given = scopes.filter((scope) => !['users:read', 'files:write'].includes(scope));

    expect(missingScopes(given)).toEqual({
      needed: ['users:read'],
      optional: [{ scope: 'files:write', without: WITHOUT_SCOPE['files:write'] }],
    });
    expect(missingScopes([]).needed).toEqual(NEEDED_SCOPES);
  });
});
