// The recommendation as a whole: the same every time, built on guidance that exists, in words fit for a card.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { type Option, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import type { CaseFacts, FlagId, Said } from '../../src/advice/facts.ts';
import { followUp } from '../../src/advice/followup.ts';
import { withAnswer } from '../../src/advice/leaning.ts';
import { type Recommendation, recommend } from '../../src/advice/recommend.ts';
import { DECIDING, type Known } from '../../src/advice/rules.ts';
import { answered, answeredOrNot, byTheBook, complete, firstFew, NEEDS, optionsOf, shown } from '../cases.ts';

const VERSION = '0123456789ab';
const FLAGS: readonly FlagId[] = [
  'wants-tuning-for-facts',
  'style-guide-look-up',
  'both-at-once',
  'no-evaluation',
  'no-maintainer',
  'bar-unclear',
  'asks-hosted-tuning',
];

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());

function clicked(known: Known): CaseFacts {
  const said = Object.fromEntries(
    Object.entries(known).map(([id, option]) => [id, { option: option as Option }]),
  );
  return { known, likely: known, said, flags: [] };
}

/** The same answers read out of text: each with a quote and, where the question counts, a number; all flags raised. */
function quoted(known: Known): CaseFacts {
  const said: { [Q in QuestionId]?: Said } = {};
  for (const [id, option] of Object.entries(known) as [QuestionId, Option][]) {
    const also = id === 'need' && option === 'both' ? { also: 'the other words' } : {};
    said[id] = { option, quote: `words about ${id}`, number: 40, ...also };
  }
  return { known, likely: known, said, flags: FLAGS.map((id) => ({ id, quote: `words about ${id}` })) };
}

/** Every complete combination, each with everything that may stand already; for both, with every answer about facts. */
const WHOLE_CASES = complete().flatMap((known) => [
  ...answered(known.need === 'both' ? DECIDING.facts : [], known),
  ...answered(['running'], known),
]);

/** What a talk may end with: each question of the need known or not, and what may stand already. */
const ENDINGS: readonly Known[] = [
  ...answeredOrNot(['running', ...DECIDING.facts]),
  ...NEEDS.flatMap((need) => answeredOrNot(['running', ...DECIDING[need]], { need })),
  ...answeredOrNot(['freshness', 'audience', 'corpus', 'prompting', 'stage'], { need: 'both' }),
];

type Made = { known: Known; made: Recommendation };

const make = (known: Known, facts: CaseFacts): Made => ({ known, made: recommend(facts, VERSION) });
const WHOLE: readonly Made[] = WHOLE_CASES.map((known) => make(known, clicked(known)));
const CLICKED: readonly Made[] = ENDINGS.map((known) => make(known, clicked(known)));
const QUOTED: readonly Made[] = ENDINGS.map((known) => make(known, quoted(known)));

const steps = ({ plan }: Recommendation) => [...plan.now, ...plan.next, ...plan.later];

/** Everything that a card shows of a recommendation. */
function textsOf(recommendation: Recommendation): string[] {
  const { verdict, reasons, watchOuts } = recommendation;
  const planned = steps(recommendation).flatMap(({ text, when }) => [text, when]);
  return [verdict, ...reasons.map(({ text }) => text), ...watchOuts.map(({ text }) => text), ...planned];
}

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

describe('a recommendation', () => {
  it('follows the rules, is settled on complete answers, and is the same again from fields in another order', () => {
    const wrong: string[] = [];
    for (const { known, made: one } of WHOLE) {
      const facts = clicked(known);
      const other: CaseFacts = reversed({
        known: reversed(facts.known),
        likely: reversed(facts.likely),
        said: reversed(facts.said),
        flags: facts.flags,
      });
      const book = byTheBook(known);
      if (one.approach !== book.approach || one.rule !== book.rule || one.confidence !== 'settled') {
        wrong.push(`${shown(known)}: ${one.rule} ${one.approach} ${one.confidence}`);
      }
      if (JSON.stringify(one) !== JSON.stringify(recommend(other, VERSION)))
        wrong.push(`${shown(known)}: differs`);
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('leans while several approaches are open, and then says what to find out', () => {
    const wrong: string[] = [];
    for (const { known, made } of CLICKED) {
      const { confidence, open, approach, findOut, flips, flipPairs } = made;
      const leaning = confidence === 'leaning';
      if (leaning !== open.length > 1 || leaning !== findOut.length > 0)
        wrong.push(`${shown(known)}: ${confidence}`);
      if (!open.includes(approach)) wrong.push(`${shown(known)}: ${approach} is not open`);
      if (findOut.some(({ question }) => known[question] !== undefined))
        wrong.push(`${shown(known)}: asks again`);
      const single = flips.some(({ question }) => question !== 'need');
      if (single && flipPairs.length > 0) wrong.push(`${shown(known)}: pairs beside single flips`);
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('stays leaning on a need that was read and not confirmed', () => {
    const likely: Known = { need: 'facts', corpus: 'large' };
    const { need: _, ...known } = likely;

    const { confidence, approach, findOut } = recommend({ known, likely, said: {}, flags: [] }, VERSION);

    expect({ confidence, approach, first: findOut[0]?.question }).toEqual({
      confidence: 'leaning',
      approach: 'rag',
      first: 'need',
    });
  });

  it('carries the version it was given', () => {
    expect(recommend(clicked({ need: 'neither' }), VERSION).version).toBe(VERSION);
  });
});

describe('the words of a card', () => {
  const texts = new Set([...WHOLE, ...CLICKED, ...QUOTED].flatMap(({ made }) => textsOf(made)));

  it('give the verdict in at most twelve words', () => {
    const verdicts = new Set([...WHOLE, ...CLICKED, ...QUOTED].map(({ made }) => made.verdict));

    const long = [...verdicts].filter((verdict) => verdict.split(/\s+/u).length > 12);

    expect(long).toEqual([]);
    expect(verdicts.size).toBeGreaterThan(8);
  });

  it('hold no exclamation mark and none of our own terms, quoted or clicked', () => {
    const wrong = [...texts].filter((text) => /!|\b(?:settled|hybrid|R[1-8])\b/iu.test(text));

    expect(firstFew(wrong)).toEqual([]);
  });

  it('are never empty, broken or put together from missing parts', () => {
    const wrong = [...texts].filter((text) => /^\s*$|undefined|NaN|null|\s\s|\[object|\(\)|""/u.test(text));

    expect(firstFew(wrong)).toEqual([]);
  });

  it('give every step of a plan an id of its own, something to do now and a condition', () => {
    const wrong = [...WHOLE, ...CLICKED].flatMap(({ known, made }) => {
      const ids = steps(made).map(({ id }) => id);
      const sound = ids.every((id) => /^[a-z][a-z-]*$/u.test(id)) && new Set(ids).size === ids.length;
      return sound && made.plan.now.length > 0 ? [] : [`${shown(known)}: ${ids.join()}`];
    });

    expect(firstFew(wrong)).toEqual([]);
  });

  it('never build a search that stands already', () => {
    const wrong = CLICKED.filter(
      ({ known }) => known.running === 'search' || known.running === 'search-and-tuned',
    )
      .filter(({ made }) => steps(made).some(({ id }) => id === 'build-search'))
      .map(({ known }) => shown(known));

    expect(firstFew(wrong)).toEqual([]);
  });
});

describe('the guidance that is named', () => {
  const exists = (id: string): boolean => guide.passage(id) !== undefined;

  it('exists for every reason and every watch-out, and none goes without', () => {
    const named = QUOTED.flatMap(({ made }) => [...made.reasons, ...made.watchOuts]);

    const ids = new Set(named.flatMap(({ passages }) => passages));
    const bare = named.filter(({ passages }) => passages.length === 0).map(({ text }) => text);

    expect([...ids].filter((id) => !exists(id))).toEqual([]);
    expect(firstFew(bare)).toEqual([]);
    expect(ids.size).toBeGreaterThan(20);
  });

  it('exists for every follow-up about the card', () => {
    const ids = new Set<string>();
    const about = new Set<string>();
    const texts = [
      'are our 320 answers enough?',
      'what if we had customers?',
      'what would have to be true for fine-tuning?',
      'what would have to be true for RAG?',
      'why later?',
      'and the second one, why later?',
      'we already have RAG, so what is new?',
      'what would change it?',
      'what do we do on Monday?',
      'how sure are you?',
      'when will you ask again?',
      'why?',
    ];
    for (const known of everyOption()) {
      const facts = clicked(known);
      const recommendation = recommend(facts, VERSION);
      const talk = { facts, recommendation, when: 'Mon 24 May 2027, 09:00 Berlin' };
      for (const text of texts) {
        const found = followUp(talk, text, {
          stage: { option: 'live' },
          examples: { option: 'hundreds', number: 320 },
        });
        if (!found) continue;
        about.add(found.about);
        for (const id of found.passages) ids.add(id);
      }
    }

    expect([...ids].filter((id) => !exists(id))).toEqual([]);
    expect([...about].sort()).toEqual(
      [
        'again',
        'change',
        'enough',
        'have-search',
        'plan',
        'sure',
        'to-be-true',
        'what-if',
        'why',
        'why-later',
      ].sort(),
    );
  });
});

/** A few cases that together hold every option of every question under each need. */
function everyOption(): Known[] {
  const most = Math.max(...QUESTIONS.map(({ options }) => options.length));
  const shifts = Array.from({ length: most }, (_, shift) => shift);
  return NEEDS.flatMap((need) =>
    shifts.map((shift) =>
      DECIDING[need].reduce(
        (known, id, index) => {
          const options = optionsOf(id);
          const option = options[(shift + index) % options.length];
          return option === undefined ? known : withAnswer(known, id, option);
        },
        { need } as Known,
      ),
    ),
  );
}
