// What an answer does to a talk: before the card it leads on, after the card it may change the recommendation.
import { NOT_SURE, type QuestionId } from '../../knowledge/questions.ts';
import { recommend } from '../advice/recommend.ts';
import { advance, advise } from './advance.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { type Answer, factsOf, type Talk } from './talk.ts';
import { corrected, SAME_CARD } from './words.ts';

/** Stores the answer to the open question and goes on. A "not sure" never erases a need that was read. */
export function answered(talk: Talk, id: QuestionId, answer: Answer, ground: Ground): Outcome {
  const before = talk.answers[id];
  const keeps = answer.option === NOT_SURE && before !== undefined && !before.firm;
  // An answer that confirms what was read keeps the words it was read from.
  const confirms = before !== undefined && !before.firm && before.option === answer.option;
  const stored: Answer = confirms ? { ...before, ...answer } : answer;
  const next: Talk = {
    ...talk,
    answers: keeps ? talk.answers : { ...talk.answers, [id]: stored },
    open: null,
  };
  return talk.checkIn === null
    ? advance(next, answer.at, ground)
    : revised(talk, next, [id], answer.at, ground);
}

/** After the card: a new card where the recommendation or the plan changes, else a word that it stands. */
export function revised(
  before: Talk,
  next: Talk,
  ids: readonly QuestionId[],
  at: string,
  ground: Ground,
): Outcome {
  const notes: Effect[] = ids.map((id) =>
    post(corrected(id, next.answers[id]?.option ?? NOT_SURE, next.answers[id]?.number)),
  );
  if (ids.includes('need')) {
    // Another need brings other questions: they are asked as in a new talk, with the answers so far kept.
    const [talk, effects] = advance(
      { ...next, asked: ['need'], needAskedAgain: false, saidFixed: false, checkIn: null },
      at,
      ground,
    );
    return [talk, [...notes, ...effects]];
  }
  if (sameAdvice(before, next, ground)) return [{ ...next, phase: 'advised' }, [...notes, post(SAME_CARD)]];
  const [talk, effects] = advise(next, at, ground);
  return [talk, [...notes, ...effects]];
}

/** Whether people would read the same advice: verdict, warnings and what to do on Monday. */
function sameAdvice(before: Talk, after: Talk, { version }: Ground): boolean {
  const advice = (talk: Talk): string => {
    const { verdict, watchOuts, plan, confidence } = recommend(factsOf(talk), version);
    return JSON.stringify([verdict, confidence, watchOuts.map(({ id }) => id), plan.now.map(({ id }) => id)]);
  };
  return advice(before) === advice(after);
}
