// Replies in another language that do not name the bot: what answers is taken, all else is passed over in silence.
import { describe, expect, it } from 'vitest';
import type { Talk } from '../../src/dialogue/talk.ts';
import { readTaskIn, type Worked } from '../../src/model/task.ts';
import { prompting, say, who } from '../dialogue/advised.ts';
import { AT, aTalk, chooses, opens, presses, withoutSeen } from '../talking.ts';
import { aside, askingInGerman, back, inGerman, readAs, readingIn, shown, withModel } from './readlater.ts';

const REPLY = 'Er kennt unsere Rückgaberegeln einfach nicht';
const READ: Worked = {
  kind: 'read',
  answers: [{ question: 'need', option: 'facts', quote: 'kennt unsere Rückgaberegeln' }],
};
const NOTHING: Worked = { kind: 'read', answers: [] };

/** Something was told before. */
const SOME: Talk['answers'] = {
  stage: { option: 'live', how: 'read', by: 'u1', at: AT, firm: true },
};

describe('a reply in another language that does not name the bot', () => {
  it('is read where a question waits, and taken like any other', () => {
    const talk = askingInGerman();
    const [next, effects] = withModel(talk, aside(REPLY));
    expect(shown(effects)).toEqual([]);
    expect(readingIn(effects)).toMatchObject({ text: REPLY, open: 'need', overheard: true, lines: [] });

    const [after, more] = withModel(next, back(effects, READ));

    expect(after.answers.need).toMatchObject({ option: 'facts', quote: 'kennt unsere Rückgaberegeln' });
    expect(shown(more)).toContain('understood');
  });

  it.each<[string, Worked | null]>([
    ['nothing was read', NOTHING],
    ['it only asks something', { ...NOTHING, asks: 'How many examples do we need to fine-tune?' }],
    [
      'the quote stands nowhere',
      { ...NOTHING, answers: [{ question: 'need', option: 'facts', quote: 'xyz' }] },
    ],
    ['the model failed', { kind: 'none', why: 'failed' }],
    ['a share is used up', { kind: 'none', why: 'person' }],
    ['the task was given up', null],
  ])('is passed over where %s', (_, result) => {
    const talk = askingInGerman();

    const [after, effects] = readAs(talk, aside('Geht ihr nachher noch mit in die Kantine'), result);

    expect(effects).toEqual([]);
    expect(withoutSeen(after)).toEqual(withoutSeen(talk));
  });

  it('answers what was asked, and nothing else that is said by the way, nor as a question', () => {
    const text = 'Er kennt unsere Regeln nicht, die sich täglich ändern. Hast du heute Mittag schon was vor?';
    const answers = [
      { question: 'need', option: 'facts', quote: 'kennt unsere Regeln nicht' },
      { question: 'freshness', option: 'days', quote: 'täglich ändern' },
    ];
    const asked = [{ question: 'need', option: 'facts', quote: 'heute Mittag schon was vor' }];

    const stage = { option: 'live', how: 'clicked', by: 'u1', at: AT, firm: true } as const;
    const begun: Talk = { ...askingInGerman(), answers: { stage } };

    const [after] = readAs(begun, aside(text), { kind: 'read', answers });
    const [untold] = readAs(askingInGerman(), aside(text), { kind: 'read', answers });
    const [same, effects] = readAs(askingInGerman(), aside(text), { kind: 'read', answers: asked });

    expect(Object.keys(after.answers)).toEqual(['stage', 'need']);
    expect(Object.keys(untold.answers), 'it may be the case').toEqual(['need', 'freshness']);
    expect(effects).toEqual([]);
    expect(same.answers).toEqual({});
  });

  it('may say how much there is of something else', () => {
    const text = 'das sind etwa 2000 Seiten';
    const answers = [{ question: 'corpus', option: 'large', quote: 'etwa 2000 Seiten' }];
    const stage = { option: 'live', how: 'clicked', by: 'u1', at: AT, firm: true } as const;

    const [after] = readAs({ ...askingInGerman(), answers: { stage } }, aside(text), {
      kind: 'read',
      answers,
    });

    expect(after.answers.corpus).toMatchObject({ option: 'large', quote: 'etwa 2000 Seiten' });
  });

  it('is read one at a time, so that people who chat hold nothing up', () => {
    const [first, effects] = withModel(askingInGerman(), aside(REPLY));
    const [second, none] = withModel(first, { ...aside('Ich hole mir noch schnell einen Kaffee'), by: 'u2' });
    const [third] = withModel(second, back(effects, NOTHING));

    expect(none).toEqual([]);
    const [, more] = withModel(first, aside('Wir haben ungefähr achttausend Seiten'));
    expect(readingIn(more), 'of the owner').toBeDefined();
    expect(readingIn(withModel(third, aside(REPLY))[1])).toBeDefined();
    // Whatever became of the first.
    const later = { ...aside(REPLY), at: '2026-12-20T08:00:00Z' };
    expect(readingIn(withModel(second, later)[1])).toBeDefined();
  });

  it('is passed over where somebody wanted quiet meanwhile', () => {
    const [next, effects] = withModel(askingInGerman(), aside(REPLY));
    const [muted] = withModel(next, presses('mute', { key: 'm' }));

    expect(withModel(muted, back(effects, READ))[1]).toEqual([]);
  });

  it.each([
    ['the thread was there before', { ours: false }],
    ['the talk is in English', { language: null, answers: SOME }],
    ['somebody wanted quiet', { muted: true }],
    ['the talk was broken off', { phase: 'cancelled' as const }],
  ])('is not even looked at where %s', (_, changes) => {
    const talk = { ...askingInGerman(), ...changes };

    const [after, effects] = withModel(talk, aside(REPLY));

    expect(effects).toEqual([]);
    expect(withoutSeen(after)).toEqual(withoutSeen(talk));
  });

  it('is not even looked at where nothing is asked', () => {
    expect(withModel({ ...inGerman(prompting()), ours: true }, aside(REPLY))[1]).toEqual([]);
  });

  it.each(['cancel', 'we are done with it', 'x'])('is left alone where the rules know better: %s', (text) => {
    expect(withModel(askingInGerman(), aside(text))[1]).toEqual([]);
  });
});

describe('a case in another language that does not name the bot, after a greeting', () => {
  const greeted = (): Talk => ({ ...withModel(aTalk(), opens('Hallo', who()))[0], ours: true });

  it('is read, and tells the language of the talk', () => {
    const [next, effects] = withModel(greeted(), aside(REPLY));
    expect(readingIn(effects)).toMatchObject({ text: REPLY, open: 'need', overheard: true });

    const [after] = withModel(next, back(effects, { ...READ, language: 'de' }));

    expect(after.language).toBe('de');
    expect(after.answers.need).toMatchObject({ option: 'facts', quote: 'kennt unsere Rückgaberegeln' });
  });

  it.each(['Наш бот не знает правил возврата', '我们的机器人不知道退货规则'])(
    'is read in other letters: "%s"',
    (text) => {
      expect(readingIn(withModel(greeted(), aside(text))[1])).toMatchObject({ text, overheard: true });
    },
  );

  it('is passed over where nothing was read', () => {
    const talk = greeted();

    const [after, effects] = readAs(talk, aside('Wir sind noch nicht in der Kantine, und ihr?'), NOTHING);

    expect(effects).toEqual([]);
    expect(withoutSeen(after)).toEqual(withoutSeen(talk));
  });

  it.each([
    ['in a thread that was there before', { ours: false }, REPLY],
    ['where somebody wanted quiet', { muted: true }, REPLY],
    ['where something was told', { answers: SOME }, REPLY],
    ['where it is too short', {}, 'wir wissen es nicht'],
  ])('is not even looked at %s', (_, changes, text) => {
    expect(withModel({ ...greeted(), ...changes }, aside(text))[1]).toEqual([]);
  });
});

it('words to the bot are still answered where nothing was read in them', () => {
  expect(shown(readAs(askingInGerman(), say(REPLY), NOTHING)[1])).toContain('notice not-understood');
});

it('a task of before these fields still counts', () => {
  const old = {
    kind: 'read',
    tenant: 'local',
    by: 'u1',
    at: '2026-11-20T08:00:00Z',
    text: REPLY,
    open: 'need',
  };
  const event = { ...back([], READ), task: old };

  expect(readTaskIn(old)).toMatchObject({ round: 0, overheard: false, lines: [] });
  expect(withModel(askingInGerman(), event)[0].answers.need?.option).toBe('facts');
});

describe('a reply in another language', () => {
  const UNSURE: Worked = {
    kind: 'read',
    answers: [{ question: 'need', option: 'not-sure', quote: 'Keine Ahnung' }],
  };

  it('may say that nobody knows, where it says so', () => {
    const [after] = readAs(askingInGerman(), say('Keine Ahnung, ehrlich gesagt'), UNSURE);
    const [, effects] = readAs(askingInGerman(), say('Das weiß doch jeder'), UNSURE);

    expect(after).toMatchObject({ needAskedAgain: true, answers: {} });
    expect(shown(effects)).toContain('notice not-understood');
  });

  it('that comes back after somebody else answered becomes no answer to the next question', () => {
    for (const result of [NOTHING, { kind: 'none', why: 'failed' } as const]) {
      const [next, effects] = withModel(askingInGerman(), say('nein, das ist es nicht'));
      const [pressed] = withModel(next, chooses('need', 'facts', { key: 'c' }));
      const [after, more] = withModel(pressed, back(effects, result));

      expect(after.answers).toEqual(pressed.answers);
      expect(shown(more)).toEqual(['notice read-too-late', 'question']);
    }
  });
});
