// Forms and controls as a person meets them: what can be sent off or pressed, and what the app's answer does.
import type { App, types, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { boltFor, clientFor } from './bolt.ts';
import { ADA, GENERAL } from './settings.ts';
import { type Slack, slackForTest } from './slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ value, text: plain(`the ${value}`) });
const input = (
  block_id: string,
  element: types.InputBlock['element'],
  more: object = {},
): types.InputBlock => ({
  ...{ type: 'input', block_id, label: plain(block_id), element },
  ...more,
});

const form = (title: string, more: object = {}): types.ModalView => ({
  ...{ type: 'modal', callback_id: 'form', title: plain(title), submit: plain('Send') },
  blocks: [
    input('name', { type: 'plain_text_input', action_id: 'in', min_length: 2, max_length: 5 }),
    input('colour', { type: 'static_select', action_id: 'in', options: [option('red'), option('blue')] }),
    input(
      'more',
      { type: 'checkboxes', action_id: 'in', options: [option('a'), option('b')] },
      { optional: true },
    ),
    input('when', { type: 'datepicker', action_id: 'in', initial_date: '2026-11-25' }),
  ],
  ...more,
});
const right = { name: { in: 'Ada' }, colour: { in: 'red' } };

type Ack = { response_action: string; [name: string]: unknown };

/** A form that is open before Ada, and an app that answers it so. */
async function opened(answer?: Ack): Promise<{ slack: Slack; id: string; values: Json[] }> {
  const slack = await slackForTest();
  const values: Json[] = [];
  await boltFor(slack, 'socket', (app: App) => {
    app.command('/whichway', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form('One', { external_id: 'mine' }) });
    });
    app.view<ViewSubmitAction>('form', async ({ ack, view }) => {
      values.push({ ...view.state.values });
      // Some answers are wrong on purpose.
      await ack(answer as ViewResponseAction | undefined);
    });
  });
  await slack.slash(ADA, GENERAL, '');
  await slack.until(() => slack.views(ADA).length === 1, 'the form is open');
  return { slack, id: slack.views(ADA)[0]?.id ?? '', values };
}

const titles = (slack: Slack): unknown[] => slack.views(ADA).map(({ view }) => view.title);

describe('a form', () => {
  it('carries what was filled in and what stood there already', async () => {
    const { slack, id, values } = await opened();

    await slack.submit(ADA, id, { ...right, more: { in: ['a', 'b'] } });

    const stored = (value: string) => ({ value, text: { ...plain(`the ${value}`), emoji: true } });
    expect(values).toEqual([
      {
        name: { in: { type: 'plain_text_input', value: 'Ada' } },
        colour: { in: { type: 'static_select', selected_option: stored('red') } },
        more: { in: { type: 'checkboxes', selected_options: [stored('a'), stored('b')] } },
        when: { in: { type: 'datepicker', selected_date: '2026-11-25' } },
      },
    ]);
  });

  it.each([
    ['a field is empty', { name: { in: 'Ada' } }, /colour\/in must be filled in/u],
    ['a text is short', { ...right, name: { in: 'A' } }, /name\/in is too short/u],
    ['a text is long', { ...right, name: { in: 'Ada Lovelace' } }, /name\/in is too long/u],
    ['there is no such option', { ...right, colour: { in: 'green' } }, /option "green" is not in/u],
    ['there is no such field', { ...right, size: { in: '1' } }, /no field is named size\/in/u],
  ])('cannot be sent off where %s', async (_, values, words) => {
    const { slack, id } = await opened();

    await expect(slack.submit(ADA, id, values)).rejects.toThrow(words);
  });

  it.each<[string, Ack, string[]]>([
    ['clear', { response_action: 'clear' }, []],
    ['update', { response_action: 'update', view: form('Two') }, ['Two']],
    ['push', { response_action: 'push', view: form('Two') }, ['One', 'Two']],
  ])('is answered with %s', async (_, answer, left) => {
    const { slack, id } = await opened(answer);

    expect(await slack.submit(ADA, id, right)).toMatchObject({ ok: true });
    expect(titles(slack)).toMatchObject(left.map(plain));
  });

  it.each<[string, Ack, string]>([
    ['an error at no field', { response_action: 'errors', errors: { size: 'no' } }, 'invalid_errors'],
    ['a wrong view', { response_action: 'update', view: { type: 'modal' } }, 'invalid_arguments'],
    ['a word of its own', { response_action: 'burn' }, 'invalid_response_action'],
  ])('answered with %s fails for the person and stays open', async (_, answer, why) => {
    const { slack, id } = await opened(answer);

    expect(await slack.submit(ADA, id, right)).toMatchObject({ ok: false, why });
    expect(titles(slack)).toMatchObject([plain('One')]);
  });

  it('has an external id that no other has', async () => {
    const { slack, id } = await opened();
    const { views } = clientFor(slack);
    const home = { type: 'home' as const, blocks: [], external_id: 'yours' };
    await views.publish({ user_id: ADA, view: home });

    await expect(
      views.update({ view_id: id, view: form('Two', { external_id: 'yours' }) }),
    ).rejects.toMatchObject({ data: { error: 'duplicate_external_id' } });
    await views.update({ external_id: 'mine', view: form('Two', { external_id: 'mine' }) });
    expect(titles(slack)).toMatchObject([plain('Two')]);
  });
});

describe('a control', () => {
  const button = (action_id: string, text: string): types.Button => ({
    type: 'button',
    action_id,
    text: plain(text),
  });
  const blocks: types.KnownBlock[] = [
    {
      type: 'section',
      text: plain('x'),
      accessory: { type: 'overflow', action_id: 'dots', options: [option('edit')] },
    },
    { type: 'actions', elements: [button('one', 'Same'), button('two', 'Same')] },
    {
      type: 'context_actions',
      elements: [
        {
          ...{ type: 'feedback_buttons', action_id: 'rate' },
          positive_button: { text: plain('Good'), value: 'good' },
          negative_button: { text: plain('Bad'), value: 'bad' },
        },
      ],
    },
    { type: 'card', body: { type: 'mrkdwn', text: 'x' }, actions: [button('inside', 'Inside')] },
  ];

  it('is found by id, label or value, wherever it stands', async () => {
    const slack = await slackForTest();
    const seen: Json[] = [];
    const app = await boltFor(slack, 'socket', (bolt) => {
      bolt.action(/./u, async ({ ack, action }) => {
        seen.push({ ...action });
        await ack();
      });
    });
    const { ts = '' } = await app.client.chat.postMessage({ channel: GENERAL, text: 'x', blocks });

    for (const control of ['edit', 'two', 'Bad', 'Inside']) await slack.click(ADA, ts, control);

    expect(seen).toMatchObject([
      { type: 'overflow', action_id: 'dots', selected_option: { value: 'edit' } },
      { type: 'button', action_id: 'two' },
      { type: 'feedback_buttons', action_id: 'rate', value: 'bad' },
      { type: 'button', action_id: 'inside' },
    ]);
    await expect(slack.click(ADA, ts, 'Same')).rejects.toThrow(/more than one control is named "Same"/u);
    await expect(slack.click(ADA, ts, 'green')).rejects.toThrow(/no control is named "green"/u);
  });
});
