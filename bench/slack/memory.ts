// Brings many talks to a card and prints what the bot's memory is on the way, as one line of JSON.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startMeasured } from './app.ts';
import { FINISHED, type Memory } from './figures.ts';
import { controls, newPerson, openQuestion, type Person, thread } from './talks.ts';

const [folder] = z.tuple([z.string()]).parse(process.argv.slice(2));

/** Talks that go on at once: one in each room, whose messages go out one after the other. */
const TOGETHER = 50;

/** A talk has six questions at most; one that is not done by then goes in a circle. */
const MOST_CLICKS = 10;

/** A person looks so often whether there is something new, in ms. */
const LOOKS = 5;

/** Nothing new for so long, in ms, and the measuring ends. */
const PATIENCE = 10_000;

const { slack, state, end } = await startMeasured('ours', 'socket', folder);

async function toCard(person: Person): Promise<void> {
  const { by, channel, text } = person;
  const { ok } = await slack.slash(by, channel, text);
  if (!ok) throw new Error('a command was not acknowledged');
  let last = performance.now();
  for (let clicks = 0; clicks < MOST_CLICKS; ) {
    const messages = thread(slack, person);
    if (messages.some((one) => controls(one, 'v1:plan:').length > 0)) return;
    const press = openQuestion(messages, person);
    if (press) {
      person.pressed.add(press.message);
      await slack.click(by, press.message, press.control);
      clicks++;
      last = performance.now();
    } else if (performance.now() - last > PATIENCE) break;
    else await pause(LOOKS);
  }
  throw new Error(`the talk ${person.number} comes to no card`);
}

const memory: Memory = [];
let talks = 0;
for (const goal of FINISHED) {
  for (; talks < goal; talks += TOGETHER) {
    await Promise.all(Array.from({ length: TOGETHER }, (_, index) => toCard(newPerson(talks + index))));
    slack.forget();
  }
  memory.push({ talks, ...(await state()).memory });
}
await end();
console.log(JSON.stringify(memory));
