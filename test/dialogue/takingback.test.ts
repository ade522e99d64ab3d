// Taking answers back and correcting them, at every click of every talk.

import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { NOT_SURE, type QuestionId } from '../../knowledge/questions.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { firstFew } from '../cases.ts';
import {
  allMoves,
  aTalk,
  chooses,
  failing,
  frozen,
  opens,
  postsOf,
  presses,
  VERSION,
  withoutSeen,
} from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

const [OPENED] = step(frozen(aTalk()), opens('', { key: 'opened' }), ground);
const MOVES = allMoves(frozen(OPENED), ground);
const ENDS = MOVES.filter(({ after }) => after.open === null);

/** A talk without what makes no difference: the events seen, and answers of "not sure", which are the same as none. */
function meaning(talk: Talk): unknown {
  const answers = Object.entries(talk.answers).filter(([, answer]) => answer.option !== NOT_SURE);
  return { ...withoutSeen(talk), answers: Object.fromEntries(answers) };
}

describe('taking back and correcting, as it should be', () => {
  it('"back" undoes the last answer and everything it brought', () => {
    const going = MOVES.filter(({ after }) => after.open !== null);

    const wrong = failing(going, ({ before, after }) => {
      const [back] = step(after, presses('back', { key: 'back' }), ground);
      return isDeepStrictEqual(meaning(back), meaning(before));
    });

    expect(wrong).toEqual([]);
  });

  it('"correct" in the middle of a talk leaves the open question to be asked', () => {
    const wrong: string[] = [];
    for (const { after, path } of MOVES.filter((move) => move.after.open !== null && move.path.length < 4)) {
      const ids = (Object.keys(after.answers) as QuestionId[]).filter(
        (id) => after.answers[id]?.option !== NOT_SURE,
      );
      for (const id of ids) {
        const [reopened] = step(after, presses('correct', { key: 'correct' }, id), ground);
        const [on] = step(reopened, chooses(id, after.answers[id]?.option ?? '', { key: 'same' }), ground);
        if (on.open !== after.open)
          wrong.push(`${path.join(', ')}, the same ${id} again: asks ${on.open}, not ${after.open}`);
      }
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('"skip" after the card does not say that there is no card', () => {
    const wrong = failing(ENDS, ({ after }) => {
      const [, effects] = step(after, presses('skip', { key: 'skip' }), ground);
      return !postsOf(effects).includes('notice no-card-yet');
    });

    expect(wrong).toEqual([]);
  });

  it.each([
    'what does RAG mean?',
    'is RAG dead?',
    'does caching kill RAG?',
    'When should I NOT use RAG?',
    'which vector database is best?',
  ])('an opening that only asks something is answered: %s', (text) => {
    const [, effects] = step(aTalk(), opens(text, { key: 'a' }), ground);

    expect(postsOf(effects)).toEqual([expect.stringMatching(/^answer/), 'question need']);
  });
});
