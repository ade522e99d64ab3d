// What an answer does to a talk: before the card it leads on, after the card it may change the recommendation.
import { NOT_SURE, type QuestionId, question } from '../../knowledge/questions.ts';
import { changeLine, inShort } from '../advice/difference.ts';
import { recommend } from '../advice/recommend.ts';
import { examplesBand } from '../bands.ts';
import type { Card } from '../card.ts';
import { progressOf } from '../checkin/met.ts';
import { advance, advise, questionCard } from './advance.ts';
import { type Effect, type Ground, type Outcome, post } from './outcome.ts';
import { type Answer, factsOf, type Talk } from './talk.ts';
import { corrected, SAME_CARD, WHICH_NUMBER } from './words.ts';

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
  const notes: Effect[] = ids.map((id) => post(noteOn(id, before, next, ground)));
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
  const [then, now] = [before, next].map((talk) => factsOf(talk).said);
  const news = ids.map((id) =>
    changeLine({ name: question(id).name, before: inShort(id, then?.[id]), after: inShort(id, now?.[id]) }),
  );
  const [talk, effects] = advise(next, at, ground, news);
  return [talk, [...notes, ...effects]];
}

/** What stands now; a number of signed-off answers with how far it is to where it would matter. */
function noteOn(id: QuestionId, before: Talk, next: Talk, { version }: Ground): Card {
  const { option = NOT_SURE, number } = next.answers[id] ?? {};
  const noted = corrected(id, option, number);
  if (id !== 'examples') return noted;
  // The goal is that of the recommendation so far: the new one may have none any more.
  const progress = progressOf(factsOf(next), recommend(factsOf(before), version), {
    from: factsOf(before).likely.examples,
    until: before.until,
  });
  return progress === undefined || noted.kind !== 'notice'
    ? noted
    : { kind: 'progress', text: noted.text, ...progress };
}

/** The number of signed-off answers was told, at whatever time. */
export function counted(
  talk: Talk,
  number: number,
  { by, at }: { by: string; at: string },
  ground: Ground,
): Outcome {
  const again: Effect[] = talk.open === null ? [] : [post(questionCard(talk))];
  if (!Number.isSafeInteger(number) || number < 0) return [talk, [post(WHICH_NUMBER), ...again]];
  const answer: Answer = { option: examplesBand(number), how: 'said', by, at, firm: true, number };
  if (talk.open === 'examples') return answered(talk, 'examples', answer, ground);
  const next: Talk = { ...talk, answers: { ...talk.answers, examples: answer } };
  if (talk.checkIn !== null && talk.open === null) return revised(talk, next, ['examples'], at, ground);
  return [next, [post(corrected('examples', answer.option, number)), ...again]];
}

/** Whether people would read the same advice: verdict, warnings and what to do on Monday. */
function sameAdvice(before: Talk, after: Talk, { version }: Ground): boolean {
  const advice = (talk: Talk): string => {
    const { verdict, watchOuts, plan, confidence } = recommend(factsOf(talk), version);
    return JSON.stringify([verdict, confidence, watchOuts.map(({ id }) => id), plan.now.map(({ id }) => id)]);
  };
  return advice(before) === advice(after);
}
