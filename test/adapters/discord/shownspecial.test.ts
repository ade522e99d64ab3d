// Cards that are more than their lines: files, links, pings, and more items than buttons have room beside them.
import { describe, expect, it } from 'vitest';
import { whichCounts } from '../../../adapters/discord/cards/counts.ts';
import { messageOf as messageWith, render } from '../../../adapters/discord/cards/message.ts';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import type { StandingAt } from '../../../src/door/messenger.ts';
import { CHECK_IN, DIGEST, TALKS } from './cards.ts';
import { expectTaken } from './checks.ts';
import { controlsOf, customIdsOf, messageOf, partsOf, textsOf } from './samples.ts';

const links = ({ place, external }: StandingAt): string =>
  `https://discord.com/channels/1/${place}/${external}`;

describe('a document', () => {
  const markdown = '# Search now\n\n- `max_tokens` < 9\n\n```js\n1\n```\n';
  const message = messageOf({ kind: 'document', about: 'a', title: 'Record', name: 'a record.md', markdown });

  it('goes along as it is', () => {
    expect(render(message).files).toEqual([{ name: 'a-record.md', text: markdown }]);
  });

  it('stands in the message where no file may', () => {
    const written = render(message, undefined, { files: false });

    expect(textsOf(written).join('\n').replaceAll('\u200b', '·')).toMatchInlineSnapshot(`
      "**Record**
      \`\`\`
      # Search now

      - \`max_tokens\` < 9

      \`·\`\`js
      1
      \`·\`\`
      \`\`\`"
    `);
    expect(written).not.toHaveProperty('files');
  });

  it('that is too long for a message says so there', () => {
    const long = {
      ...message,
      card: { ...message.card, markdown: 'Look it up. '.repeat(1_000) } as typeof message.card,
    };
    const written = render(long, undefined, { files: false });

    expect(textsOf(written).at(-1)).toContain('This is the beginning');
    expect(textsOf(written).at(-2)).toMatch(/…\n```$/u);
    expectTaken(written);
  });
});

describe('a link', () => {
  const old = { place: '1111111111111111111', thread: null, external: '1311111111111111111' };

  it('leads from a check-in and from what was replaced to the card', () => {
    for (const card of [CHECK_IN, { kind: 'replaced', verdict: 'Search now.' } as const])
      expect(textsOf(render({ ...messageOf(card), refers: old }, links)).join('\n')).toMatch(
        /\[See \w[\w ]*\]\(https:\/\/discord\.com\/channels\/1\/1111111111111111111\/1311111111111111111\)/u,
      );
  });

  it('leads to the thread of each talk', () => {
    const address = 'https://discord.com/channels/1/1111111111111111111/1211111111111111112';

    expect(textsOf(render(messageOf(DIGEST), links))[1]).toContain(`[Open the thread](${address})`);
    expect(controlsOf(render(messageOf(TALKS), links))).toMatchObject([
      { label: 'Open the thread', url: address },
    ]);
  });

  it('stands in the text where there are more talks than buttons can stand beside', () => {
    const many = Array.from({ length: 14 }, () => TALKS.talks.slice(0, 1)).flat();
    const talks = many.map((talk) => ({ ...talk, decisions: [] }));
    const message = render(messageOf({ ...TALKS, talks }), links);

    expect(controlsOf(message)).toEqual([]);
    expect(textsOf(message)[14]).toContain('[Open the thread](');
    expectTaken(message);
  });
});

describe('a check-in', () => {
  it('pings its owner, and nobody who is none of Discord', () => {
    const pings = (mention: string | undefined): unknown =>
      render(messageOf({ ...CHECK_IN, mention })).allowed_mentions.users;

    expect(pings('123456789012345678')).toEqual(['123456789012345678']);
    expect(pings('somebody')).toEqual([]);
    expect(pings(undefined)).toEqual([]);
  });

  it('that is over takes no answers any more', () => {
    const message = messageOf({ ...CHECK_IN, over: true });

    expect(controlsOf(render(message))).toEqual([]);
    expect(plain(message).components).toEqual([]);
    expect(textsOf(render(message)).join('\n')).toContain('-# This check-in is over.');
    expectTaken(render(message));
  });

  it.each([
    ['in a thread', 'thread', '1211111111111111111', true],
    ['in the channel', 'room', '', true],
    ['in direct messages', 'thread', '', false],
    ['in direct messages about a talk of a server', { person: '123456789012345678' }, '', false],
  ] as const)('%s can be handed over where there is somebody to take it', (_, asked, thread, offered) => {
    const ids = customIdsOf(controlsOf(render(messageOf({ ...CHECK_IN, asked }, thread))));

    expect(ids.includes('v1:hand-over:talk1')).toBe(offered);
    expect(ids).toContain('v1:snooze:talk1');
  });

  it('with many lines has menus instead of buttons', () => {
    const [item] = CHECK_IN.items;
    const ids = Array.from({ length: 8 }, (_, index) => `s-${index}`);
    const items = ids.flatMap((id) => (item === undefined ? [] : [{ ...item, id }]));
    const message = render(messageOf({ ...CHECK_IN, items }));

    expect(customIdsOf(controlsOf(message)).filter((id) => id.includes(':review:'))).toEqual(
      ids.map((id) => `v1:review:talk1:${id}`),
    );
    expectTaken(message);
  });
});

describe('a digest', () => {
  it('pings each owner who wants to be told, once', () => {
    const lines = [...DIGEST.lines, ...DIGEST.lines];

    expect(render(messageOf({ ...DIGEST, lines })).allowed_mentions.users).toEqual(['123456789012345678']);
    expect(plain(messageOf({ ...DIGEST, lines })).content).toMatch(/^<@123456789012345678>\n4 recomm/u);
  });
});

describe('the talks of a room', () => {
  it('say the beginning of what was decided at length', () => {
    const verdict = 'Search your own text now. '.repeat(100);
    const decisions = [{ at: '2027-05-24T09:00:00Z', kind: 'held', verdict, why: [] } as const];
    const talks = TALKS.talks
      .slice(0, 1)
      .map((talk) => ({ ...talk, decisions: [...decisions, ...decisions] }));

    expect(textsOf(render(messageOf({ ...TALKS, talks })))[1]).toMatch(
      /(?:-# • 24 May 2027, still holds: .{400,480}…\n){2}-# And 2/u,
    );
  });
});

describe('a digest of thirty', () => {
  const lines = Array.from({ length: 30 }, (_, index) => ({
    ...{ talk: `talk${index}`, thread: '1211111111111111112', verdict: 'Search your own text now.' },
    ...{ since: '2026-11-23', due: 'Mon 24 May 2027, 09:00 Berlin', late: null, mention: null },
  }));
  const message = render(messageOf({ kind: 'digest', lines }), links);

  it('says each in one message, and has a button for each', () => {
    expectTaken(message);
    expect(textsOf(message).join('\n')).toContain('30. **Search your own text now.**');
    expect(customIdsOf(controlsOf(message))).toEqual(lines.map(({ talk }) => `v1:ask:${talk}`));
    expect(JSON.stringify(message)).not.toContain('There is more');
  });
});

describe('a number for one of several talks', () => {
  const at = { place: '1111111111111111111', thread: '1211111111111111112', external: '1211111111111111112' };
  const message = messageWith(
    whichCounts(
      [
        { talk: 'talk1', verdict: 'Search *now*.', at },
        { talk: 'talk2', verdict: undefined, at: null },
      ],
      1_200,
      links,
    ),
    '',
  );

  it('can be given to each', () => {
    expect(textsOf(message)).toMatchInlineSnapshot(`
      [
        "**Which one has 1,200 signed-off answers now?**",
        "Search \\*now\\*. [Open the thread](https://discord.com/channels/1/1111111111111111111/1211111111111111112)",
        "A talk of this channel",
      ]
    `);
    expect(customIdsOf(controlsOf(message))).toEqual(['v1:count:talk1:1200', 'v1:count:talk2:1200']);
    expect(partsOf(message)).toHaveLength(3);
    expectTaken(message);
  });
});
