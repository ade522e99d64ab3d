// Menus of people and calendars in messages: what can be picked there, and how the app is told of it.
import type { types } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { boltFor } from './bolt.ts';
import { ADA, BEN, BOT_USER, GENERAL } from './settings.ts';
import { type Slack, slackForTest } from './slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const blocks: types.KnownBlock[] = [
  {
    type: 'actions',
    elements: [
      { type: 'users_select', action_id: 'whom', placeholder: plain('Whom?'), initial_user: BEN },
      { type: 'datepicker', action_id: 'day', placeholder: plain('Which day?') },
    ],
  },
  { type: 'section', text: plain('x'), accessory: { type: 'users_select', action_id: 'same' } },
  { type: 'section', text: plain('x'), accessory: { type: 'datepicker', action_id: 'same' } },
];

/** A message with these, and what the app is told. */
async function asked(): Promise<{ slack: Slack; ts: string; told: Json[] }> {
  const slack = await slackForTest();
  const told: Json[] = [];
  const app = await boltFor(slack, 'socket', (bolt) => {
    bolt.action(/./u, async ({ ack, action }) => {
      told.push({ ...action });
      await ack();
    });
  });
  const { ts = '' } = await app.client.chat.postMessage({ channel: GENERAL, text: 'x', blocks });
  return { slack, ts, told };
}

describe('a menu of people and a calendar', () => {
  it('tell the app who or which day it is', async () => {
    const { slack, ts, told } = await asked();

    expect(await slack.pick(ADA, ts, 'whom', ADA)).toMatchObject({ ok: true });
    expect(await slack.pick(ADA, ts, 'day', '2028-02-29')).toMatchObject({ ok: true });

    const common = { block_id: expect.any(String), action_ts: expect.stringMatching(/^\d+\.\d{6}$/u) };
    const placeholder = (text: string) => ({ placeholder: { ...plain(text), emoji: true } });
    expect(told).toEqual([
      {
        ...{ ...common, type: 'users_select', action_id: 'whom', ...placeholder('Whom?') },
        ...{ selected_user: ADA, initial_user: BEN },
      },
      {
        ...{ ...common, type: 'datepicker', action_id: 'day', ...placeholder('Which day?') },
        selected_date: '2028-02-29',
      },
    ]);
  });

  it('offer apps like people, as Slack does', async () => {
    const { slack, ts, told } = await asked();

    await slack.pick(ADA, ts, 'whom', BOT_USER);

    expect(told).toMatchObject([{ selected_user: BOT_USER }]);
  });

  it.each([
    ['a stranger', 'whom', 'U0NOBODY', /nobody can pick "U0NOBODY" in "whom"/u],
    ['a day that no calendar has', 'day', '2027-02-29', /nobody can pick "2027-02-29" in "day"/u],
    ['a day in words', 'day', 'tomorrow', /nobody can pick "tomorrow" in "day"/u],
    ['one of two with the same name', 'same', BEN, /more than one control is named "same"/u],
    ['what is not there', 'more', BEN, /no control is named "more"/u],
  ])('do not take %s', async (_, control, value, words) => {
    const { slack, ts, told } = await asked();

    await expect(slack.pick(ADA, ts, control, value)).rejects.toThrow(words);
    expect(told).toEqual([]);
  });

  it('are not pressed like buttons', async () => {
    const { slack, ts } = await asked();

    await expect(slack.click(ADA, ts, 'whom')).rejects.toThrow(/no control is named "whom"/u);
  });
});
