// Looking for a message of ours: by its metadata or the name of its file, in threads, rooms and direct messages.
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../adapters/slack/find.ts';
import type { Fault } from '../../doubles/slack/faults.ts';
import { ADA, directOf, GENERAL, SCOPES, SECRET } from '../../doubles/slack/settings.ts';
import { type Messaging, messageOf, messaging, RECORD } from './messaging.ts';

const WITHOUT = (scope: string) => SCOPES.filter((one) => one !== scope);

/** Posts that one and gives its number, with others around it. */
async function posted({ messenger }: Messaging, message: ReturnType<typeof messageOf>): Promise<string> {
  await messenger.post({ ...message, id: 'before' });
  const sending = await messenger.post(message);
  await messenger.post({ ...message, id: 'after' });
  return sending.kind === 'sent' ? sending.external : '';
}

describe('what may be looked for', () => {
  it.each([
    ['everywhere', SCOPES, [true, true]],
    ['nowhere without metadata', WITHOUT('metadata.message:read'), [false, false]],
    ['not in channels without their history', WITHOUT('channels:history'), [false, true]],
    ['not in private channels, which look the same', WITHOUT('groups:history'), [false, true]],
    ['not in direct messages without their history', WITHOUT('im:history'), [true, false]],
  ])('%s', async (_, scopes, can) => {
    const { messenger } = await messaging({ scopes });

    expect([messenger.can(GENERAL), messenger.can(directOf(ADA))]).toEqual(
      can.map((find) => ({ edit: true, find })),
    );
  });
});

describe('a message', () => {
  it.each([
    ['a room', GENERAL],
    ['a private room', SECRET],
    ['direct messages', directOf(ADA)],
  ])('is found in %s', async (_, place) => {
    const world = await messaging();
    const message = messageOf({ place });
    const ts = await posted(world, message);

    expect(await world.messenger.find(message)).toEqual({ kind: 'found', external: ts });
    expect(await world.messenger.find({ ...message, id: 'never' })).toEqual({ kind: 'absent' });
  });

  it('is found in a thread, and only there', async () => {
    const world = await messaging();
    const thread = await world.slack.say(ADA, { channel: GENERAL }, 'root');
    const message = messageOf({ thread });
    const ts = await posted(world, message);

    expect(await world.messenger.find(message)).toEqual({ kind: 'found', external: ts });
    expect(await world.messenger.find({ ...message, thread: null })).toEqual({ kind: 'absent' });
  });

  it('is found on a later page', async () => {
    const world = await messaging({ pageLimit: 2 });
    const thread = await world.slack.say(ADA, { channel: GENERAL }, 'root');
    for (let count = 0; count < 5; count++)
      await world.slack.say(ADA, { channel: GENERAL, thread }, `${count}`);
    const message = messageOf({ thread });
    const sending = await world.messenger.post(message);

    expect(await world.messenger.find(message)).toEqual({
      kind: 'found',
      external: sending.kind === 'sent' ? sending.external : '',
    });
    expect(world.slack.callsTo('conversations.replies').length).toBeGreaterThan(1);
  });

  it('that would stand behind too many others cannot be told', async () => {
    const { slack, messenger } = await messaging({ pageLimit: 1 });
    for (let count = 0; count < 6; count++) await slack.say(ADA, { channel: GENERAL }, `${count}`);

    expect(await messenger.find(messageOf())).toEqual({
      kind: 'blind',
      reason: 'too much was written there since',
    });
  });

  it('is not taken for one of another app, or for words of people', async () => {
    const { slack, messenger } = await messaging();
    await slack.say(ADA, { channel: GENERAL }, 'm1');
    await messenger.post(messageOf({ id: 'm11' }));

    expect(await messenger.find(messageOf())).toEqual({ kind: 'absent' });
  });

  it.each<[string, Fault, object]>([
    ['a limit', { status: 429, headers: { 'retry-after': '5' } }, { kind: 'limited', waitMs: 5_000 }],
    ['a server error', { status: 500 }, { kind: 'unsent', reason: 'HTTP status 500' }],
    ['a broken connection', { destroy: true }, { kind: 'unsent', reason: 'UND_ERR_SOCKET' }],
    ['no answer', { hang: true }, { kind: 'unsent', reason: 'TimeoutError' }],
    [
      'a missing scope',
      { body: { ok: false, error: 'missing_scope' } },
      { kind: 'blind', reason: 'missing_scope' },
    ],
    [
      'a thread that is gone',
      { body: { ok: false, error: 'thread_not_found' } },
      { kind: 'blind', reason: 'the thread is gone' },
    ],
    [
      'a token that is not accepted',
      { body: { ok: false, error: 'invalid_auth' } },
      { kind: 'unsent', reason: 'invalid_auth' },
    ],
  ])('cannot be looked for with %s', async (_, fault, finding) => {
    const { slack, messenger } = await messaging({ timeout: 300 });
    slack.fault('conversations.history', fault);

    expect(await messenger.find(messageOf())).toEqual(finding);
  });
});

describe('a document', () => {
  it('is found by the name of its file', async () => {
    const { slack, messenger } = await messaging();
    const thread = await slack.say(ADA, { channel: GENERAL }, 'root');
    const message = messageOf({ thread, card: RECORD });
    expect(await messenger.find(message)).toEqual({ kind: 'absent' });

    await messenger.post({ ...message, id: 'other' });
    await messenger.post(message);

    const [, file] = slack.messages(GENERAL, thread).filter(({ files }) => files.length > 0);
    expect(file?.files.map(({ name }) => name)).toEqual(['decision-record-m1.md']);
    expect(await messenger.find(message)).toEqual({ kind: 'found', external: file?.ts });
  });

  it('is found where it went out as a message', async () => {
    const { messenger } = await messaging({ scopes: WITHOUT('files:write') });
    const message = messageOf({ card: RECORD });
    const sending = await messenger.post(message);

    expect(await messenger.find(message)).toEqual({
      kind: 'found',
      external: sending.kind === 'sent' ? sending.external : '',
    });
  });

  it.each([
    ['record.md', 'record-m1.md'],
    ['a.b.md', 'a.b-m1.md'],
    ['record', 'record-m1'],
    ['.md', '.md-m1'],
    ['', '-m1'],
  ])('carries its id in the name: %j', (name, named) => {
    expect(fileNameOf('m1', name)).toBe(named);
  });
});
