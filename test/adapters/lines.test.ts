// The line commands on real streams: what comes out for good, bad and strange lines.

import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { adviseLine } from '../../adapters/commands/advise.ts';
import { askLine } from '../../adapters/commands/ask.ts';
import { type LineHandler, runLines, textField } from '../../adapters/commands/lines.ts';
import { openGuide } from '../../knowledge/open.ts';
import { ARTICLE } from '../../knowledge/passage.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { adviceVersion } from '../../src/version.ts';

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
const advise = adviseLine({ ground, now: () => '2026-11-20T08:00:00Z', zone: 'Europe/Berlin' });
const ask = askLine(guide, () => 0);

type Run = { status: 0 | 1; results: Record<string, unknown>[]; raw: string };

/** Runs the chunks through a handler; strings and bytes arrive as they are, cut where the list is cut. */
async function run(handle: LineHandler, ...chunks: (string | Buffer)[]): Promise<Run> {
  const output = new PassThrough();
  const written = text(output);
  const status = await runLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output, handle);
  output.end();
  const raw = await written;
  const results = raw
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, results, raw };
}

const line = (item: unknown): string => `${JSON.stringify(item)}\n`;

/** Gives back the cleaned text field. */
const echo: LineHandler = async (item) => ({ text: textField(item, 'text') });

const PUBLISHED = {
  advise: [
    'id',
    'approach',
    'confidence',
    'open',
    'understood',
    'asked',
    'reasons',
    'watchOuts',
    'flips',
    'plan',
    'checkIn',
    'version',
  ],
  ask: ['id', 'answerable', 'answer', 'citations', 'ms'],
};

describe('lines', () => {
  it('are answered in order, one line each, with their id first', async () => {
    const { status, raw } = await run(echo, line({ text: 'a', id: 2 }), line({ id: 'x', text: 'b' }));

    expect(raw).toBe('{"id":2,"text":"a"}\n{"id":"x","text":"b"}\n');
    expect(status).toBe(0);
  });

  it('may be empty, end in CRLF, begin with a byte order mark and lack the last line end', async () => {
    const { status, results } = await run(
      echo,
      '\ufeff{"text":"a"}\r\n\r\n   \n{"text":"b"}\r\n\n{"text":"c"}',
    );

    expect(results).toEqual([{ text: 'a' }, { text: 'b' }, { text: 'c' }]);
    expect(status).toBe(0);
  });

  it('may arrive in pieces, cut inside a character', async () => {
    const bytes = Buffer.from(line({ text: '😀 日本' }));
    const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));

    expect((await run(echo, ...pieces)).results).toEqual([{ text: '😀 日本' }]);
  });

  it.each([
    ['not JSON', '{"id":1,'],
    ['a word', 'hello'],
    ['an array', '[{"id":1}]'],
    ['a number', '42'],
    ['a text', '"hello"'],
    ['null', 'null'],
    ['a bare NUL', '{"text":"a\u0000b"}'],
    ['a missing field', '{"id":1}'],
    ['a field of another kind', '{"text":["a"]}'],
  ])('get an error and do not stop the others: %s', async (_, bad) => {
    const { status, results } = await run(
      echo,
      line({ id: 1, text: 'a' }),
      `${bad}\n`,
      line({ id: 3, text: 'c' }),
    );

    expect(results).toEqual([
      { id: 1, text: 'a' },
      expect.objectContaining({ error: expect.stringMatching(/\.$/u) }),
      { id: 3, text: 'c' },
    ]);
    expect(status).toBe(1);
  });

  it('keep their id with an error, where they have one', async () => {
    const { results } = await run(echo, line({ id: 'mine', text: 1 }), '{');

    expect(results.map((one) => Object.keys(one))).toEqual([['id', 'error'], ['error']]);
    expect(results[0]).toMatchObject({ id: 'mine', error: '"text" must be a text.' });
  });

  it('of 100 kB pass whole', async () => {
    const long = 'abcdefghi '.repeat(10_000);

    expect((await run(echo, line({ text: long }))).results).toEqual([{ text: long }]);
  });

  it('all come out where the reader is slower than we are', async () => {
    const many = Array.from({ length: 300 }, (_, id) => line({ id, text: 'x'.repeat(1_000) }));

    const { results } = await run(echo, ...many);

    expect(results.map(({ id }) => id)).toEqual(many.map((_, id) => id));
  });

  it.each([
    ['NUL is taken out', 'a\u0000b', 'ab'],
    ['a lone surrogate is replaced', 'a\ud83d b\ude00', 'a\ufffd b\ufffd'],
    ['emoji stay', '👩‍👩‍👧 🇩🇪 😀', '👩‍👩‍👧 🇩🇪 😀'],
    ['right-to-left text stays', 'مرحبا עולם', 'مرحبا עולם'],
    ['line ends become one kind', 'a\r\nb\rc', 'a\nb\nc'],
  ])('are cleaned: %s', async (_, given, clean) => {
    expect((await run(echo, line({ text: given }))).results).toEqual([{ text: clean }]);
  });
});

describe('advise', () => {
  const REFUNDS = 'Our bot must answer from the refund policy, it changes every month';

  it('gives exactly the published fields in the published order', async () => {
    const { results } = await run(advise, line({ id: 'a', text: REFUNDS, answers: { corpus: 'large' } }));
    const [result] = results;

    expect(Object.keys(result ?? {})).toEqual(PUBLISHED.advise);
    expect(result).toMatchObject({
      approach: 'rag',
      confidence: 'settled',
      open: ['rag'],
      understood: { freshness: { option: 'months', quote: 'it changes every month' } },
      asked: ['corpus', 'audience', 'running'],
      checkIn: '2027-05-20T09:00:00+02:00',
      version: expect.stringMatching(/^[0-9a-f]{12}$/u),
    });
  });

  it('gives exactly the published fields inside them too', async () => {
    const wish = 'We want to fine-tune a model on our 14,000 wiki pages so that it knows them.';
    const { results } = await run(advise, line({ id: 'a', text: wish, answers: { examples: 'tens' } }));
    const result = results[0] as Record<'reasons' | 'watchOuts' | 'flips', Record<string, unknown>[]> & {
      understood: Record<string, Record<string, unknown>>;
      plan: Record<string, Record<string, unknown>[]>;
    };
    const fields = (items: Record<string, unknown>[]) => [
      ...new Set(items.map((one) => Object.keys(one).join())),
    ];

    expect(fields(result.reasons)).toEqual(['text,passages']);
    expect(fields(result.watchOuts)).toEqual(['id,text,passages']);
    expect(fields(result.flips)).toEqual(['question,option,approach']);
    expect(fields(Object.values(result.understood))).toEqual(['option,quote']);
    expect(Object.keys(result.plan)).toEqual(['now', 'next', 'later']);
    expect(fields(Object.values(result.plan).flat())).toEqual(['id,text,when']);
  });

  it('needs neither text nor answers', async () => {
    const { status, results } = await run(advise, line({ id: 1 }), line({ id: 2, text: '', answers: {} }));

    expect(results[0]).toMatchObject({ understood: {}, confidence: 'leaning' });
    expect({ ...results[1], id: 1 }).toEqual(results[0]);
    expect(status).toBe(0);
  });

  it('names an unknown question, and an unknown option with its question and the options there are', async () => {
    const { status, results } = await run(
      advise,
      line({ id: 1, answers: { colour: 'red' } }),
      line({ id: 2, answers: { freshness: 'hourly' } }),
      line({ id: 3, answers: { freshness: 7 } }),
      line({ id: 4, answers: ['facts'] }),
      line({ id: 5, answers: { need: 'not-sure' } }),
    );
    const errors = results.map(({ error }) => error);

    expect(errors[0]).toContain('"colour"');
    expect(errors[1]).toMatch(/"freshness".*fixed, months, weeks, days, not-sure/u);
    expect(errors[2]).toContain('"freshness"');
    expect(errors[3]).toContain('"answers" must be an object');
    expect(errors[4]).toBeUndefined();
    expect(status).toBe(1);
  });

  it.each([
    ['100 kB', 'We have 14,000 pages, edited daily. '.repeat(2_800)],
    ['NUL and lone surrogates', '14,000 pages\u0000 edited \ud83d daily \udc00'],
    ['emoji and right-to-left', '😀 14,000 pages \u202e مرحبا edited daily'],
  ])('answers a strange text: %s', async (_, strange) => {
    const { status, results, raw } = await run(advise, line({ id: 1, text: strange }));

    expect(Object.keys(results[0] ?? {})).toEqual(PUBLISHED.advise);
    expect(results[0]).toMatchObject({ understood: { corpus: { option: 'large' } } });
    expect(raw).not.toMatch(/\\ud[89a-f]|\\u0000/u);
    expect(status).toBe(0);
  });
});

describe('ask', () => {
  it('gives exactly the published fields in the published order', async () => {
    const { results } = await run(ask, line({ id: 'a', q: 'is rag dead because of long context?' }));
    const citations = results[0]?.citations as Record<string, unknown>[];

    expect(Object.keys(results[0] ?? {})).toEqual(PUBLISHED.ask);
    for (const citation of citations)
      expect(Object.keys(citation)).toEqual(['passage', 'section', 'quote', 'source']);
    expect(citations[0]).toMatchObject({ passage: 'retrieval-is-not-dead', source: ARTICLE });
  });

  it('declines with a sentence and without a citation', async () => {
    const { status, results } = await run(ask, line({ id: 1, q: 'tell me a joke' }), line({ id: 2, q: '' }));

    for (const result of results)
      expect(result).toMatchObject({
        answerable: false,
        answer: expect.stringContaining('I can tell you'),
        citations: [],
      });
    expect(status).toBe(0);
  });

  it('needs a question', async () => {
    const { status, results } = await run(ask, line({ id: 1 }), line({ id: 2, q: null }));

    expect(results.map(({ error }) => error)).toEqual(['"q" must be a text.', '"q" must be a text.']);
    expect(status).toBe(1);
  });

  it.each([
    ['100 kB', 'what is rag '.repeat(8_400)],
    ['NUL and lone surrogates', 'what\u0000 is rag \ud83d'],
    ['emoji and right-to-left', '😀 \u202e what is rag مرحبا'],
    ['query syntax', '"what is rag" NEAR( OR * ^ col:x; DROP TABLE entry;--'],
  ])('answers a strange question: %s', async (_, q) => {
    const { status, results } = await run(ask, line({ id: 1, q }));

    expect(Object.keys(results[0] ?? {})).toEqual(PUBLISHED.ask);
    expect(status).toBe(0);
  });
});
