// The simulation with a model behind the bot: every question and every text waits for a task, and none is lost or done twice.
import { expect, it } from 'vitest';
import { decideOn } from '../../../src/bot.ts';
import type { Json } from '../../../src/event.ts';
import { answerTaskIn, readTaskIn, type Worked } from '../../../src/model/task.ts';
import { ground } from './ground.ts';
import { planOf, simulate } from './simulate.ts';
import type { Mistake } from './world.ts';

/** Fewer than without a model: the tasks make each run longer. */
const FEW = 25;
const LONG = { timeout: 120_000 };

const decide = decideOn(ground, true);

/** Words every question and reads every text, each in one way. */
function model(task: Json): Json {
  const question = answerTaskIn(task);
  const text = readTaskIn(task)?.text;
  if (question) return answeredFrom(question.search) satisfies Json;
  if (text === undefined) return { done: task };
  const quote = text.split(' ').slice(0, 3).join(' ');
  return { kind: 'read', answers: [{ question: 'stage', option: 'live', quote }] };
}

function answeredFrom(search: string): Worked {
  const passages = ground.guide
    .search(search, 6)
    .found.flatMap((one) => (one.kind === 'passage' ? [one.value] : []));
  const sentences = passages.slice(0, 2).map(({ id, short }) => ({ text: short, passages: [id] }));
  return { kind: 'said', retrieved: passages.map(({ id }) => id), sentences };
}

it('loses no task, and answers each question once, however often the process dies', LONG, async () => {
  let deaths = 0;
  const counts = { given: 0, worded: 0 };
  for (let seed = 1; seed <= FEW; seed++) {
    const run = await simulate(
      planOf(seed),
      (talk, event) => {
        const [next, effects] = decide(talk, event);
        for (const effect of effects) {
          if (effect.kind === 'work') counts.given++;
          if (effect.kind === 'post' && effect.card.kind === 'answer' && effect.card.worded) counts.worded++;
        }
        return [next, effects];
      },
      {},
      model,
    );
    expect({ seed, faults: run.faults }).toEqual({ seed, faults: [] });
    deaths += run.deaths;
  }

  // A run in which nothing waits for the model proves nothing.
  expect(deaths).toBeGreaterThan(FEW);
  expect(counts.given).toBeGreaterThan(FEW);
  expect(counts.worded).toBeGreaterThan(0);
});

it('is noticed where what came of a task is thrown away', LONG, async () => {
  const mistake: Mistake = {
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        settle: (settlements, owner, now) =>
          store.outbox.settle(
            settlements.map((one) => (one.state === 'worked' ? { id: one.id, state: 'skipped' } : one)),
            owner,
            now,
          ),
      },
    }),
  };
  let noticed = 0;
  for (let seed = 1; seed <= FEW && noticed === 0; seed++)
    if ((await simulate(planOf(seed), decide, mistake, model)).faults.length > 0) noticed = seed;

  expect(noticed).toBeGreaterThan(0);
});

it('goes the same way every time', LONG, async () => {
  const plan = { ...planOf(7), deaths: 5, faults: 30 };
  const story = async (): Promise<string[]> => (await simulate(plan, decide, {}, model)).story;

  expect(await story()).toEqual(await story());
});
