// Follow-ups that read the card out: why, what would change it, the plan, how sure, and when it comes back.
import { type Case, type FollowUp, reply } from './case.ts';
import { approachName, capital, listed, small } from './names.ts';
import { type Recommendation, wouldChange } from './recommend.ts';

/** "What would change it?" */
export function change(c: Case): FollowUp {
  const items = wouldChange(c.recommendation, 3);
  const text = items
    .map(({ clause: words, approach }) => `${capital(words)}: then ${approachName(approach)}.`)
    .join(' ');
  return reply('change', text || 'No single answer would change it.');
}

/** "What do we do on Monday?" */
export function plan(c: Case): FollowUp {
  const now = c.recommendation.plan.now.map(({ text }, index) => `${index + 1}. ${text}`).join('\n');
  const [next] = c.recommendation.plan.next;
  return reply('plan', `${now}${next ? `\nAfter that, ${next.when}: ${next.text}` : ''}`);
}

/** "How sure are you?" */
export function sure(c: Case): FollowUp {
  return reply('sure', capital(howSure(c.recommendation)));
}

/** "When do you ask again?" */
export function again(c: Case): FollowUp | undefined {
  return c.when === undefined
    ? undefined
    : reply('again', `The next look is due on ${c.when}. Come back sooner if something changes.`);
}

/** "Why?" */
export function why(c: Case): FollowUp {
  const { reasons } = c.recommendation;
  return reply(
    'why',
    reasons.map(({ text }) => text).join(' '),
    [...new Set(reasons.map(({ passages }) => passages[0] ?? ''))].filter(Boolean).slice(0, 2),
  );
}

/** How sure the recommendation is, in words for the card: clear, or leaning with what to find out. */
export function howSure({ confidence, findOut, open, approach }: Recommendation): string {
  if (confidence === 'settled') return 'clear from your answers.';
  if (findOut[0]?.question === 'need' && open.length > 3)
    return `a guess so far. To be sure: ${small(findOut[0].task)}`;
  const others = listed(open.filter((one) => one !== approach).map(approachName), 'or');
  const [first] = findOut;
  return `likely, not certain. ${capital(others)} ${others.includes(' or ') ? 'are' : 'is'} still possible.${first ? ` To be sure: ${small(first.task)}` : ''}`;
}
