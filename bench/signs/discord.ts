// First signs in Discord: from somebody's words until the bot is seen typing. One line of JSON.
import { createDiscord } from '../../adapters/discord/discord.ts';
import { startDiscord } from '../../test/doubles/discord/discord.ts';
import { ADA, BOT_TOKEN, channelOf } from '../../test/doubles/discord/settings.ts';
import { opening } from '../door/talks.ts';
import { slowModel } from './behind.ts';
import { QUESTIONS, ROOMS, type Signs } from './figures.ts';

const [folder = ''] = process.argv.slice(2);
const roomOf = (number: number): string => `13000000000000010${String(number % ROOMS).padStart(2, '0')}`;
const discord = await startDiscord({
  channels: Array.from({ length: ROOMS }, (_, number) => channelOf(roomOf(number), `room-${number}`)),
});
const slow = await slowModel(folder);
const platform = createDiscord({
  ...{ ...slow.common, token: BOT_TOKEN, apiUrl: discord.api, content: false },
  options: { rest: { globalRequestsPerSecond: Number.POSITIVE_INFINITY } },
});
const bot = slow.bot(platform.messenger);
await platform.start(bot);
bot.run();

const signs: number[] = [];
for (let number = 0; number < QUESTIONS; number++) {
  const before = discord.typing.length;
  const begun = performance.now();
  await discord.mention(ADA, roomOf(number), opening(number));
  await discord.until(() => discord.typing.length > before, 'a sign');
  signs.push(performance.now() - begun);
}
const figures: Signs = { signs, asked: slow.model.calls.length };
console.log(JSON.stringify(figures));
await Promise.all([platform.stop(), bot.stop()]);
await slow.end();
await discord.stop();
