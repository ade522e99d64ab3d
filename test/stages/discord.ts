// The local Discord as a stage.
import { WEEK } from '../../src/door/clock.ts';
import { botIn, registered } from '../discord/bot.ts';
import { botMessages, controlIn, controlsOf } from '../discord/seen.ts';
import { discordForTest } from '../doubles/discord/discord.ts';
import type { Outcome } from '../doubles/discord/interaction.ts';
import { directOf, GENERAL, personOf } from '../doubles/discord/settings.ts';
import type { Message } from '../doubles/discord/world.ts';
import { type Beginning, type Chat, chatStage, PEOPLE, type Way } from './chat.ts';
import type { OpenStage } from './stage.ts';

/** Discord knows people by numbers. */
const idOf = (name: string): string => `11000000000000002${name.slice(1).padStart(2, '0')}`;

export const discordStage = (way: Way): OpenStage => chatStage((beginning) => begin(way, beginning));

async function begin(way: Way, { time, zone, watch }: Beginning): Promise<Chat<Message>> {
  const people = PEOPLE.map((name) => personOf(idOf(name), name));
  const discord = await discordForTest({ people, clock: time.clock });
  await registered(discord);
  const bot = await botIn(discord, { time, watch, zone });
  /** What people were told at once: of a command, that it is taken. No note of the talk. */
  const answers = new Set<string>();
  let spoken: string | undefined;
  /** Where the talk is: a command opens a thread on the message that it is answered with. */
  const place = (): string | undefined => spoken ?? botMessages(discord, GENERAL)[0]?.id;
  const taken = (outcome: Outcome): void => {
    if (!outcome.ok) throw new Error(`the bot did not acknowledge it: ${outcome.why}`);
    if (outcome.message?.onlyFor !== undefined) answers.add(outcome.message.id);
  };
  return {
    bot,
    controlsOf,
    messages: () => botMessages(discord, place() ?? GENERAL),
    async says(by, text) {
      const [person, there] = [idOf(by), place()];
      if (way === 'command' && !there)
        return taken(await discord.slash(person, GENERAL, `/whichway ask text: ${text}`));
      if (way === 'direct') {
        spoken ??= directOf(person);
        await discord.say(person, spoken, text);
        return;
      }
      // Of words in which it is not named the bot is told, but not which they are.
      const message = await discord.mention(person, there ?? GENERAL, text);
      // The thread hangs on the first words, and has their number.
      spoken ??= there ?? message;
    },
    async presses(by, message, wanted) {
      const found = controlIn([message], wanted);
      if (!found) throw new Error(`nobody ever saw the control ${wanted}`);
      const { control, value } = found;
      const values = value === undefined ? [] : [[value]];
      taken(await discord.clickSeen(idOf(by), message, control.id, ...values));
    },
    again: async () => discord.gateway.again(),
    notes: () =>
      people.flatMap(({ id }) => discord.ephemerals(id)).filter(({ id }) => !answers.has(id)).length,
    until: discord.until,
    rested(ms) {
      const there = place();
      // Discord puts a thread away in which nobody wrote for a week.
      if (there !== undefined && way !== 'direct' && ms > WEEK) discord.moderate(there, { archived: true });
    },
  };
}
