// Measures first answers with many talks at once and prints them as one line of JSON. Runs in a process of its own.
import { z } from 'zod';
import { BOT, BOT_TOKEN } from '../../test/doubles/discord/settings.ts';
import type { Message } from '../../test/doubles/discord/world.ts';
import { type Pace, paced } from '../platforms/pace.ts';
import { spreadOf } from '../platforms/spread.ts';
import { startMeasured } from './app.ts';
import { ACTS, ACTS_A_SECOND, type Answers, AT_ONCE } from './figures.ts';
import {
  controls,
  newPerson,
  openQuestion,
  opens,
  type Person,
  type Press,
  rootsOf,
  thread,
} from './talks.ts';

const [name, folder] = z.tuple([z.enum(['ours', 'peer']), z.string()]).parse(process.argv.slice(2));

const REPLIES = [
  'why not fine-tune now?',
  'we have 320 checked examples',
  "can't we put it all in the prompt?",
  'hm',
];

/** What one person does in one talk; then somebody opens another. */
const ACTS_OF_A_TALK = 8;

/** `ms`: until the first answer; undefined for words, which get none. */
type Act = { kind: 'command' | 'click' | 'reply'; ok: boolean; ms: number | undefined };

const { discord, state, end } = await startMeasured(name, folder);

/** The peer posts nothing, so that there is something to press only where it is put there for it. */
async function standIn({ room, text }: Person): Promise<void> {
  const button = { type: 2, style: 2, label: 'Press', custom_id: 'v1:answer:peer:need:facts' };
  await fetch(`${discord.api}/v10/channels/${room}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bot ${BOT_TOKEN}` },
    body: JSON.stringify({ content: text, components: [{ type: 1, components: [button] }] }),
  });
}

async function command(person: Person): Promise<Act> {
  const { ok, ms } = await opens(discord, person);
  if (name === 'peer') await standIn(person);
  return { kind: 'command', ok, ms };
}

async function click({ by }: Person, { message, control }: Press): Promise<Act> {
  const { ok, ms } = await discord.click(by, message, control);
  return { kind: 'click', ok, ms };
}

async function reply({ by, acts }: Person, channel: string): Promise<Act> {
  await discord.say(by, channel, `<@${BOT}> ${REPLIES[acts % REPLIES.length]}`);
  return { kind: 'reply', ok: true, ms: undefined };
}

/** What the person of a talk does next; undefined while its command has brought nothing yet. */
function next(person: Person): Promise<Act> | undefined {
  if (person.acts === 0) return command(person);
  const messages = thread(discord, person);
  if (person.root === undefined || (name === 'ours' && messages.length === 0)) return undefined;
  const press = name === 'peer' ? pressOfPeer(person) : openQuestion(messages, person);
  if (person.acts % 3 === 0 || press === undefined)
    return reply(person, name === 'peer' ? person.room : person.root);
  person.pressed.add(press.message);
  return click(person, press);
}

function pressOfPeer({ root = '' }: Person): Press | undefined {
  const message: Message = discord.message(root);
  const [control] = controls(message, 'v1:answer:');
  return control === undefined ? undefined : { message: root, control };
}

const PACE: Pace<Person, Act> = {
  ...{ aSecond: ACTS_A_SECOND, actsOfATalk: ACTS_OF_A_TALK, newPerson, next },
};

const people = Array.from({ length: AT_ONCE }, (_, number) => newPerson(number));
/** Not measured: all talks are opened, and the code is brought into its fast form. */
await paced(people, 3 * AT_ONCE, PACE);
await state();
const acts = await paced(people, ACTS, PACE);
const { acks } = await state();
const times = (kind?: Act['kind']): number[] =>
  acts.flatMap((one) => (one.ms !== undefined && (kind === undefined || one.kind === kind) ? [one.ms] : []));
const lost = people.filter((person) => person.acts > 1 && rootsOf(discord, person).length !== 1).length;
if (lost > 0) throw new Error(`${lost} talks do not have one beginning each`);
const figures: Answers = {
  discord: spreadOf(times()),
  command: spreadOf(times('command')),
  click: spreadOf(times('click')),
  own: acks.length > 0 ? spreadOf(acks) : null,
  interactions: times().length,
  replies: acts.filter(({ kind }) => kind === 'reply').length,
  failed: acts.filter(({ ok }) => !ok).length,
};
await end();
console.log(JSON.stringify(figures));
