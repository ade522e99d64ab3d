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
