// Payloads as Slack sends them, recorded while people do everything that the bot listens to.
import { INPUT } from '../../adapters/slack/cards/modals.ts';
import type { Body } from '../../adapters/slack/connection/kind.ts';
import { ADA, BEN, BOT_USER, directOf, GENERAL } from '../doubles/slack/settings.ts';
import { CASE } from '../lines.ts';
import type { BotInSlack } from './bot.ts';
import { botMessages, press } from './seen.ts';

/** Every payload that reached the bot, in order. */
export async function recorded({ slack, platform, settle }: BotInSlack): Promise<Body[]> {
  const bodies: Body[] = [];
  const { app } = platform.connection;
  const taken = app.processEvent.bind(app);
  app.processEvent = (event) => {
    bodies.push(structuredClone(event.body));
    return taken(event);
  };
  const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
  await settle();
  const place = { channel: GENERAL, thread };
  await slack.slash(ADA, GENERAL, CASE);
  await slack.slash(ADA, GENERAL, 'help');
  await slack.slash(ADA, GENERAL, 'status');
  const reply = await slack.say(BEN, place, 'what is fine-tuning?');
  await slack.say(BEN, { channel: directOf(BEN) }, CASE);
  await slack.shortcut(BEN, reply, 'ask-about');
  await slack.edit(BEN, reply, 'what is retrieval?');
  await slack.remove(BEN, reply);
  await settle();
  await press(slack, BEN, place, 'words:corpus');
  await press(slack, ADA, place, 'rate:down');
  await slack.until(() => slack.views(BEN).length + slack.views(ADA).length === 2, 'both windows are open');
  const values = { [INPUT.block]: { [INPUT.action]: 'many' } };
  for (const by of [ADA, BEN]) await slack.submit(by, slack.views(by)[0]?.id ?? '', values);
  for (const control of ['answer:audience:shared', 'back:running', 'more:why', 'correct:need']) {
    await settle();
    await press(slack, ADA, place, control);
  }
  await settle();
  await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [BOT_USER] } });
  await slack.event({ type: 'app_uninstalled' });
  const bot = botMessages(slack, { channel: GENERAL })[0];
  await slack.event({ ...bot, type: 'message', channel_type: 'channel' });
  app.processEvent = taken;
  return bodies;
}
