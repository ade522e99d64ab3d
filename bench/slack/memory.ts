// Brings many talks to a card and prints what the bot's memory is on the way, as one line of JSON.
import { z } from 'zod';
import { measureMemory } from '../platforms/memory.ts';
import { startMeasured } from './app.ts';
import { controls, newPerson, openQuestion, thread } from './talks.ts';

const [folder] = z.tuple([z.string()]).parse(process.argv.slice(2));

const { slack, state, end } = await startMeasured('ours', 'socket', folder);
const memory = await measureMemory(
  { state },
  {
    talk(number) {
      const person = newPerson(number);
      const { by, channel, text } = person;
      return {
        async open() {
          const { ok } = await slack.slash(by, channel, text);
          if (!ok) throw new Error('a command was not acknowledged');
        },
        press() {
          const press = openQuestion(thread(slack, person), person);
          if (!press) return undefined;
          person.pressed.add(press.message);
          return slack.click(by, press.message, press.control);
        },
        isDone: () => thread(slack, person).some((one) => controls(one, 'v1:plan:').length > 0),
      };
    },
    forget: () => slack.forget(),
  },
);
await end();
console.log(JSON.stringify(memory));
