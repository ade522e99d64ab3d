// The local Slack as a stage: people act as they can in Slack, on the messages that really stand there.
import { isQuestion, type QuestionId, question } from '../../knowledge/questions.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Verb } from '../../src/event.ts';
import { movingClock } from '../clock.ts';
import type { Reply } from '../doubles/people.ts';
import { directOf, GENERAL, type User } from '../doubles/slack/settings.ts';
import { type Slack, slackForTest } from '../doubles/slack/slack.ts';
import type { Message } from '../doubles/slack/world.ts';
import { type BotInSlack, botIn, type Mode } from '../slack/bot.ts';
import { botMessages, controlsOf, findControl, press } from '../slack/seen.ts';
import type { Act, Audience, OpenStage, Stage } from './stage.ts';

/** How the talk begins: by a mention or the command in a room, or in direct messages. */
export type Way = 'mention' | 'command' | 'direct';

/** People of golden talks are called u1, u2 and so on. */
const PEOPLE = ['U1', 'U2', 'U3'];
const idOf = (name: string): string => name.toUpperCase();

/**
 * The message that a command is answered with (`opening`) is left out, since only some ways have one; so are changes of
 * messages.
 */
export function slackStage(mode: Mode, way: Way): OpenStage {
  return async (audience) => {
    let time: ReturnType<typeof movingClock> | undefined;
    let zone = 'UTC';
    let played: Promise<Play> | undefined;
    return {
      async at(now, place) {
        if (time) await time.move(now - time.clock.now());
        else time = movingClock(now);
        zone = place;
        if (played) await (await played).inSlack.settle();
      },
      async act(by, act) {
        time ??= movingClock(0);
        // Only now it is known when and where the talk is.
        played ??= begin({ mode, way, zone, time, audience });
        await acted(await played, idOf(by), act);
      },
      async close() {
        await (await played)?.inSlack.stop();
      },
    } satisfies Stage;
  };
}

type Beginning = {
  mode: Mode;
  way: Way;
  zone: string;
  time: ReturnType<typeof movingClock>;
  audience: Audience;
};

type Somewhere = { channel: string; thread?: string };

type Play = {
  way: Way;
  slack: Slack;
  inSlack: BotInSlack;
  audience: Audience;
  /** Where the talk is; undefined before it began. */
  place: Somewhere | undefined;
  /** Notes for single people so far. */
  whispered: () => number;
  /** The questions as they looked while they were open. */
  seen: Map<QuestionId, Message>;
  /** Sends once more what was done last. */
  again: () => Promise<unknown>;
};

async function begin({ mode, way, zone, time, audience }: Beginning): Promise<Play> {
  const users: User[] = PEOPLE.map((id) => ({ id, name: id, tz: zone, locale: 'en-GB', isBot: false }));
  const slack = await slackForTest({ mode, users, clock: time.clock });
  let whispers = 0;
  const watch = (messenger: Messenger): Messenger => ({
    ...messenger,
    async post(message) {
      const sending = await messenger.post(message);
      if (message.card.kind !== 'opening') audience.posted(message.card);
      if (sending.kind !== 'sent') audience.fault(`a message was ${sending.kind}`);
      return sending;
    },
    whisper(whispered) {
      whispers++;
      audience.whispered(whispered.card);
      messenger.whisper(whispered);
    },
  });
  const inSlack = await botIn(slack, mode, { time, watch });
  return {
    ...{ way, slack, inSlack, audience, place: undefined, whispered: () => whispers, seen: new Map() },
    again() {
      throw new Error('nothing happened yet that could happen again');
    },
  };
}

async function acted(play: Play, by: string, act: Act): Promise<void> {
  const { slack, inSlack, whispered, seen, audience } = play;
  await done(play, by, act);
  await inSlack.settle();
  const notes = (): number => PEOPLE.flatMap((one) => slack.ephemerals(one)).length;
  await slack.until(() => notes() === whispered(), 'every note is shown');
  for (const fault of inSlack.reports.splice(0)) audience.fault(fault);
  // A command is answered by the message that the talk lives under.
  const root = botMessages(slack, { channel: GENERAL })[0];
  if (root) play.place ??= { channel: GENERAL, thread: root.ts };
  for (const message of botMessages(slack, play.place ?? { channel: GENERAL })) {
    const id = askedIn(message);
    if (id) seen.set(id, structuredClone(message));
  }
}

/** The question that was put last. */
function openIn(slack: Slack, place: Somewhere): QuestionId | undefined {
  return botMessages(slack, place)
    .toReversed()
    .map(askedIn)
    .find((one) => one !== undefined);
}

/** The control's name: "back" leads away from the question that it stands below. */
function nameOf(verb: Verb, argument: string | undefined, open: QuestionId | undefined): string {
  const of = verb === 'back' ? open : argument?.replace(' ', ':');
  return of === undefined ? verb : `${verb}:${of}`;
}

/** The question whose answers can be chosen in this message. */
function askedIn(message: Message): QuestionId | undefined {
  const [verb, id = ''] =
    controlsOf(message)
      .find((name) => name.startsWith('answer:'))
      ?.split(':') ?? [];
  return verb !== undefined && isQuestion(id) ? id : undefined;
}

async function done(play: Play, by: string, act: Act): Promise<void> {
  switch (act.kind) {
    case 'says':
      return saysIt(play, by, act.text);
    case 'chooses':
      return choosesIt(play, by, act);
    case 'presses':
      return pressesIt(play, by, act);
    case 'again':
      return void (await play.again());
    default:
      return act satisfies never;
  }
}

/** In a room people name the bot, so that it takes every word as meant for it. */
async function saysIt(play: Play, by: string, text: string): Promise<void> {
  const { slack, way, place } = play;
  if (way === 'command' && !place) {
    taken(await slack.slash(by, GENERAL, text));
    play.again = () => slack.resend();
    return;
  }
  const direct = way === 'direct';
  const where = place ?? { channel: direct ? directOf(by) : GENERAL };
  const ts = await (direct ? slack.say(by, where, text) : slack.mention(by, where, text));
  play.place ??= direct ? where : { ...where, thread: ts };
  const events = slack.deliveries.filter(({ body }) => (body.event as { ts?: string }).ts === ts);
  play.again = async () => {
    for (const { eventId } of events) await slack.again(eventId);
  };
}

async function choosesIt(
  play: Play,
  by: string,
  { question: named, option }: Extract<Act, { kind: 'chooses' }>,
): Promise<void> {
  const { slack, seen } = play;
  const place = begun(play);
  const id = named ?? openIn(slack, place);
  if (!id) throw new Error('no question was put yet');
  play.again = () => slack.resend();
  const wanted = `answer:${id}:${option}`;
  if (findControl(slack, place, wanted)) return press(slack, by, place, wanted);
  // It was answered meanwhile, and this person's screen does not show that yet.
  const old = seen.get(id);
  const control = old && controlNamed(old, wanted);
  if (!old || !control) throw new Error(`nobody ever saw the button ${wanted}`);
  taken(await slack.clickSeen(by, old, control));
}

function controlNamed(message: Message, wanted: string): string | undefined {
  const found = JSON.stringify(message.blocks).matchAll(/"action_id":"(v1:(\w+):[^:"]+:([^"]+))"/gu);
  return [...found].find(([, , verb, args]) => `${verb}:${args}` === wanted)?.[1];
}

/** Where the control has a button, or stands in a menu, it is pressed; else people say it. */
async function pressesIt(
  play: Play,
  by: string,
  { verb, argument }: Extract<Act, { kind: 'presses' }>,
): Promise<void> {
  const { slack } = play;
  const place = begun(play);
  const wanted = [nameOf(verb, argument, openIn(slack, place)), `more:${verb}`].find((name) =>
    findControl(slack, place, name),
  );
  if (wanted === undefined) return saysIt(play, by, inWords(verb, argument));
  play.again = () => slack.resend();
  return press(slack, by, place, wanted);
}

function inWords(verb: Verb, argument: string | undefined): string {
  return argument !== undefined && isQuestion(argument) ? `${verb} ${question(argument).name}` : verb;
}

function begun({ place }: Play): Somewhere {
  if (!place) throw new Error('the talk did not begin yet');
  return place;
}

function taken(reply: Reply): void {
  if (!reply.ok) throw new Error(`the bot did not acknowledge it: ${reply.why}`);
}
