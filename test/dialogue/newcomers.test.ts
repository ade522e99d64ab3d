// What tired people and newcomers type: they give up, go back, do not know, ask who we are, or write in their language.
import { afterAll, describe, expect, it } from 'vitest';
import { laterChoices } from '../../adapters/cards/later.ts';
import { MORE_OF_QUESTION, MORE_OF_RECOMMENDATION } from '../../adapters/cards/more.ts';
import { openGuide } from '../../knowledge/open.ts';
import { NOT_SURE } from '../../knowledge/questions.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Effect } from '../../src/dialogue/outcome.ts';
import { directAnswer, verbIn } from '../../src/dialogue/reply.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { aTalk, cardsOf, chooses, opens, postsOf, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

let count = 0;
const who = () => ({ key: `n${++count}` });

function played(talk: Talk, ...events: readonly Event[]): [Talk, Effect[]] {
  let last: [Talk, Effect[]] = [talk, []];
  for (const event of events) last = step(last[0], event, ground);
  return last;
}

const begun = (text: string): [Talk, Effect[]] => played(aTalk(), opens(text, who()));
const asking = (): Talk => begun('our bot does not know our documents, they change daily')[0];
const advised = (): Talk =>
  played(asking(), chooses('audience', 'shared', who()), chooses('running', 'nothing', who()))[0];
const hears = (talk: Talk, text: string): [Talk, Effect[]] => played(talk, says(text, who()));
const overhears = (talk: Talk, text: string): [Talk, Effect[]] =>
  played(talk, { ...says(text, who()), overheard: true } as Event);
const ours = (talk: Talk): Talk => ({ ...talk, ours: true });
const textOf = (effects: readonly Effect[]): string => JSON.stringify(cardsOf(effects));

describe('somebody tired', () => {
  it.each([
    'no idea',
    'hmm no idea',
    'Hmm, no idea...',
    'dunno',
    "I don't know, sorry",
    'no idea really',
    'not a clue',
  ])('does not know: "%s"', (text) => {
    expect(directAnswer('running', text, false)).toEqual({ option: NOT_SURE });
  });

  it.each<[string, string]>([
    ['undo', 'back'],
    ['that was wrong, undo', 'back'],
    ['go back', 'back'],
    ['I give up', 'finish'],
    ['enough questions', 'finish'],
    ['just tell me', 'finish'],
    ['what is your recommendation?', 'finish'],
    ['What do you recommend?', 'finish'],
    ['recommend now', 'finish'],
    ['what do you know so far?', 'understood'],
    ['no that is wrong', 'understood'],
  ])('says "%s" and means "%s"', (text, verb) => {
    expect(verbIn(text)?.verb).toBe(verb);
  });

  it.each([
    'enough examples',
    'just tell me why',
    'that is wrong, we have a prompt',
    'what do you know about RAG?',
  ])('means no command by "%s"', (text) => {
    expect(verbIn(text)).toBeUndefined();
  });

  it('is welcomed, and not advised, where nothing was told yet', () => {
    expect(postsOf(begun('what do you recommend?')[1])).toEqual(['notice welcome', 'question need']);
    expect(postsOf(begun('no idea')[1])).toEqual(['notice welcome', 'question need']);
  });

  it.each([
    'Guten Tag zusammen, wir sind neu hier',
    'Hallo, kannst du uns helfen?',
    'hello, can you help us?',
    "Hi all! We're new here. Could you help us with our support bot, please?",
    'Bonjour à tous, pouvez-vous nous aider ?',
    'Hola, ¿nos puedes ayudar?',
    'Olá, pode nos ajudar?',
    'Ciao a tutti, ho una domanda',
    'Hallo allemaal, kun je ons helpen?',
    '你好',
  ])('is welcomed where a text only greets: "%s"', (text) => {
    const [talk, effects] = begun(text);

    expect(postsOf(effects)).toEqual(['notice welcome', 'question need']);
    expect(talk.answers).toEqual({});
    expect(postsOf(hears(talk, text)[1])).toEqual(['notice welcome', 'question need']);
    expect(overhears(ours(talk), text)[1]).toEqual([]);
    expect(postsOf(hears(advised(), text)[1])).toEqual(['notice nothing-open']);
  });

  it('hears what can be said where somebody asks for help later', () => {
    expect(postsOf(hears(asking(), 'can you help us?')[1])).toEqual(['list help', 'question audience']);
  });

  it.each([
    'hi, our bot does not know our prices',
    'can you help our customers find the right price in our documents?',
    'hello, what is RAG?',
  ])('is not only greeted where more is said: "%s"', (text) => {
    expect(postsOf(begun(text)[1])).not.toContain('notice welcome');
  });

  it('is left alone after the card', () => {
    expect(postsOf(hears(advised(), 'dunno')[1])).toEqual(['notice nothing-open']);
    expect(postsOf(hears(advised(), 'that is all, thanks')[1])).toEqual(['notice goodbye']);
  });

  it.each(['enough', 'just tell me', "that's wrong", 'I give up'])('may say "%s" to the others', (text) => {
    const talk = ours(asking());

    expect(overhears(talk, text)[1]).toEqual([]);
  });
});

describe('a case that comes with a question after a greeting', () => {
  const greeted = (): Talk => ours(begun('hello there')[0]);
  const CASE = 'our support bot keeps quoting old prices, customers already use it. Should we fine-tune?';

  it('is taken like one that opens the talk', () => {
    const [talk, effects] = hears(greeted(), CASE);

    expect(talk.answers).toEqual(begun(CASE)[0].answers);
    expect(talk.answers).toMatchObject({ need: { option: 'facts' } });
    expect(postsOf(effects)[0]).toBe('understood');
    expect(overhears(greeted(), CASE)[0].answers).toEqual(talk.answers);
  });

  it('is taken where it tells only what is missing', () => {
    const text = 'our bot does not know our documents. Should we fine-tune?';

    expect(hears(greeted(), text)[0].answers).toEqual(begun(text)[0].answers);
    expect(begun(text)[0].answers.need?.option).toBe('facts');
  });

  it.each([
    ['asks in general', 'should I use RAG when the documents change daily?', 'answer guidance'],
    ['only supposes', 'what if our documents change daily?', 'notice no-card-yet'],
    ['asks who we are', 'are you a bot?', 'notice what-i-am'],
  ])('is none where somebody %s', (_, text, first) => {
    const [talk, effects] = hears(greeted(), text);

    expect(talk.answers).toEqual({});
    expect(postsOf(effects)).toEqual([first, 'question need']);
  });

  it('is asked about in between once something was told', () => {
    const [talk, effects] = hears(asking(), 'our customers already use it. Should we fine-tune?');

    expect(talk.answers).toEqual(asking().answers);
    expect(postsOf(effects)).toContain('question audience');
  });
});

it.each(MORE_OF_QUESTION)('takes "$label" of a question\'s menu as typed words', ({ label, value }) => {
  expect(verbIn(label)?.verb).toBe(value);
});

it.each([
  'What would change it',
  'All sources',
  'Mute',
  'Full plan',
  'Why and sources',
  'You misread me',
  'Export',
])('takes "%s" of a card as typed words', (label) => {
  expect(verbIn(label)).toBeDefined();
});

it.each([
  ...MORE_OF_RECOMMENDATION.filter(({ value }) => value === 'mention'),
  ...laterChoices(['stage', 'examples']),
  { label: 'Stop asking' },
  { label: 'We are done with it' },
])('takes "$label" as said about the next check-in', ({ label }) => {
  const [, effects] = hears(advised(), label);

  expect(postsOf(effects)[0]).toMatch(/^~?notice (?!nothing-open|not-understood)/u);
});

it.each([
  'when do you ask again?',
  'when would you ask again?',
  'when will you ask again',
  'when are you going to ask again',
  'when will you be coming back?',
  'when will we hear from you again?',
])('says when we come back: "%s"', (text) => {
  const [, effects] = hears(advised(), text);

  expect(postsOf(effects)).toEqual(['answer again']);
  expect(textOf(effects)).toContain('The next look is due on');
});

describe('words that are no answers', () => {
  it('about a date come before answers', () => {
    const [restarted] = hears(advised(), 'restart');
    const [next, effects] = hears(restarted, 'ask me in 3 months');

    expect(next.answers).toEqual({});
    expect(postsOf(effects)).toEqual(['notice card-before-date', 'question need']);
    expect(hears(asking(), 'ask me when we have 500 examples')[0].answers.examples).toBeUndefined();
    expect(begun('ask me in 3 months')[0].answers).toEqual({});
  });

  it('leave a bare time an answer to the open question', () => {
    expect(directAnswer('freshness', 'in 3 months', false)?.option).toBe('months');
  });

  it.each(['nothing for me, thanks', 'I have no prompt plans for lunch, you?', 'all of you coming later?'])(
    'overheard change nothing: "%s"',
    (text) => {
      const needOpen = ours(begun('hello')[0]);
      const runningOpen = ours(hears(asking(), 'same for all')[0]);

      for (const talk of [needOpen, runningOpen, ours(asking())]) {
        const [next, effects] = overhears(talk, text);
        expect(next.answers).toEqual(talk.answers);
        expect(effects).toEqual([]);
      }
    },
  );

  it('overheard count where they answer plainly', () => {
    const runningOpen = ours(hears(asking(), 'same for all')[0]);

    expect(overhears(runningOpen, 'nothing yet')[0].answers.running?.option).toBe('nothing');
    expect(overhears(runningOpen, 'we just have a prompt')[0].answers.running?.option).toBe('prompt');
  });
});

describe('who asks about us', () => {
  it.each(['are you an AI?', 'Are you a human or a bot?', 'which model do you use?', 'is this an LLM?'])(
    'hears what we are: "%s"',
    (text) => {
      for (const talk of [asking(), advised()])
        expect(postsOf(hears(talk, text)[1])[0]).toBe('notice what-i-am');
      expect(postsOf(begun(text)[1])[0]).toBe('notice what-i-am');
    },
  );

  it.each([
    'can Ben see this?',
    'who can read this?',
    'is this private?',
    'can my boss see what I write here?',
  ])('hears who reads along: "%s"', (text) => {
    expect(postsOf(hears(asking(), text)[1])[0]).toBe('notice who-reads');
  });

  it.each([
    'can the model see our documents?',
    'can users see this document?',
    'do you use a vector database?',
  ])('is not meant by "%s"', (text) => {
    expect(postsOf(hears(asking(), text)[1])[0]).not.toMatch(/what-i-am|who-reads/u);
  });

  it.each(['which vector database should I use?', 'which embedding model do you recommend?'])(
    'gets no product: "%s"',
    (text) => {
      const [, effects] = hears(asking(), text);

      expect(postsOf(effects)[0]).toBe('answer declined');
      expect(textOf(effects)).toContain("don't compare products");
    },
  );

  it('may still ask which model can be trained', () => {
    expect(postsOf(hears(asking(), 'which llm can we fine-tune?')[1])[0]).toBe('answer guidance');
  });
});

describe('another language', () => {
  it.each([
    'unser bot kennt die dokumente nicht und erfindet preise für kunden',
    'notre robot invente des prix et ne connait pas nos documents',
  ])('is told that English is understood: "%s"', (text) => {
    const [first, effects] = begun(text);

    expect(first.answers).toEqual({});
    expect(postsOf(effects)).toEqual(['notice english-only', 'question need']);
    expect(postsOf(hears(asking(), text)[1])).toEqual(['notice english-only', 'question audience']);
    expect(postsOf(hears(advised(), text)[1])).toEqual(['notice english-only']);
  });
});
