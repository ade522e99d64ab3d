// Each kind of card as Slack shows it: first the fallback text, then the blocks, line by line.
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import type { Card } from '../../../src/card.ts';
import { CITATION, NEED, QUESTION, RECOMMENDATION } from '../cards/examples.ts';
import { actionIdsIn, messageOf, outline } from './samples.ts';

const shown = (card: Card): string => outline(blocksOf(messageOf(card)));

describe('a card of kind', () => {
  it('notice', () => {
    expect(shown({ kind: 'notice', about: 'a', text: 'From the start, then.' })).toMatchInlineSnapshot(`
      "| From the start, then.
      From the start, then."
    `);
  });

  it('understood', () => {
    expect(
      shown({
        kind: 'understood',
        items: [
          {
            question: 'need',
            name: 'What is missing',
            option: 'both',
            label: 'Both, and fixing one would not fix the other',
            quote: 'quote the policy',
            also: 'in our voice',
            firm: false,
          },
          {
            question: 'corpus',
            name: 'Amount of text',
            option: 'large',
            label: 'Over 500 pages, or it keeps growing',
            quote: '',
            also: '',
            firm: true,
          },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "| What I understood:
      | What is missing: Both, and fixing one would not fix the other (I ask to be sure), from "quote the policy" and "in our voice".
      | Amount of text: Over 500 pages, or it keeps growing.
      *What I understood*
      *What is missing:* Both, and fixing one would not fix the other (I ask to be sure)
      from "quote the policy" and "in our voice" [Change](v1:correct:talk1:need)
      *Amount of text:* Over 500 pages, or it keeps growing [Change](v1:correct:talk1:corpus)"
    `);
  });

  it('question, with labels that fit on buttons', () => {
    expect(shown(QUESTION)).toMatchInlineSnapshot(`
      "| How much text would it need to have read? (2 of about 4)
      | Count pages, not files.
      | 1. Up to about 500 pages
      | 2. Over 500 pages, or it keeps growing
      | Or: Not sure, move on
      *How much text would it need to have read?*
      ~ 2 of about 4 · Count pages, not files.
      [Up to about 500 pages](v1:answer:talk1:corpus:fits) [Over 500 pages, or growing](v1:answer:talk1:corpus:large)
      [Not sure, move on](v1:answer:talk1:corpus:not-sure) [In my own words](v1:words:talk1:corpus) [Back](v1:back:talk1:corpus) [Why do you ask?=why | What do you know so far?=understood | Recommend now=finish | Mute=mute](v1:more:talk1)"
    `);
  });

  it('question that corrects an answer, without a count', () => {
    const lines = shown({ ...QUESTION, progress: undefined }).split('\n');

    expect(lines[0]).toBe('| How much text would it need to have read?');
    expect(lines).toContain('~ Count pages, not files.');
    expect(shown({ ...NEED, progress: undefined })).not.toMatch(/of about|^~\s*$/mu);
  });

  it('question, with labels that do not', () => {
    expect(shown(NEED)).toMatchInlineSnapshot(`
      "| It sounds like missing facts ("the old price"), but I am not sure.
      | When it goes wrong today, what is usually wrong? (1 of about 3)
      | 1. It doesn't know our information (documents, policies, a customer's record)
      | 2. Both, and fixing one would not fix the other
      | Or: Not sure, move on
      It sounds like missing facts ("the old price"), but I am not sure.
      *When it goes wrong today, what is usually wrong?*
      ~ 1 of about 3
      1. It doesn't know our information (documents, policies, a customer's record)
      2. Both, and fixing one would not fix the other
      [1. Lacks our information](v1:answer:talk1:need:facts) [2. Both](v1:answer:talk1:need:both)
      [Not sure, move on](v1:answer:talk1:need:not-sure) [In my own words](v1:words:talk1:need) [Why do you ask?=why | What do you know so far?=understood | Recommend now=finish | Mute=mute](v1:more:talk1)"
    `);
  });

  it('question, with more options than buttons are good for', () => {
    const options = Array.from({ length: 6 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));

    expect(shown({ ...QUESTION, options, help: '' })).toMatchInlineSnapshot(`
      "| How much text would it need to have read? (2 of about 4)
      | 1. Option 0
      | 2. Option 1
      | 3. Option 2
      | 4. Option 3
      | 5. Option 4
      | 6. Option 5
      *How much text would it need to have read?*
      ~ 2 of about 4
      [1. Option 0=o0 | 2. Option 1=o1 | 3. Option 2=o2 | 4. Option 3=o3 | 5. Option 4=o4 | 6. Option 5=o5](v1:answer:talk1:corpus)
      [In my own words](v1:words:talk1:corpus) [Back](v1:back:talk1:corpus) [Why do you ask?=why | What do you know so far?=understood | Recommend now=finish | Mute=mute](v1:more:talk1)"
    `);
  });

  it('recommendation', () => {
    expect(shown(RECOMMENDATION)).toMatchInlineSnapshot(`
      "| Search your own text now. Don't train on it.
      | Why: "must quote our 1,200 help articles" is facts: look them up. Answers go out of date within weeks ("they change weekly"); a trained model would not notice.
      | Monday: Write 20 real customer questions, each with the text that answers it. (Our rule of thumb.) Add search over your text, then count how often the right text comes up.
      | Not yet: work on tone or format. Starts when people complain about how it answers.
      | Watch out: Don't train a model to know facts ("train it on our articles"). It can't follow when they change.
      | Sources differ: Tuning added 6 percentage points. (Balaguer et al., 2024-01. Graded by GPT-4.)
      | How sure: clear from your answers.
      | Would change it: If the complaint is how it answers, not what it knows: a better prompt first; if it must calculate or do something: a tool call.
      | I'll ask again: Mon 24 May 2027, 09:00 Berlin.
      # Search your own text now. Don't train on it.
      *Why*
      • "must quote our 1,200 help articles" is facts: look them up.
      • Answers go out of date within weeks ("they change weekly"); a trained model would not notice.
      *Monday*
      • Write 20 real customer questions, each with the text that answers it. (Our rule of thumb.)
      • Add search over your text, then count how often the right text comes up.
      *Not yet:* work on tone or format. Starts when people complain about how it answers.
      *Watch out:* Don't train a model to know facts ("train it on our articles"). It can't follow when they change.
      ~ *Sources differ:* Tuning added 6 percentage points. (Balaguer et al., 2024-01. Graded by GPT-4.) <https://example.org/a?b=1&amp;c=2|Open the source>
      *How sure:* clear from your answers.
      ~ *Would change it:* If the complaint is how it answers, not what it knows: a better prompt first; if it must calculate or do something: a tool call.
      *I'll ask again:* Mon 24 May 2027, 09:00 Berlin.
      [Full plan](v1:plan:talk1) [Why and sources](v1:why:talk1) [You misread me](v1:understood:talk1) [Share](v1:share:talk1) [Export](v1:export:talk1) [What would change it=flips | All sources=sources | Mention me when you ask=mention | Mute=mute](v1:more:talk1)
      [In a week=week | In a month=month | In 3 months=quarter | In 6 months=half-year](v1:snooze:talk1) [](v1:snooze:talk1:day)
      [Helpful=m1-u | Not helpful=m1-d](v1:rate:talk1)"
    `);
  });

  it('replaced', () => {
    expect(shown({ kind: 'replaced', verdict: 'Search your own text now.' })).toMatchInlineSnapshot(`
      "| Replaced by a newer recommendation: Search your own text now.
      ~ ~Search your own text now.~
      Replaced by a newer recommendation."
    `);
  });

  it('answer, from passages', () => {
    expect(
      shown({
        kind: 'answer',
        about: 'a',
        text: 'Usually not.',
        citations: [
          CITATION,
          { ...CITATION, title: 'Caching', section: null, source: 'A paper', url: 'https://example.org/p' },
        ],
        evidence: (['S', 'P', 'A'] as const).map((check) => ({
          bearing: 'contradicts',
          figure: `Figure ${check}.`,
          source: 'Li et al.',
          url: 'https://example.org/li',
          date: '2024',
          check,
          caveat: 'Public questions.',
        })),
      }),
    ).toMatchInlineSnapshot(`
      "| Usually not.
      | "You pay for all of it at every request." (Whichway, after our guide's "The hybrid reality")
      | "You pay for all of it at every request." (Whichway, after A paper)
      | A source disagrees: Figure P. (Li et al., 2024. Public questions.) [read in the source]
      Usually not.
      >You pay for all of it at every request.
      ~ *Why not put everything into the prompt* · Whichway, after our guide's "The hybrid reality"
      >You pay for all of it at every request.
      ~ *Caching* · <https://example.org/p|Whichway, after A paper>
      ~ *A source disagrees:* Figure P. (Li et al., 2024. Public questions.) [read in the source] <https://example.org/li|Open the source>
      [What I read](v1:read:talk1)
      [Helpful=m1-u | Not helpful=m1-d](v1:rate:talk1)"
    `);
  });

  it('answer, in the words of a model', () => {
    const { quote: _, ...other } = CITATION;
    expect(
      shown({
        ...{ kind: 'answer', about: 'guidance', text: 'Usually not.', worded: true },
        ...{ citations: [CITATION], evidence: [] },
        further: [{ ...other, title: 'Caching', section: null, source: 'A paper' }],
      }),
    ).toMatchInlineSnapshot(`
      "| Usually not.
      | A language model put this into words; each sentence was checked against the guidance below.
      | "You pay for all of it at every request." (Whichway, after our guide's "The hybrid reality")
      | See also: Caching (Whichway, after A paper)
      Usually not.
      ~ A language model put this into words; each sentence was checked against the guidance below.
      >You pay for all of it at every request.
      ~ *Why not put everything into the prompt* · Whichway, after our guide's "The hybrid reality"
      ~ See also: *Caching* · Whichway, after A paper
      [What I read](v1:read:talk1)
      [Helpful=m1-u | Not helpful=m1-d](v1:rate:talk1)"
    `);
  });

  it.each(['declined', 'again'])('answer "%s", which nobody rates', (about) => {
    const card: Card = { kind: 'answer', about, text: 'No.', citations: [], evidence: [] };

    expect(shown(card)).toBe('| No.\nNo.');
  });

  it('answer, from the talk', () => {
    expect(
      shown({ kind: 'answer', about: 'sure', text: 'Clear from your answers.', citations: [], evidence: [] }),
    ).toMatchInlineSnapshot(`
      "| Clear from your answers.
      Clear from your answers.
      [Helpful=m1-u | Not helpful=m1-d](v1:rate:talk1)"
    `);
  });
});

describe('a recommendation', () => {
  it.each([
    ['in a thread, with a share button', '1700000000.000100', true],
    ['that opens its thread, with one', null, true],
  ])('stands %s', (_, thread, shares) => {
    const ids = actionIdsIn(blocksOf(messageOf(RECOMMENDATION, thread)));

    expect(ids.includes('v1:share:talk1')).toBe(shares);
    expect(ids).toContain('v1:export:talk1');
  });

  it('in a direct message has nobody to be shared with', () => {
    const ids = actionIdsIn(blocksOf({ ...messageOf(RECOMMENDATION, ''), place: 'D0ANNA' }));

    expect(ids).not.toContain('v1:share:talk1');
    expect(ids).toContain('v1:understood:talk1');
  });

  it('shared with the room explains itself there, and changes nothing of the talk', () => {
    const ids = actionIdsIn(blocksOf({ ...messageOf(RECOMMENDATION, ''), place: 'C0GENERAL' }));

    expect(ids).toEqual(['v1:plan:talk1', 'v1:why:talk1', 'v1:rate:talk1']);
  });
});
