// Measures acknowledgements with many talks at once and prints them as one line of JSON. Runs in a process of its own.
import { z } from 'zod';
import type { Reply } from '../../test/doubles/people.ts';
import { BOT_TOKEN } from '../../test/doubles/slack/settings.ts';
import { type Pace, paced } from '../platforms/pace.ts';
import { spreadOf } from '../platforms/spread.ts';
import { startMeasured } from './app.ts';
import { ACTS, ACTS_A_SECOND, type Acks, AT_ONCE } from './figures.ts';
import { controls, newPerson, openQuestion, type Person, type Press, rootsOf, thread } from './talks.ts';

const [name, mode, folder] = z
  .tuple([z.enum(['ours', 'peer']), z.enum(['socket', 'http']), z.string()])
  .parse(process.argv.slice(2));

const REPLIES = [
  'why not fine-tune now?',
  'we have 320 checked examples',
  "can't we put it all in the prompt?",
  'hm',
];

/** What one person does in one talk; then somebody opens another. */
const ACTS_OF_A_TALK = 8;

type Kind = 'command' | 'click' | 'reply';
type Act = { kind: Kind; reply: Reply };

const { slack, state, end } = await startMeasured(name, mode, folder);

/** The peer posts nothing, so that there is something to press only where it is put there for it. */
async function standIn({ channel, text }: Person): Promise<void> {
  const button = { type: 'button', action_id: 'v1:answer:peer:need:facts', text: plain('Press') };
  await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${BOT_TOKEN}` },
    body: JSON.stringify({ channel, text, blocks: [{ type: 'actions', elements: [button] }] }),
  });
}

const plain = (text: string) => ({ type: 'plain_text', text });

async function command(person: Person): Promise<Act> {
  const reply = await slack.slash(person.by, person.channel, person.text);
  if (name === 'peer') await standIn(person);
  return { kind: 'command', reply };
}

async function click({ by }: Person, { message, control }: Press): Promise<Act> {
  return { kind: 'click', reply: await slack.click(by, message, control) };
}

async function reply(person: Person, root: string): Promise<Act> {
  const text = REPLIES[person.acts % REPLIES.length] ?? '';
  const ts = await slack.say(person.by, { channel: person.channel, thread: root }, text);
  const delivery = slack.deliveries.findLast(({ body }) => (body.event as { ts?: string }).ts === ts);
  const [first] = delivery?.attempts ?? [];
  if (!first) throw new Error('a reply was not delivered');
  return { kind: 'reply', reply: first };
}

/** What the person of a talk does next; undefined while its command has brought nothing yet. */
function next(person: Person): Promise<Act> | undefined {
  if (person.acts === 0) return command(person);
  const messages = thread(slack, person);
  if (person.root === undefined) return undefined;
  const press =
    name === 'peer' ? pressOfPeer(person, messages[0]?.blocks ?? []) : openQuestion(messages, person);
  if (person.acts % 3 === 0 || press === undefined) return reply(person, person.root);
  person.pressed.add(press.message);
  return click(person, press);
}

function pressOfPeer({ root }: Person, blocks: Parameters<typeof controls>[0]['blocks']): Press | undefined {
  const [control] = controls({ blocks }, 'v1:answer:');
  return root === undefined || control === undefined ? undefined : { message: root, control };
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
const times = (kind?: Kind): number[] =>
  acts.filter((one) => kind === undefined || one.kind === kind).map(({ reply }) => reply.ms);
const lost = people.filter((person) => person.acts > 1 && rootsOf(slack, person).length !== 1).length;
if (lost > 0) throw new Error(`${lost} talks do not have one beginning each`);
const figures: Acks = {
  slack: spreadOf(times()),
  command: spreadOf(times('command')),
  click: spreadOf(times('click')),
  reply: spreadOf(times('reply')),
  own: acks.length > 0 ? spreadOf(acks) : null,
  failed: acts.filter((one) => !one.reply.ok).length,
};
await end();
console.log(JSON.stringify(figures));
