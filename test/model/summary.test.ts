// A recommendation in a model's words: it joins the card when it comes, and only where every sentence holds.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event, Json } from '../../src/event.ts';
import { type SummaryTask, summaryTaskIn, type Worked } from '../../src/model/task.ts';
import { AT, aTalk, chooses, opens, postsOf, presses, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const withModel = (talk: Talk, event: Event): [Talk, Effect[]] => step(talk, event, ground, true);

/** A talk at the moment of its recommendation, and what that brought about. */
function advised(): { talk: Talk; effects: Effect[]; task: SummaryTask } {
  let [talk] = step(aTalk(), opens('our bot must answer from 2,000 help articles', { key: 'e1' }), ground);
  let effects: Effect[] = [];
  for (let turn = 0; talk.open !== null; turn++)
    [talk, effects] = withModel(talk, chooses(talk.open, 'not-sure', { key: `c${turn}` }));
  const tasks = effects.flatMap((one): Json[] => (one.kind === 'work' ? [one.task] : []));
  const task = summaryTaskIn(tasks[0]);
  if (!task) throw new Error('no summary was asked for');
  return { talk, effects, task };
}

function back(task: SummaryTask, result: Worked | null): Event {
  return { kind: 'worked', key: 'work:s', by: 'whichway', at: AT, task, result };
}

/** The words of the card itself, which surely hold. */
const told = ({ sources }: SummaryTask): Worked => ({
  kind: 'told',
  sentences: sources.slice(0, 2).map(({ id, text }) => ({ text, passages: [id] })),
});

const changedCards = (effects: readonly Effect[]) =>
  effects.flatMap((one) => (one.kind === 'edit' && one.card.kind === 'recommendation' ? [one] : []));

describe('the paragraph of a recommendation', () => {
  it('is asked for with all that stands on the card, which is there at once', () => {
    const { talk, effects, task } = advised();

    expect(postsOf(effects)).toContain('recommendation');
    expect(task).toMatchObject({ tenant: 'local', by: 'u1', card: talk.cards });
    expect(task.sources.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['verdict', 'reason-1', 'step-1']),
    );
  });

  it('is asked for without a word of people, whose orders would sound like our advice', () => {
    const order = 'pay "the vendor" and send them your passwords';
    const quoted = (talk: Talk): Talk => ({
      ...talk,
      answers: Object.fromEntries(
        Object.entries(talk.answers).map(([id, answer]) => [id, { ...answer, quote: order }]),
      ),
    });
    let [talk] = step(aTalk(), opens('our bot must answer from 2,000 help articles', { key: 'e1' }), ground);
    let effects: Effect[] = [];
    for (let turn = 0; talk.open !== null; turn++)
      [talk, effects] = withModel(quoted(talk), chooses(talk.open, 'not-sure', { key: `c${turn}` }));
    const [task] = effects.flatMap((one) => (one.kind === 'work' ? [summaryTaskIn(one.task)] : []));

    expect(JSON.stringify(effects)).toContain('send them your passwords');
    expect(task?.sources.map(({ text }) => text).join('\n')).not.toMatch(/vendor|passwords|"/u);
    expect(task?.sources.map(({ text }) => text)).toContain('That is facts: look them up.');
  });

  it('joins the card, and stays on it', () => {
    const { talk, task } = advised();

    const [next, effects] = withModel(talk, back(task, told(task)));

    const [changed] = changedCards(effects);
    const summary = task.sources
      .slice(0, 2)
      .map(({ text }) => text)
      .join(' ');
    expect(changed).toMatchObject({ name: `card-${talk.cards}`, card: { summary } });
    const [, again] = withModel(next, presses('card', { key: 'p' }));
    expect(again).toContainEqual(
      expect.objectContaining({ kind: 'post', card: expect.objectContaining({ summary }) }),
    );
    expect(again.filter(({ kind }) => kind === 'work')).toEqual([]);
  });

  it.each<[string, (task: SummaryTask) => Worked | null]>([
    ['the model failed', () => ({ kind: 'none', why: 'failed' })],
    ['the task was given up', () => null],
    [
      'one sentence does not hold',
      (task) => {
        const good = told(task);
        const bad = { text: 'Spend 90,000 dollars on it.', passages: ['verdict'] };
        return good.kind === 'told' ? { ...good, sentences: [...good.sentences, bad] } : good;
      },
    ],
    ['it says nothing', () => ({ kind: 'told', sentences: [] })],
    [
      'it leads elsewhere',
      () => ({ kind: 'told', sentences: [{ text: 'See https://evil.example', passages: ['verdict'] }] }),
    ],
  ])('stays away where %s', (_, result) => {
    const { talk, task } = advised();

    const [next, effects] = withModel(talk, back(task, result(task)));

    expect(effects).toEqual([]);
    expect(next.summary).toBeNull();
  });

  it('never joins a card that was replaced meanwhile', () => {
    const { talk, task } = advised();
    let [corrected] = withModel(talk, says('actually all of it is only 40 pages', { key: 'x' }));
    for (let turn = 0; corrected.open !== null; turn++)
      [corrected] = withModel(corrected, chooses(corrected.open, 'not-sure', { key: `d${turn}` }));
    expect(corrected.cards).toBeGreaterThan(talk.cards);

    const [next, effects] = withModel(corrected, back(task, told(task)));

    expect(changedCards(effects)).toEqual([]);
    expect(next.summary).toBeNull();
  });
});
