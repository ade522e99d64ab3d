// Listens to the slow tasks of one row: what the bot gave a model to do, what came back, and the tokens.
import type { Tasks } from '../../src/door/attempt.ts';
import type { Json } from '../../src/event.ts';
import { modelTasks, type PerformWorld, type Tokens } from '../../src/model/perform.ts';
import { type Worked, workedIn } from '../../src/model/task.ts';
import type { Requests } from './way.ts';

/** What was heard so far. Nothing of the results is checked. */
export type Heard = { tokens: Tokens; works: { task: Json; result: Worked }[] };

/** The bot's own tasks, and what is heard of them. No share of a day ends an evaluation. */
export function listening(world: Omit<PerformWorld, 'spending'>): { tasks: Tasks; heard: Heard } {
  const heard: Heard = { tokens: { prompt: 0, completion: 0 }, works: [] };
  const spending: PerformWorld['spending'] = {
    begin: async () => undefined,
    takeBack: async () => {},
    isUsedUp: async () => false,
    async spent(_, { prompt, completion }) {
      heard.tokens.prompt += prompt;
      heard.tokens.completion += completion;
    },
  };
  const { perform } = modelTasks({ ...world, spending });
  const tasks: Tasks = {
    async perform(task) {
      const result = await perform(task);
      heard.works.push({ task, result: workedIn(result) });
      return result;
    },
  };
  return { tasks, heard };
}

/** Each task is one request, whatever attempts the line to the model makes of it. */
export function requestsIn({ works }: Heard): Requests {
  return { asked: works.length, failed: works.filter(({ result }) => result.kind === 'none').length };
}
