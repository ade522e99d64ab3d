// The local Slack as a stage.
import type { Reply } from '../doubles/people.ts';
import { directOf, GENERAL, type User } from '../doubles/slack/settings.ts';
import { slackForTest } from '../doubles/slack/slack.ts';
import type { Message } from '../doubles/slack/world.ts';
import { botIn, type Mode } from '../slack/bot.ts';
import { botMessages, controlIn, controlsOf } from '../slack/seen.ts';
import { type Beginning, type Chat, chatStage, PEOPLE, type Way } from './chat.ts';
import type { OpenStage } from './stage.ts';

const idOf = (name: string): string => name.toUpperCase();

type Somewhere = { channel: string; thread?: string };

export const slackStage = (mode: Mode, way: Way): OpenStage =>
  chatStage((beginning) => begin(mode, way, beginning));

async function begin(mode: Mode, way: Way, { time, zone, watch }: Beginning): Promise<Chat<Message>> {
  const ids = PEOPLE.map(idOf);
  const users: User[] = ids.map((id) => ({ id, name: id, tz: zone, locale: 'en-GB', isBot: false }));
  const slack = await slackForTest({ mode, users, clock: time.clock });
  const bot = await botIn(slack, mode, { time, watch });
  let again = (): Promise<unknown> => Promise.reject(new Error('nothing happened yet'));
  let spoken: Somewhere | undefined;
  /** Where the talk is: a command is answered by the message that the talk lives under. */
  const place = (): Somewhere | undefined => {
    const root = way === 'command' ? botMessages(slack, { channel: GENERAL })[0] : undefined;
    return root ? { channel: GENERAL, thread: root.ts } : spoken;
  };
  return {
    bot,
    controlsOf,
    messages: () => botMessages(slack, place() ?? { channel: GENERAL }),
    async says(by, text) {
      const [person, there] = [idOf(by), place()];
      if (way === 'command' && !there) {
        taken(await slack.slash(person, GENERAL, text));
        again = () => slack.resend();
        return;
      }
      const direct = way === 'direct';
      const where = there ?? { channel: direct ? directOf(person) : GENERAL };
      // In a room people name the bot, so that it takes every word as meant for it.
      const ts = await (direct ? slack.say(person, where, text) : slack.mention(person, where, text));
      spoken ??= direct ? where : { ...where, thread: ts };
      const events = slack.deliveries.filter(({ body }) => (body.event as { ts?: string }).ts === ts);
      again = async () => {
        for (const { eventId } of events) await slack.again(eventId);
      };
    },
    async presses(by, message, wanted) {
      const control = controlIn(message, wanted);
      if (control === undefined) throw new Error(`nobody ever saw the button ${wanted}`);
      taken(await slack.clickSeen(idOf(by), message, control));
      again = () => slack.resend();
    },
    async again() {
      await again();
    },
    notes: () => ids.flatMap((one) => slack.ephemerals(one)).length,
    until: slack.until,
  };
}

function taken(reply: Reply): void {
  if (!reply.ok) throw new Error(`the bot did not acknowledge it: ${reply.why}`);
}
