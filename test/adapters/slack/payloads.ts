// Payloads as Slack sends them, for the readers; each test changes what it is about.
import type { Body } from '../../../adapters/slack/connection/kind.ts';

export const BOT = 'U0BOT';
export const TEAM = 'T0TEAM';

/** An event as it comes in, of a person in a public channel. */
export function eventOf(event: Body, more: Body = {}): Body {
  return {
    ...{
      type: 'event_callback',
      team_id: TEAM,
      api_app_id: 'A0APP',
      event_id: 'Ev1',
      event_time: 1795161600,
    },
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'message',
      user: 'U1',
      channel: 'C1',
      channel_type: 'channel',
      ts: '1795161600.000100',
      ...event,
    },
    ...more,
  };
}

/** A press of a control in a thread. */
export function pressOf(action: Body, more: Body = {}): Body {
  return {
    type: 'block_actions',
    user: { id: 'U1', username: 'ada', team_id: TEAM },
    team: { id: TEAM, domain: 'double' },
    ...{ enterprise: null, is_enterprise_install: false, api_app_id: 'A0APP', trigger_id: 't.1' },
    container: {
      ...{ type: 'message', message_ts: '1795161601.000200', channel_id: 'C1', is_ephemeral: false },
      thread_ts: '1795161600.000100',
    },
    channel: { id: 'C1', name: 'general' },
    message: { type: 'message', user: BOT, ts: '1795161601.000200', thread_ts: '1795161600.000100' },
    response_url: 'https://hooks.slack.com/actions/1',
    actions: [{ type: 'button', block_id: 'b', action_ts: '1795161602.000300', ...action }],
    ...more,
  };
}

export function shortcutOf(more: Body = {}): Body {
  return {
    ...{
      type: 'message_action',
      callback_id: 'ask-about',
      action_ts: '1795161602.000300',
      trigger_id: 't.2',
    },
    ...{ team: { id: TEAM }, user: { id: 'U1' }, channel: { id: 'C1', name: 'general' } },
    message: { type: 'message', user: 'U2', ts: '1795161600.000100', text: 'it &lt;invents&gt; prices' },
    response_url: 'https://hooks.slack.com/app/2',
    ...more,
  };
}

export function commandOf(more: Body = {}): Body {
  return {
    ...{ command: '/whichway', text: 'it invents prices', team_id: TEAM, enterprise_id: '', user_id: 'U1' },
    ...{ channel_id: 'C1', channel_name: 'general', trigger_id: 't.3', is_enterprise_install: 'false' },
    response_url: 'https://hooks.slack.com/commands/3',
    ...more,
  };
}

/** A window that was sent off. */
export function windowOf(view: Body, more: Body = {}): Body {
  return {
    ...{ type: 'view_submission', team: { id: TEAM }, user: { id: 'U1' }, trigger_id: 't.4' },
    view: { id: 'V1', ...view },
    ...more,
  };
}
