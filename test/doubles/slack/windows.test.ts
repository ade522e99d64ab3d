// Triggers, modals, Homes and response_urls: how long they live and how often they can be used.
import type { App, types, webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { handClock } from '../../clock.ts';
import { boltFor } from './bolt.ts';
import { ADA, BEN, GENERAL } from './settings.ts';
import { type Slack, slackForTest } from './slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const view = (title: string, more: object = {}) => ({
  ...{ type: 'modal' as const, title: plain(title), blocks: [{ type: 'divider' as const }] },
  ...more,
});
const withButton = (title: string) =>
  view(title, {
    blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] }],
  });
const home = {
  type: 'home' as const,
  blocks: [
    {
      type: 'actions' as const,
      elements: [{ type: 'button' as const, text: plain('Start'), action_id: 's' }],
    },
  ],
};
const blocks: types.KnownBlock[] = [
  { type: 'actions', elements: [{ type: 'button', action_id: 'b', text: plain('Go') }] },
];
const refusal = (error: string) => ({ data: { ok: false, error } });

type Client = webApi.WebClient;
type Heard = { slack: Slack; client: Client; triggers: string[]; urls: string[] };

/** An app that only acknowledges and keeps what it was given. The clock stands still until a test moves it. */
async function heard(prepare: (app: App) => void = () => {}): Promise<Heard & { later(ms: number): void }> {
  let now = Date.now();
  const slack = await slackForTest({ clock: handClock(() => now) });
  const triggers: string[] = [];
  const urls: string[] = [];
  const { client } = await boltFor(slack, 'socket', (app) => {
    app.command('/whichway', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      urls.push(body.response_url);
      await ack();
    });
    app.action(/./u, async ({ ack, body }) => {
      if ('trigger_id' in body) triggers.push(body.trigger_id ?? '');
      await ack();
    });
    prepare(app);
  });
  return {
    ...{ slack, client, triggers, urls },
    later(ms) {
      now += ms;
    },
  };
}

describe('a trigger', () => {
  it('opens one window, within three seconds', async () => {
    const { slack, client, triggers, later } = await heard();
    await slack.slash(ADA, GENERAL, 'a');
    await slack.slash(ADA, GENERAL, 'b');
    const [first = '', second = ''] = triggers;

    await client.views.open({ trigger_id: first, view: view('One') });
    expect(slack.views(ADA)).toMatchObject([{ view: { title: plain('One') } }]);
    await expect(client.views.open({ trigger_id: first, view: view('Two') })).rejects.toMatchObject(
      refusal('exchanged_trigger_id'),
    );
    later(3001);
    await expect(client.views.open({ trigger_id: second, view: view('Two') })).rejects.toMatchObject(
      refusal('expired_trigger_id'),
    );
    await expect(client.views.open({ trigger_id: 'x', view: view('Two') })).rejects.toMatchObject(
      refusal('invalid_trigger_id'),
    );
  });

  it('from inside a window puts two more on top, not three', async () => {
    const { slack, client, triggers } = await heard();
    await slack.slash(ADA, GENERAL, '');
    await client.views.open({ trigger_id: triggers[0] ?? '', view: withButton('1') });
    const push = async (title: string): Promise<unknown> => {
      await slack.click(ADA, slack.views(ADA).at(-1)?.id ?? '', 'More');
      return client.views.push({ trigger_id: triggers.at(-1) ?? '', view: withButton(title) });
    };

    await push('2');
    await push('3');
    await expect(push('4')).rejects.toMatchObject(refusal('push_limit_reached'));
    expect(slack.views(ADA).map((one) => one.view.title)).toMatchObject([plain('1'), plain('2'), plain('3')]);
  });
});

describe('a window', () => {
  it('can be changed while it looks as the app last saw it, and is closed by its person', async () => {
    const closed: unknown[] = [];
    const { slack, client, triggers } = await heard((app) => {
      app.view({ type: 'view_closed', callback_id: 'c' }, async ({ ack, body }) => {
        closed.push(body.user.id);
        await ack();
      });
    });
    await slack.slash(ADA, GENERAL, '');
    const opened = await client.views.open({ trigger_id: triggers[0] ?? '', view: view('One') });
    const { id: view_id = '', hash = '' } = opened.view ?? {};
    const told = view('Two', { notify_on_close: true, callback_id: 'c' });

    await client.views.update({ view_id, hash, view: told });
    await expect(client.views.update({ view_id, hash, view: view('Three') })).rejects.toMatchObject(
      refusal('hash_conflict'),
    );
    expect(await slack.dismiss(ADA, view_id)).toMatchObject({ ok: true });
    expect(closed).toEqual([ADA]);
    await expect(client.views.update({ view_id, view: view('Three') })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });

  it('a Home is published for each person, and its buttons work', async () => {
    const homes: unknown[] = [];
    const { slack, client, triggers } = await heard((app) => {
      app.event('app_home_opened', async ({ event }) => void homes.push(event.tab));
    });
    await client.views.publish({ user_id: ADA, view: home });

    await slack.home(ADA);
    await slack.until(() => homes.length === 1, 'the Home is open');
    expect(await slack.click(ADA, slack.homeOf(ADA)?.id ?? '', 'Start')).toMatchObject({ ok: true });
    expect(triggers).toHaveLength(1);
    expect(slack.homeOf(BEN)).toBeUndefined();
  });
});

describe('a response_url', () => {
  const send = (url: string, body: object): Promise<Response> =>
    fetch(url, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(body),
    });

  it('takes five messages, within half an hour', async () => {
    const { slack, urls, later } = await heard();
    await slack.slash(ADA, GENERAL, '');
    await slack.slash(BEN, GENERAL, '');
    const [first = '', second = ''] = urls;

    for (let use = 1; use <= 5; use++) expect((await send(first, { text: `${use}` })).status).toBe(200);
    const used = await send(first, { text: '6' });
    expect([used.status, await used.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    later(30 * 60_000 + 1);
    expect(await (await send(second, { text: 'late' })).json()).toEqual({ ok: false, error: 'expired_url' });
    expect(slack.ephemerals(ADA)).toHaveLength(5);
    expect(slack.ephemerals(BEN)).toEqual([]);
  });

  it('shows it to one, or to all, or in a thread; wrong blocks are refused and count as no use', async () => {
    const { slack, urls } = await heard();
    const root = await slack.say(ADA, { channel: GENERAL }, 'root');
    await slack.slash(ADA, GENERAL, '');
    const [url = ''] = urls;

    await send(url, { text: 'all', response_type: 'in_channel', thread_ts: root });
    expect((await send(url, { blocks: [{ type: 'poem' }] })).status).toBe(400);
    await send(url, { text: 'one' });

    expect(slack.messages(GENERAL, root).map(({ text }) => text)).toEqual(['root', 'all']);
    expect(slack.ephemerals(ADA).map(({ text }) => text)).toEqual(['one']);
  });

  it('of a press on an ephemeral changes it, then removes it', async () => {
    const texts = ['changed', undefined];
    const { slack, client } = await heard((app) => {
      app.action('b', async ({ respond }) => {
        const text = texts.shift();
        await respond(
          text === undefined ? { delete_original: true } : { replace_original: true, text, blocks },
        );
      });
    });
    await client.chat.postEphemeral({ channel: GENERAL, user: ADA, text: 'x', blocks });
    const ts = slack.ephemerals(ADA)[0]?.ts ?? '';

    await slack.click(ADA, ts, 'Go');
    await slack.until(() => slack.ephemerals(ADA)[0]?.text === 'changed', 'it is changed');
    await expect(slack.click(BEN, ts, 'Go')).rejects.toThrow(/sees no message/u);
    await slack.click(ADA, ts, 'Go');
    await slack.until(() => slack.ephemerals(ADA).length === 0, 'it is gone');

    expect(slack.messages(GENERAL)).toEqual([]);
  });
});
