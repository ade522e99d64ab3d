// What the card says about change must agree with what people said about it.
import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/advice/recommend.ts';
import type { Known } from '../../src/advice/rules.ts';

const small = (freshness: Known['freshness'], quote?: string): string => {
  const known: Known = {
    need: 'facts',
    corpus: 'fits',
    audience: 'shared',
    traffic: 'low',
    ...(freshness ? { freshness } : {}),
  };
  const said = freshness ? { freshness: { option: freshness, ...(quote ? { quote } : {}) } } : {};
  const { approach, reasons } = recommend({ known, likely: known, said, flags: [] }, '0123456789ab');
  expect(approach).toBe('long-context');
  return reasons.map(({ text }) => text).join(' ');
};

describe('why the whole text stands in the prompt', () => {
  it('never denies a change that was named', () => {
    expect(small('months', 'the prices change every month')).toContain(
      'at a change ("the prices change every month") the new text takes its place',
    );
    expect(small('months')).not.toContain('hardly changes');
    expect(small(undefined)).not.toContain('hardly changes');
  });

  it('may say that it hardly changes where people said so', () => {
    expect(small('fixed')).toContain('hardly changes');
  });
});

describe('words that more than one answer was read from', () => {
  const PILE = 'it is a big pile of PDFs that changes daily';
  const reasonsWith = (need: string, corpus: string, freshness: string): string[] => {
    const known: Known = { need: 'facts', corpus: 'large', freshness: 'days', audience: 'shared' };
    const said = {
      need: { option: 'facts', quote: need },
      freshness: { option: 'days', quote: freshness },
      corpus: { option: 'large', quote: corpus },
    } as const;
    return recommend({ known, likely: known, said, flags: [] }, '0123456789ab').reasons.map(
      ({ text }) => text,
    );
  };

  it('are quoted once, and each later reason stands without them', () => {
    expect(reasonsWith(PILE, PILE, 'changes daily')).toEqual([
      `"${PILE}" is facts: look them up.`,
      'Answers go out of date within days; a trained model would not notice.',
      'Over 500 pages is more than a prompt should carry at every question.',
    ]);
  });

  it('do not keep other words from being quoted', () => {
    expect(reasonsWith('it knows nothing', '900 PDFs', 'they change daily')).toEqual([
      '"it knows nothing" is facts: look them up.',
      'Answers go out of date within days ("they change daily"); a trained model would not notice.',
      '"900 PDFs" is more than a prompt should carry at every question.',
    ]);
  });
});
