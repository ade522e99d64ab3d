// Lines of a check-in that a model read in a text: believed no further than a press could go.
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/dialogue/checkincard.ts';
import { checkedLines } from '../../src/dialogue/modellines.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { answerTaskIn, type ReadLine, type Worked } from '../../src/model/task.ts';
import { answers, cardIn, falls, ground, played, prompting, say } from '../dialogue/advised.ts';
import { postsOf, withoutSeen } from '../talking.ts';
import { aside, back, inGerman, readAs, readingIn, shown, tasksOf, withModel } from './readlater.ts';

/** Lines: 1 signed-off answers, 2 ten new answers as a test, 3 keep signed-off answers, 4 complaints. */
const asking = (): Talk => played(prompting(), falls())[0];

const GERMAN = 'Die Messung ist durch, und die Leute meckern über den Tonfall.';
const ENGLISH = 'the folks in ops wrapped up that scoring exercise last week';
const line = (id: string, option: string, quote: string): ReadLine => ({ line: id, option, quote });
const read = (...lines: ReadLine[]): Worked => ({ kind: 'read', answers: [], lines });
const BOTH = read(
  line('s-own-test', 'done', 'Die Messung ist durch'),
  line('f', 'manner', 'meckern über den Tonfall'),
);

const saidIn = ({ review }: Talk): Record<string, string> =>
  Object.fromEntries(Object.entries(review?.said ?? {}).map(([id, { value }]) => [id, value]));

describe('in a check-in, a text in which the rules find no line', () => {
  it('is handed over with the lines that are open, under their numbers', () => {
    const [talk] = played(asking(), answers('s-own-test done'));
    const task = readingIn(withModel(talk, say(ENGLISH))[1]);

    expect(task?.lines.map(({ id, text }) => [id, text.slice(0, 2)])).toEqual([
      ['a-examples', '1.'],
      ['s-collect-examples', '3.'],
      ['f', '4.'],
    ]);
    expect(task?.lines[2]?.options).toContainEqual({ id: 'manner', label: 'Wrong tone or format' });
  });

  it.each<[string, Talk]>([
    ['an English talk', asking()],
    ['a talk in that language', inGerman(asking())],
  ])('answers them, and says so as for the rules, in %s', (_, before) => {
    const [talk, effects] = readAs(before, say(GERMAN), BOTH);

    expect(saidIn(talk)).toEqual({ 's-own-test': 'done', f: 'manner' });
    expect(shown(effects)).toEqual(['notice noted-line']);
  });

  it('in English, too, in the same words', () => {
    const quote = 'wrapped up that scoring exercise';
    const [talk, effects] = readAs(asking(), say(ENGLISH), read(line('s-own-test', 'done', quote)));

    expect(cardIn(effects, 'notice')?.text).toBe(
      'Noted: step 2 is done. Lines 1, 3 and 4 are open; "that is all" ends it.',
    );
    expect(talk.review?.said['s-own-test']).toMatchObject({ by: 'u1', quote });
  });

  it('keeps a figure only where it lies where the option says', () => {
    const text = 'Inzwischen haben wir ungefähr 900 abgezeichnete Muster';
    const [rightly] = readAs(asking(), say(text), read(line('a-examples', 'hundreds', '900 abgezeichnete')));
    const [wrongly] = readAs(asking(), say(text), read(line('a-examples', 'thousands', '900 abgezeichnete')));

    expect(rightly.review?.said['a-examples']).toMatchObject({ value: 'hundreds', number: 900 });
    expect(wrongly.review?.said['a-examples']?.number).toBeUndefined();
  });

  it('takes an answer to what a line asks as one to the line', () => {
    const text = 'Inzwischen haben wir ungefähr 900 abgezeichnete Muster';
    const examples = { question: 'examples', option: 'hundreds', quote: '900 abgezeichnete' };
    const [talk] = readAs(inGerman(asking()), say(text), { kind: 'read', answers: [examples] });

    expect(saidIn(talk)).toEqual({ 'a-examples': 'hundreds' });
    expect(talk.answers.examples?.option).toBe('tens');
  });

  it('is read without the bot’s name where people write in another language, in a thread of the talk', () => {
    const talk = { ...inGerman(asking()), ours: true };

    expect(saidIn(readAs(talk, aside(GERMAN), BOTH)[0])).toEqual({ 's-own-test': 'done', f: 'manner' });
    expect(readAs(talk, aside(GERMAN), read())[1]).toEqual([]);
    expect(
      withModel({ ...asking(), ours: true }, aside(ENGLISH))[1].filter(({ kind }) => kind === 'work'),
    ).toEqual([]);
  });

  it('that brings up passages is read first, and answered from them where no line was read in it', () => {
    const text = 'retrieval beats a long prompt for large document sets';
    const [talk, effects] = readAs(asking(), say(text), read());

    expect(answerTaskIn(tasksOf(effects)[0])).toMatchObject({ question: text, search: text });
    expect(talk.lookedUp).toBe(text);
    const [, failed] = readAs(asking(), say(text), { kind: 'none', why: 'failed' });
    expect(postsOf(failed)).toEqual(['answer guidance']);
  });

  it('ends the check-in with the last line, as a press does', () => {
    const [before] = played(asking(), answers('a-examples tens'), answers('s-collect-examples started'));

    const [talk] = readAs(before, say(GERMAN), BOTH);

    expect(talk.review).toBeNull();
    expect(talk.steps).toMatchObject({ 'own-test': 'done' });
  });
});

describe('a model that lies about lines', () => {
  const quote = 'Die Messung ist durch';

  it.each<[string, Worked | null]>([
    ['names a line that is none', read(line('s-everything', 'done', quote))],
    ['names no line of the check-in', read(line('a-traffic', 'high', quote))],
    ['names an option that is none', read(line('s-own-test', 'perfect', quote))],
    ['names an option of another line', read(line('s-own-test', 'manner', quote))],
    ['chooses not sure', read(line('a-examples', 'not-sure', quote))],
    ['quotes what does not stand there', read(line('s-own-test', 'done', 'The test is done'))],
    ['says two things', read(line('s-own-test', 'done', quote), line('s-own-test', 'dropped', quote))],
    [
      'contradicts itself',
      {
        ...{ kind: 'read', lines: [line('a-examples', 'hundreds', quote)] },
        answers: [{ question: 'examples', option: 'thousands', quote }],
      },
    ],
    ['fails', { kind: 'none', why: 'failed' }],
    ['is given up', null],
  ])('and %s changes nothing', (_, result) => {
    const before = asking();
    const [talk, effects] = readAs(before, say(GERMAN), result);
    const [plain, plainly] = step(before, say(GERMAN), ground);

    expect(withoutSeen(talk)).toEqual(withoutSeen(plain));
    expect(postsOf(effects)).toEqual(postsOf(plainly));
  });

  it('changes no line that somebody answered meanwhile, nor a check-in that is over', () => {
    const [next, effects] = withModel(asking(), say(GERMAN));
    const [pressed] = withModel(next, answers('s-own-test dropped', 'u2'));
    expect(saidIn(withModel(pressed, back(effects, BOTH))[0])).toEqual({
      's-own-test': 'dropped',
      f: 'manner',
    });

    const [over] = played(next, say('that is all'));
    const [after] = withModel(over, back(effects, BOTH));
    expect(after).toMatchObject({ review: null, steps: over.steps });
  });

  it.each([
    ['Ist die Messung eigentlich schon durch?', 'die Messung eigentlich schon durch', 0],
    ['Ist die Messung schon durch? Fragt mal bei den anderen nach.', 'die Messung schon durch', 0],
    ['Ist das neu? Die Messung ist durch.', 'Die Messung ist durch', 1],
    ['is that exercise of ops through? maybe they can tell', 'that exercise of ops through', 0],
    ['we would be glad to see that exercise through', 'see that exercise through', 0],
    ['they have not got round to that exercise of ours', 'that exercise of ours', 0],
    ['they got round to that exercise of ours', 'that exercise of ours', 1],
  ])('is believed only in a sentence that may say so: %s', (text, words, found) => {
    const items = itemsOf(asking(), ground);

    expect(checkedLines([line('s-own-test', 'done', words)], text, items)).toHaveLength(found);
  });

  it.each([
    'is that scoring exercise of ours done yet?',
    'we will have 800 answers next year',
    'fine, all right',
  ])('is not even asked: %s', (text) => expect(readingIn(withModel(asking(), say(text))[1])).toBeUndefined());
});
