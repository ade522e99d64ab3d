// Cards in the terminal: every line fits, nothing is lost, and no text can redraw the screen.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { render, WIDEST } from '../../adapters/terminal/render.ts';
import type { Evidence } from '../../knowledge/passage.ts';
import { recommend } from '../../src/advice/recommend.ts';
import type { Card } from '../../src/card.ts';

const PLAIN = { colour: false, width: WIDEST };

const figure = (text: string, bearing: Evidence['bearing']): Evidence => ({
  bearing,
  figure: text,
  source: text,
  url: 'https://example.org',
  date: '2026',
  check: 'P',
  caveat: text,
});

function recommendationOf(text: string): Extract<Card, { kind: 'recommendation' }> {
  const known = { need: 'facts', corpus: 'large' } as const;
  const said = { need: { option: 'facts', quote: text } } as const;
  const made = recommend({ known, likely: known, said, flags: [] }, '0123456789ab');
  return {
    kind: 'recommendation',
    recommendation: {
      ...made,
      verdict: text,
      reasons: [{ text, passages: [] }, ...made.reasons],
      watchOuts: [{ id: 'tuning-for-facts', text, passages: [] }],
    },
    checkIn: { at: '2027-05-20T09:00:00+02:00', words: text },
    notYet: text,
    outside: figure(text, 'contradicts'),
  };
}

/** The same text wherever a card of this kind shows text from outside. */
const CARDS: Readonly<Record<Card['kind'], (text: string) => Card>> = {
  notice: (text) => ({ kind: 'notice', about: 'a', text }),
  opening: (text) => ({ kind: 'opening', by: text, text }),
  'check-in': (text) => ({
    ...{ kind: 'check-in', verdict: text, since: text, late: text, stillMatters: false },
    ...{ asked: 'room', over: false, moved: text, mention: text },
    items: [{ id: 'f', text, options: [{ id: 'x', label: text }], chosen: 'x' }],
  }),
  digest: (text) => ({
    kind: 'digest',
    lines: [
      { talk: text, thread: text, verdict: text, since: '2026-11-23', due: text, late: text, mention: text },
    ],
  }),
  progress: (text) => ({ kind: 'progress', text, have: 3, want: 10, line: text }),
  talks: (text) => {
    const decisions = [{ at: '2026-11-23T09:00:00Z', kind: 'held' as const, verdict: text, why: [text] }];
    const line = { place: text, thread: text, head: text, owner: text, next: text, decisions, earlier: 1 };
    return { kind: 'talks', title: text, talks: [line] };
  },
  holds: (text) => ({
    ...{ kind: 'holds', verdict: text, changed: [text], notYet: text },
    checkIn: { at: text, words: text },
  }),
  difference: (text) => {
    const more = { changed: [text], same: [text], guidance: [text], was: { verdict: text, day: text } };
    return { ...recommendationOf(text), ...more, kind: 'difference' };
  },
  closed: (text) => ({ kind: 'closed', question: 'need', text, answer: text, by: text }),
  replaced: (text) => ({ kind: 'replaced', verdict: text }),
  document: (text) => ({ kind: 'document', about: 'a', title: text, name: 'a.md', markdown: text }),
  understood: (text) => ({
    kind: 'understood',
    items: [
      {
        question: 'need',
        name: 'What is missing',
        option: 'facts',
        label: text,
        quote: text,
        also: text,
        firm: true,
      },
      {
        question: 'corpus',
        name: 'Amount',
        option: 'large',
        label: 'Large',
        quote: text,
        also: '',
        firm: false,
      },
    ],
  }),
  question: (text) => ({
    kind: 'question',
    question: 'need',
    text,
    help: text,
    options: [
      { id: 'facts', label: text },
      { id: 'behaviour', label: 'Another' },
    ],
    progress: { now: 1, about: 3 },
    why: text,
  }),
  recommendation: recommendationOf,
  answer: (text) => ({
    kind: 'answer',
    about: 'a',
    text,
    citations: [
      { passage: 'p', title: text, section: null, quote: text, source: text, url: null },
      { passage: 'p', title: text, section: text, quote: text, source: text, url: null },
    ],
    evidence: (['supports', 'contradicts', 'qualifies'] as const).map((bearing) => figure(text, bearing)),
    further: [{ passage: 'p', title: text, section: text, source: text, url: null }],
  }),
  list: (text) => ({ kind: 'list', about: 'a', title: 'A list', items: [text, 'short', text], note: text }),
};

const KINDS = Object.keys(CARDS) as Card['kind'][];

const TEXTS = {
  'plain words': 'Look the facts up and do not train the model on them. '.repeat(6),
  'a word of 300 letters': `see ${'x'.repeat(300)} there`,
  'an address': `https://example.org/${'path/'.repeat(40)}`,
  'no spaces, two columns each': '検索を先に作り、学習は後にする。'.repeat(12),
  Korean: '검색을 먼저 만드세요 '.repeat(15),
  'emoji of several parts': '👩‍👩‍👧‍👦🇩🇪👍🏽😀'.repeat(30),
  'right to left': 'ابحث أولا ثم درب النموذج لاحقا. מצא קודם. '.repeat(8),
  'letters with marks': 'e\u0301a\u0308o\u0302 नमस्ते '.repeat(25),
  'several lines': `one\ntwo ${'three '.repeat(30)}\n\nfour`,
  nothing: '',
} as const;

/** Columns as a terminal counts them, by a second reading: two for wide scripts and emoji, one for all else. */
function columns(line: string): number {
  const wide =
    /\p{RGI_Emoji}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/v;
  return [...new Intl.Segmenter('en').segment(line)]
    .map(({ segment }) => (wide.test(segment) ? 2 : 1))
    .reduce<number>((sum, one) => sum + one, 0);
}

const tooWide = (text: string, width: number): string[] =>
  text.split('\n').filter((line) => columns(line) > width);

const letters = (text: string): string => text.replace(/\s/gu, '');

/** All control characters besides the line end, and the marks that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

const HOSTILE = [
  '\u001b[2J\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b31m',
  'over\rwritten',
  'back\b\bspace',
  'nul\u0000l',
  'vertical\u000btab and \u000cform feed',
  'turned \u202etxet\u202c \u2066round\u2069',
  'del\u007f and next line\u0085',
].join(' ');

describe.each(KINDS)('a card of kind %s', (kind) => {
  it.each(Object.entries(TEXTS))('keeps to 80 columns: %s', (_, text) => {
    expect(tooWide(render(CARDS[kind](text), PLAIN), 80)).toEqual([]);
  });

  it('never uses more than 80 columns, however wide the terminal is', () => {
    const card = CARDS[kind](TEXTS['plain words']);

    expect(render(card, { ...PLAIN, width: 300 })).toBe(render(card, PLAIN));
  });

  it('shows every letter of a text without spaces', () => {
    const text = TEXTS['no spaces, two columns each'];

    expect(letters(render(CARDS[kind](text), PLAIN))).toContain(text);
  });

  it('has no escape codes without colour', () => {
    expect(render(CARDS[kind](TEXTS['plain words']), PLAIN)).not.toContain('\u001b');
  });

  it('says the same with colour and without', () => {
    const card = CARDS[kind](TEXTS['plain words']);

    expect(stripVTControlCharacters(render(card, { ...PLAIN, colour: true }))).toBe(render(card, PLAIN));
  });

  it('lets no control character of the text through', () => {
    const shown = render(CARDS[kind](HOSTILE), PLAIN);

    expect(shown).not.toMatch(CONTROL);
    expect(letters(shown).toLowerCase()).toContain('overwritten');
  });
});

describe('colour', () => {
  it.each(KINDS.filter((kind) => kind !== 'notice'))('marks what matters in a card of kind %s', (kind) => {
    expect(render(CARDS[kind]('text'), { ...PLAIN, colour: true })).toContain('\u001b[');
  });
});

describe('a narrow terminal', () => {
  it.each([20, 40, 60])('of %i columns gets lines that fit', (width) => {
    const card = CARDS.notice(TEXTS['no spaces, two columns each']);

    expect(tooWide(render(card, { colour: false, width }), width)).toEqual([]);
  });
});
