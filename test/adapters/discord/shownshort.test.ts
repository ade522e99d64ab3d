// The other cards as Discord shows them: first what stands where there is no layout, then the parts, line by line.
import { describe, expect, it } from 'vitest';
import { CHECK_IN, DIGEST, TALKS } from './cards.ts';
import { shown } from './samples.ts';

describe('a card of kind', () => {
  it('list', () => {
    const items = ['Answer.', '"back" goes back.'];

    expect(shown({ kind: 'list', about: 'help', title: 'What you can say', items })).toMatchInlineSnapshot(`
      "| What you can say
      | 1. Answer.
      | 2. "back" goes back.
      **What you can say**
      1. Answer.
      2. "back" goes back."
    `);
  });

  it('list, with items of several lines', () => {
    const items = ['One.\nSupports: a.', 'Two.'];

    expect(shown({ kind: 'list', about: 'sources', title: 'Sources', items })).toMatchInlineSnapshot(`
      "| Sources
      | 1. One.
      | →Supports: a.
      | 2. Two.
      **Sources**
      1. One.
      →Supports: a.

      2. Two."
    `);
  });

  it('opening', () => {
    const text = 'Should we train?\n@everyone says yes';

    expect(shown({ kind: 'opening', by: '123456789012345678', text })).toMatchInlineSnapshot(`
      "| <@123456789012345678> asks which way: Should we train?
      | @·everyone says yes
      <@123456789012345678> asks which way:
      > Should we train?
      > @·everyone says yes
      [Mute](v1:mute:talk1)"
    `);
  });

  it('closed, answered by a person of Discord', () => {
    const answered = { answer: 'After weeks', by: '123456789012345678' };

    expect(
      shown({ kind: 'closed', question: 'need', text: 'How soon?', ...answered }),
    ).toMatchInlineSnapshot(`
      "| How soon? After weeks (<@123456789012345678>)
      -# How soon? **After weeks** (<@123456789012345678>)"
    `);
  });

  it('closed, answered by somebody else', () => {
    const answered = { answer: 'After weeks', by: 'Anna <3' };

    expect(
      shown({ kind: 'closed', question: 'need', text: 'How soon?', ...answered }),
    ).toMatchInlineSnapshot(`
      "| How soon? After weeks (Anna \\<3)
      -# How soon? **After weeks** (Anna \\<3)"
    `);
  });

  it('closed, without an answer', () => {
    const open = { answer: undefined, by: undefined };

    expect(shown({ kind: 'closed', question: 'need', text: 'How soon?', ...open })).toMatchInlineSnapshot(`
      "| How soon? Asked again below.
      -# How soon? Asked again below."
    `);
  });

  it('replaced', () => {
    expect(shown({ kind: 'replaced', verdict: 'Search your own text now.' })).toMatchInlineSnapshot(`
      "| Replaced by a newer recommendation: Search your own text now.
      -# ~~Search your own text now.~~
      -# Replaced by a newer recommendation."
    `);
  });

  it('check-in', () => {
    expect(shown(CHECK_IN)).toMatchInlineSnapshot(`
      "| <@123456789012345678>
      | On 23 Nov 2026 I recommended: Search your own text now.
      | 1. Signed-off answers: 40 then. Now?
      | 2. Did you do this? Add search over your text. Done
      <@123456789012345678>
      **On 23 Nov 2026 I recommended: Search your own text now.**
      -# One press each, or write: 2 done. Then I look at it anew.
      1. Signed-off answers: 40 then. Now?
      [Under 100](v1:review:talk1:a-examples:few) [100 to 999](v1:review:talk1:a-examples:hundreds)
      2. Did you do this? Add search over your text. **Done**
      ---
      [Nothing changed](v1:same:talk1) [That is all](v1:conclude:talk1) [We are done with it](v1:done:talk1) [Stop asking](v1:stop:talk1) [On a date](v1:when:talk1)
      [Ask me again: In a week=week | In a month=month | In 3 months=quarter | In 6 months=half-year | When we have a few hundred signed-off answers=examples hundreds](v1:snooze:talk1)
      [Hand it over](v1:hand-over:talk1)"
    `);
  });

  it('holds', () => {
    expect(
      shown({
        ...{ kind: 'holds', verdict: 'Search your own text now.', changed: ['Users: testers → customers'] },
        ...{ notYet: 'fine-tuning.', checkIn: { at: '', words: 'Mon 24 May 2027' } },
      }),
    ).toMatchInlineSnapshot(`
      "| Still holds: Search your own text now.
      | Changed: Users: testers → customers
      | Not yet: fine-tuning.
      | Next: Mon 24 May 2027.
      **Still holds:** Search your own text now.
      -# Changed: Users: testers → customers
      -# Not yet: fine-tuning.
      -# Next: Mon 24 May 2027."
    `);
  });

  it('digest', () => {
    expect(shown(DIGEST)).toMatchInlineSnapshot(`
      "| <@123456789012345678>
      | 2 recommendations are to be looked at again here this week.
      | 1. Search your own text now. (Mon 24 May 2027)
      | 2. Don't train yet. (Tue 25 May 2027)
      **2 recommendations are to be looked at again here this week.**
      -# One message instead of many. I ask each in its own thread when you press its button.
      **Search your own text now.**
      From 23 Nov 2026, due Mon 24 May 2027. [Ask it now](v1:ask:talk2)
      **Don't train yet.** <@123456789012345678>
      From 24 Nov 2026, due Tue 25 May 2027. This comes a week late. [Ask it now](v1:ask:talk3)"
    `);
  });

  it('talks', () => {
    expect(shown(TALKS)).toMatchInlineSnapshot(`
      "| Talks of this channel
      | Search your own text now. Next look: Mon 24 May 2027.
      | Nothing yet.
      **Talks of this channel**
      **Search your own text now.**
      Next look: Mon 24 May 2027. Looked after by <@123456789012345678>.
      -# • 24 May 2027, still holds: Search your own text now. Why: Nothing changed.
      -# • 23 Nov 2026: Search your own text now.
      -# And 2 earlier decisions: say "history" in the thread, or "export".
      **Nothing yet.**"
    `);
  });

  it('progress', () => {
    const line = 'our own goal';

    expect(shown({ kind: 'progress', text: 'Noted.', have: 320, want: 500, line })).toMatchInlineSnapshot(`
      "| Noted. 320 of 500 (our own goal)
      Noted.
      -# ██████░░░░ 320 of 500 (our own goal)"
    `);
  });

  it('document', () => {
    const markdown = '# Search now\n\n- `max_tokens` < 9';

    expect(
      shown({ kind: 'document', about: 'export', title: 'The record', name: 'a record.md', markdown }),
    ).toMatchInlineSnapshot(`
      "| The record
      **The record**
      (attachment://a-record.md)"
    `);
  });
});
