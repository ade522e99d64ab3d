// Brings many talks to a card and prints what the bot's memory is on the way, as one line of JSON.
import { z } from 'zod';
import { measureMemory } from '../platforms/memory.ts';
import { startMeasured } from './app.ts';
import { controls, newPerson, openQuestion, opens, thread } from './talks.ts';

const [folder] = z.tuple([z.string()]).parse(process.argv.slice(2));

const { discord, state, end } = await startMeasured('ours', folder);
/** Threads of talks that are over go to sleep, as they do in Discord after a week. */
let awake: string[] = [];
const memory = await measureMemory(
  { state },
  {
    talk(number) {
      const person = newPerson(number);
      return {
        async open() {
          const { ok } = await opens(discord, person);
          if (!ok) throw new Error('a command was not answered');
        },
        press() {
          const press = openQuestion(thread(discord, person), person);
          if (!press) return undefined;
          person.pressed.add(press.message);
          return discord.click(person.by, press.message, press.control);
        },
        isDone() {
          const isDone = thread(discord, person).some((one) => controls(one, 'v1:plan:').length > 0);
          if (isDone && person.root !== undefined) awake.push(person.root);
          return isDone;
        },
      };
    },
    forget() {
      for (const one of awake) discord.moderate(one, { archived: true });
      awake = [];
      discord.forget();
    },
  },
);
await end();
console.log(JSON.stringify(memory));
