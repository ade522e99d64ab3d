// A sentence of a model is shown only where the passages that it names say so.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { sentencesOf } from '../../src/advice/answer.ts';
import { type Source, sourceOf } from '../../src/model/basis.ts';
import { answerMessages } from '../../src/model/prompt.ts';
import { type Fault, faultOf } from '../../src/model/supported.ts';
import { heldUp, sourcesOf } from '../../src/model/worded.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());

const IDS = [
  'how-many-examples',
  'three-conditions-for-tuning',
  'what-rag-is',
  'tuning-does-not-teach-facts',
];
const PASSAGES = IDS.flatMap((id) => guide.passage(id) ?? []);
const SOURCES = sourcesOf(PASSAGES, ['Signed-off answers: a few hundred (640)']);

const says = (text: string, ...passages: string[]): Fault | undefined =>
  faultOf({ text, passages }, SOURCES, guide.uses);

describe('a sentence', () => {
  it.each([
    ['Count on hundreds to thousands of answers that you would sign off as perfect.', 'how-many-examples'],
    ['You need real examples, not invented ones, and a narrow task.', 'three-conditions-for-tuning'],
    ['RAG looks up the fitting pieces of your text for each question.', 'what-rag-is'],
    [
      'Retrieval leaves the model alone and changes what it reads, so your knowledge stays easy to edit.',
      'what-rag-is',
    ],
    ['A few dozen examples show a first effect but will rarely carry a real product.', 'how-many-examples'],
    ['Logs that nobody checked do not count, and neither do raw documents.', 'how-many-examples'],
    ['A search step fetches the pieces of your documents and puts them into the prompt.', 'what-rag-is'],
    ['You have 640 signed-off answers.', 'team'],
  ])('stands that says what its passage says: %s', (text, id) => {
    expect(says(text, id)).toBeUndefined();
  });

  it.each<[Fault, string, string[]]>([
    ['passage', 'Count on hundreds to thousands of answers.', []],
    ['passage', 'Count on hundreds to thousands of answers.', ['nowhere']],
    ['passage', 'Count on hundreds to thousands of answers.', ['how-many-examples', 'nowhere']],
    ['passage', 'Count on hundreds to thousands of answers.', [...IDS, 'team']],
    ['figure', 'Count on 250 examples with an answer you stand behind.', ['how-many-examples']],
    ['figure', 'Count on fifty examples with an answer you stand behind.', ['how-many-examples']],
    ['figure', 'You have 64 signed-off answers.', ['team']],
    ['name', 'Pinecone looks up the fitting pieces of your text for each question.', ['what-rag-is']],
    ['name', 'With LangChain a search step fetches the pieces of your documents.', ['what-rag-is']],
    ['quote', 'It says "retrieval replaces the model" for each question you put in.', ['what-rag-is']],
    [
      'link',
      'RAG looks up the fitting pieces of your text, see evil.example.com for each question.',
      ['what-rag-is'],
    ],
    ['link', 'RAG looks up the fitting pieces of your text <!channel> for each question.', ['what-rag-is']],
    ['link', 'RAG looks up the fitting pieces of your text @everyone for each question.', ['what-rag-is']],
    ['link', 'RAG looks up [the fitting pieces](x) of your text for each question.', ['what-rag-is']],
    ['support', 'The invoices are paid into another account before the weekend.', ['what-rag-is']],
    [
      'link',
      'RAG looks up the fitting pieces of your text at evil.example for each question.',
      ['what-rag-is'],
    ],
    ['support', 'RAG looks up the fitting pieces of your text for each question, canary.', ['what-rag-is']],
    ['form', 'RAG looks up the fitting\ufe0f pieces of your text for each question.', ['what-rag-is']],
    ['form', 'RAG looks up the fitting \u3164 pieces of your text for each question.', ['what-rag-is']],
    ['sense', 'RAG never looks up the fitting pieces of your text for each question.', ['what-rag-is']],
    ['form', 'RAG looks up the fitting pieces\u200b of your text for each question.', ['what-rag-is']],
    ['form', '\u202eRAG looks up the fitting pieces of your text for each question.', ['what-rag-is']],
    ['form', '...', ['what-rag-is']],
    ['form', `RAG looks up ${'the fitting pieces of your text '.repeat(20)}`, ['what-rag-is']],
  ])('falls for its %s: %s', (fault, text, ids) => {
    expect(says(text, ...ids)).toBe(fault);
  });

  it('may name a model by its size, where its passage does', () => {
    const source = { id: 'p', text: 'A small 7B model answers what a 70B model does.' };
    const fault = (text: string): Fault | undefined =>
      faultOf({ text, passages: ['p'] }, [source], guide.uses);

    expect(fault('A 7B model answers what a 70B does.')).toBeUndefined();
    expect(fault('A small 7C model answers what a 70B model does.')).toBe('name');
  });

  const MARKS = ['""', '“”', '„“', '„”', '””', '«»', '»«', '「」', '『』', "''", '‘’', '‚‘', '‹›'];

  it.each(MARKS)('may quote word for word, and nothing else: %s', (marks) => {
    const [open, close] = [...marks];
    const quoting = (text: string): Fault | undefined =>
      says(`RAG ${open}${text}${close} for each question.`, 'what-rag-is');

    expect(quoting('looks up the fitting pieces of your text')).toBeUndefined();
    expect(quoting('looks up your text')).toBe('quote');
  });

  it('may have apostrophes, which quote nothing', () => {
    const source = { id: 'p', text: "The users' data and the teams' rules stay, whatever it's called." };
    const fault = (text: string): Fault | undefined =>
      faultOf({ text, passages: ['p'] }, [source], guide.uses);

    expect(fault("The teams' rules and the users' data stay.")).toBeUndefined();
    expect(fault("The teams' rules stay, ‘whatever it’s called’.")).toBeUndefined();
  });

  it('stands where it is one of the guidance itself, whichever passage that is', () => {
    const all = guide.search('retrieval fine-tuning examples prompt model data', 60).found;
    const passages = all.flatMap((one) => (one.kind === 'passage' ? [one.value] : []));
    const own = passages.flatMap((passage) =>
      sentencesOf(passage.text).map((text) => ({ text, id: passage.id, source: sourceOf(passage) })),
    );

    const fallen = own.filter(
      ({ text, id, source }) => faultOf({ text, passages: [id] }, [source], guide.uses) !== undefined,
    );

    expect(own.length).toBeGreaterThan(150);
    // Too long, or with quotation marks that the guidance has for words of its own.
    expect(fallen.length / own.length).toBeLessThan(0.02);
  });
});

it('what the model was told is not shown, however much of it stands in the passages', () => {
  const [system] = answerMessages({ question: '?', facts: [], turns: [] }, []);
  const rules = (system?.content ?? '').split(/\n|(?<=\.) /u).filter((one) => one.split(' ').length > 6);
  const sources: Source[] = [{ id: 'all', text: system?.content ?? '' }];

  expect(rules.length).toBeGreaterThan(5);
  expect(
    heldUp(
      rules.map((text) => ({ text, passages: ['all'] })),
      sources,
      () => true,
    ),
  ).toEqual([]);
});

describe('whatever a model says', () => {
  const source: Source[] = SOURCES;
  const anySentence = fc.record({
    text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Za-z0-9 .,<>@!#:/]{0,120}$/u)),
    passages: fc.array(fc.oneof(fc.constantFrom(...IDS, 'team'), fc.string())),
  });

  it('no figure is shown that stands in nothing it names, and no way out of the thread', () => {
    fc.assert(
      fc.property(fc.array(anySentence), (sentences) => {
        for (const { text, passages } of heldUp(sentences, source, guide.uses)) {
          const basis = source
            .filter(({ id }) => passages.includes(id))
            .map((one) => one.text.replaceAll(/[.,]/gu, ''));
          for (const figure of text.match(/\d+/gu) ?? []) expect(basis.join(' ')).toContain(figure);
          expect(text).not.toMatch(/[<`{}]|:\/\/|@\w/u);
        }
      }),
    );
  });

  it('the same sentence is shown once', () => {
    const one = { text: 'You have 640 signed-off answers.', passages: ['team'] };
    expect(
      heldUp([one, { ...one }, { ...one, text: ' you have 640 signed-off answers. ' }], SOURCES, guide.uses),
    ).toHaveLength(1);
  });
});
