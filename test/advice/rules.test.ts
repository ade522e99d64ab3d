// The rules and what is possible while answers are unknown, over every combination of answers.
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../../knowledge/questions.ts';
import { leaningRule, openApproaches } from '../../src/advice/leaning.ts';
import { APPROACHES, type Approach, DECIDING, type Known, RULES, ruleFor } from '../../src/advice/rules.ts';
import {
  answered,
  answeredOrNot,
  byTheBook,
  complete,
  firstFew,
  optionsOf,
  RULE_QUESTIONS,
  shown,
} from '../cases.ts';

describe('the rules', () => {
  it.each<[string, Known, Approach]>([
    ['R1', { need: 'neither' }, 'tools'],
    [
      'R2',
      { need: 'facts', corpus: 'fits', freshness: 'months', audience: 'shared', traffic: 'low' },
      'long-context',
    ],
    ['R3', { need: 'facts', corpus: 'large', freshness: 'fixed', audience: 'shared', traffic: 'low' }, 'rag'],
    [
      'R4',
      { need: 'behaviour', prompting: 'not-yet', examples: 'thousands', stage: 'mature', pressure: 'no' },
      'prompt-first',
    ],
    [
      'R5',
      { need: 'behaviour', prompting: 'falls-short', examples: 'hundreds', stage: 'live', pressure: 'no' },
      'fine-tune',
    ],
    [
      'R6',
      { need: 'behaviour', prompting: 'falls-short', examples: 'hundreds', stage: 'v1', pressure: 'no' },
      'prompt-first',
    ],
    [
      'R7',
      { need: 'both', prompting: 'enough', examples: 'hundreds', stage: 'v1', pressure: 'yes' },
      'hybrid',
    ],
    [
      'R8',
      { need: 'both', prompting: 'falls-short', examples: 'thousands', stage: 'idea', pressure: 'yes' },
      'rag',
    ],
  ])('%s holds for a case written by hand', (id, known, approach) => {
    expect(ruleFor(known)).toMatchObject({ id, approach });
  });

  it('decide every complete combination, as the table of the design reads', () => {
    const wrong = complete().flatMap((known) => {
      const { id, approach } = ruleFor(known);
      const book = byTheBook(known);
      return id === book.rule && approach === book.approach
        ? []
        : [`${shown(known)}: ${id} ${approach}, the table says ${book.rule} ${book.approach}`];
    });

    expect(firstFew(wrong)).toEqual([]);
  });

  it('leave none of their eight rows without a case', () => {
    const reached = new Set(complete().map((known) => ruleFor(known).id));

    expect([...reached].sort()).toEqual(RULES.map(({ id }) => id));
  });

  it('look at nothing but the questions of the need', () => {
    const others = RULE_QUESTIONS.filter((id) => id !== 'need');
    const wrong: string[] = [];
    for (const own of complete()) {
      const rest = others.filter((id) => !DECIDING[own.need ?? 'neither'].includes(id));
      for (const known of answered(rest, own)) {
        if (ruleFor(known) !== ruleFor(own)) wrong.push(shown(known));
      }
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('refuse answers without a need', () => {
    expect(() => ruleFor({ corpus: 'fits' })).toThrow('need');
  });
});

describe('what we lean to while answers are unknown', () => {
  it.each<[Known, Approach, string]>([
    [{}, 'rag', 'need facts, corpus large'],
    [{ need: 'neither' }, 'tools', 'nothing else counts'],
    [{ need: 'facts' }, 'rag', 'corpus large'],
    [{ need: 'facts', freshness: 'fixed', audience: 'shared', traffic: 'low' }, 'rag', 'corpus large'],
    [{ need: 'facts', corpus: 'fits' }, 'rag', 'freshness weeks, traffic medium'],
    [{ need: 'facts', corpus: 'fits', freshness: 'fixed' }, 'rag', 'one of three signs is too few'],
    [{ need: 'facts', corpus: 'fits', traffic: 'low' }, 'rag', 'one of three signs is too few'],
    [{ need: 'facts', corpus: 'fits', freshness: 'fixed', audience: 'shared' }, 'long-context', 'two signs'],
    [{ need: 'facts', corpus: 'fits', freshness: 'months', traffic: 'low' }, 'long-context', 'two signs'],
    [{ need: 'facts', corpus: 'fits', audience: 'shared', traffic: 'low' }, 'long-context', 'two signs'],
    [{ corpus: 'fits', audience: 'shared', traffic: 'low' }, 'long-context', 'two signs, need facts'],
    [{ need: 'facts', corpus: 'fits', freshness: 'weeks', audience: 'shared' }, 'rag', 'weeks contradicts'],
    [
      { need: 'facts', corpus: 'fits', freshness: 'fixed', audience: 'per-user' },
      'rag',
      'per-user contradicts',
    ],
    [
      { need: 'facts', corpus: 'fits', freshness: 'fixed', audience: 'shared', traffic: 'medium' },
      'rag',
      'traffic contradicts',
    ],
    [{ need: 'facts', corpus: 'unwritten', freshness: 'fixed', audience: 'shared' }, 'rag', 'nothing fits'],
    [{ need: 'behaviour' }, 'prompt-first', 'examples none, so prompting not-yet, pressure no'],
    [{ need: 'behaviour', prompting: 'falls-short' }, 'prompt-first', 'examples none'],
    [{ need: 'behaviour', pressure: 'yes' }, 'prompt-first', 'examples none'],
    [{ need: 'behaviour', stage: 'mature' }, 'prompt-first', 'only for both does a late stage mean hundreds'],
    [{ need: 'behaviour', stage: 'mature', prompting: 'falls-short' }, 'prompt-first', 'examples none'],
    [{ need: 'behaviour', examples: 'thousands' }, 'fine-tune', 'prompting falls-short with so many'],
    [{ need: 'behaviour', examples: 'hundreds' }, 'prompt-first', 'stage v1'],
    [{ need: 'behaviour', examples: 'hundreds', stage: 'live' }, 'fine-tune', 'prompting falls-short'],
    [
      { need: 'behaviour', examples: 'hundreds', stage: 'live', prompting: 'enough' },
      'prompt-first',
      'pressure no',
    ],
    [{ need: 'behaviour', examples: 'tens', stage: 'live' }, 'prompt-first', 'prompting not-yet'],
    [{ need: 'both' }, 'rag', 'stage v1, so examples none'],
    [{ need: 'both', stage: 'live' }, 'hybrid', 'examples hundreds, so prompting falls-short'],
    [{ need: 'both', stage: 'mature' }, 'hybrid', 'examples hundreds, so prompting falls-short'],
    [{ need: 'both', stage: 'mature', examples: 'tens' }, 'rag', 'what is known wins'],
    [{ need: 'both', stage: 'live', prompting: 'not-yet' }, 'rag', 'pressure no'],
    [{ need: 'both', stage: 'live', prompting: 'not-yet', pressure: 'yes' }, 'hybrid', 'examples hundreds'],
    [{ need: 'both', examples: 'hundreds' }, 'hybrid', 'stage v1 is past an idea, prompting falls-short'],
    [{ need: 'both', examples: 'thousands', stage: 'idea' }, 'rag', 'an idea has nothing to train on'],
  ])('%j leans to %s: %s', (known, approach) => {
    expect(leaningRule(known).approach).toBe(approach);
  });
});

// Every state (each question known or unknown) is one number: its options are the digits, 0 is unknown.
const STATES = answeredOrNot(RULE_QUESTIONS);
const radix = RULE_QUESTIONS.map((id) => optionsOf(id).length + 1);
const place = radix.map((_, index) => radix.slice(index + 1).reduce((product, one) => product * one, 1));

/** For each state the set of approaches that `value` gives, as bits. States come in the order of their numbers. */
function table(value: (known: Known) => readonly Approach[]): Uint8Array {
  return Uint8Array.from(STATES, (known) => bitsOf(value(known)));
}

function bitsOf(approaches: readonly Approach[]): number {
  return approaches.reduce((bits, one) => bits | (1 << APPROACHES.indexOf(one)), 0);
}

function digit(state: number, index: number): number {
  return Math.floor(state / (place[index] ?? 1)) % (radix[index] ?? 1);
}

/** The states that one more answer leads to: none where the question is answered already. */
function oneMore(state: number, index: number): number[] {
  const next: number[] = [];
  if (digit(state, index) !== 0) return next;
  for (let option = 1; option < (radix[index] ?? 1); option++)
    next.push(state + option * (place[index] ?? 1));
  return next;
}

/** The approaches over all completions by the table of the design: the union over the first unknown question. */
function reachable(): Uint8Array {
  const bits = new Uint8Array(STATES.length);
  for (let state = bits.length - 1; state >= 0; state--) {
    const index = radix.findIndex((_, at) => digit(state, at) === 0);
    bits[state] =
      index === -1
        ? bitsOf([byTheBook(STATES[state] ?? {}).approach])
        : oneMore(state, index).reduce((union, next) => union | (bits[next] ?? 0), 0);
  }
  return bits;
}

describe('what is still open', () => {
  const open = table(openApproaches);

  it('is what some completion gives and nothing else, so one left means that no completion gives another', () => {
    const truth = reachable();

    const wrong = [...open.keys()].filter((state) => open[state] !== truth[state]);

    expect(firstFew(wrong.map((state) => shown(STATES[state] ?? {})))).toEqual([]);
  });

  it('always holds the approach that we lean to', () => {
    const leaning = table((known) => [leaningRule(known).approach]);

    const wrong = [...open.keys()].filter((state) => ((open[state] ?? 0) & (leaning[state] ?? 0)) === 0);

    expect(firstFew(wrong.map((state) => shown(STATES[state] ?? {})))).toEqual([]);
  });

  it('never grows with one more answer', () => {
    const wrong: string[] = [];
    for (const state of open.keys()) {
      for (const index of radix.keys()) {
        for (const next of oneMore(state, index)) {
          if (((open[next] ?? 0) & ~(open[state] ?? 0)) !== 0) {
            wrong.push(`${shown(STATES[state] ?? {})} to ${shown(STATES[next] ?? {})}`);
          }
        }
      }
    }

    expect(firstFew(wrong)).toEqual([]);
  });

  it('is listed in the order of the design, each approach once', () => {
    expect(openApproaches({})).toEqual([
      'rag',
      'fine-tune',
      'hybrid',
      'long-context',
      'prompt-first',
      'tools',
    ]);
    expect(openApproaches({ need: 'behaviour' })).toEqual(['fine-tune', 'prompt-first']);
    expect(openApproaches({ need: 'both' })).toEqual(['rag', 'hybrid']);
  });

  it('does not depend on the order of the answers', () => {
    const known: Known = { need: 'facts', corpus: 'fits', freshness: 'months', traffic: 'low' };
    const reversed = Object.fromEntries(Object.entries(known).reverse()) as { [Q in QuestionId]?: never };

    expect(openApproaches(reversed)).toEqual(openApproaches(known));
    expect(leaningRule(reversed)).toBe(leaningRule(known));
  });
});
