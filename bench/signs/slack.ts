// First signs in Slack: from somebody's words until the thread shows that they are read. One line of JSON.
import { createSlack } from '../../adapters/slack/slack.ts';
import { APP_TOKEN, BOT_TOKEN, BOT_USER, channelOf } from '../../test/doubles/slack/settings.ts';
import { startSlack } from '../../test/doubles/slack/slack.ts';
import { opening } from '../door/talks.ts';
import { slowModel } from './behind.ts';
import { QUESTIONS, ROOMS, type Signs } from './figures.ts';

const [folder = ''] = process.argv.slice(2);
const PERSON = 'U0P1';
const roomOf = (number: number): string => `C0R${number % ROOMS}`;
const slack = await startSlack({
  mode: 'socket',
  users: [{ id: PERSON, name: 'ada', tz: 'Europe/Berlin', locale: 'en-GB', isBot: false }],
  channels: Array.from({ length: ROOMS }, (_, number) =>
    channelOf(roomOf(number), 'public', [PERSON, BOT_USER]),
  ),
});
const slow = await slowModel(folder);
const platform = createSlack({
  ...{ ...slow.common, mode: { kind: 'socket', appToken: APP_TOKEN }, botToken: BOT_TOKEN },
  apiUrl: slack.apiUrl,
});
const bot = slow.bot(platform.messenger);
await platform.start(bot);
bot.run();

const signs: number[] = [];
for (let number = 0; number < QUESTIONS; number++) {
  const before = slack.statuses.length;
  const begun = performance.now();
  await slack.mention(PERSON, { channel: roomOf(number) }, opening(number));
  await slack.until(() => slack.statuses.length > before, 'a sign');
  signs.push(performance.now() - begun);
}
const figures: Signs = { signs, asked: slow.model.calls.length };
console.log(JSON.stringify(figures));
await Promise.all([platform.stop(), bot.stop()]);
await slow.end();
await slack.stop();
