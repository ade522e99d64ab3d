// The readers of the command and of windows.
import { describe, expect, it } from 'vitest';
import { INPUT, REASON_MODAL, WORDS_MODAL } from '../../../adapters/slack/cards/modals.ts';
import { readCommand, readWindow } from '../../../adapters/slack/readcommand.ts';
import { BOT, commandOf, TEAM, windowOf } from './payloads.ts';

describe('the command', () => {
  it('is read with all that is needed to answer it', () => {
    expect(readCommand(commandOf(), BOT)).toEqual({
      ...{
        tenant: TEAM,
        place: 'C1',
        by: 'U1',
        key: 'command:t.3',
        text: 'it invents prices',
        wants: 'talk',
      },
      answerTo: 'https://hooks.slack.com/commands/3',
    });
  });

  it.each([
    ['help', 'help'],
    [' Help ', 'help'],
    ['?', 'help'],
    ['mute', 'help'],
    ['stop', 'help'],
    ['status', 'status'],
    ['STATUS', 'status'],
    ['gaps', 'gaps'],
    [' Gaps ', 'gaps'],
    ['gaps in our answers', 'talk'],
    ['learning', 'learning'],
    ['Learning ON', 'learning'],
    ['learning app for children', 'talk'],
    ['', 'talk'],
    ['help us choose', 'talk'],
    ['the status page is wrong', 'talk'],
  ])('%j wants %s', (text, wants) => {
    expect(readCommand(commandOf({ text }), BOT)?.wants).toBe(wants);
  });

  it.each([
    ['learning', 'status'],
    ['learning status', 'status'],
    ['learning on', 'on'],
    ['LEARNING  off', 'off'],
    ['gaps', undefined],
  ])('%j chooses %s', (text, choice) => {
    expect(readCommand(commandOf({ text }), BOT)?.choice).toBe(choice);
  });

  it('may come without a text or an address', () => {
    expect(readCommand(commandOf({ text: undefined, response_url: undefined }), BOT)).toMatchObject({
      ...{ text: '', answerTo: '', wants: 'talk' },
    });
  });

  it.each([{ user_id: undefined }, { channel_id: '' }, { trigger_id: undefined }, { team_id: undefined }])(
    'is none of ours with %j',
    (more) => {
      expect(readCommand(commandOf(more), BOT)).toBeUndefined();
    },
  );
});

describe('a window', () => {
  const kept = { talk: 'talk', channel: 'C1', thread: '1795161600.000100' };
  const view = (fields: Record<string, unknown>, text: unknown = ' many ') => ({
    callback_id: WORDS_MODAL,
    private_metadata: JSON.stringify({ ...kept, question: 'corpus' }),
    state: { values: { [INPUT.block]: { [INPUT.action]: { type: 'plain_text_input', value: text } } } },
    ...fields,
  });
  const common = {
    ...{ tenant: TEAM, place: 'C1', thread: '1795161600.000100', by: 'U1', key: 'window:V1', talk: 'talk' },
  };

  it('holds words for a question', () => {
    expect(readWindow(windowOf(view({})))).toEqual({
      ...common,
      text: 'many',
      window: 'words',
      question: 'corpus',
    });
  });

  it('holds what was wrong with a message', () => {
    const reason = {
      ...{ callback_id: REASON_MODAL, private_metadata: JSON.stringify({ ...kept, message: 'm1' }) },
    };

    expect(readWindow(windowOf(view(reason)))).toEqual({
      ...common,
      text: 'many',
      window: 'reason',
      message: 'm1',
    });
    expect(readWindow(windowOf(view(reason, null)))?.text).toBe('');
  });

  it('knows a talk that has no thread yet', () => {
    const private_metadata = JSON.stringify({ ...kept, thread: null, question: 'corpus' });

    expect(readWindow(windowOf(view({ private_metadata })))?.thread).toBeNull();
  });

  it.each([
    ['another window', { callback_id: 'v1:other' }],
    ['what was kept is no JSON', { private_metadata: 'talk' }],
    ['what was kept is nothing', { private_metadata: '' }],
    ['what was kept is something else', { private_metadata: '[]' }],
    ['the question is none', { private_metadata: JSON.stringify({ ...kept, question: 'constructor' }) }],
    ['no message is named', { callback_id: REASON_MODAL }],
    ['nothing was filled in', { state: {} }],
  ])('is none of ours: %s', (_, fields) => {
    expect(readWindow(windowOf(view(fields)))).toBeUndefined();
  });
});
