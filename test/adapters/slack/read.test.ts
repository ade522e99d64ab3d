// The readers of messages, presses, shortcuts and farewells: what each payload means, and which mean nothing.
import { describe, expect, it } from 'vitest';
import {
  readAction,
  readLeaving,
  readMessage,
  readShortcut,
  tenantOf,
} from '../../../adapters/slack/read.ts';
import { BOT, eventOf, pressOf, shortcutOf, TEAM } from './payloads.ts';

const read = (event: Record<string, unknown>, more = {}) => readMessage(eventOf(event, more), BOT);

describe('messages', () => {
  it('are read from a mention', () => {
    expect(read({ type: 'app_mention', text: `<@${BOT}> it  invents <#C2|prices>` })).toEqual({
      ...{ kind: 'wrote', tenant: TEAM, place: 'C1', thread: '1795161600.000100', by: 'U1' },
      ...{ key: 'message:C1:1795161600.000100', at: '2026-11-20T08:00:00.000Z', addressed: true },
      ...{ text: 'it invents #prices', underBot: false, opensThread: true, people: [] },
    });
  });

  it('are one and the same where a mention comes as message, too', () => {
    const text = `<@${BOT}> it invents prices`;

    expect(read({ type: 'message', text })).toEqual(read({ type: 'app_mention', text }));
  });

  it('are overheard in a thread without a mention', () => {
    expect(
      read({ text: 'over 500 pages', ts: '1795161700.000100', thread_ts: '1795161600.000100' }),
    ).toMatchObject({
      ...{ thread: '1795161600.000100', addressed: false, text: 'over 500 pages' },
    });
  });

  it('are for the bot in direct messages, in the room or in a thread of it', () => {
    const direct = { channel: 'D1', channel_type: 'im', text: 'hello' };

    expect(read(direct)).toMatchObject({ thread: '', addressed: true });
    expect(read({ ...direct, thread_ts: '1795161500.000100' })).toMatchObject({
      thread: '1795161500.000100',
    });
    expect(read({ ...direct, thread_ts: '1795161600.000100' })).toMatchObject({ thread: '' });
  });

  it.each<[string, object, boolean]>([
    ['a message of the bot', { thread_ts: '1795161500.000100', parent_user_id: BOT }, true],
    ['a message of which Slack does not say whose it is', { thread_ts: '1795161500.000100' }, true],
    ['a message of somebody else', { thread_ts: '1795161500.000100', parent_user_id: 'U2' }, false],
    ['nothing', {}, false],
  ])('tell whether they stand below %s', (_, fields, underBot) => {
    expect(read({ text: `<@${BOT}> x`, ...fields })).toMatchObject({ underBot });
  });

  it.each([
    ['a file with words', { subtype: 'file_share' }],
    ['a reply sent to the room as well', { subtype: 'thread_broadcast' }],
    ['what somebody does', { subtype: 'me_message' }],
    ['one whose field of a bot is null', { bot_id: null }],
  ])('may be %s', (_, fields) => {
    expect(read({ text: 'x', thread_ts: '1795161500.000100', ...fields })).toMatchObject({
      kind: 'wrote',
      text: 'x',
    });
  });

  it.each([
    ['in a room, to nobody', { thread_ts: undefined }],
    ['to somebody else', { text: '<@U2> over 500 pages' }],
    ['of the bot itself', { user: BOT, text: `<@${BOT}>` }],
    ['of another bot', { bot_id: 'B2', text: `<@${BOT}>` }],
    ['of another bot without a user', { user: undefined, bot_id: 'B2', subtype: 'bot_message' }],
    ['that were changed', { user: undefined, subtype: 'message_changed', message: { text: 'x' } }],
    ['that were deleted', { user: undefined, subtype: 'message_deleted', deleted_ts: '1795161600.000100' }],
    ['that are hidden', { hidden: true }],
    ['about who joined', { subtype: 'channel_join' }],
    ['without a person', { user: undefined }],
    ['without a room', { channel: undefined }],
    ['without a number', { ts: undefined }],
    ['with a number that is none', { ts: 'yesterday' }],
    ['with a text that is none', { text: 7 }],
  ])('are none of ours: %s', (_, fields) => {
    expect(read({ text: 'over 500 pages', thread_ts: '1795161500.000100', ...fields })).toBeUndefined();
  });
});

describe('the tenant', () => {
  const authorized = (more: Record<string, unknown>) => [{ enterprise_id: 'E1', team_id: 'T2', ...more }];

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['the team', { team_id: 'T1' }, 'T1'],
    [
      'the team that installed the app, in a shared channel',
      { team_id: 'T1', authorizations: authorized({}) },
      'T2',
    ],
    ['the organisation', { authorizations: authorized({ is_enterprise_install: true }) }, 'E1'],
    [
      'the organisation of a press',
      { is_enterprise_install: true, enterprise: { id: 'E1' }, team: null, user: { team_id: 'T1' } },
      'E1',
    ],
    [
      'the organisation of a command',
      { is_enterprise_install: 'true', enterprise_id: 'E1', team_id: 'T1' },
      'E1',
    ],
    ['the team of a press', { team: { id: 'T1' } }, 'T1'],
    [
      'the team that installed the app, of a window',
      { team_id: 'T1', view: { app_installed_team_id: 'T2' } },
      'T2',
    ],
    ['the team of who pressed', { team: null, user: { team_id: 'T1' } }, 'T1'],
    ['the team where the organisation is not named', { is_enterprise_install: true, team_id: 'T1' }, 'T1'],
    ['nobody', {}, undefined],
    [
      'nobody where nothing is as it should be',
      { team_id: 7, team: 'T1', authorizations: 'T1', user: null },
      undefined,
    ],
  ])('is %s', (_, body, tenant) => {
    expect(tenantOf(body)).toBe(tenant);
  });
});

describe('presses', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'an answer',
      { action_id: 'v1:answer:talk:corpus:large' },
      { verb: 'answer', args: ['corpus', 'large'] },
    ],
    [
      'an answer from a menu',
      { action_id: 'v1:answer:talk:corpus', type: 'static_select', selected_option: { value: 'large' } },
      { verb: 'answer', args: ['corpus', 'large'] },
    ],
    ['a verb', { action_id: 'v1:plan:talk' }, { verb: 'plan', args: [] }],
    ['a verb with an argument', { action_id: 'v1:correct:talk:need' }, { verb: 'correct', args: ['need'] }],
    [
      'an entry of the small menu',
      { action_id: 'v1:more:talk', type: 'overflow', selected_option: { value: 'flips' } },
      { verb: 'flips', args: [] },
    ],
    ['words', { action_id: 'v1:words:talk:need' }, { verb: 'words', args: ['need'] }],
    [
      'a rating',
      { action_id: 'v1:rate:talk', type: 'feedback_buttons', value: 'abc-def_-1-down' },
      { verb: 'rate', args: ['abc-def_-1', 'down'] },
    ],
    [
      'a rating by two thumbs, in short',
      { action_id: 'v1:rate:talk', type: 'feedback_buttons', value: 'abc-def_-1-d' },
      { verb: 'rate', args: ['abc-def_-1', 'down'] },
    ],
    ['a good one in short', { action_id: 'v1:rate:talk:m1-u' }, { verb: 'rate', args: ['m1', 'up'] }],
    ['a rating by a plain button', { action_id: 'v1:rate:talk:m1-up' }, { verb: 'rate', args: ['m1', 'up'] }],
  ])('are read: %s', (_, action, control) => {
    expect(readAction(pressOf(action))).toEqual({
      ...{ kind: 'pressed', tenant: TEAM, place: 'C1', thread: '1795161600.000100', by: 'U1', talk: 'talk' },
      ...{ message: '1795161601.000200', trigger: 't.1', at: '2026-11-20T08:00:02.000Z' },
      answerTo: 'https://hooks.slack.com/actions/1',
      key: 'action:C1:1795161601.000200:U1:1795161602.000300',
      ...control,
    });
  });

  it('are read where only one person sees the message', () => {
    expect(readAction(pressOf({ action_id: 'v1:plan:talk' }, { message: undefined }))).toMatchObject({
      ...{ thread: '1795161600.000100', message: '1795161601.000200' },
    });
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['a message of the room begins a thread', 'C1', {}, '1795161601.000200'],
    ['a direct message has none', 'D1', {}, ''],
    ['nor has one with replies', 'D1', { thread_ts: '1795161601.000200' }, ''],
    ['a reply in direct messages has one', 'D1', { thread_ts: '1795161600.000100' }, '1795161600.000100'],
  ])('know their thread: %s', (_, id, message, thread) => {
    const body = pressOf(
      { action_id: 'v1:plan:talk' },
      { channel: { id }, container: {}, message: { ts: '1795161601.000200', ...message } },
    );

    expect(readAction(body)?.thread).toBe(thread);
  });

  it.each([
    ...[
      '',
      'v1',
      'v1:',
      'v1:plan',
      'v1:plan:',
      'v2:plan:talk',
      'v1:nothing:talk',
      'v1:__proto__:talk',
      'other',
    ],
    ...[
      'v1:answer:talk',
      'v1:answer:talk:corpus',
      'v1:answer:talk:nothing:large',
      'v1:answer:talk:constructor:x',
    ],
    ...[
      'v1:words:talk',
      'v1:words:talk:nothing',
      'v1:rate:talk',
      'v1:rate:talk:m1',
      'v1:rate:talk:m1-sideways',
    ],
    ...['v1:more:talk', 'v1:rate:talk:-up', `v1:rate:talk:${'x'.repeat(26)}-up`],
  ])('are none of ours: %j', (action_id) => {
    expect(readAction(pressOf({ action_id }))).toBeUndefined();
  });

  it.each([
    ['nobody pressed', { user: undefined }],
    ['there is no room', { channel: undefined }],
    ['there is no message', { message: undefined, container: undefined }],
    ['nothing was pressed', { actions: [] }],
    ['the team is not known', { team: undefined, user: { id: 'U1' } }],
  ])('are none where %s', (_, more) => {
    expect(readAction(pressOf({ action_id: 'v1:plan:talk' }, more))).toBeUndefined();
  });
});

describe('the shortcut', () => {
  it('takes the message as what its person says', () => {
    expect(readShortcut(shortcutOf(), BOT)).toEqual({
      ...{ kind: 'wrote', tenant: TEAM, place: 'C1', thread: '1795161600.000100', by: 'U1', addressed: true },
      ...{ key: 'shortcut:C1:1795161600.000100:1795161602.000300', at: '2026-11-20T08:00:02.000Z' },
      ...{ text: 'it <invents> prices', underBot: false, opensThread: false, people: [] },
      answerTo: 'https://hooks.slack.com/app/2',
    });
  });

  it('takes nothing of what the bot itself said', () => {
    const message = { ts: '1795161600.000100', text: 'it invents prices', user: BOT };

    expect(readShortcut(shortcutOf({ message }), BOT)).toMatchObject({ text: '', underBot: true });
  });

  it('takes a message without a text', () => {
    expect(readShortcut(shortcutOf({ message: { ts: '1795161600.000100' } }), BOT)?.text).toBe('');
  });

  it.each([{ message: undefined }, { channel: undefined }, { user: undefined }, { action_ts: 'now' }])(
    'is none of ours with %j',
    (more) => {
      expect(readShortcut(shortcutOf(more), BOT)).toBeUndefined();
    },
  );
});

describe('farewells', () => {
  it.each([
    ['the app is gone', { type: 'app_uninstalled' }, true],
    ['the token of the bot is gone', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }, true],
    ['tokens of people are gone', { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, false],
    ['nothing is said of tokens', { type: 'tokens_revoked' }, false],
    ['something else happened', { type: 'team_rename' }, false],
  ])('%s', (_, event, left) => {
    expect(readLeaving(eventOf(event)) !== undefined).toBe(left);
  });
});
