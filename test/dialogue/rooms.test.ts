// Talks in rooms with other people: what is overheard, muted, shared, rated, and kept short.

import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { aTalk, chooses, opens, postsOf, presses, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

let count = 0;
const who = (by = 'u1') => ({ key: `e${++count}`, by });

/** The talk after these events, and the effects of the last one. */
function played(talk: Talk, ...events: readonly Event[]): [Talk, Effect[]] {
  let last: [Talk, Effect[]] = [talk, []];
  for (const event of events) last = step(last[0], event, ground);
  return last;
}

const overhears = (text: string): Event => ({ ...says(text, who('u2')), overheard: true }) as Event;

const OPENING = 'our support bot must answer from 2,000 help articles that change daily';

function asking(): Talk {
  return played(aTalk(), opens(OPENING, who()))[0];
}

function advised(): Talk {
  return played(asking(), chooses('audience', 'shared', who()), chooses('running', 'nothing', who()))[0];
}

const editsIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'edit' ? [{ name: effect.name, ...effect.card }] : []));

const ours = (talk: Talk): Talk => ({ ...talk, ours: true });

const CHATTER = [
  'shall we get lunch?',
  'hm, let me ask Ben',
  'maybe',
  'ok thanks',
  'reset',
  'never mind',
  'which vector database is cheapest?',
  'lol',
];

describe('words among people in a thread', () => {
  it.each(CHATTER)('that are not for the bot are passed over: %s', (text) => {
    for (const talk of [asking(), advised(), ours(asking()), ours(advised())]) {
      const event = overhears(text);
      const [next, effects] = step(talk, event, ground);

      expect(effects).toEqual([]);
      expect(next).toEqual({ ...talk, seen: [...talk.seen, event.key] });
    }
  });

  it('that answer the open question are taken', () => {
    for (const talk of [asking(), ours(asking())]) {
      const [next, effects] = played(talk, overhears('everybody gets the same answer'));

      expect(next.answers.audience).toMatchObject({ option: 'shared', by: 'u2' });
      expect(postsOf(effects).at(-1)).toBe('question running');
    }
  });

  it('that nearly stand in the guidance are answered', () => {
    for (const talk of [advised(), ours(advised())])
      expect(postsOf(played(talk, overhears('what is RAG?'))[1])).toEqual(['answer guidance']);
  });
});

describe('words among people in a thread that was there before the talk', () => {
  it.each([
    'we now have 400 examples of good coffee',
    'actually the meeting changes weekly',
    'how long should the prompt for the meeting be?',
    'when is the training on Friday?',
    'why?',
    'plan',
    'skip',
    'back',
    'not sure',
    '?',
    '42',
  ])('change nothing and get no lecture: %s', (text) => {
    for (const talk of [asking(), advised()]) expect(played(talk, overhears(text))[1]).toEqual([]);
  });
});

describe('words in a thread that began with the talk', () => {
  it.each([
    ['2', 'running'],
    ['b', 'running'],
    ['not sure', 'running'],
    ['skip', 'running'],
  ])('answer the open question like those that name the bot: %s', (text, open) => {
    expect(played(ours(asking()), overhears(text))[0].open).toBe(open);
  });

  it('may be what the bot itself teaches, but for what ends or resets the talk', () => {
    const talk = ours(played(asking(), chooses('audience', 'shared', who()))[0]);

    expect(played(talk, overhears('back'))[0].open).toBe('audience');
    expect(played(talk, overhears('correct who gets which answer'))[0].open).toBe('audience');
    expect(played(talk, overhears('just tell me what to do'))[0].phase).toBe('advised');
    expect(played(talk, overhears('restart'))[1]).toEqual([]);
    expect(played(talk, overhears('cancel'))[1]).toEqual([]);
  });

  it('about the card are answered, and may bring news', () => {
    const talk = ours(advised());

    expect(postsOf(played(talk, overhears('why later?'))[1])).toEqual(['answer why-later']);
    expect(postsOf(played(talk, overhears('plan'))[1])).toEqual(['list plan']);
    expect(postsOf(played(talk, overhears('actually it is not written down yet'))[1])).toContain(
      'recommendation',
    );
  });
});

describe('a muted talk', () => {
  const muted = (): Talk => played(advised(), presses('mute', who()))[0];

  it('says so once, and then nothing to what it overhears', () => {
    const [talk, effects] = played(advised(), says('be quiet', who()));
    expect(postsOf(effects)).toEqual(['notice muted']);

    expect(played(talk, overhears('what is RAG?'))[1]).toEqual([]);
    expect(played(talk, overhears('what is RAG?'))[0].muted).toBe(true);
  });

  it.each<[what: string, event: () => Event]>([
    ['words to the bot', () => says('what is RAG?', who())],
    ['a button', () => presses('why', who())],
  ])('is woken by %s, and stays awake', (_, event) => {
    const [talk, effects] = played(muted(), event());

    expect(effects).not.toEqual([]);
    expect(played(talk, overhears('what is RAG?'))[1]).not.toEqual([]);
  });

  it('is not woken by a rating', () => {
    const rates: Event = {
      kind: 'rated',
      ...who(),
      at: '2026-11-20T08:00:00Z',
      message: 'm1',
      helpful: true,
    };

    expect(played(muted(), rates)[0].muted).toBe(true);
  });
});

describe('a question that is over', () => {
  it('shrinks to its answer and who gave it, before the next one comes', () => {
    const [, effects] = played(asking(), chooses('audience', 'shared', who('u2')));

    expect(effects[0]?.kind).toBe('edit');
    expect(editsIn(effects)).toEqual([
      {
        name: 'question',
        kind: 'closed',
        question: 'audience',
        text: 'Should every user get the same answer?',
        answer: 'Yes, same for all',
        by: 'u2',
      },
    ]);
    expect(effects.at(-1)).toMatchObject({ kind: 'post', name: 'question' });
  });

  it('shrinks to a hint where it is put again below', () => {
    expect(editsIn(played(asking(), says('what is RAG?', who()))[1])).toMatchObject([
      { kind: 'closed', question: 'audience', answer: undefined },
    ]);
  });

  it('is closed where nobody asks it any more', () => {
    for (const event of [presses('cancel', who()), presses('restart', who()), presses('finish', who())])
      expect(editsIn(played(asking(), event)[1])).toMatchObject([{ answer: 'Set aside', by: undefined }]);
  });

  it('stays as it is while nothing changed', () => {
    expect(editsIn(played(asking(), chooses('corpus', 'fits', who()))[1])).toEqual([]);
    expect(editsIn(played(asking(), presses('mute', who()))[1])).toEqual([]);
  });
});

describe('a recommendation', () => {
  it('that is replaced says so, and the new one stands below', () => {
    const [, effects] = played(advised(), says('actually it is not written down yet', who()));

    expect(editsIn(effects)).toMatchObject([
      { name: 'card-1', kind: 'replaced', verdict: expect.stringMatching(/^Search your own text now/u) },
    ]);
    expect(effects.findLast((effect) => effect.kind === 'post')).toMatchObject({ name: 'card-2' });
  });

  it('that is only shown again replaces nothing', () => {
    expect(editsIn(played(advised(), presses('card', who()))[1])).toEqual([]);
  });

  it('is shared into the room, where there is one', () => {
    const [, effects] = played(advised(), presses('share', who()));

    expect(effects).toMatchObject([
      { kind: 'post', into: 'room', card: { kind: 'recommendation' } },
      { kind: 'post', card: { about: 'shared' } },
    ]);
    const again = played(advised(), presses('share', who()), presses('share', who('u2')))[1];
    expect(again, 'once').toMatchObject([{ kind: 'whisper', to: 'u2', card: { about: 'shared-already' } }]);
    expect(postsOf(played(asking(), presses('share', who()))[1])).toEqual([
      'notice no-card-yet',
      'question audience',
    ]);
  });
});

it('a talk without a message to live under begins with one that says who asked what', () => {
  const [, effects] = played(aTalk(), { ...opens(`  ${OPENING}  `, who('u7')), rootless: true } as Event);

  expect(effects[0]).toEqual({ kind: 'post', card: { kind: 'opening', by: 'u7', text: OPENING } });
});

it('a press of a question that is over does nothing to the one that is open now', () => {
  const talk = played(asking(), chooses('audience', 'shared', who('u1')))[0];

  const [next, effects] = played(talk, presses('back', who('u2'), 'audience'));

  expect({ ...next, seen: [] }).toEqual({ ...talk, seen: [] });
  expect(effects).toMatchObject([{ kind: 'whisper', to: 'u2', card: { about: 'already-answered' } }]);
  expect(played(talk, presses('back', who('u2'), 'running'))[0].open).toBe('audience');
});

it('a click on what is answered already is told to that person alone', () => {
  const talk = played(asking(), chooses('audience', 'shared', who('u1')))[0];

  expect(played(talk, chooses('audience', 'per-user', who('u2')))[1]).toMatchObject([
    { kind: 'whisper', to: 'u2', card: { text: expect.stringContaining('Yes, same for all') } },
  ]);
});

describe('a rating', () => {
  const rates = (changes: object): Event =>
    ({
      kind: 'rated',
      ...who('u3'),
      at: '2026-11-20T08:00:00Z',
      message: 'm1',
      helpful: false,
      ...changes,
    }) as Event;

  it('is kept with its message, and only its giver is thanked', () => {
    const talk = advised();
    const [next, effects] = played(talk, rates({}));

    expect(effects).toMatchObject([
      { kind: 'feedback', message: 'm1', by: 'u3', helpful: false, reason: undefined },
      { kind: 'whisper', to: 'u3' },
    ]);
    expect({ ...next, seen: [], thanked: [] }).toEqual({ ...talk, seen: [] });
  });

  it('may bring its reason', () => {
    expect(played(advised(), rates({ reason: 'off the point' }))[1][0]).toMatchObject({
      reason: 'off the point',
    });
  });
});

describe('"what did you read"', () => {
  it('lists the passages of the last look-up, with reasons of their rank', () => {
    const [, effects] = played(advised(), says('what is RAG?', who()), says('what did you read?', who()));

    const [read] = effects.flatMap((effect) => (effect.kind === 'post' ? [effect.card] : []));
    if (read?.kind !== 'list') throw new Error('no list was posted');
    expect(read.title).toBe('What I read for "what is RAG?"');
    expect(read.items[0]).toMatch(/^What retrieval \(RAG\) is \(\d+% fit: .*nearest to the question "/u);
    expect(read.items.length).toBeGreaterThan(1);
  });

  it('before the first look-up says that there was none', () => {
    expect(postsOf(played(advised(), presses('read', who()))[1])).toEqual(['notice nothing-read']);
  });
});
