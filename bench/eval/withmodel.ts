// The way with a model: the bot's own talk and answer with the tasks that it gives a model, and what became of the replies.
import { adviseLine } from '../../adapters/commands/advise.ts';
import type { Price } from '../../adapters/model/spending.ts';
import type { Guide } from '../../knowledge/open.ts';
import { isOption, NOT_SURE, QUESTIONS } from '../../knowledge/questions.ts';
import { answerFrom } from '../../src/advice/answer.ts';
import { searchedFor } from '../../src/dialogue/asides.ts';
import { checkedReadings } from '../../src/dialogue/modelreading.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Tasks } from '../../src/door/attempt.ts';
import { type Model, NO_PARAGRAPHS } from '../../src/model/perform.ts';
import type { Likeness } from '../../src/model/retrieved.ts';
import { summaryOf } from '../../src/model/summary.ts';
import {
  type AnswerTask,
  type ReadAnswer,
  readTaskIn,
  summaryTaskIn,
  workedIn,
} from '../../src/model/task.ts';
import { NO_PHRASES } from '../../src/model/translate.ts';
import { heldUp, sourcesOf, wordedAnswer } from '../../src/model/worded.ts';
import { type Heard, listening, requestsIn } from './heard.ts';
import type { Advice, ReadByModel, Way, WordedByModel } from './way.ts';
import { extractive, NOW } from './without.ts';

export type ModelWay = {
  /** For the heads of the table. */
  name: string;
  model: Model;
  likeness: Likeness;
  price: Price | undefined;
};

/** Nobody waits too long in a measured talk: a row that is slow shall count as slow. */
const AT_ONCE = { now: () => Date.parse(NOW) };

/**
 * The bot as it is with that model. Where the model fails, a row is what it is without one, as in a talk, and the failure
 * is counted. Rejects only where the bot itself fails.
 */
export function withModel(
  { name, model, likeness, price }: ModelWay,
  ground: Ground & { guide: Guide },
): Way {
  const listen = () =>
    listening({
      clock: AT_ONCE,
      model,
      likeness,
      guide: ground.guide,
      phrases: NO_PHRASES,
      paragraphs: NO_PARAGRAPHS,
      languages: false,
    });
  return {
    name,
    price,
    async advise(text, answers) {
      const { tasks, heard } = listen();
      const advise = adviseLine({ ground, now: () => NOW, zone: 'UTC' }, { hasModel: true, tasks });
      const line = (await advise({ text, answers })) as Omit<Advice, 'tokens' | 'model'>;
      return { ...line, tokens: heard.tokens, model: readIn(heard, ground.guide.uses) };
    },
    async answer(question) {
      const { tasks, heard } = listen();
      const plain = answerFrom(ground.guide, question);
      // What has no answer in the guidance is declined before any model is asked.
      if (!plain.answerable) return { ...extractive(plain), model: wordedIn(heard, 0, false) };
      const { worded, held } = await wordedBy(tasks, question, ground);
      const tokens = heard.tokens;
      if (!worded) return { ...extractive(plain), tokens, model: wordedIn(heard, held.length, false) };
      // People see the card; a sentence that held may still be one too many for it.
      const sentences = held.filter(({ text }) => worded.text.includes(text.trim()));
      const model = wordedIn(heard, held.length, true);
      // A further source is named without a quote.
      const further = (worded.further ?? []).map((one) => ({ ...one, quote: '' }));
      const citations = [...worded.citations, ...further];
      return { answerable: true, sentences, citations, tokens, model };
    },
  };
}

type Words = {
  worded: ReturnType<typeof wordedAnswer>;
  /** The model's sentences that held, also where too few of them did for an answer. */
  held: ReturnType<typeof heldUp>;
};

/** The question as the first of a talk, in which nothing was answered yet. */
async function wordedBy(tasks: Tasks, question: string, ground: Ground & { guide: Guide }): Promise<Words> {
  const task: AnswerTask = {
    ...{ kind: 'answer', round: 0, tenant: 'local', by: 'line', question, facts: [], turns: [], open: null },
    translates: false,
    at: NOW,
    search: searchedFor(question, null, ground),
  };
  const worked = workedIn(await tasks.perform(task));
  const { guide } = ground;
  const worded = wordedAnswer(task, worked, guide);
  if (worked.kind !== 'said') return { worded, held: [] };
  const retrieved = worked.retrieved.flatMap((id) => guide.passage(id) ?? []);
  return { worded, held: heldUp(worked.sentences, sourcesOf(retrieved, task.facts), guide.uses) };
}

function readIn(heard: Heard, uses: Guide['uses']): ReadByModel {
  const counts = { given: 0, unquoted: 0, told: 0, toldRightly: 0 };
  for (const { task, result } of heard.works) {
    if (result.kind === 'read') {
      const text = readTaskIn(task)?.text ?? '';
      counts.given += result.answers.length;
      counts.unquoted += result.answers.filter((one) => isUnquoted(one, text)).length;
    } else if (result.kind === 'told') {
      const sources = summaryTaskIn(task)?.sources ?? [];
      counts.told++;
      counts.toldRightly += Number(summaryOf(result.sentences, sources, uses) !== undefined);
    }
  }
  return { ...requestsIn(heard), ...counts };
}

/** Whether an answer counts for nothing though its question and its option are ours: then its quote is at fault. */
function isUnquoted(answer: ReadAnswer, text: string): boolean {
  const id = QUESTIONS.find((one) => one.id === answer.question)?.id;
  const isOurs = id !== undefined && answer.option !== NOT_SURE && isOption(id, answer.option);
  return isOurs && Object.keys(checkedReadings([answer], text).readings).length === 0;
}

function wordedIn(heard: Heard, held: number, shown: boolean): WordedByModel {
  const sentences = heard.works.map(({ result }) => (result.kind === 'said' ? result.sentences.length : 0));
  return { ...requestsIn(heard), given: sentences.reduce((sum, one) => sum + one, 0), held, shown };
}
