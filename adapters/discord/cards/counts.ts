// "Which one has 320 signed-off answers now?": a number for one of several talks.
import type { StandingAt } from '../../../src/door/messenger.ts';
import { countsHead, UNNAMED_TALK } from '../../cards/countwords.ts';
import { actionId } from '../../chat/control.ts';
import { type Shown, text } from './elements.ts';
import type { Links } from './links.ts';
import { bold, escaped, link } from './markdown.ts';
import { offered } from './offers.ts';

/** A talk that counts signed-off answers. `verdict` is undefined while nothing was recommended. */
export type Counting = { talk: string; verdict: string | undefined; at: StandingAt | null };

export function whichCounts(talks: readonly Counting[], count: number, links: Links): Shown {
  const head = countsHead(count);
  const named = talks.map(({ verdict }) => escaped(verdict ?? UNNAMED_TALK));
  const offers = talks.map(({ talk, at }, index) => ({
    text: named[index] ?? '',
    more: at === null ? undefined : link('Open the thread', links(at)),
    label: 'This one',
    alone: `Number ${index + 1}`,
    action: actionId('count', talk, String(count)),
  }));
  return {
    text: [head, ...named.map((name, index) => `${index + 1}. ${name}`)].join('\n'),
    ...offered(text(bold(head)), offers),
  };
}
