// The short cards as Slack shows them: first the fallback text, then the blocks, line by line.
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import type { Card } from '../../../src/card.ts';
import { messageOf, outline } from './samples.ts';

const shown = (card: Card): string => outline(blocksOf(messageOf(card)));

describe('a card of kind', () => {
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
