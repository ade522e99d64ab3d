// All other cards as Slack shows them: first the fallback text, then the blocks, line by line.
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../adapters/slack/blocks.ts';
import type { Card, Citation } from '../../../src/card.ts';
import { messageOf, outline } from './samples.ts';

const shown = (card: Card): string => outline(blocksOf(messageOf(card)));

const CITATION: Citation = {
  passage: 'long-context-limits',
  title: 'Why not put everything into the prompt',
  section: 'The hybrid reality',
  quote: 'You pay for all of it at every request.',
  source: 'the article',
  url: null,
};

describe('a card of kind', () => {
  it('notice', () => {
    expect(shown({ kind: 'notice', about: 'a', text: 'From the start, then.' })).toMatchInlineSnapshot(`
      "| From the start, then.
      From the start, then."
    `);
  });

  it('replaced', () => {
    expect(shown({ kind: 'replaced', verdict: 'Search your own text now.' })).toMatchInlineSnapshot(`
      "| Replaced by a newer recommendation below: Search your own text now.
      ~ ~Search your own text now.~
      Replaced by the newer recommendation below."
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
      | "You pay for all of it at every request." (Whichway, after the article's "The hybrid reality")
      | "You pay for all of it at every request." (Whichway, after A paper)
      | A source disagrees: Figure P. (Li et al., 2024. Public questions.) [read in the source]
      Usually not.
      >You pay for all of it at every request.
      ~ *Why not put everything into the prompt* · Whichway, after the article's "The hybrid reality"
      >You pay for all of it at every request.
      ~ *Caching* · <https://example.org/p|Whichway, after A paper>
      ~ *A source disagrees:* Figure P. (Li et al., 2024. Public questions.) [read in the source] <https://example.org/li|Open the source>
      [What I read](v1:read:talk1)
      [Helpful=m1-up | Not helpful=m1-down](v1:rate:talk1)"
    `);
  });

  it('answer, from the talk', () => {
    expect(
      shown({ kind: 'answer', about: 'sure', text: 'Clear from your answers.', citations: [], evidence: [] }),
    ).toMatchInlineSnapshot(`
      "| Clear from your answers.
      Clear from your answers.
      [Helpful=m1-up | Not helpful=m1-down](v1:rate:talk1)"
    `);
  });

  it('list', () => {
    expect(
      shown({
        kind: 'list',
        about: 'help',
        title: 'What you can say',
        items: ['Answer.', '"back" goes back.'],
      }),
    ).toMatchInlineSnapshot(`
      "| What you can say
      | 1. Answer.
      | 2. "back" goes back.
      *What you can say*
      1. Answer.
      2. "back" goes back."
    `);
  });

  it('list, with items of several lines', () => {
    expect(
      shown({ kind: 'list', about: 'sources', title: 'Sources', items: ['One.\nSupports: a.', 'Two.'] }),
    ).toMatchInlineSnapshot(`
      "| Sources
      | 1. One.
      | →Supports: a.
      | 2. Two.
      *Sources*
      1. One.
      →Supports: a.

      2. Two."
    `);
  });

  it('opening', () => {
    expect(
      shown({ kind: 'opening', by: 'U0ANNA123', text: 'Should we train?\n<!channel> says yes' }),
    ).toMatchInlineSnapshot(`
      "| <@U0ANNA123> asks which way: Should we train?
      | &lt;!channel&gt; says yes
      <@U0ANNA123> asks which way:
      >Should we train?
      >&lt;!channel&gt; says yes
      [Mute](v1:mute:talk1)"
    `);
  });

  it('closed, answered by a person of Slack', () => {
    expect(
      shown({ kind: 'closed', question: 'need', text: 'How soon?', answer: 'After weeks', by: 'U0ANNA123' }),
    ).toMatchInlineSnapshot(`
      "| How soon? After weeks (<@U0ANNA123>)
      ~ How soon? *After weeks* (<@U0ANNA123>)"
    `);
  });

  it('closed, answered by somebody else', () => {
    expect(
      shown({ kind: 'closed', question: 'need', text: 'How soon?', answer: 'After weeks', by: 'Anna <3' }),
    ).toMatchInlineSnapshot(`
      "| How soon? After weeks (Anna &lt;3)
      ~ How soon? *After weeks* (Anna &lt;3)"
    `);
  });

  it('closed, without an answer', () => {
    expect(
      shown({ kind: 'closed', question: 'need', text: 'How soon?', answer: undefined, by: undefined }),
    ).toMatchInlineSnapshot(`
      "| How soon? Asked again below.
      ~ How soon? Asked again below."
    `);
  });

  it('document', () => {
    const markdown = '# Search now\n\n- `max_tokens` < 9\n\n```js\n1\n```';

    expect(
      shown({ kind: 'document', about: 'export', title: 'The recommendation', name: 'a.md', markdown }),
    ).toMatchInlineSnapshot(`
      "| The recommendation
      | # Search now
      |
      | - ·\`·max_tokens·\`· &lt; 9
      |
      | ·\`··\`··\`·js
      | 1
      | ·\`··\`··\`·
      *The recommendation*
      \`\`\`
      # Search now

      - \`max_tokens\` &lt; 9

      \`·\`\`js
      1
      \`·\`\`
      \`\`\`"
    `);
  });
});
