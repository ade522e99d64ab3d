// What people do in Discord while the bot dies again and again: they go on as soon as something new stands in their talk.
import { setTimeout as pause } from 'node:timers/promises';
import { controlOf } from '../../../adapters/chat/control.ts';
import { COMMAND } from '../../../adapters/discord/commands.ts';
import type { Discord } from '../../doubles/discord/discord.ts';
import { byAge } from '../../doubles/discord/ids.ts';
import { type Control, controlsOf, textOf } from '../../doubles/discord/people/controls.ts';
import { BOT } from '../../doubles/discord/settings.ts';
import type { Message } from '../../doubles/discord/world.ts';
import { AGAIN, type Command, moreOf, openingOf, waited } from '../platforms/people.ts';
import type { Click } from '../platforms/stored.ts';

/** Words that the bot must hear: with its name in them, or in answer to a message of it. `thread`: that it opened or went into. */
export type Words = { by: string; room: string; thread: string; id: string; text: string };

/** All that people did. */
export type Done = { words: Words[]; commands: Command[]; clicks: Click[] };

export type Where = { discord: Discord; by: string; room: string; done: Done };

/** A first answer is waited for so long, in real ms: longer than people wait for anything else, since nothing is there yet. */
const OPENS_WITHIN = 60_000;

/** Ways to go on in a talk. */
const WAYS = [mention, answer, question] as const;

/** `byName`: it is opened by a mention, else by a command. */
export type OneTalk = Where & { acts: number; byName: boolean };

/** One talk from its opening, by a command or a mention, to its last act. Never rejects where the bot is slow or dead. */
export async function oneTalk(number: number, { acts, byName, ...where }: OneTalk): Promise<void> {
  const text = openingOf(number);
  const opened = await (byName ? byMention : byCommand)(text, where);
  const thread = await waited(() => opened !== undefined && isThread(opened, where) && opened, OPENS_WITHIN);
  if (thread === undefined || thread === false) return; // The verdict tells what is lost there.
  let last = thread;
  for (let act = 1; act < acts; act++) {
    const messages = await news(where, { thread, since: last });
    last = messages.at(-1)?.id ?? last;
    const press = act % 2 === 1 ? openQuestion(messages) : undefined;
    if (press !== undefined && (await clicked(where, press))) continue;
    const way = WAYS[(number + act) % WAYS.length] ?? mention;
    await way(`${moreOf(number + act)} ${number}.${act}`, thread, where);
  }
}

const isThread = (id: string, { discord, room }: Where): true | undefined =>
  discord.threads(room).some((one) => one.id === id) || undefined;

const isOurs = ({ author, interaction }: Message): boolean => author === BOT && interaction === undefined;

/** Enters the command until there is no error; another text each time, so that each attempt is known by its own. */
async function entered(
  text: string,
  { at, name }: { at: string; name: string },
  { discord, by, done }: Where,
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const typed = `${text} try ${attempt}`;
    const outcome = await discord.slash(by, at, { name: `${COMMAND} ${name}`, options: { text: typed } });
    // Who only sees that something comes knows nothing yet.
    const ok = outcome.ok && outcome.did === 'replied';
    done.commands.push({ ok, text: typed });
    if (ok) return typed;
    await pause(AGAIN);
  }
}

/** Resolves to the message that the talk lives under, or undefined where none ever stands there. */
async function byCommand(text: string, where: Where): Promise<string | undefined> {
  const { discord, room } = where;
  const typed = await entered(text, { at: room, name: 'ask' }, where);
  const root = (): Message | undefined =>
    discord.messages(room).find((one) => isOurs(one) && textOf(one).includes(typed));
  return (await waited(root, OPENS_WITHIN))?.id;
}

/** Where nobody ever talked with the bot it looks for nothing after a pause, so people wait for its first message there. */
async function byMention(text: string, where: Where): Promise<string | undefined> {
  const { discord, room } = where;
  const known = await waited(() => discord.messages(room).some(isOurs) || undefined, OPENS_WITHIN);
  return known && say(`<@${BOT}> ${text}`, text, { where, at: room });
}

/** Resolves to the message. Whatever becomes of it, nobody says it twice. */
async function say(
  written: string,
  text: string,
  { where, at, replyTo }: { where: Where; at: string; replyTo?: string },
): Promise<string> {
  const { discord, by, room, done } = where;
  const id = await discord.say(by, at, written, replyTo === undefined ? {} : { replyTo });
  done.words.push({ by, room, thread: at === room ? id : at, id, text });
  return id;
}

async function mention(text: string, thread: string, where: Where): Promise<void> {
  await say(`<@${BOT}> ${text}`, text, { where, at: thread });
}

/** Answers the bot's newest message there, or names it where there is none. */
async function answer(text: string, thread: string, where: Where): Promise<void> {
  const replyTo = where.discord.messages(thread).findLast(isOurs)?.id;
  if (replyTo === undefined) await mention(text, thread, where);
  else await say(text, text, { where, at: thread, replyTo });
}

async function question(text: string, thread: string, where: Where): Promise<void> {
  await entered(text, { at: thread, name: 'question' }, where);
}

/** The thread, once the bot said something in it after `since`; after a while also without. */
async function news(
  { discord }: Where,
  { thread, since }: { thread: string; since: string },
): Promise<Message[]> {
  const all = (): Message[] => discord.messages(thread);
  await waited(() => all().find((one) => isOurs(one) && byAge(one.id, since) > 0));
  return all();
}

/** `key`: the talk and the question. */
type Press = { message: string; control: string; key: string };

/** A button can be pressed in one way, a menu in as many as it has entries. */
const waysOf = ({ id, choices }: Control): { id: string; chosen: string | undefined }[] =>
  choices.length === 0 ? [{ id, chosen: undefined }] : choices.map(({ value }) => ({ id, chosen: value }));

function openQuestion(messages: readonly Message[]): Press | undefined {
  for (const message of messages.toReversed()) {
    for (const { id, chosen } of controlsOf(message).flatMap(waysOf)) {
      const meant = controlOf(id, chosen);
      if (meant?.verb === 'answer')
        return {
          message: message.id,
          control: chosen ?? id,
          key: JSON.stringify([meant.talk, meant.args[0]]),
        };
    }
  }
  return undefined;
}

/** Presses until there is no error or no button any more; false where it was gone before. */
async function clicked({ discord, by, done }: Where, { message, control, key }: Press): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    if (openQuestion([discord.message(message)])?.control !== control) return attempt > 1;
    const { ok } = await discord.click(by, message, control);
    done.clicks.push({ ok, key });
    if (ok) return true;
    await pause(AGAIN);
  }
}
