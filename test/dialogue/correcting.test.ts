// Taking answers back and correcting them, at every click of every talk.

import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { NOT_SURE, type QuestionId } from '../../knowledge/questions.ts';
import { type Recommendation, recommend } from '../../src/advice/recommend.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import { factsOf, type Talk } from '../../src/dialogue/talk.ts';
import { firstFew, optionsOf } from '../cases.ts';
import {
  allMoves,
  aTalk,
  cardsOf,
  chooses,
  failing,
  frozen,
  opens,
  postsOf,
  presses,
  recommendationIn,
  VERSION,
  withoutSeen,
} from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

const [OPENED] = step(frozen(aTalk()), opens('', { key: 'opened' }), ground);
const MOVES = allMoves(frozen(OPENED), ground);
const ENDS = MOVES.filter(({ after }) => after.open === null);
const SURE_ENDS = ENDS.filter(({ path }) => path.every((answer) => !answer.endsWith(NOT_SURE)));

describe('taking back and correcting', () => {
  it('"back" takes the last answer back and puts its question again', () => {
    const going = MOVES.filter(({ after, path }) => after.open !== null && !path[0]?.includes(NOT_SURE));

    const wrong = failing(going, ({ before, after }) => {
      const [back, effects] = step(after, presses('back', { key: 'back' }), ground);
      const same = (['answers', 'asked', 'open', 'phase'] as const).every((part) =>
        isDeepStrictEqual(back[part], before[part]),
      );
      return same && postsOf(effects).join() === `question ${before.open}`;
    });

    expect(wrong).toEqual([]);
  });

  it('"back" at the first question says that there is nothing before it', () => {
    const [same, effects] = step(OPENED, presses('back', { key: 'back' }), ground);

    expect(withoutSeen(same)).toEqual(withoutSeen(OPENED));
    expect(postsOf(effects)).toEqual(['notice nothing-before', 'question need']);
  });

  it('"back" after the card puts the last question again', () => {
    const wrong = failing(ENDS, ({ before, after }) => {
      const [back, effects] = step(after, presses('back', { key: 'back' }), ground);
      return (
        back.open === before.open &&
        back.phase === 'asking' &&
        postsOf(effects).join() === `question ${before.open}`
      );
    });

    expect(wrong).toEqual([]);
  });

  it('"correct" after the card opens the question, and the last card is right for every other answer', () => {
    const wrong: string[] = [];
    for (const { after, effects, path } of SURE_ENDS) {
      const before = recommendationIn(effects);
      // Another need opens other questions.
      for (const id of (Object.keys(after.answers) as QuestionId[]).filter((one) => one !== 'need')) {
        const [reopened, put] = step(after, presses('correct', { key: 'correct' }, id), ground);
        // "5 of about 5" would be no count of anything.
        if (!cardsOf(put).some((card) => card.kind === 'question' && card.progress === undefined))
          wrong.push(`${path.join(', ')}: ${id} has a count`);
        if (reopened.open !== id) wrong.push(`${path.join(', ')}: ${id} is not open`);
        for (const option of optionsOf(id)) {
          const [talk, posted] = step(reopened, chooses(id, option, { key: 'new' }), ground);
          const last = recommendationIn(posted) ?? before;
          const expected = recommend(factsOf(talk), VERSION);
          if (last?.verdict !== expected.verdict || talk.answers[id]?.option !== option) {
            wrong.push(`${path.join(', ')}, then ${id}=${option}: "${last?.verdict}"`);
          }
        }
      }
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('another need after the card asks for what it lacks, and ends in a card for the new answers', () => {
    const wrong: string[] = [];
    for (const { after, path } of SURE_ENDS) {
      for (const need of optionsOf('need').filter((one) => one !== after.answers.need?.option)) {
        const [reopened] = step(after, presses('correct', { key: 'correct' }, 'need'), ground);
        const { talk, last } = finished(step(reopened, chooses('need', need, { key: 'new' }), ground));
        const expected = recommend(factsOf(talk), VERSION);
        if (last?.verdict !== expected.verdict)
          wrong.push(`${path.join(', ')}, then need=${need}: ${last?.verdict}`);
      }
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('"not sure" about a corrected need is put once more, and then the talk goes on', () => {
    for (const { after } of ENDS) {
      let [talk] = step(after, presses('correct', { key: 'correct' }, 'need'), ground);
      for (let click = 0; talk.open === 'need' && click < 5; click++) {
        [talk] = step(talk, chooses('need', NOT_SURE, { key: `c${click}` }), ground);
      }
      expect(talk.open).not.toBe('need');
    }
  });
});

/** The talk played on with "not sure", and the last recommendation that it posted. */
function finished([talk, effects]: [Talk, Effect[]]): { talk: Talk; last: Recommendation | undefined } {
  let now = talk;
  let last = recommendationIn(effects);
  for (let count = 0; now.open !== null && count < 20; count++) {
    const [next, more] = step(now, chooses(now.open, NOT_SURE, { key: `on ${count}` }), ground);
    last = recommendationIn(more) ?? last;
    now = next;
  }
  return { talk: now, last };
}
