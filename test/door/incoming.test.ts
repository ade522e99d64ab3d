// What the door does to an event before it is stored.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitted, type Incoming } from '../../src/door/incoming.ts';
import { opens, presses, says } from '../talking.ts';

const LONGEST = 100_000;

function coming(event: Incoming['event']): Incoming {
  return { tenant: 'T1', talk: 'talk1', place: 'room', thread: null, zone: 'Europe/Berlin', event };
}

function textOf({ event }: Incoming): string {
  return 'text' in event ? event.text : '';
}

const admittedText = (text: string): string => textOf(admitted(coming(says(text, { key: 'e1' }))));

describe('an event', () => {
  it('of ordinary words stays as it is', () => {
    const event = says('Größe 🤷🏽‍♀️ مرحبا\n\tas is', { key: 'e1' });

    expect(admitted(coming(event))).toEqual(coming(event));
  });

  it.each([
    ['a NUL', 'a\0b', 'ab'],
    ['a lone high surrogate', 'a\ud83eb', 'a\ufffdb'],
    ['a lone low surrogate', '\udd37b', '\ufffdb'],
    ['a surrogate pair the wrong way round', '\udd37\ud83e', '\ufffd\ufffd'],
    ['surrogates with a NUL between', '\ud83e\0\udd37', '\ud83e\udd37'],
    ['line ends of other systems', 'a\r\nb\rc\n\rd', 'a\nb\nc\n\nd'],
  ])('with %s is stored without', (_, text, stored) => {
    expect(admittedText(text)).toBe(stored);
  });

  it('is clean in all its parts, not only its text', () => {
    const dirty = {
      tenant: 'T\0',
      talk: 't\ud83e',
      place: 'p\0',
      thread: '1\0',
      zone: 'UTC\0',
      event: presses('correct', { key: 'k\0', by: 'u\ud83e' }, 'corpus\0'),
    };

    expect(admitted(dirty)).toEqual({
      tenant: 'T',
      talk: 't\ufffd',
      place: 'p',
      thread: '1',
      zone: 'UTC',
      event: presses('correct', { key: 'k', by: 'u\ufffd' }, 'corpus'),
    });
  });

  it('is clean in what a slow task brought', () => {
    const task = { ask: ['a\0'], more: { deep: 'b\ud83e' } };
    const event = {
      key: 'k',
      by: 'b',
      at: '',
      kind: 'worked',
      task,
      result: ['c\0', 1, null, true],
    } as const;

    expect(admitted(coming({ ...event, result: [...event.result] })).event).toEqual({
      ...event,
      task: { ask: ['a'], more: { deep: 'b\ufffd' } },
      result: ['c', 1, null, true],
    });
  });

  it('is not changed itself', () => {
    const event = says('a\0', { key: 'e1' });
    const before = structuredClone(event);

    admitted(coming(event));

    expect(event).toEqual(before);
  });
});

describe('an endless text', () => {
  it('is cut, in an opening too', () => {
    expect(admittedText('x'.repeat(LONGEST)).length).toBe(LONGEST);
    expect(admittedText('x'.repeat(LONGEST + 1)).length).toBe(LONGEST);
    expect(textOf(admitted(coming(opens('x'.repeat(LONGEST * 3), { key: 'e1' })))).length).toBe(LONGEST);
  });

  it('is not cut through a character', () => {
    const text = `x${'🤷'.repeat(LONGEST)}`;

    const stored = admittedText(text);

    expect(stored.isWellFormed()).toBe(true);
    expect(stored.length).toBeLessThanOrEqual(LONGEST);
    expect(text.startsWith(stored.replace(/\ufffd$/u, ''))).toBe(true);
  });
});

it('whatever is written can be stored by any database, and passes the door a second time unchanged', () => {
  const codeUnits = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units));
  const special = fc.constantFrom('\0', '\ud83e', '\udd37', '\r', '\n', '🤷', 'x'.repeat(LONGEST - 1));

  fc.assert(
    fc.property(fc.array(fc.oneof(codeUnits, special), { maxLength: 6 }), (parts) => {
      const stored = admittedText(parts.join(''));
      expect(stored).not.toContain('\0');
      expect(stored.isWellFormed()).toBe(true);
      expect(stored.length).toBeLessThanOrEqual(LONGEST);
      expect(admittedText(stored)).toBe(stored);
    }),
  );
});
