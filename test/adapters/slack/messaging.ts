// The messenger on the local Slack by itself, without a bot.
import { NO_TRANSLATIONS } from '../../../adapters/model/translations.ts';
import { libraryLogger } from '../../../adapters/slack/connection/logger.ts';
import { webClient } from '../../../adapters/slack/connection/webclient.ts';
import { slackMessenger } from '../../../adapters/slack/messenger.ts';
import { tokenWatch } from '../../../adapters/slack/tokenwatch.ts';
import type { Card } from '../../../src/card.ts';
import type { Message, Messenger } from '../../../src/door/messenger.ts';
import { BOT_TOKEN, GENERAL, SCOPES, TEAM } from '../../doubles/slack/settings.ts';
import { type Slack, slackForTest } from '../../doubles/slack/slack.ts';

export type Messaging = {
  slack: Slack;
  messenger: Messenger;
  reports: string[];
  /** Ids of messages that were refused for good. */
  refused: string[];
};

type Wishes = NonNullable<Parameters<typeof slackForTest>[0]> & { apiUrl?: string; timeout?: number };

export async function messaging({ apiUrl, timeout, ...wishes }: Wishes = {}): Promise<Messaging> {
  const slack = await slackForTest(wishes);
  const reports: string[] = [];
  const refused: string[] = [];
  const logger = libraryLogger(() => {});
  const client = webClient(BOT_TOKEN, apiUrl ?? slack.apiUrl, logger, timeout);
  const messenger = slackMessenger({
    ...{ client, uploads: client },
    scopes: () => wishes.scopes ?? SCOPES,
    web: () => 'https://double.slack.test/',
    report: (sentence) => void reports.push(sentence),
    refused: ({ id }) => void refused.push(id),
    addressOf: () => undefined,
    translations: NO_TRANSLATIONS,
    tokens: tokenWatch((sentence) => void reports.push(sentence)),
  });
  return { slack, messenger, reports, refused };
}

export const NOTE: Card = { kind: 'notice', about: 'test', text: 'Hello' };

export const RECORD: Card = {
  ...{ kind: 'document', about: 'decision-record', title: 'Decision record' },
  ...{ name: 'decision-record.md', markdown: '# Look it up\n' },
};

export function messageOf(more: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    tenant: TEAM,
    talk: 'talk',
    place: GENERAL,
    thread: null,
    card: NOTE,
    refers: null,
    ...more,
  };
}
