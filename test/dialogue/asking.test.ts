// Whole talks by clicks: every answer to every question that is put, "not sure" included, down to the card.

import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { NOT_SURE } from '../../knowledge/questions.ts';
import { openApproaches, withAnswer } from '../../src/advice/leaning.ts';
import { recommend } from '../../src/advice/recommend.ts';
import { checkInDate } from '../../src/checkin/when.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { questionCard } from '../../src/dialogue/advance.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import { factsOf, type Talk } from '../../src/dialogue/talk.ts';
import { optionsOf } from '../cases.ts';
import {
  AT,
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
  withoutHistory,
  withoutSeen,
} from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

/** Openings: without a text, with a need that is clear, and with one that is only suspected. */
const TEXTS = [
  '',
  'Our bot must answer from our policies and handbooks; it does not know our documents.',
  'The tone, the style and the brand voice of our letters are wrong.',
  'The answers use wrong facts from our docs and the wrong tone and format in JSON.',
  'The answers use wrong facts from our docs and the wrong tone and format in JSON. Nobody uses it yet.',
  'It does not know our documents and policies, and its tone and voice are wrong, never our style.',
];

const [OPENED, OPENING] = step(frozen(aTalk()), opens('', { key: 'opened' }), ground);
const MOVES = TEXTS.flatMap((text) => {
  const [opened] = step(frozen(aTalk()), opens(text, { key: 'opened' }), ground);
  return allMoves(frozen(opened), ground);
});
const ENDS = MOVES.filter(({ after }) => after.open === null);

describe('a talk by clicks', () => {
  it('asks first what is missing when nothing was read', () => {
    expect(postsOf(OPENING)).toEqual(['notice welcome', 'question need']);
  });

  it('puts at most six questions, whatever is answered', () => {
    expect(ENDS.length).toBeGreaterThan(300);
    expect(failing(ENDS, ({ path }) => path.length <= 6)).toEqual([]);
  });

  it('puts no question twice, except what is missing once more after "not sure"', () => {
    const wrong = failing(ENDS, ({ path }) => {
      const ids = path.map((answer) => answer.split('=')[0]);
      const again = path[0] === `need=${NOT_SURE}`;
      return new Set(ids).size === ids.length - (again ? 1 : 0) && (!again || ids[1] === 'need');
    });

    expect(wrong).toEqual([]);
  });

  it('puts one question at a time, and as the last post', () => {
    const wrong = failing(MOVES, ({ after, effects }) => {
      const questions = postsOf(effects).filter((post) => post.startsWith('question '));
      return after.open === null
        ? questions.length === 0
        : questions.length === 1 && postsOf(effects).at(-1) === `question ${after.open}`;
    });

    expect(wrong).toEqual([]);
  });

  it('ends in the recommendation for its answers, with a check-in six months later', () => {
    const checkIn = checkInDate(AT, 'P6M', 'Europe/Berlin');
    const wrong = failing(ENDS, ({ after, effects }) => {
      const expected = recommend(factsOf(after), VERSION);
      const due = effects.filter(({ kind }) => kind === 'check-in');
      return (
        after.phase === 'advised' &&
        isDeepStrictEqual(recommendationIn(effects), expected) &&
        isDeepStrictEqual(due, [{ kind: 'check-in', at: checkIn.at }])
      );
    });

    expect(wrong).toEqual([]);
  });

  it('asks about the approach only what can still change it', () => {
    const wrong = failing(MOVES, ({ after }) => {
      const { open } = after;
      if (open === null || open === 'need' || after.saidFixed) return true;
      const { likely: known } = factsOf(after);
      const now = openApproaches(known).join();
      return optionsOf(open).some((option) => openApproaches(withAnswer(known, open, option)).join() !== now);
    });

    expect(wrong).toEqual([]);
  });

  it('says once that the approach is fixed, and then asks two questions for the plan at most', () => {
    const wrong = failing(MOVES, ({ before, after, effects }) => {
      const says = postsOf(effects).includes('notice fixed');
      const fixed = openApproaches(factsOf(after).known).length === 1;
      return says === (after.saidFixed && !before.saidFixed) && (!after.saidFixed || fixed);
    });
    const longest = Math.max(...ENDS.map(({ forThePlan }) => forThePlan));

    expect(wrong).toEqual([]);
    expect(longest).toBe(2);
  });

  it('asks for the plan only while fewer than four questions were put', () => {
    expect(
      failing(MOVES, ({ after, path }) => !after.saidFixed || after.open === null || path.length < 4),
    ).toEqual([]);
  });

  it('counts its questions from one, never past its guess, and guesses six at most', () => {
    const wrong = failing(MOVES, ({ effects, path }) =>
      cardsOf(effects).every((card) => {
        if (card.kind !== 'question') return true;
        const { now = 0, about = 0 } = card.progress ?? {};
        return now === path.length + 1 && now <= about && about <= 6;
      }),
    );

    expect(wrong).toEqual([]);
  });

  it('never puts another question after the last one of its guess', () => {
    const wrong = failing(MOVES, ({ before, after }) => {
      const card = questionCard(before);
      if (card.kind !== 'question' || card.progress === undefined) return false;
      return card.progress.now < card.progress.about || after.open === null;
    });

    expect(wrong).toEqual([]);
  });

  it('offers every option of a question, and "not sure" as the last', () => {
    const wrong = failing(MOVES, ({ effects }) =>
      cardsOf(effects).every((card) => {
        if (card.kind !== 'question') return true;
        const ids = card.options.map(({ id }) => id);
        return isDeepStrictEqual(ids, [...optionsOf(card.question), NOT_SURE]);
      }),
    );

    expect(wrong).toEqual([]);
  });
});

describe('at every click of every talk', () => {
  it('the same event twice changes nothing and posts nothing', () => {
    const wrong = failing(MOVES, ({ after, event }) => {
      const [again, effects] = step(after, event, ground);
      return isDeepStrictEqual(again, after) && effects.length === 0;
    });

    expect(wrong).toEqual([]);
  });

  it('the talk survives being stored as JSON, with the same outcome', () => {
    const wrong = failing(MOVES, ({ before, event, after, effects }) => {
      const stored = JSON.parse(JSON.stringify(before)) as Talk;
      return isDeepStrictEqual(step(stored, event, ground), [after, effects]);
    });

    expect(wrong).toEqual([]);
  });

  it('"skip" does what "not sure" does', () => {
    const unsure = MOVES.filter(({ event }) => event.option === NOT_SURE);

    const wrong = failing(unsure, ({ before, event, after, effects }) =>
      isDeepStrictEqual(step(before, presses('skip', { key: event.key }), ground), [after, effects]),
    );

    expect(wrong).toEqual([]);
  });

  it('"cancel" stops the talk, and nothing but a restart goes on', () => {
    const wrong = failing(MOVES, ({ before, event }) => {
      const [stopped] = step(before, presses('cancel', { key: 'cancel' }), ground);
      const [still, effects] = step(stopped, event, ground);
      const same = isDeepStrictEqual(withoutSeen(still), withoutSeen(stopped));
      return (
        stopped.phase === 'cancelled' &&
        stopped.open === null &&
        same &&
        postsOf(effects).join() === '~notice talk-over'
      );
    });

    expect(wrong).toEqual([]);
  });

  it('"restart" begins as the first time', () => {
    const wrong = failing(MOVES, ({ after }) => {
      const [begun, effects] = step(after, presses('restart', { key: 'restart' }), ground);
      const posts = postsOf(effects);
      return (
        isDeepStrictEqual(withoutHistory(begun), withoutHistory({ ...OPENED, round: after.round + 1 })) &&
        posts.join() === 'notice restarted,question need'
      );
    });

    expect(wrong).toEqual([]);
  });

  it('a click on a question that is not open changes no answer, and says how to correct it', () => {
    const wrong = failing(MOVES, ({ event, after }) => {
      if (after.open === event.question) return true;
      const old = chooses(event.question, optionsOf(event.question)[0] ?? '', { key: 'old', by: 'u2' });
      const [same, effects] = step(after, old, ground);
      return (
        isDeepStrictEqual(withoutSeen(same), withoutSeen(after)) &&
        postsOf(effects).join() === '~notice already-answered'
      );
    });

    expect(wrong).toEqual([]);
  });

  it('an option that the question does not have changes nothing and puts the question again', () => {
    const wrong = failing(MOVES, ({ before, event }) => {
      const [same, effects] = step(before, chooses(event.question, 'no such option', { key: 'odd' }), ground);
      return (
        isDeepStrictEqual(withoutSeen(same), withoutSeen(before)) &&
        postsOf(effects).join() === `question ${event.question}`
      );
    });

    expect(wrong).toEqual([]);
  });

  it("a second person's answer is stored under that person's name", () => {
    const given = MOVES.filter(({ event }) => event.option !== NOT_SURE);

    const wrong = failing(given, ({ before, event }) => {
      const [after] = step(before, { ...event, by: 'u2' }, ground);
      const others = Object.values(before.answers).every(({ by }) => by === 'u1');
      return after.answers[event.question]?.by === 'u2' && after.owner === 'u1' && others;
    });

    expect(wrong).toEqual([]);
  });
});
