// A chat platform as a stage, whichever it is: people act as they can there, on the messages that really stand there.
import { isQuestion, type QuestionId, question } from '../../knowledge/questions.ts';
import type { Messenger, Sending } from '../../src/door/messenger.ts';
import type { Verb } from '../../src/event.ts';
import { movingClock } from '../clock.ts';
import type { Act, Audience, OpenStage, Stage } from './stage.ts';

/** How the talk begins: by a mention or the command in a room, or in direct messages. */
export type Way = 'mention' | 'command' | 'direct';

/** People of golden talks are called u1, u2 and so on. */
export const PEOPLE = ['u1', 'u2', 'u3'] as const;

/** When and where a talk begins. `watch`: hears what the bot sends. */
export type Beginning = {
  time: ReturnType<typeof movingClock>;
  zone: string;
  watch: (messenger: Messenger) => Messenger;
};

/** The platform with the bot in it. `by` is as the talk names people. What people do resolves when the bot has it. */
export type Chat<Message> = {
  bot: { settle(): Promise<void>; stop(): Promise<void>; reports: string[] };
  /** The bot's messages of the talk that stand there, oldest first. */
  messages(): Message[];
  /** What can be pressed in it, without the talk: "answer:corpus:large", "more:flips". */
  controlsOf(message: Message): string[];
  /** Says it to the bot; the first words open the talk. */
  says(by: string, text: string): Promise<void>;
  /** Presses what stands in that message, or stood in it when it was looked at. */
  presses(by: string, message: Message, control: string): Promise<void>;
  /** What was done last comes once more, as the platform may send it. */
  again(): Promise<void>;
  /** Notes of the talk for single people that are shown so far. */
  notes(): number;
  until(predicate: () => boolean, what: string): Promise<void>;
  /** Nobody did anything for so long, in ms. */
  rested?(ms: number): void;
};

/**
 * The message that a command is answered with (`opening`) is left out, since only some ways have one; so are changes of
 * messages.
 */
export function chatStage<Message>(begin: (beginning: Beginning) => Promise<Chat<Message>>): OpenStage {
  return async (audience) => {
    let time: ReturnType<typeof movingClock> | undefined;
    let zone = 'UTC';
    let played: Promise<Play<Message>> | undefined;
    return {
      async at(now, place) {
        const passed = time ? now - time.clock.now() : 0;
        if (time) await time.move(passed);
        else time = movingClock(now);
        zone = place;
        if (!played) return;
        const { chat } = await played;
        chat.rested?.(passed);
        await chat.bot.settle();
      },
      async act(by, act) {
        time ??= movingClock(0);
        // Only now it is known when and where the talk is.
        played ??= opened(begin, { time, zone, audience });
        await acted(await played, by, act);
      },
      async close() {
        await (await played)?.chat.bot.stop();
      },
    } satisfies Stage;
  };
}

type Play<Message> = {
  chat: Chat<Message>;
  audience: Audience;
  /** Notes for single people that the bot sent so far. */
  whispered: () => number;
  /** The questions as they looked while they were open. */
  seen: Map<QuestionId, Message>;
};

async function opened<Message>(
  begin: (beginning: Beginning) => Promise<Chat<Message>>,
  { audience, ...when }: Pick<Beginning, 'time' | 'zone'> & { audience: Audience },
): Promise<Play<Message>> {
  let whispers = 0;
  const told = (sending: Sending, what: string): Sending => {
    if (sending.kind === 'sent') return sending;
    const reason = 'reason' in sending ? `: ${sending.reason}` : '';
    audience.fault(`${what} was ${sending.kind}${reason}`);
    return sending;
  };
  const watch = (messenger: Messenger): Messenger => ({
    ...messenger,
    async post(message) {
      const sending = await messenger.post(message);
      if (message.card.kind !== 'opening') audience.posted(message.card);
      return told(sending, 'a message');
    },
    edit: async (message, external) => told(await messenger.edit(message, external), 'a change'),
    whisper(whispered) {
      whispers++;
      audience.whispered(whispered.card);
      messenger.whisper(whispered);
    },
  });
  const chat = await begin({ ...when, watch });
  return { chat, audience, whispered: () => whispers, seen: new Map() };
}

async function acted<Message>(play: Play<Message>, by: string, act: Act): Promise<void> {
  const { chat, whispered, seen, audience } = play;
  await done(play, by, act);
  await chat.bot.settle();
  await chat.until(() => chat.notes() === whispered(), 'every note is shown');
  for (const fault of chat.bot.reports.splice(0)) audience.fault(fault);
  for (const message of chat.messages()) {
    const id = askedIn(chat, message);
    if (id) seen.set(id, structuredClone(message));
  }
}

async function done<Message>(play: Play<Message>, by: string, act: Act): Promise<void> {
  switch (act.kind) {
    case 'says':
      return play.chat.says(by, act.text);
    case 'chooses':
      return choosesIt(play, by, act);
    case 'presses':
      return pressesIt(play, by, act);
    case 'again':
      return play.chat.again();
    default:
      return act satisfies never;
  }
}

async function choosesIt<Message>(
  { chat, seen }: Play<Message>,
  by: string,
  { question: named, option }: Extract<Act, { kind: 'chooses' }>,
): Promise<void> {
  const id = named ?? openIn(chat);
  if (!id) throw new Error('no question was put yet');
  const wanted = `answer:${id}:${option}`;
  // Where it was answered meanwhile, this person's screen does not show that yet.
  const message = newestWith(chat, wanted) ?? seen.get(id);
  if (!message) throw new Error(`nobody ever saw the button ${wanted}`);
  return chat.presses(by, message, wanted);
}

/** Where the control has a button, or stands in a menu, it is pressed; else people say it. */
async function pressesIt<Message>(
  { chat }: Play<Message>,
  by: string,
  { verb, argument }: Extract<Act, { kind: 'presses' }>,
): Promise<void> {
  for (const wanted of [nameOf(verb, argument, openIn(chat)), `more:${verb}`]) {
    const message = newestWith(chat, wanted);
    if (message) return chat.presses(by, message, wanted);
  }
  return chat.says(by, inWords(verb, argument));
}

const newestWith = <Message>(chat: Chat<Message>, wanted: string): Message | undefined =>
  chat.messages().findLast((message) => chat.controlsOf(message).includes(wanted));

/** The question that was put last. */
function openIn<Message>(chat: Chat<Message>): QuestionId | undefined {
  return chat
    .messages()
    .map((message) => askedIn(chat, message))
    .findLast((one) => one !== undefined);
}

/** The question whose answers can be chosen in this message. */
function askedIn<Message>(chat: Chat<Message>, message: Message): QuestionId | undefined {
  const [, id = ''] =
    chat
      .controlsOf(message)
      .find((name) => name.startsWith('answer:'))
      ?.split(':') ?? [];
  return isQuestion(id) ? id : undefined;
}

/** The control's name: "back" leads away from the question that it stands below. */
function nameOf(verb: Verb, argument: string | undefined, open: QuestionId | undefined): string {
  const of = verb === 'back' ? open : argument?.replace(' ', ':');
  return of === undefined ? verb : `${verb}:${of}`;
}

function inWords(verb: Verb, argument: string | undefined): string {
  return argument !== undefined && isQuestion(argument) ? `${verb} ${question(argument).name}` : verb;
}
