// Measures acknowledgements with many talks at once and prints them as one line of JSON. Runs in a process of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Reply } from '../../test/doubles/people.ts';
import { BOT_TOKEN } from '../../test/doubles/slack/settings.ts';
import { percentile } from '../percentile.ts';
import { startMeasured } from './app.ts';
import { ACTS, ACTS_A_SECOND, type Ack, type Acks, AT_ONCE } from './figures.ts';
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

/** Does so many things at a steady pace, in all talks in turn. */
async function paced(people: Person[], count: number): Promise<Act[]> {
  const acts: Promise<Act>[] = [];
  const start = performance.now();
  for (let turn = 0; acts.length < count; turn++) {
    const due = Math.floor(((performance.now() - start) / 1000) * ACTS_A_SECOND);
    if (acts.length >= due) {
      await pause(1);
      continue;
    }
    const place = turn % people.length;
    const person = people[place];
    const act = person && next(person);
    if (!person || !act) {
      await pause(1);
      continue;
    }
    acts.push(act);
    person.acts++;
    if (person.acts === ACTS_OF_A_TALK) people[place] = newPerson(person.number + AT_ONCE);
  }
  return Promise.all(acts);
}

const ack = (times: readonly number[]): Ack => ({
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
  most: percentile(times, 1),
});

const people = Array.from({ length: AT_ONCE }, (_, number) => newPerson(number));
/** Not measured: all talks are opened, and the code is brought into its fast form. */
await paced(people, 3 * AT_ONCE);
await state();
const acts = await paced(people, ACTS);
const { acks } = await state();
const times = (kind?: Kind): number[] =>
  acts.filter((one) => kind === undefined || one.kind === kind).map(({ reply }) => reply.ms);
const lost = people.filter((person) => person.acts > 1 && rootsOf(slack, person).length !== 1).length;
if (lost > 0) throw new Error(`${lost} talks do not have one beginning each`);
const figures: Acks = {
  slack: ack(times()),
  command: ack(times('command')),
  click: ack(times('click')),
  reply: ack(times('reply')),
  own: acks.length > 0 ? ack(acks) : null,
  failed: acts.filter((one) => !one.reply.ok).length,
};
await end();
console.log(JSON.stringify(figures));
