// Commands about the check-in that do more than put it off: closing it, asking at once, and being mentioned.
import { describe, expect, it } from 'vitest';
import { allIn } from '../../src/checkin/said.ts';

const heard = (text: string): string[] =>
  allIn(text, '2026-11-25T09:00:00Z', 'Europe/Berlin').map(({ kind }) => kind);

describe.each([
  [
    'done',
    [
      ...[
        'we are done',
        "we're all done with this",
        'close it',
        'you can close the plan now',
        'the plan is done',
      ],
      ...['mark it as done', 'Thanks, the project is finished!', 'the decision is settled for good'],
    ],
  ],
  [
    'ask-now',
    [
      'ask me now',
      'ask again now',
      'ask us again now, please',
      'check in now',
      'do a check-in now',
      'look at it again now',
    ],
  ],
  [
    'mention',
    ['mention me', 'tag us', '@ me when you ask again', 'ping me next time', 'please mention me then'],
  ],
  ['no-mention', ["don't mention me", 'do not tag us any more', 'stop mentioning me', 'no more mentions']],
] as const)('%s', (kind, texts) => {
  it.each(texts)('is heard in "%s"', (text) => {
    expect(heard(text)).toEqual([kind]);
  });
});

it.each([
  'we are done with the meeting',
  'it is done by the finance team',
  'are we done?',
  'close the window please',
  'the tests are done',
  'the plan is done by hand until we have a bot',
  'he asked me now and then',
  'check in the code now',
  'can it mention me in its answers to customers',
  'our prompts mention the customer by name',
  'it must not mention prices',
  'nobody asked me now that it works',
])('ordinary talk is no command: "%s"', (text) => {
  expect(heard(text)).toEqual([]);
});

it('"we are done" counts only where the whole text is understood', () => {
  expect(heard('Thanks! We are done.')).toEqual(['done']);
  expect(heard('We are done. The invoices still come out wrong.')).toEqual([]);
});

it('what can only be meant for the bot is heard beside other sentences', () => {
  expect(heard('The invoices still come out wrong. Ask me now.')).toEqual(['ask-now']);
  expect(heard('The invoices still come out wrong. Mention me.')).toEqual(['mention']);
});

it('several of them in one text are all heard, in order', () => {
  expect(heard('Mention me. Ask me in a month.')).toEqual(['mention', 'snooze']);
});
